namespace Simulator.Reporting.Figures;

/// <summary>One example of every figure, in the size the product draws, of example numbers: for the gallery and for tests.</summary>
internal static class FigureExamples
{
    public static readonly string[] Items =
    [
        "1 listened when stressed", "2 trusted one another", "3 shared concerns", "4 considered friends", "5 available to listen",
        "6 effective: listening", "7 effective: trusting", "8 effective: sharing", "9 effective: being friends", "10 effective: being available",
    ];

    private static readonly double[] PublishedD = [0.79, 0.58, 0.15, 0.94, 0.48, 0.85, 0.65, 0.48, 0.87, 0.62, 0.69, 0.87];
    private static readonly double[] TreatmentMeans = [3.31, 3.38, 3.19, 3.47, 3.28, 3.19, 3.25, 3.28, 3.38, 3.28];
    private static readonly double[] ControlMeans = [2.70, 2.94, 3.06, 2.94, 2.94, 2.52, 2.79, 2.94, 2.79, 2.82];
    private static readonly string[] Rows = [.. Items, "Amount of support (mean of 1–5)", "Effectiveness (mean of 6–10)"];
    private static readonly string[] Arms = ["treatment", "control"];

    public static object[] All =>
    [
        EffectSizes, Means, Answers, States, Network, Talk, Audit, Distributions, Patterns, Differences, Intervals, Map, Front, Dose,
    ];

    public static EffectSizeForestData EffectSizes => new(
        [.. Rows.Select((label, i) =>
            new EffectSizeRow(label, 0.5 + (0.03 * i), 0.02 + (0.03 * i), 1.02 + (0.03 * i), PublishedD[i], PublishedD[i] - 0.5, PublishedD[i] + 0.5,
                AuditFlagged: i is 4 or 7, Total: i >= 10))],
        RangeMeaning: "where 95 % of single simulated studies of 32 + 33 fall",
        Note: "1,000 replications; seed 20130701.");

    public static IntervalRowsData Intervals => new(
        "What a study tells of the parameters",
        [.. Enumerable.Range(0, 8).Select(i => new IntervalRow(
            $"parameter {i}", 0.1 + 0.05 * i, 0.5 + 0.05 * i, 0.3 + 0.05 * i, 0.05, 0.95, i % 2 == 0 ? 0.5 : null, $"{40 - i} %", Faint: i == 7))],
        "place in the range", "after the study", "before", "shipped value", "Width", "80 % intervals.", "no narrower than before");

    public static ItemMeansData Means => new(
        [.. Items.SelectMany((item, i) => new[]
        {
            new ItemMean(item, "treatment", 3.3, 3.05, 3.55, TreatmentMeans[i]),
            new ItemMean(item, "control", 2.85, 2.6, 3.1, ControlMeans[i]),
        })],
        RangeMeaning: "where 95 % of single simulated studies fall",
        Note: "1,000 replications. Right: simulated mean, published mean in brackets.");

    public static AnswerBarsData Answers => new(
        [.. Items.SelectMany((item, i) => Arms.Select((arm, k) => new AnswerBar(item, arm,
            k == 0 ? [0.02, 0.10 + (0.005 * i), 0.48 - (0.005 * i), 0.34, 0.06] : [0.06, 0.22, 0.52, 0.18, 0.02])))],
        ["1 strongly disagree", "2 disagree", "3 neither", "4 agree", "5 strongly agree"],
        Note: "Mean shares over 1,000 replications.");

    public static TrajectoriesData States => new(
        [.. new[] { ("Stress", 0.35, 0.1), ("Trust", 0.40, 0.25), ("Friendship", 0.42, 0.12) }.Select((state, p) => new TrajectoryPanel(
            state.Item1, "mean of the arm, 0–1",
            [
                Line("treatment", PlayedWorld.Programme, state.Item2, state.Item3 * (p == 0 ? -1 : 1)),
                Line("treatment", PlayedWorld.Twin, state.Item2, state.Item3 * (p == 0 ? -0.65 : 0.65)),
                Line("control", PlayedWorld.Programme, state.Item2, state.Item3 * (p == 0 ? -0.45 : 0.45)),
            ]))],
        Note: "1,000 replications.");

