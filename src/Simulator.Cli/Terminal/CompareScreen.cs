using Simulator.Experiments;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Jobs;
using Simulator.Experiments.Measures;
using Simulator.Reporting;

namespace Simulator.Cli.Terminal;

/// <summary>What <c>compare</c> prints.</summary>
internal static class CompareScreen
{
    internal static void WriteJson(Scenario a, Scenario b, CompareResult result) => Screen.WriteJson(writer =>
    {
        writer.WriteString("a", a.Id);
        writer.WriteString("b", b.Id);
        Screen.WriteAnswer(writer, Answer(a, b, result));
        writer.WriteString("shared", CompareJob.SharedBy(a, b).Sentence);
        writer.WriteStartArray("differences");
        foreach (Difference d in result.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("contrast", d.Contrast);
            writer.WriteString("outcome", d.Outcome);
            writer.WriteString("unit", d.Unit);
            writer.WriteNumber("wave", d.Wave);
            Screen.Number(writer, "a", d.Second);
            Screen.Number(writer, "b", d.First);
            Screen.Number(writer, "difference", d.Value);
            Screen.Number(writer, "lower", d.Simulation.Lower);
            Screen.Number(writer, "upper", d.Simulation.Upper);
            Screen.Number(writer, "width_share", d.WidthShare);
            Screen.Known(writer, d);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static IReadOnlyList<string> Answer(Scenario a, Scenario b, CompareResult result) =>
        ShortAnswer.Of(a, b, CompareJob.Called(a, b), result.Differences);

    internal static void Show(Scenario a, Scenario b, string folder, CompareResult result, bool verbose)
    {
        foreach (string sentence in Answer(a, b, result)) Screen.Say(sentence);
        Console.WriteLine();
        Screen.Say($"From {a.Title} to {b.Title}: {CompareJob.SharedBy(a, b).Short}, {a.Replications} replicates");
        Screen.Say(CompareJob.SharedBy(a, b).Sentence);
        Difference[] last = [.. result.Differences.Where(d => d.Wave == b.SurveyWeeks[^1])];
        Difference[] shown = [.. last.Where(d => (MeasureCatalogue.Outcome(d.Outcome) is not null || b.Instrument.Scales.Any(s => s.Id == d.Outcome))
            && (d.First != 0 || d.Second != 0))];
        TextTable table = Screen.Table(("", false), ("unit", false), (a.Id, true), (b.Id, true), ("difference", true), ("simulation", true),
            ("what we do not know", true), ("same sign", true));
        bool several = shown.Select(d => d.Contrast).Distinct().Count() > 1;
        foreach (Difference d in shown)
        {
            table.Row(
                several ? $"{d.Contrast}: {b.Words.In(d.Title)}" : b.Words.In(d.Title), b.Words.In(d.Unit),
                Apa.Number(d.Second, 3), Apa.Number(d.First, 3), Apa.Signed(d.Value, 3),
                Apa.Interval(d.Simulation.Lower, d.Simulation.Upper, 3), d.Known is null ? "" : Apa.Interval(d.Known.Lower, d.Known.Upper, 3), HowSure.Sign(d));
        }

        Screen.Show(table);
        Screen.Say(HowSure.Legend);
        foreach (Difference d in last.Where(d => b.Instrument.Scales.Any(s => s.Id == d.Outcome))) Screen.Say(HowSure.Sentence(d, 3));
        foreach (EquityRow gain in result.Gains.Where(g => g.Group == "everybody"))
        {
            Measure measure = MeasureCatalogue.Outcome(gain.Outcome)!;
            string luck = double.IsNaN(gain.PlaceboBetter) ? ""
                : $"; by other luck of encounters alone {Apa.Percent(gain.PlaceboBetter)} and {Apa.Percent(gain.PlaceboWorse)}";
            Screen.Say(
                $"{(several ? gain.Arm + ", " : "")}{measure.Title}: {Apa.Percent(gain.Better)} of {b.Words.Teachers} better off by "
                    + $"{Apa.Statistic(measure.Matters!.Value)} or more, "
                + $"{Apa.Percent(gain.Worse)} worse off{luck}.");
        }

        if (verbose)
        {
            Screen.Say("Every difference of every survey:");
            Screen.Differences(result.Differences);
        }

        Screen.Say($"Report: {Path.Combine(folder, "report.html")}");
    }
}
