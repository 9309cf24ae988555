using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Experiments.Description;
using Simulator.Reporting.Html;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Reporting.Runs;

/// <summary>What a report says about how the run was made.</summary>
/// <param name="CommandLine">The command that made it.</param>
/// <param name="Provenance">Facts, name and value: version, seed, machine, time, speed.</param>
/// <param name="ResolvedYaml">The scenario with every value in force.</param>
/// <param name="Hashes">Files and their SHA-256.</param>
public sealed record RunProvenance(
    string CommandLine, IReadOnlyList<(string Name, string Value)> Provenance, string ResolvedYaml, IReadOnlyList<(string File, string Sha256)> Hashes);

/// <summary>Writes the report of a run: plain words first, then figures, the side-by-side, and everything needed to run it again.</summary>
public static class RunReport
{
    private const double NoticeableMiss = 0.10;

    /// <summary>Builds the report.</summary>
    public static HtmlReport Build(StoredRun run, IReadOnlyList<RunFigure> figures, RunProvenance provenance)
    {
        HtmlReport report = new(run.Scenario.Title);
        report.Add(new Paragraph(Leaning(run.Scenario)));
        if (run.Scenario.Notes.Length > 0) report.Add(new Paragraph(run.Scenario.Notes));
        report.Add(new Heading(2, "In short")).Add(new BulletList([.. InShort(run)]));
        report.Add(new Heading(2, "Figures"));
        foreach (RunFigure figure in figures) report.Add(new FigureBlock(figure.Figure, figure.Caption));
        if (run.Comparison.Count > 0) SideBySide(report, run);
        TableBlock[] naive = [.. Contrast.Of(run.Scenario).Select(c => NaiveTests.Of(run, c)).OfType<TableBlock>()];
        if (naive.Length > 0) report.Add(new Heading(2, "What the naive test overlooks"));
        foreach (TableBlock table in naive) report.Add(table);
        Outcomes(report, run);
        Equity(report, run);
        report.Add(new Heading(2, "What this does not show")).Add(new BulletList([.. Limits(run)]));
        Numbers(report, run.Scenario);
        Again(report, provenance);
        return report;
    }

    /// <summary>The first paragraph: what the scenario leans on and how much of it is assumption.</summary>
    public static string Leaning(Scenario scenario)
    {
        IReadOnlyDictionary<Source, int> counts = NumbersInForce.Count(scenario);
        string evidence = scenario.Evidence is { } link ? $"It is set beside the study {Path.GetFileNameWithoutExtension(link.Study)}. " : "It is set beside no published study. ";
        return evidence + $"Of the {counts.Values.Sum()} numbers in force, {counts[Source.Evidence]} come from studies that were read, {counts[Source.Reported]} are reported "
            + $"second-hand, {counts[Source.Calibrated]} were calibrated to aggregates of the 2013 practicum study and {counts[Source.Assumed]} are assumed. "
            + "What follows is what the model implies under these numbers, not what was observed.";
    }

    private static IEnumerable<string> InShort(StoredRun run)
    {
        Scenario s = run.Scenario;
        yield return $"{s.Calendar.Weeks} weeks of {s.Calendar.DaysPerWeek} days, {string.Join(", ", s.Arms.Select(a => $"{a.Cohort.Teachers} teachers in {a.Name}"))}; "
            + $"{run.Replicates.Count} replicates, {(s.SamePeople ? "the same people with the same luck in every arm" : "people and schools of its own for each arm, as in a study")}.";
        foreach (Contrast contrast in Contrast.Of(s))
        {
            foreach (Experiments.Measurement.Scale scale in s.Instrument.Scales)
            {
                double[] d = Column(run, contrast, scale.Id, "d"), p = Column(run, contrast, scale.Id, "p");
                if (d.Length == 0) continue;
                MeanInterval mean = MonteCarlo.MeanInterval(d);
                (double low, double high) = MonteCarlo.Range95(d);
                double power = p.Count(x => x < 0.05) / (double)p.Length;
                yield return $"{scale.Title}, {contrast}: d = {Apa.Statistic(mean.Mean)} on average (Monte-Carlo 95 % {Apa.Interval(mean.Lower, mean.Upper)}); "
                    + $"95 % of single studies fall in {Apa.Interval(low, high)} and {Apa.Percent(power)} of them find p < .05.";
            }
        }

        foreach (JointAgreement joint in run.Joint)
        {
            yield return $"The study's {joint.Rows} {(joint.Use == "fit" ? "fitted" : "checked")} numbers taken together: {Apa.Percent(joint.P)} of the simulated studies lie as far or farther from their centre "
                + $"(squared distance {Apa.Number(joint.DistanceSquared, 1)} on {joint.Rank}{(joint.Use == "fit" ? "; the model was calibrated to these" : "; these were not fitted")}).";
        }

        foreach (string line in AgainstTwins(run)) yield return line;
        if (Dose.Of(run.Scenario) is { } dose) yield return Best(run, dose);
    }

