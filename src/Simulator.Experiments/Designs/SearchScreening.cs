using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>What became of a candidate on the luck that all were tried on.</summary>
internal enum Fate
{
    /// <summary>It cannot be offered.</summary>
    Impossible,

    /// <summary>A replicate of it failed.</summary>
    Failed,

    /// <summary>Something that is wanted cannot be measured under it.</summary>
    NoValue,

    /// <summary>It takes more than the budget.</summary>
    OverBudget,

    /// <summary>Another is nowhere worse and somewhere better beyond doubt.</summary>
    Beaten,

    /// <summary>Nobody beats it, and it did not go on because there were too many.</summary>
    Unbeaten,

    /// <summary>Nobody beats it, and it goes on.</summary>
    Finalist,
}

/// <summary>All candidates on the same luck: who is within the budget, who is beaten, who goes on.</summary>
internal sealed class SearchScreening
{
    private readonly SearchPlan plan;
    private readonly int?[] beatenBy;

    internal SearchScreening(SearchPlan plan, DesignValues values)
    {
        this.plan = plan;
        Values = values;
        int count = plan.Candidates.Count;
        Means = [.. Enumerable.Range(0, count + 1).Select(p => values.Values.Select(v => MonteCarlo.MeanInterval(v[p])).ToArray())];
        Fates = [.. Enumerable.Range(0, count).Select(OfItself)];
        beatenBy = new int?[count];
        int[] left = [.. Enumerable.Range(0, count).Where(c => Fates[c] == Fate.Finalist)];
        double[][][] good = [.. left.Select(Good)];
        HashSet<int> front = [.. ParetoFront.OfMeans([.. left.Select(GoodMeans)])];
        for (int k = 0; k < left.Length; k++)
        {
            if (front.Contains(k)) continue;
            int by = front.Order().FirstOrDefault(i => ParetoFront.Beats(good[i], good[k]), -1);
            if (by >= 0) (Fates[left[k]], beatenBy[left[k]]) = (Fate.Beaten, left[by]);
        }

        int[] unbeaten = [.. InOrder(left.Where(c => Fates[c] == Fate.Finalist))];
        int[] first = [.. unbeaten.Where(c => front.Contains(Array.IndexOf(left, c)))];
        IReadOnlyList<int> chosen = ParetoFront.Spread(first, plan.Finalists);
        chosen = [.. chosen, .. unbeaten.Except(first).Take(plan.Finalists - chosen.Count)];
        foreach (int c in unbeaten.Except(chosen)) Fates[c] = Fate.Unbeaten;
        Finalists = [.. InOrder(chosen)];
        Unbeaten = unbeaten.Length;
    }

    internal DesignValues Values { get; }

    /// <summary>Mean of each measure, of today's programme (0) and of each candidate (from 1).</summary>
    internal MeanInterval[][] Means { get; }

    /// <summary>By candidate.</summary>
    internal Fate[] Fates { get; }

    /// <summary>Those who go on, the best in the first objective first.</summary>
    internal IReadOnlyList<int> Finalists { get; }

    /// <summary>How many nobody beats.</summary>
    internal int Unbeaten { get; }

    /// <summary>Whether there is something to hold the candidates against.</summary>
    internal bool HasToday => Values.Failures[0] is null;

    /// <summary>The candidate that beats another; null where none does.</summary>
    internal int? BeatenBy(int candidate) => beatenBy[candidate];

    /// <summary>Staff hours of today's programme (0) and of each candidate (from 1).</summary>
    internal MeanInterval Hours(int point) => Means[point][plan.HoursAt];

    /// <summary>How many have a fate.</summary>
    internal int Count(Fate fate) => Fates.Count(f => f == fate);

    /// <summary>The candidate that takes least staff hours, of those that can be played; −1 where there is none.</summary>
    internal int Cheapest => Enumerable.Range(0, Fates.Length).Where(c => Fates[c] is not (Fate.Impossible or Fate.Failed))
        .OrderBy(c => Hours(c + 1).Mean).FirstOrDefault(-1);

    /// <summary>Candidates and today that failed, with the message of the first failure.</summary>
    internal IReadOnlyList<(string Point, string Message)> Failures =>
        [.. Values.Failures.Select((f, p) => (Values.Table.Points[p].Name, f)).Where(f => f.f is not null).Select(f => (f.Name, f.f!))];

    private Fate OfItself(int candidate)
    {
        int point = candidate + 1;
        if (plan.Candidates[candidate].Refusal.Length > 0) return Fate.Impossible;
        if (Values.Failures[point] is not null) return Fate.Failed;
        if (plan.Objectives.Select((_, k) => Means[point][k].Mean).Any(double.IsNaN)) return Fate.NoValue;
        IReadOnlyList<Measures.Measure> measures = plan.Measures;
        bool within = plan.Budget.All(b => b.Allows(Means[point][measures.ToList().IndexOf(b.Measure)].Mean));
        return within ? Fate.Finalist : Fate.OverBudget;
    }

    private double[] GoodMeans(int candidate) => [.. plan.Objectives.Select((o, k) => o.Good(Means[candidate + 1][k].Mean))];

    private double[][] Good(int candidate) =>
        [.. plan.Objectives.Select((o, k) => Values.Values[k][candidate + 1].Select(o.Good).ToArray())];

    private IEnumerable<int> InOrder(IEnumerable<int> candidates) =>
        candidates.OrderByDescending(c => plan.Objectives[0].Good(Means[c + 1][0].Mean)).ThenBy(c => Hours(c + 1).Mean).ThenBy(c => c);
}
