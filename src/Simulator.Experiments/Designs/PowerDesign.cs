using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Experiments.Tests;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>What a study is planned to be, and what is asked of it.</summary>
public sealed record PowerPlan
{
    /// <summary>Name of the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The study as it is planned; its arms are people of their own.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The same study with other numbers of persons in each arm.</summary>
    public required IReadOnlyList<(int N, Scenario Scenario)> Sizes { get; init; }

    /// <summary>Two arms.</summary>
    public required Contrast Contrast { get; init; }

    /// <summary>Rows of the questionnaire that are tested, the one that matters first.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>The planned test.</summary>
    public string Test { get; init; } = "welch";

    /// <summary>Level of the test.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Share of persons whose answers are lost at random.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether p is corrected over the outcomes after Holm.</summary>
    public bool Holm { get; init; }

    /// <summary>Studies of each size.</summary>
    public int Replications { get; init; } = 1000;

    /// <summary>Studies of each kind in which nothing is going on.</summary>
    public int NullReplications { get; init; } = 4000;

    /// <summary>Parameter sets, and studies of each.</summary>
    public (int Sets, int Replications) Draws { get; init; } = (100, 100);

    /// <summary>Parameters that are tried at both ends of their range, and studies at each end; the strongest over the sets first.</summary>
    public int EndReplications { get; init; } = 100;
}

/// <summary>
/// Power by simulation: the field's analyses side by side at each size, beside the analytic figure that knows no clusters; how often each test
/// finds something where nothing is; and what becomes of power where parameters are others.
/// </summary>
public sealed class PowerDesign : IDesign
{
    /// <summary>Kind of plan.</summary>
    public const string KindWord = "power";

    /// <summary>Names of the points in which nothing is going on: nobody is offered anything, everybody is offered the same.</summary>
    public const string Nothing = "nothing_offered", Everybody = "offered_to_everybody";

    private const string Own = "own";
    private const double Wanted = 0.80;
    private readonly PowerPlan plan;
    private readonly Parameter[] tried;

    /// <summary>The design of a plan.</summary>
    public PowerDesign(PowerPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        Scenario study = plan.Scenario;
        tried = plan.EndReplications == 0 ? [] : [.. study.Parameters.Declared.Where(p => RangeDraw.IsDrawn(study.Parameters, p))];
        ProgrammePlan offered = study.Arms.Single(a => a.Name == plan.Contrast.First).Programme;
        Scenario With(ProgrammePlan programme) => study with { Arms = [.. study.Arms.Select(a => a with { Programme = programme })] };
        Scenario Under(ParameterSet set) => study with { Parameters = set, Draws = null };
        List<DesignPoint> points =
        [
            new(Own, study, plan.Replications),
            .. plan.Sizes.Select(s => new DesignPoint(Text($"n_{s.N}"), s.Scenario, plan.Replications)),
            new(Nothing, With(ProgrammePlan.Empty), plan.NullReplications),
            new(Everybody, With(offered), plan.NullReplications),
            .. Enumerable.Range(0, plan.Draws.Sets).Select(k => new DesignPoint(
                Text($"set_{k}"), Under(study.Draws is null ? RangeDraw.Of(study.Parameters, k) : study.ParametersOf(k)), plan.Draws.Replications)),
            .. tried.SelectMany(p => new[] { (End: "low", Value: p.Low), (End: "high", Value: p.High) }.Select(e => new DesignPoint(
                $"{p.Symbol}_{e.End}", Under(study.Parameters.With(p.Symbol, e.Value)), plan.EndReplications))),
        ];
        Table = new DesignTable(points, new StudyAnalyses(plan.Outcomes, plan.Contrast, plan.Dropout, plan.Holm).Numbers(study));
    }

    /// <inheritdoc/>
    public string Kind => KindWord;

    /// <inheritdoc/>
    public string Id => plan.Id;

    /// <inheritdoc/>
    public string Title => plan.Title;

