using System.Globalization;
using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Results;
using Simulator.Reporting;
using Simulator.Reporting.Output;
using Simulator.Reporting.Runs;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Cli;

/// <summary>One comparison from two scenarios to a result folder.</summary>
internal sealed class CompareJob(OpenedScenario first, OpenedScenario second, string folder)
{
    internal int Threads { get; init; }

    internal bool Quiet { get; init; }

    internal bool Json { get; init; }

    internal bool Force { get; init; }

    internal int Run()
    {
        // A comparison is a what-if: the same people with the same luck, whatever the scenarios say of their arms; no study is looked at.
        Scenario a = first.Scenario with { SamePeople = true, Evidence = null }, b = second.Scenario with { SamePeople = true, Evidence = null };
        if (ProgrammeComparison.Match(a, b).Count == 0)
        {
            Console.Error.WriteLine($"No arm of {a.Id} ({string.Join(", ", a.Arms.Select(x => x.Name))}) has a counterpart in {b.Id} ({string.Join(", ", b.Arms.Select(x => x.Name))}); give them one name.");
            return ExitCode.BadInput;
        }

        using ResultFolder result = ResultFolder.Open(folder, Force);
        using Interruption interruption = new();
        DateTimeOffset started = DateTimeOffset.Now;
        EnsembleOptions options = new(Threads, Twins: false);
        EnsembleResult resultA = Play(a, options, interruption), resultB = Play(b, options, interruption);
        if (!resultA.Complete || !resultB.Complete)
        {
            Console.Error.WriteLine("Interrupted; a comparison needs both scenarios, so nothing was written.");
            return interruption.ExitCode == 0 ? ExitCode.Internal : interruption.ExitCode;
        }

        ProgrammeComparison comparison = ProgrammeComparison.Of(resultA, resultB);
        result.Write(SummaryTables.Differences(comparison.Differences));
        result.Write(SummaryTables.Gains(comparison.Gains));
        result.WriteText("a.resolved.yaml", ResolvedScenario.Write(a));
        result.WriteText("b.resolved.yaml", ResolvedScenario.Write(b));
        CompareReport report = new(a, b, comparison);
        foreach (RunFigure figure in report.Figures)
        {
            FigureFile.Save(figure.Figure, Path.GetDirectoryName(result.Ready($"figures/{figure.Name}.png"))!, figure.Name);
            result.Adopt($"figures/{figure.Name}.png");
            result.Adopt($"figures/{figure.Name}.svg");
        }

        result.WriteText("report.html", report.Build(CommandLineHost.Typed).ToHtml());
        result.Finish(
            Manifest.Of(CommandLineHost.Typed) with
            {
                Kind = Promises.Compare,
                Started = started,
                Ended = DateTimeOffset.Now,
                Seed = a.Seed,
                ReplicationsAsked = a.Replications,
                ReplicationsFinished = resultA.Replicates.Count,
                Inputs = [.. first.Inputs.Concat(second.Inputs).DistinctBy(i => i.Display).Select(i => FileRecord.Of(i.Display, System.Text.Encoding.UTF8.GetBytes(i.Text)))],
            }, $"{a.Title} and {b.Title}", Promises.Of(Promises.Compare, first));
        Show(a, b, comparison);
        return ExitCode.Done;
    }

    private EnsembleResult Play(Scenario scenario, EnsembleOptions options, Interruption interruption)
    {
        using ProgressLine progress = new(scenario.Id, "teacher-days", Quiet);
        return Ensemble.Run(scenario, options, progress.Report, interruption.Token);
    }

    private void Show(Scenario a, Scenario b, ProgrammeComparison comparison)
    {
        if (Json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("a", a.Id);
                writer.WriteString("b", b.Id);
                writer.WriteStartArray("differences");
                foreach (ProgrammeDifference d in comparison.Differences)
                {
                    writer.WriteStartObject();
                    writer.WriteString("arm_a", d.ArmA);
                    writer.WriteString("arm_b", d.ArmB);
                    writer.WriteString("outcome", d.Outcome);
                    writer.WriteString("unit", d.Unit);
                    Screen.Number(writer, "a", d.A);
                    Screen.Number(writer, "b", d.B);
                    Screen.Number(writer, "difference", d.Difference);
                    Screen.Number(writer, "lower", d.Lower);
                    Screen.Number(writer, "upper", d.Upper);
                    Screen.Number(writer, "width_share", d.WidthShare);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        if (Quiet) return;
        Console.WriteLine($"From {a.Title} to {b.Title}: the same people with the same luck, {a.Replications} replicates");
        Spectre.Console.Table table = Screen.Table(("", false), ("unit", false), (a.Id, true), (b.Id, true), ("difference", true), ("95 %", true), ("width", true));
        bool several = comparison.Differences.Select(d => (d.ArmA, d.ArmB)).Distinct().Count() > 1;
        foreach (ProgrammeDifference d in comparison.Differences)
        {
            table.Row(
                several ? $"{d.ArmB}: {d.Title}" : d.Title, d.Unit, Apa.Number(d.A, 3), Apa.Number(d.B, 3), Apa.Signed(d.Difference, 3), Apa.Interval(d.Lower, d.Upper, 3),
                double.IsNaN(d.WidthShare) ? "" : Apa.Percent(d.WidthShare));
        }

        Screen.Show(table);
        double[] shares = [.. comparison.Differences.Select(d => d.WidthShare).Where(double.IsFinite)];
        if (shares.Length > 0)
            Console.WriteLine($"Width: the interval's width as a share of what two separate runs would have given; the common luck made it {Apa.Percent(shares.Average())} on average and {Apa.Percent(shares.Max())} at most. It is empty where one side never varies.");
        foreach (WhoGains gain in comparison.Gains.Where(g => g.Group == "all"))
            Console.WriteLine($"{(several ? gain.ArmB + ", " : "")}{gain.Outcome}: {Apa.Percent(gain.Better)} of teachers better off, {Apa.Percent(gain.Worse)} worse off.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Report: {Path.Combine(folder, "report.html")}"));
    }
}
