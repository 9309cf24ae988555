using Simulator.Experiments.Differences;
using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>A programme on fresh luck.</summary>
/// <param name="Candidate">Its number among the candidates.</param>
/// <param name="Letter">What it is called: letters in the order of the first objective, those over the budget last.</param>
/// <param name="Place">Its place among what was played: 0 is today's.</param>
/// <param name="Within">Whether it is within the budget on fresh luck, too.</param>
/// <param name="BeatenBy">Letter of one that beats it on fresh luck; null where none does.</param>
/// <param name="Best">Share of the parameter sets in which it is first in the first objective, equals sharing.</param>
internal sealed record Finalist(int Candidate, string Letter, int Place, bool Within, string? BeatenBy, double Best);

/// <summary>Today's programme and the finalists on fresh luck and over parameter sets.</summary>
internal sealed class Confirmed
{
    private readonly SearchPlan plan;
    private readonly DesignValues values;
    private readonly int programmes;

    internal Confirmed(SearchPlan plan, SearchScreening screened, DesignValues values)
    {
        (this.plan, this.values, programmes) = (plan, values, screened.Finalists.Count + 1);
        int hours = plan.HoursAt;
        List<Measures.Measure> measures = [.. plan.Measures];
        int[] places = [.. Enumerable.Range(1, programmes - 1).Where(k => values.Failures[k] is null)];
        bool[] within = [.. Enumerable.Range(0, programmes).Select(k =>
            plan.Budget.All(b => b.Allows(Fresh(measures.IndexOf(b.Measure), k).Mean)))];
        int[] order = [.. places.OrderByDescending(k => within[k]).ThenByDescending(k => plan.Objectives[0].Good(Fresh(0, k).Mean))
            .ThenBy(k => Fresh(hours, k).Mean).ThenBy(k => k)];
        string Letter(int rank) => ((char)('A' + rank)).ToString();
        int[] rivals = [.. order.Where(k => within[k])];
        double[] best = Firsts(rivals);
        Finalists = [.. order.Select((k, rank) =>
        {
            int by = Array.FindIndex(order, i => i != k && within[i] && ParetoFront.Beats(Good(i), Good(k)));
            int at = Array.IndexOf(rivals, k);
            return new Finalist(screened.Finalists[k - 1], Letter(rank), k, within[k], by < 0 ? null : Letter(by), at < 0 ? double.NaN : best[at]);
        })];
        Contenders = [.. Finalists.Where(f => f.Within)];
    }

    /// <summary>The finalists in the order of their letters.</summary>
    internal IReadOnlyList<Finalist> Finalists { get; }

    /// <summary>Those within the budget on fresh luck, the best in the first objective first.</summary>
    internal IReadOnlyList<Finalist> Contenders { get; }

    /// <summary>Mean of a measure on fresh luck.</summary>
    internal MeanInterval Fresh(int measure, int place) => MonteCarlo.MeanInterval(values.Values[measure][place]);

    /// <summary>A paired difference of a measure on fresh luck, first minus second.</summary>
    internal MeanInterval Difference(int measure, int first, int second) =>
        ParetoFront.Paired(values.Values[measure][first], values.Values[measure][second]);

    /// <summary>The same so that more is better: whether the first is told from the second.</summary>
    internal PairedVerdict Told(int objective, int first, int second)
    {
        PairedVerdict verdict = ParetoFront.Of(Difference(objective, first, second));
        if (!plan.Objectives[objective].LessIsBetter || verdict == PairedVerdict.Tie) return verdict;
        return verdict == PairedVerdict.Better ? PairedVerdict.Worse : PairedVerdict.Better;
    }

    /// <summary>What we do not know of a finalist's difference from today's programme, so that more is better; null without sets.</summary>
    internal KnownLayer? Known(int objective, int place) => plan.Draws.Sets == 0 ? null : KnownLayer.Of(
        [.. Enumerable.Range(0, plan.Draws.Sets).Select(s => OfSet(objective, s, place).Zip(OfSet(objective, s, 0),
            (a, b) => plan.Objectives[objective].Good(a - b)).ToArray())],
        value: 1, SearchPlan.KnownLevel);

    /// <summary>Mean difference of a finalist from today's programme in one parameter set.</summary>
    internal double InSet(int objective, int set, int place) => OfSet(objective, set, place).Average() - OfSet(objective, set, 0).Average();

    private double[] OfSet(int measure, int set, int place) => values.Values[measure][(1 + set) * programmes + place];

    private double[][] Good(int place) => [.. plan.Objectives.Select((o, k) => values.Values[k][place].Select(o.Good).ToArray())];

    /// <summary>Share of the parameter sets in which each is first.</summary>
    private double[] Firsts(int[] rivals)
    {
        double[] shares = new double[rivals.Length];
        if (plan.Draws.Sets == 0) return [.. shares.Select(_ => double.NaN)];
        for (int s = 0; s < plan.Draws.Sets; s++)
        {
            double[] means = [.. rivals.Select(k => plan.Objectives[0].Good(OfSet(0, s, k).Average()))];
            int[] first = [.. Enumerable.Range(0, means.Length).Where(i => means[i] >= means.Max() - ParetoFront.Rounding)];
            foreach (int i in first) shares[i] += 1.0 / first.Length / plan.Draws.Sets;
        }

        return shares;
    }
}
