using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Recording;
using Simulator.Reporting.Drawing;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Reports;

/// <summary>The figures of a run, drawn from its stored tables.</summary>
internal static class RunFigures
{
    private const int MostArms = 6;
    private const int MostNetworkTeachers = 80;
    internal static readonly string[] DoseOutcomes = ["stress", "trust", "friendship", "good_responses", "new_friend_persons", "meetings_held"];
    private static readonly string[] AnswerWords = ["strongly disagree", "disagree", "undecided", "agree", "strongly agree"];

    /// <summary>All figures that the run has data for.</summary>
    internal static IReadOnlyList<ResultFigure> Of(StoredRun run)
    {
        List<ResultFigure> figures = [];
        string size = string.Join(" + ", run.Scenario.Arms.Select(a => a.Cohort.Teachers));
        string range = $"where 95 % of single studies of {size} {run.Scenario.Words.Teachers} fall";
        ComparisonRow[] effects = [.. run.Comparison.Where(r => r is { Table: "exact", Statistic: "d" } && IsFinite(r))];
        if (effects.Length > 0) figures.Add(Effects(run, effects, range));
        if (run.Comparison.Any(r => r.Statistic == "mean" && IsRow(run, r.Row) && IsFinite(r))) figures.Add(Means(run, range));
        if (effects.Length > 0 && Predictive(run, effects) is { } predictive) figures.Add(predictive);
        Arm[] arms = [.. run.Scenario.Arms.Take(MostArms)];
        if (arms.Length <= 4 && run.Scenario.Instrument.Points == 5 && AnswerShares(run, arms) is { } answers) figures.Add(answers);
        if (run.Dose is { } dose) figures.Add(OverDose(run, dose));
        figures.Add(Days(run, [.. run.Scenario.Arms.Take(FigureColors.MostLines)]));
        if (NetworkOf(run, arms) is { } network) figures.Add(network);
        figures.Add(Talk(run, [.. run.Scenario.Arms]));
        return figures;
    }

    /// <summary>Where too few answer, there is no mean or effect to draw.</summary>
    private static bool IsFinite(ComparisonRow row) =>
        double.IsFinite(row.Simulated) && double.IsFinite(row.PredictedLower) && double.IsFinite(row.PredictedUpper);

    private static bool IsRow(StoredRun run, string row) => run.Scenario.Instrument.Rows.Contains(row);

    /// <summary>What a figure with published numbers says where the programme is another one.</summary>
    private static string Note(StoredRun run) => About(run) + (run.Caveat.Length == 0 ? "" : $" Published: {EvidenceLink.ReferenceWords}.");

    /// <summary>Of what a picture is, for whoever sees it alone.</summary>
    private static string About(StoredRun run)
    {
        int[] sizes = [.. run.Scenario.Arms.Select(a => a.Cohort.Teachers).Distinct()];
        string people = sizes.Length == 1 ? $"{sizes[0]} {run.Scenario.Words.Teachers} in each arm"
            : $"{string.Join(" + ", run.Scenario.Arms.Select(a => a.Cohort.Teachers))} {run.Scenario.Words.Teachers}";
        return $"{run.Scenario.Title}: {people}, {run.Replicates} replications.";
    }

    /// <summary>Which arms a picture leaves out, or nothing.</summary>
    private static string LeftOut(StoredRun run, IReadOnlyCollection<Arm> drawn) => drawn.Count == run.Scenario.Arms.Count ? ""
        : $" Not drawn: {string.Join(", ", run.Scenario.Arms.Except(drawn).Select(a => a.Name))}.";

    private static ResultFigure Effects(StoredRun run, ComparisonRow[] effects, string range)
    {
        EffectSizeRow[] rows = [.. effects.Select(r => new EffectSizeRow(
            Numbered(r.Row, r.Label), r.Simulated, r.PredictedLower, r.PredictedUpper, r.Published, r.PublishedLower, r.PublishedUpper,
            r.Audit is not ("exact" or "within print"), !r.Row.StartsWith("item_", StringComparison.Ordinal)))];
        return new ResultFigure(
            "effect-sizes", $"Effect sizes: simulated mean and {range}, beside the published value with its own 95 % interval{run.Caveat}.",
            EffectSizeForest.Build(new EffectSizeForestData(rows, RangeMeaning: range, Note: Note(run))))
        {
            Data = Rows("Effect sizes d", effects),
        };
    }

    private static ResultFigure Means(StoredRun run, string range)
    {
        ComparisonRow[] rows = [.. run.Comparison
            .Where(r => r.Statistic == "mean" && IsRow(run, r.Row) && r.Table != "targets" && IsFinite(r))
            .DistinctBy(r => (r.Row, r.Arm))
            .OrderBy(r => run.Scenario.Instrument.Rows.ToList().IndexOf(r.Row))
            .ThenBy(r => run.Scenario.Arms.ToList().FindIndex(a => a.Name == r.Arm))];
        ItemMean[] means = [.. rows.Select(r => new ItemMean(Numbered(r.Row, r.Label), r.Arm, r.Simulated, r.PredictedLower, r.PredictedUpper, r.Published))];
        return new ResultFigure("item-means", $"Item means by arm: simulated and {range}, with the published mean{run.Caveat}.",
            ItemMeans.Build(new ItemMeansData(means, range, Note: Note(run))))
        {
            Data = Rows("Means", rows),
        };
    }

