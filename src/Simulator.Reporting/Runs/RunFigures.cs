using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Reporting.Figures;

namespace Simulator.Reporting.Runs;

/// <summary>A figure of a run with the name of its files and its caption.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Caption">Caption in the report.</param>
/// <param name="Figure">The figure.</param>
public sealed record RunFigure(string Name, string Caption, Figure Figure);

/// <summary>The figures of a run, drawn from its stored tables.</summary>
public static class RunFigures
{
    private const int MostArms = 6;
    private const int MostNetworkTeachers = 80;
    private static readonly string[] DoseOutcomes = ["stress", "trust", "friendship", "good_responses", "new_friend_persons", "meetings_held"];
    private static readonly string[] AnswerWords = ["strongly disagree", "disagree", "undecided", "agree", "strongly agree"];

    /// <summary>All figures that the run has data for.</summary>
    public static IReadOnlyList<RunFigure> Of(StoredRun run)
    {
        List<RunFigure> figures = [];
        string size = string.Join(" + ", run.Scenario.Arms.Select(a => a.Cohort.Teachers));
        string range = $"where 95 % of single studies of {size} teachers fall";
        ComparisonRow[] effects = [.. run.Comparison.Where(r => r is { Table: "exact", Statistic: "d" })];
        if (effects.Length > 0) figures.Add(Effects(effects, range));
        if (run.Comparison.Any(r => r.Statistic == "mean" && IsRow(run, r.Row))) figures.Add(Means(run, range));
        if (effects.Length > 0) figures.Add(Predictive(run, effects));
        Arm[] arms = [.. run.Scenario.Arms.Take(MostArms)];
        if (arms.Length <= 4 && run.Scenario.Instrument.Points == 5) figures.Add(AnswerShares(run, arms));
        if (Dose.Of(run.Scenario) is { } dose) figures.Add(OverDose(run, dose));
        figures.Add(Days(run, arms));
        if (NetworkOf(run, arms) is { } network) figures.Add(network);
        figures.Add(Talk(run, arms));
        return figures;
    }

    private static bool IsRow(StoredRun run, string row) => run.Scenario.Instrument.Rows.Contains(row);

    private static RunFigure Effects(ComparisonRow[] effects, string range)
    {
        EffectSizeRow[] rows = [.. effects.Select(r => new EffectSizeRow(
            Numbered(r.Row, r.Label), r.Simulated, r.PredictedLower, r.PredictedUpper, r.Published, r.PublishedLower, r.PublishedUpper,
            r.Audit is not ("exact" or "within print"), !r.Row.StartsWith("item_", StringComparison.Ordinal)))];
        return new RunFigure(
            "effect-sizes", $"Effect sizes: simulated mean and {range}, beside the published value with its own 95 % interval.",
            EffectSizeForest.Build(new EffectSizeForestData(rows, RangeMeaning: range)));
    }

    private static RunFigure Means(StoredRun run, string range)
    {
        ItemMean[] means = [.. run.Comparison
            .Where(r => r.Statistic == "mean" && IsRow(run, r.Row) && r.Table != "targets")
            .DistinctBy(r => (r.Row, r.Arm))
            .OrderBy(r => run.Scenario.Instrument.Rows.ToList().IndexOf(r.Row))
            .ThenBy(r => run.Scenario.Arms.ToList().FindIndex(a => a.Name == r.Arm))
            .Select(r => new ItemMean(Numbered(r.Row, r.Label), r.Arm, r.Simulated, r.PredictedLower, r.PredictedUpper, r.Published))];
        return new RunFigure("item-means", $"Item means by arm: simulated and {range}, with the published mean.", ItemMeans.Build(new ItemMeansData(means, range)));
    }