    public static NetworkWeeksData Network
    {
        get
        {
            List<NetworkTeacher> teachers = [];
            List<DrawnTie> ties = [];
            for (int arm = 0; arm < 2; arm++)
            {
                for (int i = 0; i < 32 + arm; i++)
                    teachers.Add(new NetworkTeacher($"t{i}", Arms[arm], $"team {i / (arm == 0 ? 2 : 3)}", arm == 0));
                foreach (int week in new[] { 1, 3, 6 })
                {
                    for (int i = 0; i < 32; i++)
                    {
                        for (int k = i + 1; k < 32; k++)
                        {
                            int mixed = ((i * 7919) + (k * 104729) + (arm * 31)) % 1000;
                            double friendship = 0.35 + (mixed < 40 + (week * (arm == 0 ? 14 : 6)) ? 0.3 : 0) + ((i / 2 == k / 2) ? 0.04 * week : 0);
                            ties.Add(new DrawnTie(Arms[arm], week, $"t{i}", $"t{k}", friendship, mixed % 17));
                        }
                    }
                }
            }
            return new NetworkWeeksData(teachers, ties, [1, 3, 6], Note: "Replication 0 of 1,000, seed 20130701.");
        }
    }

    public static TalkSharesData Talk => new(
    [
        new TalkShare("treatment", 0.38, 0.31, 0.31),
        new TalkShare("treatment, twin without programme", 0.57, 0.18, 0.25),
        new TalkShare("control", 0.58, 0.17, 0.25, new TalkStatement(0.5, "published: more than half is gossip")),
        new TalkShare("control, twin without programme", 0.58, 0.17, 0.25),
    ], Note: "1,000 replications.");

    public static AuditCardData Audit => new("Nguyen 2013, Tables 1 and 2", ["M treatment", "M control", "t", "p", "η²"],
        [.. Rows.Select((label, i) => new AuditRow(label,
        [
            new AuditCell("3.31", AuditVerdict.Reproduces),
            new AuditCell("2.70", i >= 10 ? AuditVerdict.CannotBeTested : AuditVerdict.Reproduces),
            new AuditCell("3.20", AuditVerdict.Reproduces),
            i == 3 ? null : new AuditCell(".002", AuditVerdict.Reproduces),
            i is 0 or 10 ? new AuditCell(".13", AuditVerdict.DoesNotReproduce, ".140") : new AuditCell(".07", AuditVerdict.Reproduces),
        ]))],
        Note: "η² is printed truncated, not rounded.");

    public static PredictiveDistributionsData Distributions => new(
        [.. Rows.Select((label, i) => new PredictiveDistribution(label,
            [.. Enumerable.Range(0, 1000).Select(k => 0.6 + (0.02 * i) + (0.26 * Normal(((k * 0.6180339887) + (i * 0.1)) % 1)))], PublishedD[i]))],
        Note: "1,000 replications of 32 + 33.");

    public static PatternBoardData Patterns => new(
        [.. Enumerable.Range(1, 12).Select(i => new PatternRow($"N{i}",
            i % 3 == 0
                ? "Friends and listening show the largest effects of items 1–5, sharing concerns the smallest of all of them"
                : "Formal pairs report more psychosocial support than informal peers",
            i % 2 == 0 ? "strong" : "medium", i % 3 == 0 ? "argmin = item 3; top two = {1, 4} over all replications" : "median d in [0.19, 1.19]",
            i % 4 == 3 ? null : 0.69, i % 4 == 3 ? null : 0.67, i % 4 == 3 ? null : 0.71, (BoardVerdict)(i % 5))
            { Kind = i % 5 == 0 ? "built in" : "emergent", Counts = i % 5 != 0, Draws = i % 2 == 0 ? $"{i} of 20 draws" : "" })]);

