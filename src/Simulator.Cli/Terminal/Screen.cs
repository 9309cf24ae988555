using System.Globalization;
using System.Text;
using System.Text.Json;
using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Reporting;

namespace Simulator.Cli.Terminal;

/// <summary>What commands print: tables for people, one JSON document for programs.</summary>
internal static class Screen
{
    private const int SchemaVersion = 1, Fewest = 40, Usual = 80, InFiles = 120;

    /// <summary>Columns there are: what COLUMNS says, else the terminal's, else enough for a file.</summary>
    internal static int Width => Asked ?? (Console.IsOutputRedirected ? InFiles : Terminal);

    private static int? Asked =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns >= Fewest
            ? columns : null;

    private static int Terminal => Console.WindowWidth >= Fewest ? Console.WindowWidth : Usual;

    /// <summary>A table on standard output.</summary>
    internal static void Show(TextTable table)
    {
        foreach (string line in table.Lines(Width)) Console.WriteLine(line);
    }

    /// <summary>A sentence on standard output, broken at words where a person reads it; a file gets it in one line.</summary>
    internal static void Say(string sentence)
    {
        if (Asked is null && Console.IsOutputRedirected) Console.WriteLine(sentence);
        else foreach (string line in TextTable.Wrap(sentence, Width)) Console.WriteLine(line);
    }

    internal static TextTable Table(params (string Heading, bool Number)[] columns) => new(columns);

    /// <summary>The main table: published and simulated effects side by side.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="comparison">The side-by-side.</param>
    /// <param name="every">Whether to show every published number, too.</param>
    internal static void ShowComparison(Scenario scenario, Comparison comparison, bool every)
    {
        Say($"{scenario.Title}, beside {comparison.Study.Citation.Authors[0]} ({comparison.Study.Citation.Year})"
            + (scenario.Evidence is { IsReference: true } ? ": " + EvidenceLink.ReferenceWords : ""));
        TextTable effects = Table(
            ("", false), ("d published", true), ("its 95 %", true), ("d simulated", true), ("95 % of studies", true), ("published at", true));
        TextTable tests = Table(("published / simulated", false), ("difference", true), ("t", true), ("p", true), ("eta²", true));
        Dictionary<(string, string), ComparisonRow> rows = [];
        foreach (ComparisonRow row in comparison.Rows) rows.TryAdd((row.Row, row.Statistic), row);
        foreach (ComparisonRow d in comparison.EffectSizes)
        {
            string Both(string statistic, Func<double, string> text) =>
                rows.GetValueOrDefault((d.Row, statistic)) is { } r ? $"{text(r.Published)} / {text(r.Simulated)}" : "";
            string name = d.Row.StartsWith("item_", StringComparison.Ordinal) ? $"{d.Row[5..],2} {d.Label}" : d.Label;
            effects.Row(
                name, Apa.Statistic(d.Published), Apa.Interval(d.PublishedLower, d.PublishedUpper), Apa.Statistic(d.Simulated),
                Apa.Interval(d.PredictedLower, d.PredictedUpper), Apa.Percentile(d.Percentile));
            tests.Row(name, Both("mean_difference", Apa.Statistic), Both("t", Apa.Statistic), Both("p", Apa.P), Both("eta_squared", v => Apa.Bounded(v)));
        }

        Show(effects);
        Say("d simulated: mean over the simulated studies; 95 % of studies: where single studies of this size fall; published at: its "
            + "percentile among them.");
        Show(tests);
        Say("Published values are exact where integer sums fix them; simulated ones are means over the simulated studies.");
        if (double.IsFinite(comparison.ItemRmse)) Say($"Root mean square error of the item effects: {Apa.Statistic(comparison.ItemRmse)}.");
        if (every) ShowRows(comparison);
        foreach (JointAgreement joint in comparison.Joint)
        {
            Say($"{joint.Rows} {(joint.Use == "fit" ? "fitted" : "checked")} numbers together: {Apa.Percent(joint.P)} of simulated "
                + $"studies lie as far or farther (squared distance {Apa.Number(joint.DistanceSquared, 1)}).");
            if (InView.Sentence(comparison.Study.Id, joint.Use) is { } known) Say(known);
        }
    }