    private static RunFigure Predictive(StoredRun run, ComparisonRow[] effects)
    {
        string?[] outcome = run.Tests.Texts("outcome"), test = run.Tests.Texts("test"), contrast = run.Tests.Texts("contrast");
        long?[] wave = run.Tests.Integers("wave");
        double[] d = run.Tests.Numbers("d");
        string named = run.Scenario.Evidence is { } link ? Contrasts(run, link, effects[0].Arm) : "";
        PredictiveDistribution[] panels = [.. effects.Select(r => new PredictiveDistribution(
            Numbered(r.Row, r.Label),
            [.. Enumerable.Range(0, run.Tests.Rows)
                .Where(k => outcome[k] == r.Row && test[k] == "student" && contrast[k] == named && wave[k] == run.LastWave && double.IsFinite(d[k]))
                .Select(k => d[k])],
            r.Published, r.Percentile)).Where(p => p.Values.Count > 0).Take(16)];
        return new RunFigure(
            "predictive", "What single simulated studies would have reported, and where the published study falls.",
            PredictiveDistributions.Build(new PredictiveDistributionsData(panels)));
    }

    private static string Contrasts(StoredRun run, EvidenceLink link, string studyContrast)
    {
        string[] arms = [.. studyContrast.Split(" - ").Select(link.ArmFor)];
        return Contrast.Of(run.Scenario).Select(c => c.ToString()).FirstOrDefault(c => c == string.Join(" - ", arms)) ?? "";
    }

    private static RunFigure AnswerShares(StoredRun run, Arm[] arms)
    {
        string?[] arm = run.Responses.Texts("arm");
        long?[] wave = run.Responses.Integers("wave");
        List<AnswerBar> bars = [];
        foreach (Experiments.Measurement.Item item in run.Scenario.Instrument.Items)
        {
            double[] ticks = run.Responses.Numbers(item.Id);
            foreach (Arm a in arms)
            {
                double[] counts = new double[5];
                for (int k = 0; k < ticks.Length; k++)
                {
                    if (arm[k] == a.Name && wave[k] == run.LastWave && double.IsFinite(ticks[k])) counts[(int)ticks[k] - 1]++;
                }

                double all = counts.Sum();
                if (all > 0) bars.Add(new AnswerBar(Numbered(item.Id, item.Text), a.Name, [.. counts.Select(c => c / all)]));
            }
        }

        return new RunFigure(
            "answers", "Simulated answers by item and arm, all replicates together.", AnswerBars.Build(new AnswerBarsData(bars, AnswerWords)));
    }

    private static RunFigure OverDose(StoredRun run, Dose dose)
    {
        DosePanel[] panels = [.. DoseOutcomes.Select(name => (Outcome: OutcomeCatalogue.Find(name)!, Means: dose.Steps.Select(s => run.Mean(s.Arm.Name, false, name)).ToArray()))
            .Where(o => o.Means.All(m => double.IsFinite(m.Mean) && double.IsFinite(m.Lower)))
            .Select(o => new DosePanel(
                o.Outcome.Title, o.Outcome.Unit,
                [new DoseLine("programme", [.. dose.Steps.Select(s => s.Value)], [.. o.Means.Select(m => m.Mean)], [.. o.Means.Select(m => m.Lower)], [.. o.Means.Select(m => m.Upper)])]))];
        string title = dose.Path.Replace('.', ' ').Replace('_', ' ');
        return new RunFigure(
            "dose", $"Outcomes over {title}, with 95 % Monte-Carlo intervals of the mean; a maximum may lie inside.",
            DoseCurve.Build(new DoseCurveData(panels, dose.Unit.Length > 0 ? $"{title} ({dose.Unit})" : title, Title: $"Outcomes over {title}")));
    }

    private static RunFigure Days(StoredRun run, Arm[] arms)
    {
        List<TrajectoryPanel> panels = [];
        foreach (string state in Experiments.Analysis.Trajectories.States)
        {
            List<Trajectory> lines = [];
            foreach (Arm arm in arms)
            {
                foreach (bool twin in arm.Programme.Offers.Count == 0 ? [false] : new[] { false, true })
                {
                    TrajectoryPoint[] points = [.. run.Trajectories.Where(p => p.Arm == arm.Name && p.Twin == twin && p.State == state)];
                    if (points.Length == 0) continue;
                    lines.Add(new Trajectory(
                        arm.Name, twin ? PlayedWorld.Twin : PlayedWorld.Programme, [.. points.Select(p => (double)p.Day)], [.. points.Select(p => p.Mean)],
                        [.. points.Select(p => p.Quantiles[0])], [.. points.Select(p => p.Quantiles[4])]));
                }
            }

            string axis = state == "stress" ? "stress (0 to 1)" : $"{state} with closest contacts (0 to 1)";
            if (lines.Count > 0) panels.Add(new TrajectoryPanel(state, state == "trust" ? "trust in closest contacts (0 to 1)" : axis, lines));
        }

        return new RunFigure(
            "trajectories", "Stress, trust and friendship over the days, with the programme and in the twin world without it.",
            Figures.Trajectories.Build(new TrajectoriesData(panels)));
    }

