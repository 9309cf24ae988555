using System.Globalization;
using System.Text;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Experiments.Measurement;
using Simulator.Scenarios.Binding;

namespace Simulator.Scenarios;

/// <summary>Writes a scenario with every value in force and its source, so that it reads again to an equal scenario.</summary>
public static class ResolvedScenario
{
    /// <summary>Name of the file in a result folder.</summary>
    public const string FileName = "scenario.resolved.yaml";

    /// <summary>The text.</summary>
    public static string Write(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# Every value in force. It reads again as it stands, to the same bits.");
        Line($"schema_version: 1");
        Line($"name: {NumbersInForce.Quote(scenario.Title)}");
        Line($"id: {NumbersInForce.Quote(scenario.Id)}");
        if (scenario.Notes.Length > 0)
            Line($"notes: {NumbersInForce.Quote(scenario.Notes)}");
        if (scenario.Words != FieldWords.Usual)
        {
            (FieldWords w, Func<string, string> quote) = (scenario.Words, NumbersInForce.Quote);
            Line($"words: {{ teacher: {quote(w.Teacher)}, teachers: {quote(w.Teachers)}, school: {quote(w.School)}, schools: {quote(w.Schools)} }}");
        }

        Line($"calendar: {{ weeks: {scenario.Calendar.Weeks}, days_per_week: {scenario.Calendar.DaysPerWeek} }}");
        Line($"people: {(scenario.SamePeople ? "same" : "separate")}");
        Line($"arms:");
        foreach (Arm arm in scenario.Arms)
            WriteArm(Line, arm, scenario.Calendar.Weeks);
        WriteInstrument(Line, scenario.Instrument);
        Line($"survey_weeks: {NumbersInForce.Write(scenario.SurveyWeeks)}");
        if (scenario.Evidence is { } evidence)
        {
            string also = evidence.IsReference ? $", as: {StudyLink.Reference}" : "";
            if (evidence.LeftOut.Length > 0)
                also += $", left_out: {NumbersInForce.Quote(evidence.LeftOut)}";
            IEnumerable<KeyValuePair<string, string>> pairs = evidence.Arms.OrderBy(a => a.Key, StringComparer.Ordinal);
            string arms = string.Join(", ", pairs.Select(a => $"{NumbersInForce.Quote(a.Key)}: {a.Value}"));
            if (evidence.LeftOut.Length == 0)
                also += $", arms: {{ {arms} }}";
            Line($"evidence: {{ study: {NumbersInForce.Quote(evidence.Study)}{also} }}");
        }
        Line($"replications: {scenario.Replications}");
        Line($"seed: {scenario.Seed}");
        WriteHypotheses(Line, scenario.Hypotheses);
        Line($"sources:");
        foreach (NumberInForce number in NumbersInForce.Of(scenario))
            Line($"  {number.Path}: {NumbersInForce.Quote($"{number.Backing.Source.Word()}: {number.Backing.Reference}")}");
        WriteParameters(Line, scenario);
        return text.ToString();
    }

    private static void WriteArm(Action<FormattableString> line, Arm arm, int weeks)
    {
        CohortPlan plan = arm.Cohort;
        line($"  - name: {arm.Name}");
        if (arm.Response is { } response)
            line($"    response: {NumbersInForce.Write(response)}");
        line($"    cohort:");
        if (NumbersInForce.IsEven(plan.SchoolSizes))
            line($"      teachers: {plan.Teachers}\n      schools: {plan.SchoolSizes.Count}");
        else
            line($"      sizes: {NumbersInForce.Write(plan.SchoolSizes)}");
        line($"      teams: {(plan.TeamSizes is { } teams ? NumbersInForce.Write(new[] { teams.Smallest, teams.Largest }) : "none")}");
        if (plan.Attributes.Count == 0)
            line($"      attributes: {{}}");
        else
            line($"      attributes:");
        foreach (AttributePlan attribute in plan.Attributes)
            line($"        {attribute.Name}: {NumbersInForce.Levels(attribute)}");
        line($"      acquaintance: {{ friendship: {NumbersInForce.Write(plan.Friendship)}, trust: {NumbersInForce.Write(plan.Trust)} }}");
        if (plan.BaseLoad is { } load)
            line($"      base_load: {NumbersInForce.Write(load)}");
        if (plan.Skill is { } skill)
            line($"      skill: {NumbersInForce.Write(skill)}");
        line($"      leadership: {NumbersInForce.Write(plan.Leadership)}");
        line($"      free_hours_per_week: {NumbersInForce.Write(plan.FreeHoursPerWeek)}");
        line($"      travel_hours: {NumbersInForce.Write(plan.TravelHours)}");
        line($"      untracked_colleagues: {NumbersInForce.Write(plan.UntrackedColleagues)}");
        line($"      regions: {plan.Regions}");
        line($"    programme:{(arm.Programme is { Offers.Count: 0, Participants: null, Circles: null } ? " {}" : "")}");
        if (arm.Programme.Participants is { } participants)
            line($"      {ProgrammeReader.Participants}: {NumbersInForce.Write(participants)}");
        if (arm.Programme.Circles is { } circles)
            line($"      {ProgrammeReader.Circles}: {NumbersInForce.Write(circles)}");
        foreach (Offer offer in arm.Programme.AsWritten)
        {
            line($"      {offer.Kind.Key}:");
            if (offer.Participants is { } own)
                line($"        {ProgrammeReader.Participants}: {NumbersInForce.Write(own)}");
            WriteFields(line, offer, NumbersInForce.FieldsInForce(offer), "", "        ");
            line($"        {ProgrammeReader.Weeks}: [{offer.FirstWeek}, {Math.Min(offer.LastWeek, weeks)}]");
        }
    }

