using System.Globalization;
using System.Text;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Tests;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Plans;

/// <summary>What several kinds of plan read and write alike.</summary>
internal static class PlanValues
{
    /// <summary>Two arms: those that are named, else every scenario's first contrast; null where there are none (and that has been reported).</summary>
    internal static Contrast? Contrast(ValueReader value, PlanHead head, Scenario scenario)
    {
        if (value.IsPresent) return value.Contrast([.. scenario.Arms.Select(a => a.Name)]) is { } sides ? new Contrast(sides.First, sides.Second) : null;
        IReadOnlyList<Contrast> all = Experiments.Contrast.Of(scenario);
        if (all.Count > 0) return all[0];
        head.Refuse("the scenario has one arm, and two are held against each other", "a scenario of at least two arms");
        return null;
    }

    /// <summary>The first lines of a resolved plan.</summary>
    internal static StringBuilder Head(string kind, string title, ulong seed, int replications) => new StringBuilder()
        .Append("# Every value in force. Beside the resolved scenario it reads again as it stands, to the same bits.\n")
        .Append("schema_version: 1\n")
        .Append(CultureInfo.InvariantCulture, $"kind: {kind}\n")
        .Append(CultureInfo.InvariantCulture, $"name: {NumbersInForce.Quote(title)}\n")
        .Append(CultureInfo.InvariantCulture, $"scenario: ./{ResolvedScenario.FileName}\n")
        .Append(CultureInfo.InvariantCulture, $"seed: {seed}\n")
        .Append(CultureInfo.InvariantCulture, $"replications: {replications}\n");

    /// <summary>What a plan reads of each replicate: measures, and tests of outcomes; and the lines of its resolved plan that say so.</summary>
    internal static (IReadOnlyList<DesignNumber> Numbers, string Lines) Numbers(
        ValueReader measures, ValueReader tests, ValueReader outcomes, Scenario scenario, Contrast contrast)
    {
        string[] rows = [.. scenario.Instrument.Rows];
        string main = rows[scenario.Instrument.Scales.Count > 0 ? scenario.Instrument.Items.Count : 0];
        string[] asked = measures.IsPresent ? [.. measures.Items(1, 100).Select(i => Measure(i, scenario)).OfType<string>().Distinct()]
            : ["d_" + main, main, "stress", "friendship", "isolates"];
        string[] words = [.. TestCatalogue.Analyses.Select(t => t.Name)];
        string[] tested = tests.IsPresent ? [.. tests.Items(0, words.Length).Select(i => i.Word(words)).OfType<string>().Distinct()]
            : scenario.SamePeople ? [] : ["welch"];
        string[] of = outcomes.IsPresent ? [.. outcomes.Items(1, rows.Length).Select(i => i.Word(rows)).OfType<string>().Distinct()] : [main];
        if (scenario.SamePeople && tested.Length > 0)
        {
            tests.Refuse("arms have the same people, whom no test of independent persons may "
                + "hold against each other", "people: separate");
        }

        return (
            [.. asked.SelectMany(m => DesignNumbers.Measure(scenario, m, contrast)),
                .. of.SelectMany(o => tested.Select(t => DesignNumbers.Test(scenario, o, TestCatalogue.Find(t)!, contrast)))],
            $"measures: [{string.Join(", ", asked)}]\ntests: [{string.Join(", ", tested)}]\noutcomes: [{string.Join(", ", of)}]\n");
    }

    /// <summary>A measure that designs can read.</summary>
    internal static string? Measure(ValueReader value, Scenario scenario)
    {
        IReadOnlyList<Measure> all = MeasureCatalogue.For(scenario.Instrument);
        string[] read = [.. all.Where(DesignNumbers.CanRead).Select(m => m.Name)];
        if (value.Word([.. all.Select(m => m.Name)], read) is not { } name) return null;
        if (read.Contains(name)) return name;
        value.Refuse($"{name} needs more of a replicate than plans keep", "one of " + string.Join(", ", read.Take(40)) + ", …");
        return null;
    }

    /// <summary>None, or enough of them to say something.</summary>
    internal static int? Some(ValueReader value, int fewest, int most, string unit)
    {
        if (value.Integer(0, most, unit) is not { } number) return null;
        if (number is 0 || number >= fewest) return number;
        value.Refuse("too few to say anything", $"0, or from {fewest} to {most} {unit}");
        return null;
    }

    /// <summary>A value as it was written, on one line.</summary>
    internal static string? Written(YamlNode? node) => node switch
    {
        ScalarNode { IsEmpty: true } => "",
        ScalarNode { IsPlain: true } scalar => scalar.Text,
        ScalarNode scalar => NumbersInForce.Quote(scalar.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Written(e.Value)}"))} }}",
        _ => null,
    };

    /// <summary>Text between quotes where YAML would take it for something else.</summary>
    internal static string Quoted(string text) => NumbersInForce.Quote(text);

    /// <summary>The effect that is asked where nothing is named: Cohen's d of the first scale, else of the first item.</summary>
    internal static string MainEffect(Scenario scenario) => "d_"
        + scenario.Instrument.Rows[scenario.Instrument.Scales.Count > 0 ? scenario.Instrument.Items.Count : 0];
}