    /// <summary>Differences with everything that is known of them.</summary>
    internal static void Differences(IEnumerable<Difference> differences)
    {
        TextTable table = Table(("measure", false), ("second", true), ("first", true), ("difference", true), ("simulation", true), ("one study", true),
            ("what we do not know", true), ("same sign", false), ("width", true));
        foreach (Difference d in differences)
        {
            table.Row(
                $"{d.Contrast}: {d.Title}, week {d.Wave}", Apa.Number(d.Second, 3), Apa.Number(d.First, 3), Apa.Signed(d.Value, 3),
                Apa.Interval(d.Simulation.Lower, d.Simulation.Upper, 3), d.OneStudy is { } one ? Apa.Interval(one.Lower, one.Upper, 3) : "",
                d.Known is { } known ? Apa.Interval(known.Lower, known.Upper, 3) : "",
                d.Known is { } sets ? $"{Apa.Bounded(sets.SameSign)} of {sets.Sets}{(sets.TurnedBy is null ? "" : $", {sets.TurnedBy}")}" : "",
                double.IsNaN(d.WidthShare) ? "" : Apa.Bounded(d.WidthShare));
        }

        Show(table);
        Say("second, first: means of what is subtracted and of what it is subtracted from; "
            + "width: of the simulation's interval, as a share of two separate runs'.");
    }

    /// <summary>The answer in three sentences.</summary>
    internal static void WriteAnswer(Utf8JsonWriter writer, IReadOnlyList<string> sentences)
    {
        writer.WriteStartArray("answer");
        foreach (string sentence in sentences) writer.WriteStringValue(sentence);
        writer.WriteEndArray();
    }

    /// <summary>Every published number beside the simulated one.</summary>
    internal static void ShowRows(Comparison comparison)
    {
        TextTable table = Table(("number", false), ("printed", true), ("published", true), ("simulated", true), ("error", true), ("95 % of studies", true),
            ("at", true));
        foreach (ComparisonRow row in comparison.Rows)
        {
            table.Row(
                $"{row.Table}: {row.Statistic} of {row.Row}, {row.Arm} ({row.Use})", row.Printed, Apa.Number(row.Published, 3), Apa.Number(row.Simulated, 3),
                Apa.Number(row.McSe, 4), Apa.Interval(row.PredictedLower, row.PredictedUpper, 3), Apa.Bounded(row.Percentile, 3));
        }

        Show(table);
        Say("error: Monte-Carlo standard error of the simulated mean; at: share of simulated studies below the published value.");
    }

    internal static void WriteRows(Utf8JsonWriter writer, Comparison? comparison)
    {
        if (comparison is null) return;
        writer.WriteStartArray("comparison");
        foreach (ComparisonRow row in comparison.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("table", row.Table);
            writer.WriteString("row", row.Row);
            writer.WriteString("arm", row.Arm);
            writer.WriteString("statistic", row.Statistic);
            writer.WriteString("use", row.Use);
            writer.WriteString("printed", row.Printed);
            Number(writer, "published", row.Published);
            Number(writer, "simulated", row.Simulated);
            Number(writer, "mc_se", row.McSe);
            Number(writer, "predicted_lower", row.PredictedLower);
            Number(writer, "predicted_upper", row.PredictedUpper);
            Number(writer, "percentile", row.Percentile);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A number, or null where there is none.</summary>
    internal static void Number(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumber(name, value);
        else writer.WriteNull(name);
    }

    /// <summary>What we do not know of a difference, where it was asked for.</summary>
    internal static void Known(Utf8JsonWriter writer, Difference difference)
    {
        if (difference.Known is not { } known) return;
        writer.WriteNumber("sets", known.Sets);
        Number(writer, "known_lower", known.Lower);
        Number(writer, "known_upper", known.Upper);
        Number(writer, "same_sign", known.SameSign);
        if (known.TurnedBy is not null) writer.WriteString("turned_by", known.TurnedBy);
        writer.WriteString("how_sure", known.Words);
    }

    /// <summary>One JSON document on standard output.</summary>
    internal static void WriteJson(Action<Utf8JsonWriter> body)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema_version", SchemaVersion);
            body(writer);
            writer.WriteEndObject();
        }

        Console.Out.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