    /// <inheritdoc/>
    public Scenario Scenario => plan.Scenario;

    /// <inheritdoc/>
    public DesignTable Table { get; }

    /// <summary>The plan.</summary>
    public PowerPlan Plan => plan;

    /// <inheritdoc/>
    public DesignAnswer Answer(IReadOnlyList<string> files)
    {
        DesignValues values = Table.Read(files);
        IReadOnlyList<StudyTest> tests = TestCatalogue.Analyses;
        int[] sized = [.. Enumerable.Range(0, 1 + plan.Sizes.Count)];
        string[] idle = [Nothing, Everybody];
        PowerRow[] rows = [.. plan.Outcomes.SelectMany(o => sized.SelectMany(k => tests.Select(t => Row(values, o, k, t))))];
        NullRow[] nulls = [.. plan.Outcomes.SelectMany(o => idle.SelectMany(w => tests.Select(t => Null(values, o, w, t))))];
        PowerSize[] sizes = [.. plan.Outcomes.SelectMany(o => TestCatalogue.Analyses.Select(t => Size(rows, o, t.Name)))];
        double[] overSets = OverSets(values);
        EndRow[] ends = Ends(values, rows);
        IReadOnlyList<string> lines = Lines(rows, nulls, sizes, overSets, ends);
        (string, string)[] failures = [.. values.Failures.Select((f, k) => (Table.Points[k].Name, f)).Where(f => f.f is not null).Select(f => (f.Name, f.f!))];
        Table[] tables =
        [
            PowerTables.Analyses(rows, nulls, sizes), PowerTables.OfSizes(rows), PowerTables.Needed(sizes), PowerTables.ErrorRates(nulls),
            PowerTables.Sets(overSets), PowerTables.Assumptions(ends),
        ];
        return new DesignAnswer(lines, tables, failures);
    }

    private PowerRow Row(DesignValues values, string outcome, int point, StudyTest test)
    {
        double[] d = values.Of($"d_{outcome}")[point], b = values.Of($"b_{test.Name}_{outcome}")[point], p = values.Of($"p_{test.Name}_{outcome}")[point];
        double[] after = values.Of($"left_p_{test.Name}_{outcome}")[point], between = values.Of($"b_{TestCatalogue.Usual}_{outcome}")[point];
        Scenario scenario = Table.Points[point].Scenario!;
        int n1 = Persons(scenario, plan.Contrast.First), n2 = Persons(scenario, plan.Contrast.Second);
        MeanInterval true1 = MonteCarlo.MeanInterval(between);
        double sign = Math.Sign(true1.Mean), size = 0;
        int made = 0, found = 0, wrong = 0;
        for (int r = 0; r < p.Length; r++)
        {
            if (double.IsNaN(p[r])) continue;
            made++;
            if (!(p[r] < plan.Alpha)) continue;
            found++;
            if (Math.Sign(b[r]) == -sign) wrong++;
            size += Math.Abs(b[r]);
        }

        bool known = true1.Lower > 0 || true1.Upper < 0;
        double truth = MonteCarlo.MeanInterval(b).Mean, meanD = d.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        int madeAfter = after.Count(x => !double.IsNaN(x));
        return new PowerRow(
            outcome, test.Name, n1, n2, point == 0, made, found, Proportion.Wilson(found, made), Proportion.Wilson(after.Count(x => x < plan.Alpha), madeAfter),
            meanD, Power.TwoSampleT(n1, n2, UnbiasedD(meanD, n1 + n2 - 2), plan.Alpha), found > 0 ? (double)wrong / found : double.NaN,
            known && found > 0 ? size / found / Math.Abs(truth) : double.NaN);
    }

    /// <summary>The mean of Cohen's d of small studies is too large by Hedges' factor.</summary>
    private static double UnbiasedD(double d, double df) => d * (1 - 3 / (4 * df - 1));