    private static TableBlock Rows(string caption, IEnumerable<ComparisonRow> rows) => new(
        caption,
        [
            new TableColumn("Row and arm"), new TableColumn("Simulated", true), new TableColumn("95 % of single studies", true),
            new TableColumn("Published", true),
        ],
        [.. rows.Select(r => (IReadOnlyList<string>)[
            $"{Numbered(r.Row, r.Label)}, {r.Arm}", Apa.Number(r.Simulated, 3), Apa.Interval(r.PredictedLower, r.PredictedUpper, 3),
            Apa.Number(r.Published, 3)])]);

    private static ResultFigure? Predictive(StoredRun run, ComparisonRow[] effects)
    {
        string named = run.Scenario.Evidence is { } link ? string.Join(" - ", effects[0].Arm.Split(" - ").Select(link.ArmFor)) : "";
        PredictiveDistribution[] panels = [.. effects.Select(r => new PredictiveDistribution(
            Numbered(r.Row, r.Label),
            [.. (run.Tests.Of(named, r.Row, Experiments.Tests.TestCatalogue.Usual)?.D ?? []).Where(double.IsFinite)], r.Published, r.Percentile))
            .Where(p => p.Values.Count > 0).Take(16)];
        if (panels.Length == 0) return null;
        return new ResultFigure(
            "predictive", $"What single simulated studies would have reported, and where the published study falls{run.Caveat}.",
            PredictiveDistributions.Build(new PredictiveDistributionsData(panels, Note: Note(run))));
    }

    /// <summary>Shares of answers; null where nobody answered anything.</summary>
    private static ResultFigure? AnswerShares(StoredRun run, Arm[] arms)
    {
        List<AnswerBar> bars = [.. run.Scenario.Instrument.Items.SelectMany(item => arms
            .Select(a => (Arm: a.Name, Shares: run.Answers.Shares(a.Name, item.Id))).Where(a => a.Shares is not null)
            .Select(a => new AnswerBar(Numbered(item.Id, item.Text), a.Arm, a.Shares!)))];
        return bars.Count == 0 ? null : new ResultFigure(
            "answers", "Simulated answers by item and arm, all replicates together.",
            AnswerBars.Build(new AnswerBarsData(bars, AnswerWords, Note: About(run))));
    }

    private static ResultFigure OverDose(StoredRun run, Dose dose)
    {
        DosePanel[] panels = [.. DoseOutcomes.Select(name =>
            (Outcome: MeasureCatalogue.Outcome(name)!, Means: dose.Steps.Select(s => run.Mean(s.Arm.Name, false, name)).ToArray()))
            .Where(o => o.Means.All(m => double.IsFinite(m.Mean) && double.IsFinite(m.Lower)))
            .Select(o => new DosePanel(
                run.Scenario.Words.In(o.Outcome.Title), o.Outcome.Unit,
                [new DoseLine("programme", [.. dose.Steps.Select(s => s.Value)], [.. o.Means.Select(m => m.Mean)], [.. o.Means.Select(m => m.Lower)],
                    [.. o.Means.Select(m => m.Upper)])]))];
        string title = dose.Path.Replace('.', ' ').Replace('_', ' ');
        return new ResultFigure(
            "dose", $"Outcomes over {title}, with 95 % Monte-Carlo intervals of the mean; a maximum may lie inside.",
            DoseCurve.Build(new DoseCurveData(panels, dose.Unit.Length > 0 ? $"{title} ({dose.Unit})" : title, Title: $"Outcomes over {title}",
                Note: About(run))));
    }