    private static void WriteFields(Action<FormattableString> line, Offer offer, IEnumerable<Field> fields, string prefix, string indent)
    {
        foreach (IGrouping<string, Field> group in fields.GroupBy(f => f.Key[prefix.Length..].Split('.')[0]))
        {
            string key = prefix + group.Key;
            if (group.FirstOrDefault(f => f.Key == key) is { } field)
            {
                line($"{indent}{group.Key}: {NumbersInForce.Write(offer.Values[key])}");
                continue;
            }
            line($"{indent}{group.Key}:");
            WriteFields(line, offer, group, key + ".", indent + "  ");
        }
    }

    private static void WriteInstrument(Action<FormattableString> line, Instrument instrument)
    {
        line($"instrument:");
        line($"  id: {NumbersInForce.Quote(instrument.Id)}");
        line($"  title: {NumbersInForce.Quote(instrument.Title)}");
        line($"  source: {NumbersInForce.Quote(instrument.Source)}");
        line($"  points: {instrument.Points}");
        line($"  careless_share: {NumbersInForce.Write(instrument.CarelessShare)}");
        line($"  missing_share: {NumbersInForce.Write(instrument.MissingShare)}");
        line($"  items:");
        foreach (Item item in instrument.Items)
        {
            string asks = $"asks: {InstrumentReader.Asked[(int)item.Asks]}, effectiveness: {NumbersInForce.Write(item.Effectiveness)}";
            line($"    - {{ id: {item.Id}, text: {NumbersInForce.Quote(item.Text)}, {asks} }}");
        }
        line($"  scales:{(instrument.Scales.Count == 0 ? " []" : "")}");
        foreach (Scale scale in instrument.Scales)
        {
            string items = NumbersInForce.Write(scale.Items.Select(i => instrument.Items[i].Id));
            line($"    - {{ id: {scale.Id}, title: {NumbersInForce.Quote(scale.Title)}, items: {items} }}");
        }
    }

    private static void WriteHypotheses(Action<FormattableString> line, IReadOnlyList<Hypothesis> hypotheses)
    {
        if (hypotheses.Count > 0)
            line($"hypotheses:");
        foreach (Hypothesis h in hypotheses)
        {
            line($"  - name: {h.Name}");
            line($"    outcome: {h.Outcome}");
            line($"    contrast: {h.Contrast.First} - {h.Contrast.Second}");
            line($"    test: {h.Test}");
            line($"    expect: {HypothesisReader.Write(h)}");
            line($"    alpha: {NumbersInForce.Write(h.Alpha)}");
        }
    }

    private static void WriteParameters(Action<FormattableString> line, Scenario scenario)
    {
        line($"parameters:");
        line($"  name: {NumbersInForce.Quote(scenario.ParametersName)}");
        if (scenario.Draws is { } draws) line($"  base: {draws.Link}");
        line($"  set:");
        foreach (Parameter parameter in scenario.Parameters.Declared)
        {
            // A drawn parameter is another one in every replicate, as the draws beside the posterior say.
            if (scenario.Draws is { } drawn && drawn.Symbols.Contains(parameter.Symbol)) continue;
            line($"    {parameter.Symbol}:");
            line($"      value: {NumbersInForce.Write(scenario.Parameters[parameter])}");
            if (parameter.Unit.Length > 0)
                line($"      unit: {NumbersInForce.Quote(parameter.Unit)}");
            line($"      source: {scenario.Parameters.SourceOf(parameter).Word()}");
            line($"      reference: {NumbersInForce.Quote(scenario.Parameters.ReferenceOf(parameter))}");
        }
    }

}