    private NullRow Null(DesignValues values, string outcome, string which, StudyTest test)
    {
        int point = 1 + plan.Sizes.Count + (which == Nothing ? 0 : 1);
        double[] p = values.Of($"p_{test.Name}_{outcome}")[point];
        int made = p.Count(x => !double.IsNaN(x));
        return new NullRow(outcome, which, test.Name, made, Proportion.Wilson(p.Count(x => x < plan.Alpha), made));
    }

    private PowerSize Size(IReadOnlyList<PowerRow> rows, string outcome, string test)
    {
        PowerRow[] of = [.. rows.Where(r => r.Outcome == outcome && r.Test == test && !r.IsOwn)];
        (double, double, double) For(Func<PowerRow, int> found) => PowerCurve.Fit(
            [.. of.Select(r => (double)r.N1)], [.. of.Select(found)], [.. of.Select(r => r.Studies)])?.SizeFor(Wanted) ?? (double.NaN, double.NaN, double.NaN);
        return new PowerSize(outcome, test, For(r => r.Found), For(r => (int)Math.Round(r.AfterDropout.Value * r.Studies)),
            of.Length == 0 ? 0 : of.Min(r => r.N1), of.Length == 0 ? 0 : of.Max(r => r.N1));
    }

    /// <summary>Power of the planned test in each parameter set, the noise of so few studies taken out by shrinking towards their mean.</summary>
    private double[] OverSets(DesignValues values)
    {
        if (plan.Draws.Sets < 2) return [];
        double[][] p = values.Of($"p_{plan.Test}_{plan.Outcomes[0]}");
        int first = 3 + plan.Sizes.Count;
        double[] power = [.. p.Skip(first).Take(plan.Draws.Sets)
            .Select(set => (double)set.Count(x => x < plan.Alpha) / Math.Max(1, set.Count(x => !double.IsNaN(x))))];
        double mean = power.Average(), between = power.Sum(x => (x - mean) * (x - mean)) / (power.Length - 1);
        double noise = power.Average(x => x * (1 - x)) / (plan.Draws.Replications - 1.0);
        double shrink = between > noise ? Math.Sqrt((between - noise) / between) : 0;
        return [.. power.Select(x => mean + shrink * (x - mean))];
    }

    private EndRow[] Ends(DesignValues values, IReadOnlyList<PowerRow> rows)
    {
        double[][] p = values.Of($"p_{plan.Test}_{plan.Outcomes[0]}"), d = values.Of($"d_{plan.Outcomes[0]}");
        int first = 3 + plan.Sizes.Count + plan.Draws.Sets;
        double shipped = rows.First(r => r.IsOwn && r.Outcome == plan.Outcomes[0] && r.Test == plan.Test).Power.Value;
        int n = plan.EndReplications;
        return [.. tried.Select((parameter, k) =>
        {
            (int low, int high) = (first + 2 * k, first + 2 * k + 1);
            ProportionResult At(int point) => Proportion.Wilson(p[point].Count(x => x < plan.Alpha), Math.Max(1, p[point].Count(x => !double.IsNaN(x))));
            // Expected effects on common luck tell parameters apart where powers of so few studies cannot.
            double moved = d[high].Where(double.IsFinite).DefaultIfEmpty().Average() - d[low].Where(double.IsFinite).DefaultIfEmpty().Average();
            return new EndRow(parameter, moved, At(low), At(high), shipped);
        }).OrderByDescending(e => Math.Abs(e.Moved))];
    }