    private static IEnumerable<string> AgainstTwins(StoredRun run)
    {
        foreach (Arm arm in run.Scenario.Arms.Where(a => a.Programme.Offers.Count > 0))
        {
            MeanInterval stress = MonteCarlo.MeanInterval(run.AgainstTwin(arm.Name, "stress"));
            MeanInterval friends = MonteCarlo.MeanInterval(run.AgainstTwin(arm.Name, "new_friend_persons"));
            if (double.IsNaN(stress.Mean)) continue;
            yield return $"{arm.Name} against the same people without the programme: stress {Apa.Signed(stress.Mean, 3)} {Apa.Interval(stress.Lower, stress.Upper, 3)}, "
                + $"teachers with a new friend {Apa.Signed(friends.Mean, 1)} {Apa.Interval(friends.Lower, friends.Upper, 1)}.";
        }
    }

    /// <summary>At which dose trust, friendship and good responses are highest, and in how many replicates.</summary>
    private static string Best(StoredRun run, Dose dose)
    {
        IEnumerable<string> best = new[] { "trust", "friendship", "good_responses" }.Select(name =>
        {
            double[][] series = [.. dose.Steps.Select(s => run.Outcome(s.Arm.Name, false, name))];
            int highest = Enumerable.Range(0, series.Length).MaxBy(k => series[k].Average());
            int wins = Enumerable.Range(0, series[highest].Length).Count(r => series.All(s => s[r] <= series[highest][r]));
            return $"{OutcomeCatalogue.Find(name)!.Title.ToLowerInvariant()} at {NumbersInForce.Write(dose.Steps[highest].Value)} (highest in {Apa.Percent(wins / (double)series[highest].Length)} of the replicates)";
        });
        return $"Over {dose.Path}, the highest means are: {string.Join(", ", best)}.";
    }

    private static void SideBySide(HtmlReport report, StoredRun run)
    {
        report.Add(new Heading(2, "Beside the published study"));
        ComparisonRow[] effects = [.. run.Comparison.Where(r => r is { Table: "exact", Statistic: "d" })];
        if (effects.Length > 0)
        {
            report.Add(new TableBlock(
                "Effect sizes d, published and simulated",
                [new TableColumn("Row"), new TableColumn("Use"), new TableColumn("Published", true), new TableColumn("its 95 %", true), new TableColumn("Simulated", true),
                    new TableColumn("95 % of single studies", true), new TableColumn("Published falls at", true)],
                [.. effects.Select(r => (IReadOnlyList<string>)[
                    Name(r), r.Use, Apa.Statistic(r.Published), Apa.Interval(r.PublishedLower, r.PublishedUpper), Apa.Statistic(r.Simulated),
                    Apa.Interval(r.PredictedLower, r.PredictedUpper), Apa.Percentile(r.Percentile)])],
                "Published values are exact where integer sums fix them. Fit: the model was calibrated to it; check: it was not."));
            string[] misses = [.. effects.Where(r => Math.Abs(r.Simulated - r.Published) > NoticeableMiss).Select(r =>
                $"{Name(r)}: simulated {Apa.Statistic(r.Simulated)}, published {Apa.Statistic(r.Published)}")];
            double rmse = Math.Sqrt(effects.Where(r => r.Row.StartsWith("item_", StringComparison.Ordinal)).Select(r => Math.Pow(r.Simulated - r.Published, 2)).DefaultIfEmpty(double.NaN).Average());
            report.Add(new Paragraph($"Root mean square error of the item effects: {Apa.Statistic(rmse)}. A smaller error would not make a better model: most ways to it raise every effect."));
            if (misses.Length > 0)
            {
                report.Add(new Paragraph($"Known misfits, mean effects that differ by more than {Apa.Statistic(NoticeableMiss)} from the published ones, left as they are:"));
                report.Add(new BulletList(misses));
            }
        }

        report.Add(new Details("Every published number beside the simulation", [new TableBlock(
            "Published and simulated, row by row",
            [new TableColumn("Table"), new TableColumn("Row"), new TableColumn("Arm"), new TableColumn("Statistic"), new TableColumn("Printed", true), new TableColumn("Audit"),
                new TableColumn("Simulated", true), new TableColumn("95 % of single studies", true), new TableColumn("Agreement")],
            [.. run.Comparison.Select(r => (IReadOnlyList<string>)[
                r.Table, Name(r), r.Arm, r.Statistic, r.Printed, r.Audit, Apa.Number(r.Simulated, 3), Apa.Interval(r.PredictedLower, r.PredictedUpper, 3), r.Agreement])])]));
    }