    private static ResultFigure Days(StoredRun run, Arm[] arms)
    {
        // With the same people in many arms, whoever is offered nothing is everybody's twin.
        Arm? nothing = run.Scenario.Arms.FirstOrDefault(a => a.Programme.Offers.Count == 0);
        bool oneTwin = arms.Length > 3 && run.Scenario.SamePeople && nothing is not null;
        List<TrajectoryPanel> panels = [];
        foreach (string state in TrajectoryPoint.States)
        {
            List<Trajectory> lines = [];
            foreach (Arm arm in arms)
            {
                foreach (bool twin in arm.Programme.Offers.Count == 0 || oneTwin ? [false] : new[] { false, true })
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

        double[] encounters = [.. arms.SelectMany(a => a.Programme.EncounterDays(new Setting(run.Scenario.Calendar, a.Cohort))).Distinct().Order()];
        return new ResultFigure(
            "trajectories", "Stress, trust and friendship over the weeks, with the programme and in the twin world without it." + LeftOut(run, arms),
            Figures.Trajectories.Build(new TrajectoriesData(
                panels, EncounterDays: encounters, DaysPerWeek: run.Scenario.Calendar.DaysPerWeek,
                Note: (oneTwin ? $"{nothing!.Name} is the twin of all. " : "") + About(run) + LeftOut(run, arms))))
        {
            Data = ByWeek(panels, run.Scenario.Calendar.DaysPerWeek),
        };
    }

    /// <summary>The lines as a table: their means at the end of each week.</summary>
    private static TableBlock ByWeek(IReadOnlyList<TrajectoryPanel> panels, int days)
    {
        Trajectory[] lines = [.. panels.SelectMany(p => p.Lines)];
        int[] places = [.. Enumerable.Range(0, lines[0].Days.Count).Where(k => lines[0].Days[k] % days == 0)];
        return new TableBlock(
            "Means at the end of each week",
            [new TableColumn("State, arm and week"), new TableColumn("Mean", true), new TableColumn("5th to 95th percentile", true)],
            [.. panels.SelectMany(p => p.Lines.SelectMany(l => places.Where(k => k < l.Days.Count).Select(k => Week(p, l, k, days))))]);
    }

    private static IReadOnlyList<string> Week(TrajectoryPanel panel, Trajectory line, int k, int days) =>
    [
        $"{panel.State}, {line.Arm}{(line.World == PlayedWorld.Twin ? ", twin" : "")}, week {(int)line.Days[k] / days}", Apa.Number(line.Mean[k], 3),
        Apa.Interval(line.Low[k], line.High[k], 3),
    ];

    private static ResultFigure? NetworkOf(StoredRun run, Arm[] arms)
    {
        NetworkTeacher[] teachers = [.. arms.Where(a => a.Cohort.Teachers <= MostNetworkTeachers).SelectMany(a => TeachersOf(run, a))];
        if (teachers.Length == 0 || run.Network.Count == 0) return null;
        int weeks = run.Scenario.Calendar.Weeks;
        int[] shown = [.. new[] { 1, Math.Max(1, weeks / 2), weeks }.Distinct()];
        HashSet<(string, string)> known = [.. teachers.Select(t => (t.Arm, t.Id))];
        DrawnTie[] ties = [.. run.Network
            .Where(t => !t.Twin && t.From < t.To && shown.Contains(t.Week) && known.Contains((t.Arm, Id(t.From))) && known.Contains((t.Arm, Id(t.To))))
            .Select(t => new DrawnTie(t.Arm, t.Week, Id(t.From), Id(t.To), t.Friendship, t.Hours))];
        return new ResultFigure(
            "network", $"Friendships in replicate {run.Answers.FirstReplicate} at the end of weeks {string.Join(", ", shown)}; disc: in a formal pair.",
            NetworkWeeks.Build(new NetworkWeeksData(
                teachers, ties, shown, Note: $"Replicate {run.Answers.FirstReplicate}, not an average. {About(run)}{LeftOut(run, arms)}")));
    }

    private static IEnumerable<NetworkTeacher> TeachersOf(StoredRun run, Arm arm) => run.Answers.Teachers.Where(t => t.Arm == arm.Name).Select(t =>
        new NetworkTeacher(Id(t.Teacher), arm.Name, t.Team?.ToString(System.Globalization.CultureInfo.InvariantCulture), t.InPair));

    private static ResultFigure Talk(StoredRun run, Arm[] arms)
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

        return new ResultFigure(
            "talk", "What informal conversations are about, mean over replicates.",
            TalkShares.Build(new TalkSharesData(rows.Count > 0 ? rows : [new TalkShare("nobody talked", 1, 0, 0)], Note: About(run))))
        {
            Data = new TableBlock(
                "Shares of informal talk",
                [new TableColumn("Arm"), new TableColumn("Gossip", true), new TableColumn("Professional", true), new TableColumn("Personal", true)],
                [.. rows.Select(r => (IReadOnlyList<string>)[r.Label, Apa.Percent(r.Gossip, 1), Apa.Percent(r.Professional, 1), Apa.Percent(r.Personal, 1)])]),
        };
    }

    private static TalkStatement? Statement(StoredRun run, string arm, bool twin)
    {
        ComparisonRow? said = twin ? null : run.Comparison.FirstOrDefault(r => r is { Row: "gossip_share", Table: "targets" } && r.Arm == arm);
        return said is { PublishedLower: > 0 and < 1 }
            ? new TalkStatement(said.PublishedLower,
                $"{(said.Audit == "inferred" ? "our reading of the study" : "published")}: above {Apa.Percent(said.PublishedLower)} gossip")
            : null;
    }

    private static string Id(int teacher) => teacher.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Numbered(string row, string label) =>
        row.StartsWith("item_", StringComparison.Ordinal) ? $"{row[5..]} {label}" : label;
}