    private List<string> Lines(
        IReadOnlyList<PowerRow> rows, IReadOnlyList<NullRow> nulls, IReadOnlyList<PowerSize> sizes, double[] overSets, IReadOnlyList<EndRow> ends)
    {
        string outcome = plan.Outcomes[0];
        PowerRow own = rows.First(r => r.IsOwn && r.Outcome == outcome && r.Test == plan.Test);
        string Label(string row) => plan.Scenario.Instrument.Label(plan.Scenario.Instrument.Row(row));
        string title = TestCatalogue.Find(plan.Test)!.Title;
        List<string> lines =
        [
            Text($"You plan {own.N1} + {own.N2} {plan.Contrast.First} and {plan.Contrast.Second}: {Label(outcome)}, {title}, two-sided ")
                + Text($"{Number(plan.Alpha)}{(plan.Holm ? $", Holm over {plan.Outcomes.Count}" : "")}."),
            Text($"  finds the effect        {Percent(own.Power)} of studies; same n without clustering, analytic: {100 * own.Analytic:0} %"),
            Text($"  wrong sign when significant {100 * own.WrongSign:0.0} %; exaggeration when significant {own.Exaggeration:0.00} ×"),
        ];
        PowerSize size = sizes.First(s => s.Outcome == outcome && s.Test == plan.Test);
        if (size.Largest > 0)
        {
            string dropout = plan.Dropout > 0 ? Text($"; with {100 * plan.Dropout:0} % dropout {Needed(size.AfterDropout, size)}") : "";
            lines.Add($"  persons an arm for 80 %: {Needed(size.ForPower, size)}{dropout}");
        }

        NullRow Of(string test, string which) => nulls.First(r => r.Outcome == outcome && r.Test == test && r.Which == which);
        string other = plan.Test == "pair_means" ? "cluster_robust" : "pair_means";
        lines.Add("  true error rate of your test where everybody is offered the same: "
            + Text($"{Percent(Of(plan.Test, Everybody).Rate, 1)}; {TestCatalogue.Find(other)!.Title}: {Percent(Of(other, Everybody).Rate, 1)}"));
        lines.Add(Text($"  and where nobody is offered anything: {Percent(Of(plan.Test, Nothing).Rate, 1)}"));
        if (overSets.Length > 0)
        {
            double[] sorted = Quantile.Sorted(overSets);
            lines.Add(Text($"Over {overSets.Length} parameter sets power has a median of {100 * Quantile.Type7(sorted, 0.5):0} % and ")
                + Text($"lies between {100 * Quantile.Type7(sorted, 0.1):0} and {100 * Quantile.Type7(sorted, 0.9):0} % in 80 % of them."));
        }

        if (ends.Count > 0)
        {
            EndRow weakest = ends[0];
            bool low = weakest.AtLow.Value < weakest.AtHigh.Value || (weakest.AtLow.Value == weakest.AtHigh.Value && weakest.Moved > 0);
            lines.Add(Text($"Weakest assumption: {weakest.Parameter.Meaning} ({weakest.Parameter.Symbol}). At ")
                + Text($"{(low ? weakest.Parameter.Low : weakest.Parameter.High):0.###} instead of ")
                + Text($"{plan.Scenario.Parameters[weakest.Parameter]:0.###} power is {Percent(low ? weakest.AtLow : weakest.AtHigh)}."));
        }

        return lines;
    }

    private static string Needed((double N, double Lower, double Upper) size, PowerSize of) => double.IsNaN(size.N) ? "no size reaches it"
        : size.N > of.Largest ? Text($"more than {of.Largest} (about {Math.Ceiling(size.N):0})")
        : size.N < of.Smallest ? Text($"fewer than {of.Smallest}")
            : Text($"{Math.Ceiling(size.N):0} ({Math.Ceiling(size.Lower):0}-{Math.Ceiling(size.Upper):0})");

    private static int Persons(Scenario scenario, string arm) => scenario.Arms.Single(a => a.Name == arm).Cohort.Teachers;

    private static string Percent(ProportionResult share, int digits = 0)
    {
        string format = digits == 0 ? "0" : "0.0";
        string Of(double v) => (100 * v).ToString(format, CultureInfo.InvariantCulture);
        return $"{Of(share.Value)} % ({Of(share.Lower)}-{Of(share.Upper)})";
    }

    private static string Number(double share) => share.ToString(".###", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