    private static void Outcomes(HtmlReport report, StoredRun run)
    {
        report.Add(new Heading(2, "Outcomes"));
        List<IReadOnlyList<string>> rows = [];
        foreach (Arm arm in run.Scenario.Arms)
        {
            foreach (Outcome outcome in OutcomeCatalogue.All)
            {
                MeanInterval with = run.Mean(arm.Name, false, outcome.Name);
                if (double.IsNaN(with.Mean)) continue;
                MeanInterval difference = MonteCarlo.MeanInterval(run.AgainstTwin(arm.Name, outcome.Name));
                rows.Add([
                    $"{arm.Name}: {outcome.Title}", outcome.Unit, Apa.Number(with.Mean, 3), Apa.Interval(with.Lower, with.Upper, 3),
                    arm.Programme.Offers.Count == 0 ? "" : $"{Apa.Signed(difference.Mean, 3)} {Apa.Interval(difference.Lower, difference.Upper, 3)}"]);
            }
        }

        report.Add(new Details("Outcomes of every arm at the last survey", [new TableBlock(
            "Outcomes at the last survey",
            [new TableColumn("Arm and outcome"), new TableColumn("Unit"), new TableColumn("Mean", true), new TableColumn("Monte-Carlo 95 %", true), new TableColumn("Against the twin", true)],
            rows, "Twin: the same people with the same luck, without the programme. Intervals are of the mean over replicates.")]));
    }

    private static void Equity(HtmlReport report, StoredRun run)
    {
        string equity = Path.Combine(run.Folder, "equity.csv");
        if (!File.Exists(equity)) return;
        StoredTable table = CsvFile.Read(equity);
        string?[] arm = table.Texts("arm"), group = table.Texts("group"), outcome = table.Texts("outcome");
        double[] gain = table.Numbers("gain"), lower = table.Numbers("lower"), upper = table.Numbers("upper"), worse = table.Numbers("share_worse");
        report.Add(new Heading(2, "Who gains"));
        report.Add(new TableBlock(
            "Gain over the twin by where people started",
            [new TableColumn("Arm, group and outcome"), new TableColumn("Gain", true), new TableColumn("95 %", true), new TableColumn("Worse off than the twin", true)],
            [.. Enumerable.Range(0, table.Rows).Select(k => (IReadOnlyList<string>)[
                $"{arm[k]}: {GroupWords(group[k])}, {outcome[k]}", Apa.Signed(gain[k], 3), Apa.Interval(lower[k], upper[k], 3), Apa.Percent(worse[k])])],
            "Worse off: lower than the same person in the twin world; chance alone makes some of that, since small changes turn later luck."));
    }

    /// <summary>A group of people in words.</summary>
    internal static string GroupWords(string? group) => group switch
    {
        "all" => "everybody",
        "started_isolated" => "no close tie at the start",
        "started_connected" => "close ties at the start",
        "twin_worst_tenth" => "worst off tenth without the programme",
        "twin_best_tenth" => "best off tenth without the programme",
        _ => group ?? "",
    };