    private static RunFigure? NetworkOf(StoredRun run, Arm[] arms)
    {
        NetworkTeacher[] teachers = [.. arms.Where(a => a.Cohort.Teachers <= MostNetworkTeachers).SelectMany(a => TeachersOf(run, a))];
        if (teachers.Length == 0 || run.Network.Count == 0) return null;
        int weeks = run.Scenario.Calendar.Weeks;
        int[] shown = [.. new[] { 1, Math.Max(1, weeks / 2), weeks }.Distinct()];
        HashSet<(string, string)> known = [.. teachers.Select(t => (t.Arm, t.Id))];
        DrawnTie[] ties = [.. run.Network
            .Where(t => !t.Twin && t.From < t.To && shown.Contains(t.Week) && known.Contains((t.Arm, Id(t.From))) && known.Contains((t.Arm, Id(t.To))))
            .Select(t => new DrawnTie(t.Arm, t.Week, Id(t.From), Id(t.To), t.Friendship, t.Hours))];
        return new RunFigure(
            "network", $"Friendships in replicate {run.Replicates[0]} at the end of weeks {string.Join(", ", shown)}; disc: in a formal pair.",
            NetworkWeeks.Build(new NetworkWeeksData(teachers, ties, shown, Note: $"Replicate {run.Replicates[0]}, not an average.")));
    }

    private static IEnumerable<NetworkTeacher> TeachersOf(StoredRun run, Arm arm)
    {
        string?[] arms = run.Responses.Texts("arm");
        long?[] replicate = run.Responses.Integers("replicate"), wave = run.Responses.Integers("wave"), teacher = run.Responses.Integers("teacher");
        long?[] team = run.Responses.Integers("team"), pair = run.Responses.Integers("pair");
        for (int k = 0; k < run.Responses.Rows; k++)
        {
            if (arms[k] != arm.Name || replicate[k] != run.Replicates[0] || wave[k] != run.LastWave) continue;
            yield return new NetworkTeacher(
                Id((int)teacher[k]!.Value), arm.Name, team[k]?.ToString(System.Globalization.CultureInfo.InvariantCulture), pair[k] is not null);
        }
    }

    private static RunFigure Talk(StoredRun run, Arm[] arms)
    {
        List<TalkShare> rows = [];
        foreach (Arm arm in arms)
        {
            foreach (bool twin in arm.Programme.Offers.Count == 0 ? [false] : new[] { false, true })
            {
                double gossip = run.Mean(arm.Name, twin, "gossip_share").Mean, professional = run.Mean(arm.Name, twin, "professional_share").Mean;
                if (!double.IsFinite(gossip)) continue;
                rows.Add(new TalkShare(
                    twin ? $"{arm.Name}, twin" : arm.Name, gossip, professional, 1 - gossip - professional, Statement(run, arm.Name, twin)));
            }
        }

        return new RunFigure(
            "talk", "What informal conversations are about, mean over replicates.",
            TalkShares.Build(new TalkSharesData(rows.Count > 0 ? rows : [new TalkShare("nobody talked", 1, 0, 0)])));
    }

    private static TalkStatement? Statement(StoredRun run, string arm, bool twin)
    {
        ComparisonRow? said = twin ? null : run.Comparison.FirstOrDefault(r => r is { Row: "gossip_share", Table: "targets" } && r.Arm == arm);
        return said is { PublishedLower: > 0 and < 1 }
            ? new TalkStatement(said.PublishedLower, $"{(said.Audit == "inferred" ? "our reading of the study" : "published")}: above {Apa.Percent(said.PublishedLower)} gossip")
            : null;
    }

    private static string Id(int teacher) => teacher.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Numbered(string row, string label) =>
        row.StartsWith("item_", StringComparison.Ordinal) ? $"{row[5..]} {label}" : label;
}
