using System.Text;
using System.Text.Json;
using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Reporting;
using Spectre.Console;

namespace Simulator.Cli.Terminal;

/// <summary>What commands print: tables for people, one JSON document for programs.</summary>
internal static class Screen
{
    private const int SchemaVersion = 1;

    /// <summary>A table on standard output that keeps its width when it is piped into a file.</summary>
    internal static void Show(Table table)
    {
        AnsiConsoleSettings settings = new()
        {
            // The tables have no colours, and no escape of theirs has to be told from one that a file smuggled in.
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(Console.Out),
        };
        IAnsiConsole console = AnsiConsole.Create(settings);
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        console.Write(table);
    }

    internal static Table Table(params (string Heading, bool Number)[] columns)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach ((string heading, bool number) in columns)
        {
            TableColumn column = new(Markup.Escape(heading)) { NoWrap = number || heading.Length == 0 };
            table.AddColumn(number ? column.RightAligned() : column);
        }

        return table;
    }

    internal static void Row(this Table table, params string[] cells) => table.AddRow([.. cells.Select(c => new Text(c))]);

    /// <summary>The main table: published and simulated effects side by side.</summary>
    internal static void ShowComparison(Scenario scenario, Comparison comparison)
    {
        Console.WriteLine($"{scenario.Title}, beside {comparison.Study.Citation.Authors[0]} ({comparison.Study.Citation.Year})"
            + (scenario.Evidence is { IsReference: true } ? ": " + EvidenceLink.ReferenceWords : ""));
        Table effects = Table(("", false), ("d published", true), ("its 95 %", true), ("d simulated", true), ("95 % of studies", true), ("published at", true));
        Table tests = Table(("published / simulated", false), ("difference", true), ("t", true), ("p", true), ("eta²", true));
        Dictionary<(string, string), ComparisonRow> rows = [];
        foreach (ComparisonRow row in comparison.Rows) rows.TryAdd((row.Row, row.Statistic), row);
        foreach (ComparisonRow d in comparison.EffectSizes)
        {
            string Both(string statistic, Func<double, string> text) =>
                rows.GetValueOrDefault((d.Row, statistic)) is { } r ? $"{text(r.Published)} / {text(r.Simulated)}" : "";
            string name = Shortened(d.Row.StartsWith("item_", StringComparison.Ordinal) ? $"{d.Row[5..],2} {d.Label}" : $"   {d.Label}");
            effects.Row(
                name, Apa.Statistic(d.Published), Apa.Interval(d.PublishedLower, d.PublishedUpper), Apa.Statistic(d.Simulated),
                Apa.Interval(d.PredictedLower, d.PredictedUpper), Apa.Percentile(d.Percentile));
            tests.Row(name, Both("mean_difference", Apa.Statistic), Both("t", Apa.Statistic), Both("p", Apa.P), Both("eta_squared", v => Apa.Bounded(v)));
        }

        Show(effects);
        Console.WriteLine("d simulated: mean over the simulated studies; 95 % of studies: where single studies of this size fall; published at: its "
            + "percentile among them.");
        Show(tests);
        Console.WriteLine("Published values are exact where integer sums fix them; simulated ones are means over the simulated studies.");
        if (double.IsFinite(comparison.ItemRmse)) Console.WriteLine($"Root mean square error of the item effects: {Apa.Statistic(comparison.ItemRmse)}.");
        foreach (JointAgreement joint in comparison.Joint)
        {
            Console.WriteLine($"{joint.Rows} {(joint.Use == "fit" ? "fitted" : "checked")} numbers together: {Apa.Percent(joint.P)} of simulated "
                + $"studies lie as far or farther (squared distance {Apa.Number(joint.DistanceSquared, 1)}).");
            if (InView.Sentence(comparison.Study.Id, joint.Use) is { } known) Console.WriteLine(known);
        }
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

    private static string Shortened(string label) => label.Length <= 32 ? label : label[..31] + "…";
}