    private static IEnumerable<string> Limits(StoredRun run)
    {
        if (run.Scenario.Evidence is not null)
            yield return "One small study in which nobody was assigned by lot carries the calibration; arm, school and choice cannot be told apart in it.";
        yield return "Support is what people report at one time; training cannot be told from the expectation that it helps.";
        yield return "About half of the item variance is a person intercept that nothing explains.";
        yield return "Friendship does not fade, stress does not spread, and exclusion and co-rumination are not modelled.";
        yield return "Intervals are Monte-Carlo error or the spread of single studies under fixed parameters; they do not contain the uncertainty of the parameters.";
        if (run.Joint.Any(j => j.Use == "check"))
            yield return "Agreement with rows marked check is a check on one study; it does not carry over to other programmes by itself.";
    }

    private static void Numbers(HtmlReport report, Scenario scenario)
    {
        report.Add(new Heading(2, "Numbers in force"));
        IReadOnlyList<NumberInForce> inputs = NumbersInForce.Of(scenario);
        report.Add(new Details($"Inputs of the scenario ({inputs.Count})", [new TableBlock(
            "Inputs of the scenario",
            [new TableColumn("Path"), new TableColumn("Value", true), new TableColumn("Unit"), new TableColumn("Source"), new TableColumn("Reference")],
            [.. inputs.Select(n => (IReadOnlyList<string>)[n.Path, n.Value, n.Unit, Word(n.Backing.Source), n.Backing.Reference])])]));
        report.Add(new Details($"Parameters ({scenario.Parameters.Declared.Count})", [new TableBlock(
            "Parameters",
            [new TableColumn("Symbol"), new TableColumn("Meaning"), new TableColumn("Value", true), new TableColumn("Unit"), new TableColumn("Plausible range", true),
                new TableColumn("Source"), new TableColumn("Reference")],
            [.. scenario.Parameters.Declared.Select(p => (IReadOnlyList<string>)[
                p.Symbol, p.Meaning, NumbersInForce.Write(scenario.Parameters[p]), p.Unit, $"{NumbersInForce.Write(p.Low)} to {NumbersInForce.Write(p.High)}",
                Word(scenario.Parameters.SourceOf(p)), scenario.Parameters.ReferenceOf(p)])])]));
    }

    private static string Word(Source source) => source == Source.Reported ? "reported, unverified" : source.ToString().ToLowerInvariant();

    private static void Again(HtmlReport report, RunProvenance provenance)
    {
        report.Add(new Heading(2, "To run it again")).Add(new CodeBlock(provenance.CommandLine, "The command"));
        report.Add(new TableBlock("How it was made", [new TableColumn("What"), new TableColumn("Value")], [.. provenance.Provenance.Select(p => (IReadOnlyList<string>)[p.Name, p.Value])]));
        report.Add(new Details("The scenario with every value in force", [new CodeBlock(provenance.ResolvedYaml)]));
        report.Add(new Details("Files and their SHA-256", [new TableBlock("Files", [new TableColumn("File"), new TableColumn("SHA-256")], [.. provenance.Hashes.Select(h => (IReadOnlyList<string>)[h.File, h.Sha256])])]));
    }

    private static double[] Column(StoredRun run, Contrast contrast, string outcome, string column)
    {
        string?[] contrasts = run.Tests.Texts("contrast"), outcomes = run.Tests.Texts("outcome"), tests = run.Tests.Texts("test");
        long?[] wave = run.Tests.Integers("wave");
        double[] values = run.Tests.Numbers(column);
        return [.. Enumerable.Range(0, run.Tests.Rows)
            .Where(k => contrasts[k] == contrast.ToString() && outcomes[k] == outcome && wave[k] == run.LastWave)
            .Where(k => tests[k] is "student" or "paired" && double.IsFinite(values[k]))
            .Select(k => values[k])];
    }

    private static string Name(ComparisonRow row) => row.Label.StartsWith(row.Row, StringComparison.Ordinal) ? row.Label : $"{row.Row}: {row.Label}";
}
