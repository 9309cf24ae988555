using System.Globalization;
using System.Text.Json;
using Simulator.Experiments;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Jobs;
using Simulator.Experiments.Tests;
using Simulator.Reporting;
using Table = Spectre.Console.Table;

namespace Simulator.Cli.Terminal;

/// <summary>What <c>run</c> prints.</summary>
internal static class RunScreen
{
    private static readonly string[] Shown =
        ["stress", "trust", "friendship", "belonging", "isolates", "new_friend_persons", "good_responses", "meetings_held", "knowledge"];

    /// <summary>Says what a run would do.</summary>
    internal static int Describe(Scenario scenario, Cost cost, double seconds, string folder, bool json)
    {
        if (json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("scenario", scenario.Id);
                writer.WriteNumber("replications", scenario.Replications);
                writer.WriteNumber("teacher_days", cost.TeacherDays);
                Screen.Number(writer, "seconds", Math.Round(seconds, 1));
                writer.WriteNumber("memory_bytes", cost.Memory);
                writer.WriteNumber("disk_bytes", cost.Disk);
                writer.WriteNumber("files", cost.Files);
                writer.WriteString("folder", folder);
            });
            return ExitCode.Done;
        }

        string arms = string.Join(", ", scenario.Arms.Select(a => $"{a.Name} ({a.Cohort.Teachers} teachers)"));
        Console.WriteLine($"{scenario.Title}: {scenario.Replications} replications of {arms}, each with its twin.");
        Console.WriteLine($"It would take {Budget.Sentence(cost, seconds)}; the result would be in {folder}. Nothing was done.");
        return ExitCode.Done;
    }

    internal static void WriteJson(Scenario scenario, string folder, RunResult result) => Screen.WriteJson(writer =>
    {
        writer.WriteString("scenario", scenario.Id);
        writer.WriteString("folder", Path.GetFullPath(folder));
        writer.WriteString("status", result.Complete ? "complete" : "interrupted");
        writer.WriteNumber("replications", result.Manifest.ReplicationsFinished);
        writer.WriteNumber("teacher_days_per_cpu_second", Math.Round(result.Manifest.Speed ?? 0));
        WriteEvidence(writer, scenario.Evidence);
        Screen.WriteRows(writer, result.Comparison);
        writer.WriteStartArray("differences");
        foreach (Difference d in result.Differences.Where(d => d.IsHeadline(scenario)))
        {
            writer.WriteStartObject();
            writer.WriteString("contrast", d.Contrast);
            writer.WriteString("outcome", d.Outcome);
            writer.WriteString("unit", d.Unit);
            Screen.Number(writer, "difference", d.Value);
            Screen.Number(writer, "lower", d.Simulation.Lower);
            Screen.Number(writer, "upper", d.Simulation.Upper);
            Screen.Number(writer, "study_lower", d.OneStudy?.Lower ?? double.NaN);
            Screen.Number(writer, "study_upper", d.OneStudy?.Upper ?? double.NaN);
            Screen.Known(writer, d);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("hypotheses");
        foreach (HypothesisResult hypothesis in result.Hypotheses) WriteJson(writer, hypothesis);
        writer.WriteEndArray();
    });

    internal static void Show(Scenario scenario, string folder, RunResult result)
    {
        if (scenario.Evidence is { LeftOut.Length: > 0 } link) Console.WriteLine(link.Sentence);
        if (result.Comparison is not null) Screen.ShowComparison(scenario, result.Comparison);
        else ShowOutcomes(scenario, result);
        foreach (Difference difference in Headlines(scenario, result)) Console.WriteLine(HowSure.Sentence(difference, 3));
        foreach (HypothesisResult hypothesis in result.Hypotheses) Console.WriteLine(Sentence(hypothesis));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Manifest.TeacherDays / 1e6:0.0} million teacher-days in {result.Manifest.WallSeconds:0.0} s: {result.Manifest.Speed / 1e6:0.00} "
                + $"million a second of processor time, where the reference loop takes {result.Manifest.ReferenceLoopSeconds:0.00} s."));
        Console.WriteLine($"Report: {Path.Combine(folder, "report.html")}");
    }

    /// <summary>The scales between arms; with one arm, what its people gain over their twin.</summary>
    private static IEnumerable<Difference> Headlines(Scenario scenario, RunResult result)
    {
        Difference[] known = [.. result.Differences.Where(d => d.Known is not null && d.IsHeadline(scenario))];
        Difference[] scales = [.. known.Where(d => scenario.Instrument.Scales.Any(s => s.Id == d.Outcome))];
        return scales.Length > 0 ? scales : known.Where(d => d.Outcome is "stress" or "friendship");
    }

    private static void WriteEvidence(Utf8JsonWriter writer, EvidenceLink? link)
    {
        if (link is null) return;
        writer.WriteStartObject("evidence");
        writer.WriteString("study", link.Name);
        writer.WriteString("as", link.IsReference ? EvidenceLink.ReferenceWords : link.LeftOut.Length > 0 ? "left out" : "its design");
        writer.WriteString("sentence", link.Sentence);
        writer.WriteEndObject();
    }

    /// <summary>What the simulated studies say of a hypothesis.</summary>
    private static string Sentence(HypothesisResult result)
    {
        Hypothesis h = result.Hypothesis;
        string expected = string.Create(CultureInfo.InvariantCulture,
            $"{HypothesisResult.Expectation(h)}{(h.Expect == Expectation.Different ? " from" : "")} {h.Value}");
        string opposite = h.Expect == Expectation.Different ? "" : $"; {Apa.Percent(result.Opposite, 1)} find it the other way";
        string exaggerated = double.IsNaN(result.Exaggeration) ? ""
            : $"; those that support it take the difference for {Apa.Statistic(result.Exaggeration)} times what it is";
        return $"Hypothesis {h.Name}: {h.Outcome}, {h.Contrast.First} - {h.Contrast.Second}, {expected} ({TestCatalogue.Find(h.Test)!.Title}, alpha "
            + $"{Apa.P(h.Alpha)}): "
            + $"supported in {Apa.Percent(result.Share.Value, 1)} of {result.Replications} simulated studies (95 % {Apa.Percent(result.Share.Lower, 1)} "
                + $"to {Apa.Percent(result.Share.Upper, 1)}){opposite}{exaggerated}.";
    }

    private static void WriteJson(Utf8JsonWriter writer, HypothesisResult result)
    {
        Hypothesis h = result.Hypothesis;
        writer.WriteStartObject();
        writer.WriteString("name", h.Name);
        writer.WriteString("outcome", h.Outcome);
        writer.WriteString("contrast", $"{h.Contrast.First} - {h.Contrast.Second}");
        writer.WriteString("test", h.Test);
        writer.WriteString("expect", HypothesisResult.Expectation(h));
        writer.WriteNumber("value", h.Value);
        writer.WriteNumber("alpha", h.Alpha);
        writer.WriteNumber("replications", result.Replications);
        writer.WriteNumber("supported", result.Supported);
        Screen.Number(writer, "share", result.Share.Value);
        Screen.Number(writer, "lower", result.Share.Lower);
        Screen.Number(writer, "upper", result.Share.Upper);
        Screen.Number(writer, "opposite", result.Opposite);
        Screen.Number(writer, "exaggeration", result.Exaggeration);
        writer.WriteEndObject();
    }

    /// <summary>Without evidence: outcomes by arm, against the twin.</summary>
    private static void ShowOutcomes(Scenario scenario, RunResult result)
    {
        Console.WriteLine(scenario.Title);
        Table table = Screen.Table(("outcome", false), ("arm", false), ("mean [95 % Monte-Carlo]", true), ("against the twin", true));
        foreach (string name in Shown)
        {
            foreach (Arm arm in scenario.Arms)
            {
                OutcomeMean mean = result.Outcomes.First(o => o.Arm == arm.Name && o.Outcome.Name == name);
                Difference[] gains = [.. result.Differences.Where(d => d.Contrast == $"{arm.Name} - twin" && d.Outcome == name
                    && d.Wave == scenario.SurveyWeeks[^1])];
                table.Row(
                    $"{mean.Outcome.Title}, {mean.Outcome.Unit}", arm.Name,
                    $"{Apa.Number(mean.Mean.Mean, 3)} {Apa.Interval(mean.Mean.Lower, mean.Mean.Upper, 3)}",
                    gains.FirstOrDefault(d => d.Group == "all") is { } gain ? Gain(gain) : "");
                foreach (Difference part in gains.Where(d => d.Group != "all"))
                    table.Row("", $"{arm.Name}, {(part.Group == "member" ? "who takes part" : "who does not")}", Apa.Number(part.First, 3), Gain(part));
            }
        }

        Screen.Show(table);
    }

    private static string Gain(Difference gain) => $"{Apa.Signed(gain.Value, 3)} {Apa.Interval(gain.Simulation.Lower, gain.Simulation.Upper, 3)}";
}
