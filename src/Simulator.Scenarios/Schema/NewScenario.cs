using System.Globalization;
using System.Text;
using Simulator.Engine.Programme;
using Simulator.Experiments.Description;
using Simulator.Scenarios.Binding;

namespace Simulator.Scenarios.Schema;

/// <summary>A starter scenario with comments: two arms that run, and every other component ready to be uncommented.</summary>
public static class NewScenario
{
    /// <summary>The text.</summary>
    /// <param name="name">The title.</param>
    /// <param name="schemaPath">Path of the schema as seen from the new file, for editors.</param>
    public static string Write(string name, string schemaPath)
    {
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# yaml-language-server: $schema={schemaPath}");
        Line($"# Change what you like and run it. A component that is absent is not offered; units stand in the keys; shares and strengths run");
        Line($"# from 0 to 1. No key says how well a programme works: that is what the simulation is for.");
        Line($"schema_version: 1");
        Line($"name: {NumbersInForce.Quote(name)}");
        Line($"notes: What this scenario leans on, for the report.");
        Line($"");
        Line($"calendar: {{ weeks: 6, days_per_week: 5 }}");
        Line($"people: same            # same: every arm has the same people and luck (a what-if) | separate: people of its own (a study)");
        Line($"");
        Line($"cohort:                 # of every arm; an arm may have a cohort of its own with what differs");
        Line($"  teachers: 24          # of each arm");
        Line($"  schools: 2            # filled evenly; or sizes: [14, 10]");
        Line($"  teams: [2, 3]         # who shares a mentor: none | [smallest, largest]");
        foreach (Field field in ScenarioFields.Cohort)
            Line($"  {field.Key}: {NumbersInForce.Write(field.Default)}{Comment(field)}");
        Line($"");
        Line($"arms:");
        Line($"  - name: nothing");
        Line($"    programme: {{}}       # people talk as they would anyway");
        Line($"  - name: pairs");
        Line($"    programme:");
        foreach (ComponentKind kind in ComponentCatalogue.All)
            Component(Line, kind);
        Line($"");
        Line($"instrument: lankau-1996-adapted");
        Line($"survey_weeks: [6]       # at the end of these weeks; 0 = before the first day");
        Line($"replications: 100");
        Line($"seed: 20130701          # the same seed gives the same bits");
        Line($"");
        Line($"sources:                # where your numbers come from; whatever is not named is assumed");
        Line($"  calendar.weeks: \"assumed: a placement of six weeks\"");
        return text.ToString();
    }

    private static void Component(Action<FormattableString> line, ComponentKind kind)
    {
        string off = kind.Key is "pairs" or "meetings" ? "" : "# ";
        line($"      {off}{kind.Key}:{Padding(kind.Key.Length)}# {kind.Sentence}");
        string inner = "";
        foreach (Field field in kind.Fields)
        {
            string[] steps = field.Key.Split('.');
            if (steps.Length > 1 && inner != steps[0])
                line($"      {off}  {steps[0]}:");
            inner = steps.Length > 1 ? steps[0] : "";
            // A word that a map may replace is left out: the map follows.
            if (!kind.Fields.Any(f => f.Key.StartsWith(field.Key + ".", StringComparison.Ordinal)))
                line($"      {off}{new string(' ', 2 * steps.Length)}{steps[^1]}: {Example(field)}{Comment(field)}");
        }
    }

    private static string Example(Field field) => field.Default is not null ? NumbersInForce.Write(field.Default) : field.Kind switch
    {
        FieldKind.Weeks => "[1]",
        FieldKind.Word => field.Words[0],
        FieldKind.Whole => NumbersInForce.Write((int)field.Low),
        FieldKind.Switch => "false",
        FieldKind.Attributes => "[]",
        FieldKind.People => "{ number: 1, choose: skill }",
        FieldKind.Number => NumbersInForce.Write(Math.Min(field.High, Math.Max(field.Low, 1))),
    };

    private static string Comment(Field field)
    {
        string words = field.Words.Count > 0 ? " " + string.Join(" | ", field.Words) : "";
        string unit = field.Unit.Length > 0 ? $" ({field.Unit})" : "";
        return $"   # {field.Sentence}{words}{unit}";
    }

    private static string Padding(int used) => new(' ', Math.Max(2, 16 - used));
}