    public static DifferenceForestData Differences => new("chat", "structure",
    [
        new OutcomeDifference("Mean stress at the end", "points of 0–1", -0.031, -0.036, -0.026, 0.05, 3) { Known = (-0.06, 0.002), SameSign = "97 %" },
        new OutcomeDifference("Isolates", "persons", -0.8, -1.1, -0.5, 1, 1) { Known = (-2.1, 0.4), SameSign = "91 %" },
        new OutcomeDifference("Persons with a new friend", "persons", 3.2, 2.7, 3.7, 1, 1) { Known = (0.4, 5.2), SameSign = "99 %" },
        new OutcomeDifference("Talk outside the team", "share", 0.004, -0.006, 0.014, 0.05, 3) { SameSign = "cannot tell" },
        new OutcomeDifference("Pairs ended", "pairs", -1.9, -2.2, -1.6, 1, 1) { Known = (-3.0, -0.7), SameSign = "100 %" },
        new OutcomeDifference("Good responses", "a teacher", 1.5, 0.9, 2.1, 1, 1) { Known = (-0.3, 3.1), SameSign = "94 %, kappa_c" },
    ], Note: "Same people, same luck; 400 replications.");

    public static DoseCurveData Dose => new(
        [.. new[] { ("Meetings held", "meetings per pair"), ("Pairs ended", "share of pairs"), ("Trust at the end", "mean, 0–1") }
            .Select((panel, p) => new DosePanel(
            panel.Item1, panel.Item2,
            [.. new[] { "local coordinator", "none" }.Select((condition, c) =>
            {
                double[] doses = [.. Enumerable.Range(0, 11).Select(i => i / 10.0)];
                double[] mean = [.. doses.Select(dose => (p == 1 ? 0.6 - (0.4 * dose) : 2 + (3.2 * dose) - (1.6 * dose * dose)) - (0.15 * c))];
                return new DoseLine(condition, doses, mean, [.. mean.Select(value => value - 0.04)], [.. mean.Select(value => value + 0.04)]);
            })]))],
        Dose: "structure of meetings (0 chat … 1 fixed agenda)", Title: "More structure, more meetings", Note: "200 replications at each point.");

    public static BudgetFrontData Front => new(
        "Amount of support over staff hours",
        [.. Enumerable.Range(0, 4).Select(i => new FrontProgramme(
            ((char)('A' + i)).ToString(), 58 - 14 * i, 0.09 - 0.02 * i, 0.085 - 0.02 * i, 0.095 - 0.02 * i, 0.03 - 0.02 * i, 0.13 - 0.02 * i))],
        [(20, -0.01), (35, 0.02), (52, 0.05)], [(66, 0.1), (71, 0.09)], 31, 60, "amount of support, points: difference from today",
        "400 replications on fresh luck.");

    public static HeatMapData Map => new(
        "Amount of support over meetings and structure", "structure of meetings", ["0", "0.25", "0.5", "0.75", "1"], "meetings a week",
            ["0.25", "0.5", "1", "2"],
        [.. Enumerable.Range(0, 4).Select(r => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(c => r == 0 && c == 4 ? double.NaN : 0.4 + 0.08 * r
            + 0.05 * c)])],
        "pooled SD", Note: "200 replications at each point.");

    private static Trajectory Line(string arm, PlayedWorld world, double start, double change)
    {
        double[] days = [.. Enumerable.Range(0, 37).Select(day => (double)day)];
        double[] mean = [.. days.Select(day => start + (change * (1 - Math.Exp(-day / 14))))];
        return new Trajectory(arm, world, days, mean,
            [.. mean.Select((value, i) => value - 0.02 - (0.0006 * i))], [.. mean.Select((value, i) => value + 0.02 + (0.0006 * i))]);
    }

    // A rough inverse normal, good enough for a picture.
    private static double Normal(double p) => Math.Log((p + 1e-4) / (1 - p + 1e-4)) / 1.702;
}
