using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Description;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Stories;
using Simulator.Experiments.Tests;
using Simulator.Reporting.Html;
using Simulator.Statistics;

namespace Simulator.Reporting.Reports;

/// <summary>Writes the report of a run: plain words first, then figures, the side-by-side, and everything needed to run it again.</summary>
internal sealed class RunReport : IFolderReport
{
    private const double NoticeableMiss = 0.10;
    private readonly StoredRun run;

    private RunReport(StoredRun run) => (this.run, Figures) = (run, RunFigures.Of(run));

    /// <inheritdoc/>
    public string Title => run.Scenario.Title;

    /// <inheritdoc/>
    public IReadOnlyList<ResultFigure> Figures { get; }

    /// <summary>Reads the folder.</summary>
    internal static IFolderReport Read(StoredFolder folder) => new RunReport(new StoredRun(folder));

    /// <inheritdoc/>
    public HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes)
    {
        HtmlReport report = new(Title) { Words = run.Scenario.Words.In };
        report.Add(new Heading(2, "The answer"));
        foreach (string sentence in ShortAnswer.Of(run.Scenario, run.Differences, run.Replicates)) report.Add(new Paragraph(sentence));
        report.Add(new Heading(2, "What it leans on")).Add(new Paragraph(Leaning(run.Scenario)));
        if (run.Scenario.Notes.Length > 0) report.Add(new Paragraph(run.Scenario.Notes, Quoted: true));
        report.Add(new Heading(2, "In short")).Add(new BulletList([.. InShort(run)]));
        report.Add(new Heading(2, "Figures"));
        foreach (ResultFigure figure in Figures) report.Add(figure.Block);
        if (run.Comparison.Count > 0) SideBySide(report, run);
        if (run.Hypotheses.Count > 0) Hypotheses(report, run);
        TableBlock[] naive = run.Scenario.SamePeople ? [] : [.. Contrast.Of(run.Scenario).Select(c => NaiveTests.Of(run, c)).OfType<TableBlock>()];
        if (naive.Length > 0) report.Add(new Heading(2, "What the naive test overlooks"));
        foreach (TableBlock table in naive) report.Add(table);
        Outcomes(report, run);
        if (run.Equity.Count > 0) WhoGains.Add(report, run.Equity, "the same people without the programme");
        Stories(report, run.Scenario);
        report.Add(new Heading(2, "What this does not show", IsSlide: true)).Add(new BulletList([.. Limits(run)]));
        Numbers(report, run.Scenario);
        Provenance.Add(
            report, run.Folder, $"simulator run scenario.resolved.yaml --seed {run.Scenario.Seed}\n# typed: {run.Folder.Manifest.CommandLine}", run.Study,
            [("The scenario with every value in force", "scenario.resolved.yaml")], hashes);
        return report;
    }

    /// <summary>The first paragraph: what the scenario leans on and how much of it is assumption.</summary>
    internal static string Leaning(Scenario scenario)
    {
        IReadOnlyDictionary<Source, int> counts = NumbersInForce.Count(scenario);
        string evidence = (scenario.Evidence?.Sentence ?? "It is set beside no published study.") + " ";
        return evidence + $"Of the {counts.Values.Sum()} numbers in force, {counts[Source.Evidence]} come from studies that were read, "
            + $"{counts[Source.Reported]} are reported "
            + $"second-hand, {counts[Source.Calibrated]} were calibrated to aggregates of the 2013 practicum study and {counts[Source.Assumed]} are assumed. "
            + "What follows is what the model implies under these numbers, not what was observed.";
    }

    private static string Lot(Scenario scenario) => !scenario.SamePeople ? "people and schools of its own for each arm, as in a study"
        : Shared.OfArms(scenario) is { People: { Count: > 0 } other }
            ? $"arms that were to have the same people and differ in {Shared.Listed(other)}, so that what sets them apart is not the programme alone"
            : "the same people with the same luck in every arm";

    private static IEnumerable<string> InShort(StoredRun run)
    {
        Scenario s = run.Scenario;
        yield return $"{s.Calendar.Weeks} weeks of {s.Calendar.DaysPerWeek} days, "
            + $"{string.Join(", ", s.Arms.Select(a => $"{a.Cohort.Teachers} {s.Words.Teachers} in {a.Name}"))}; "
            + $"{run.Replicates} replicates, "
                + $"{Lot(s)}.";
        foreach (Contrast contrast in Contrast.Of(s))
        {
            foreach (Experiments.Measurement.Scale scale in s.Instrument.Scales)
            {
                if (run.Tests.Usual(contrast.ToString(), scale.Id) is not { D.Count: > 0 } tests) continue;
                double[] d = [.. tests.D];
                MeanInterval mean = MonteCarlo.MeanInterval(d);
                (double low, double high) = MonteCarlo.Range95(d);
                // Where the arms are the same people, no study is played that could find something or not.
                yield return $"{scale.Title}, {contrast}: d = {Apa.Statistic(mean.Mean)} on average (Monte-Carlo 95 % {Apa.Interval(mean.Lower, mean.Upper)})"
                    + (s.SamePeople ? "." : $"; 95 % of single studies fall in {Apa.Interval(low, high)} and {Apa.Percent(tests.Share)} of them find p < .05.");
            }
        }

        foreach (JointAgreement joint in run.Joint)
        {
            yield return $"The study's {joint.Rows} {(joint.Use == "fit" ? "fitted" : "checked")} numbers taken together: {Apa.Percent(joint.P)} of the "
                + $"simulated studies lie as far or farther from their centre "
                + $"(squared distance {Apa.Number(joint.DistanceSquared, 1)} on "
                    + $"{joint.Rank}{(joint.Use == "fit" ? "; the model was calibrated to these" : "; these were not fitted")})."
                + (run.Comparison.Count > 0 && InView.Sentence(run.Comparison[0].Study, joint.Use) is { } known ? " " + known : "");
        }

        foreach (string line in AgainstTwins(run)) yield return line;
        if (run.Dose is { } dose) yield return Best(run, dose);
    }

    private static IEnumerable<string> AgainstTwins(StoredRun run)
    {
        foreach (Arm arm in run.Scenario.Arms.Where(a => a.Programme.Offers.Count > 0))
        {
            if (run.AgainstTwin(arm.Name, "stress") is not { } stress || run.AgainstTwin(arm.Name, "new_friend_persons") is not { } friends) continue;
            string against = $"{arm.Name} against the same people without the programme";
            yield return $"{against}: stress {Apa.Signed(stress.Value, 3)}; {HowSure.Layers(stress, 3)}.";
            yield return $"{against}: {run.Scenario.Words.Teachers} with a new friend {Apa.Signed(friends.Value, 1)}; {HowSure.Layers(friends, 1)}.";
        }
    }

    /// <summary>At which dose trust, friendship and good responses are highest, and in how many replicates.</summary>
    private static string Best(StoredRun run, Dose dose)
    {
        IEnumerable<string> best = new[] { "trust", "friendship", "good_responses" }.Select(name =>
        {
            IReadOnlyList<double>[] series = [.. dose.Steps.Select(s => run.Series(s.Arm.Name, name))];
            int highest = Enumerable.Range(0, series.Length).MaxBy(k => series[k].Average());
            int wins = Enumerable.Range(0, series[highest].Count).Count(r => series.All(s => s[r] <= series[highest][r]));
            return $"{MeasureCatalogue.Outcome(name)!.Title.ToLowerInvariant()} at {NumbersInForce.Write(dose.Steps[highest].Value)} (highest in "
                + $"{Apa.Percent(wins / (double)series[highest].Count)} of the replicates)";
        });
        return $"Over {dose.Path}, the highest means are: {string.Join(", ", best)}.";
    }

    private static void SideBySide(HtmlReport report, StoredRun run)
    {
        report.Add(new Heading(2, "Beside the published study" + run.Caveat));
        ComparisonRow[] effects = [.. run.Comparison.Where(r => r is { Table: "exact", Statistic: "d" })];
        if (effects.Length > 0)
        {
            report.Add(new TableBlock(
                "Effect sizes d, published and simulated" + run.Caveat,
                [new TableColumn("Row"), new TableColumn("Use"), new TableColumn("Published", true), new TableColumn("its 95 %", true),
                    new TableColumn("Simulated", true),
                    new TableColumn("95 % of single studies", true), new TableColumn("Published falls at", true)],
                [.. effects.Select(r => (IReadOnlyList<string>)[
                    Name(r), r.Use, Apa.Statistic(r.Published), Apa.Interval(r.PublishedLower, r.PublishedUpper), Apa.Statistic(r.Simulated),
                    Apa.Interval(r.PredictedLower, r.PredictedUpper), Apa.Percentile(r.Percentile)])],
                "Published values are exact where integer sums fix them. Fit: the model was calibrated to it; check: it was not."));
            string[] misses = [.. effects.Where(r => Math.Abs(r.Simulated - r.Published) > NoticeableMiss).Select(r =>
                $"{Name(r)}: simulated {Apa.Statistic(r.Simulated)}, published {Apa.Statistic(r.Published)}")];
            double rmse = Math.Sqrt(effects.Where(r => r.Row.StartsWith("item_", StringComparison.Ordinal))
                .Select(r => Math.Pow(r.Simulated - r.Published, 2)).DefaultIfEmpty(double.NaN).Average());
            report.Add(new Paragraph(
                $"Root mean square error of the item effects: {Apa.Statistic(rmse)}. A smaller error would not make a better model: most ways to it "
                + $"raise every effect."));
            if (misses.Length > 0)
            {
                report.Add(new Paragraph(
                    $"Known misfits, mean effects that differ by more than {Apa.Statistic(NoticeableMiss)} from the published ones, left as they are:"));
                report.Add(new BulletList(misses));
            }
        }

        report.Add(new Details("Every published number beside the simulation", [new TableBlock(
            "Published and simulated, row by row" + run.Caveat,
            [new TableColumn("Table"), new TableColumn("Row"), new TableColumn("Arm"), new TableColumn("Statistic"), new TableColumn("Printed", true),
                new TableColumn("Audit"),
                new TableColumn("Simulated", true), new TableColumn("95 % of single studies", true), new TableColumn("Agreement")],
            [.. run.Comparison.Select(r => (IReadOnlyList<string>)[
                r.Table, Name(r), r.Arm, r.Statistic, r.Printed, r.Audit, Apa.Number(r.Simulated, 3), Apa.Interval(r.PredictedLower, r.PredictedUpper, 3),
                    r.Agreement])])]));
    }

    private static void Outcomes(HtmlReport report, StoredRun run)
    {
        report.Add(new Heading(2, "Outcomes"));
        List<IReadOnlyList<string>> rows = [];
        foreach (Arm arm in run.Scenario.Arms)
        {
            foreach (Measure outcome in MeasureCatalogue.OfRun)
            {
                MeanInterval with = run.Mean(arm.Name, false, outcome.Name);
                if (double.IsNaN(with.Mean)) continue;
                Difference? difference = run.AgainstTwin(arm.Name, outcome.Name);
                string[] layers = difference is not { } d ? ["", "", "", ""] :
                [
                    Apa.Signed(d.Value, 3), Apa.Interval(d.Simulation.Lower, d.Simulation.Upper, 3),
                    d.Known is { AllNoise: false } known ? Apa.Interval(known.Lower, known.Upper, 3) : "", HowSure.Sign(d),
                ];
                rows.Add([
                    $"{arm.Name}: {outcome.Title}", outcome.Unit, Apa.Number(with.Mean, 3), Apa.Interval(with.Lower, with.Upper, 3), .. layers]);
            }
        }

        report.Add(new Details("Outcomes of every arm at the last survey", [new TableBlock(
            "Outcomes at the last survey",
            [new TableColumn("Arm and outcome"), new TableColumn("Unit"), new TableColumn("Mean", true), new TableColumn("Monte-Carlo 95 %", true),
                new TableColumn("Against the twin", true), new TableColumn("Simulation", true), new TableColumn("What we do not know", true),
                new TableColumn("Same sign", true)],
            rows, "Twin: the same people with the same luck, without the programme. " + HowSure.Legend)]));
    }

    private static void Hypotheses(HtmlReport report, StoredRun run)
    {
        report.Add(new Heading(2, "Hypotheses"));
        report.Add(new TableBlock(
            "How many simulated studies support each hypothesis",
            [new TableColumn("Hypothesis"), new TableColumn("Test"), new TableColumn("Supported", true), new TableColumn("95 %", true),
                new TableColumn("Found the other way", true), new TableColumn("Exaggeration", true)],
            [.. run.Hypotheses.Select(h => (IReadOnlyList<string>)[
                $"{h.Name}: {h.Outcome}, {h.Contrast}, {Expectation(h)}", $"{TestCatalogue.Find(h.Test)?.Title ?? h.Test}, alpha {Apa.P(h.Alpha)}",
                Apa.Percent(h.Share, 1), $"{Apa.Percent(h.Lower, 1)} to {Apa.Percent(h.Upper, 1)}", Apa.Percent(h.Opposite, 1),
                double.IsNaN(h.Exaggeration) ? "" : Apa.Statistic(h.Exaggeration)])],
            "Supported: share of simulated studies whose two-sided test finds the difference on the expected side, with its Wilson interval. "
                + "Exaggeration: how much larger "
                + "than the model's own difference the estimates of the supporting studies are on average; left out where that difference may be none."));
    }

    private static string Expectation(StoredHypothesis h) => h.Expect == "different" ? $"different from {Apa.Statistic(h.Value)}"
        : $"{h.Expect} {Apa.Statistic(h.Value)}";

    /// <summary>Two synthetic teachers, each beside the twin, week by week.</summary>
    private static void Stories(HtmlReport report, Scenario scenario)
    {
        IReadOnlyList<TwinStories.Told> stories = TwinStories.Of(scenario);
        if (stories.Count == 0) return;
        report.Add(new Heading(2, "Two lives, with the programme and without"));
        report.Add(new Paragraph("Synthetic people of the first simulated study, chosen by how they begin and not by what becomes of them. One life is an "
            + "example and shows nothing by itself; the story command tells any other."));
        foreach (TwinStories.Told story in stories) report.Add(new Details(story.Who, [.. Told(story.Lines)]));
    }

    private static IEnumerable<IContentBlock> Told(IReadOnlyList<string> lines)
    {
        string week = "";
        List<string> weeks = [];
        foreach (string line in lines.Where(l => l.Length > 0))
        {
            if (line.StartsWith("Week ", StringComparison.Ordinal))
            {
                week = line;
            }
            else if (line[0] == ' ')
            {
                weeks.Add($"{week}, {line.Trim()}");
            }
            else
            {
                if (weeks.Count > 0) yield return new BulletList([.. weeks]);
                weeks.Clear();
                yield return new Paragraph(line);
            }
        }

        if (weeks.Count > 0) yield return new BulletList([.. weeks]);
    }

    private static IEnumerable<string> Limits(StoredRun run)
    {
        if (run.Study is not null)
            yield return "One small study in which nobody was assigned by lot carries the calibration; arm, school and choice cannot be told apart in it.";
        yield return "Support is what people report at one time; training cannot be told from the expectation that it helps.";
        yield return "About half of the item variance is a person intercept that nothing explains.";
        yield return "Friendship does not fade, stress does not spread, and exclusion and co-rumination are not modelled.";
        yield return "Intervals are Monte-Carlo error or the spread of single studies under fixed parameters; the uncertainty of the parameters is "
            + "only in what is headed what we do not know.";
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
            [new TableColumn("Symbol"), new TableColumn("Meaning"), new TableColumn("Value", true), new TableColumn("Unit"),
                new TableColumn("Plausible range", true),
                new TableColumn("Source"), new TableColumn("Reference")],
            [.. scenario.Parameters.Declared.Select(p => (IReadOnlyList<string>)[
                p.Symbol, p.Meaning, NumbersInForce.Write(scenario.Parameters[p]), p.Unit, $"{NumbersInForce.Write(p.Low)} to {NumbersInForce.Write(p.High)}",
                Word(scenario.Parameters.SourceOf(p)), scenario.Parameters.ReferenceOf(p)])])]));
    }

    private static string Word(Source source) => source == Source.Reported ? "reported, unverified" : source.ToString().ToLowerInvariant();

    private static string Name(ComparisonRow row) => row.Label.StartsWith(row.Row, StringComparison.Ordinal) ? row.Label : $"{row.Row}: {row.Label}";
}
