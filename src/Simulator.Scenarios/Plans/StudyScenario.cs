using System.Globalization;
using System.Text;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Description;
using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Plans;

/// <summary>A scenario for a study that no scenario plays yet, written from what the study's own file says of its design.</summary>
public static class StudyScenario
{
    private const int UsualDays = 5, Planned = 1000;

    /// <summary>What the file would have to say besides; empty where a scenario can be written.</summary>
    public static IReadOnlyList<string> Missing(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        List<string> missing = [];
        if (study.Design.Arms.Count < 2) missing.Add("design.arms: two arms, each a group of people of its own");
        if (study.Design.Weeks is null) missing.Add("design.weeks: how long the programme lasted");
        foreach (StudyArm arm in study.Design.Arms)
        {
            if (Size(study, arm) is null) missing.Add($"design.arms, {arm.Name}: n, or raw answers");
            if (arm.Programme is null) missing.Add($"design.arms, {arm.Name}: programme, what was offered, in the words of a scenario; {{}} for nothing");
        }

        if (study.Questionnaire is not { } questionnaire) missing.Add("questionnaire");
        else if (Catalogue.TryFind(InputKind.Instrument, questionnaire.Name) is null)
            missing.Add($"questionnaire.name: one of {string.Join(", ", Catalogue.Instruments().Select(i => i.Name))}; {questionnaire.Name} is none of them");
        return missing;
    }

    /// <summary>The text of the scenario.</summary>
    /// <param name="study">The study; nothing may be missing.</param>
    /// <param name="link">How the scenario names it.</param>
    public static string Write(Study study, string link)
    {
        ArgumentNullException.ThrowIfNull(study);
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# Written from the design of {study.Id}: what that file does not say has the shipped values.");
        Line($"schema_version: 1");
        Line($"name: {NumbersInForce.Quote($"The design of {study.Id}")}");
        Line($"calendar: {{ weeks: {(int)Math.Ceiling(study.Design.Weeks!.Value)}, days_per_week: {study.Design.DaysPerWeek ?? UsualDays} }}");
        Line($"people: separate");
        Line($"arms:");
        foreach (StudyArm arm in study.Design.Arms)
        {
            Line($"  - name: {arm.Name}");
            Line($"    cohort: {{ teachers: {Size(study, arm)}, schools: {arm.Schools ?? 1} }}");
            Line($"    programme: {{}}");
        }

        Line($"instrument: {study.Questionnaire!.Name}");
        Line($"evidence: {NumbersInForce.Quote(link)}");
        Line($"replications: {Planned}");
        if (study.Design.Arms.All(a => a.Programme!.Count == 0)) return text.ToString();
        Line($"set:");
        foreach (StudyArm arm in study.Design.Arms)
        {
            foreach ((string component, IReadOnlyDictionary<string, string> fields) in arm.Programme!)
            {
                Line($"  arms.{arm.Name}.programme.{component}: {{}}");
                foreach ((string field, string value) in fields) Line($"  arms.{arm.Name}.programme.{component}.{field}: {value}");
            }
        }

        return text.ToString();
    }

    private static int? Size(Study study, StudyArm arm) => arm.N ?? (study.Answers?.N(arm.Name) is > 0 and var n ? n : null);
}
