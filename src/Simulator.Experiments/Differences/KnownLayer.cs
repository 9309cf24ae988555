using Simulator.Engine.Parameters;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Experiments.Differences;

/// <summary>The third layer of how sure a difference is: what becomes of it in other parameter sets that are as plausible.</summary>
/// <param name="Sets">Parameter sets that were played.</param>
/// <param name="Lower">Where 95 % of the sets' means lie, the simulation's noise taken out: lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="SameSign">Share of the sets with the sign of the difference, the noise taken out; a half where all may be noise.</param>
/// <param name="TurnedBy">A parameter that turns the sign within its range while all others stay as they are; null where none was found.</param>
/// <param name="AllNoise">Whether neither the mean nor its spread over sets can be told from the simulation's noise.</param>
public sealed record KnownLayer(int Sets, double Lower, double Upper, double SameSign, string? TurnedBy, bool AllNoise)
{
    /// <summary>From this share of sets with the same sign on, the sign may be told.</summary>
    public const double TellsFrom = 0.95;

    /// <summary>What is said where neither mean nor spread over sets is more than noise; the difference itself may be.</summary>
    public const string NoiseWords = "over other parameter sets it is not to be told from simulation noise";

    private const double Half = 0.5;

    /// <summary>Whether a stored share says that all may be noise.</summary>
    public static bool IsNoise(double sameSign) => sameSign == Half;

    /// <summary>Whether the sign of the difference may be told.</summary>
    public bool Tells => !AllNoise && SameSign >= TellsFrom;

    /// <summary>In words.</summary>
    public string Words => AllNoise ? $"cannot tell: {NoiseWords}"
        : FormattableString.Invariant($"{(Tells ? "" : "cannot tell: ")}the same sign in {100 * SameSign:0} % of {Sets} parameter sets")
            + (TurnedBy is null ? "" : $"; {TurnedBy} turns it");

    /// <summary>From the difference in each set and replicate, all sets on the same luck.</summary>
    /// <param name="each">Differences: [set][replicate]; sets with one that is not finite are left out.</param>
    /// <param name="value">The difference whose sign is asked.</param>
    /// <param name="level">Share of the sets' means between the ends.</param>
    internal static KnownLayer? Of(double[][] each, double value, double level = 0.95)
    {
        double[][] sets = [.. each.Where(s => s.All(double.IsFinite))];
        int n = sets.Length, runs = n == 0 ? 0 : sets[0].Length;
        if (n < 10 || runs < 2 || value == 0) return null;
        double[] means = [.. sets.Select(s => s.Average())];
        double[] common = [.. Enumerable.Range(0, runs).Select(r => sets.Average(s => s[r]))];
        double middle = means.Average(), ofLuck = Squared(MonteCarlo.MeanInterval(common).McSe), between = Squared(MonteCarlo.MeanInterval(means).McSe) * n;
        double left = 0;
        for (int i = 0; i < n; i++)
        {
            for (int r = 0; r < runs; r++)
            {
                double away = sets[i][r] - means[i] - common[r] + middle;
                left += away * away;
            }
        }

        double noise = left / ((n - 1.0) * (runs - 1)) / runs, real = Math.Max(0, between - noise);
        // Two tests at .005 each: is the spread over sets, or their mean, more than noise?
        bool spreads = noise > 0 ? between / noise > 1 + 2.6 * Math.Sqrt(2.0 / (n - 1)) : between > 0;
        bool away0 = ofLuck > 0 ? Math.Abs(middle) > 2.8 * Math.Sqrt(ofLuck) : middle != 0;
        double tail = (1 - level) / 2, extra = (level == 0.95 ? 1.96 : NormalDistribution.Quantile(1 - tail)) * Math.Sqrt(ofLuck);
        if (!spreads && !away0) return new KnownLayer(n, middle - extra, middle + extra, Half, null, AllNoise: true);
        double shrink = between > 0 ? real / between : 0, spread = Math.Sqrt(shrink);
        double[] trueMeans = Quantile.Sorted([.. means.Select(m => middle + spread * (m - middle))]);
        double unsure = Math.Sqrt(shrink * noise + ofLuck);
        double same = means.Average(m =>
        {
            double expected = Math.Sign(value) * (middle + shrink * (m - middle));
            return unsure > 0 ? NormalDistribution.Cdf(expected / unsure) : expected > 0 ? 1 : 0;
        });
        return new KnownLayer(n, Quantile.Type7(trueMeans, tail) - extra, Quantile.Type7(trueMeans, 1 - tail) + extra, same, null, AllNoise: false);
    }

    private static double Squared(double x) => x * x;
}

/// <summary>Plays what the third layer needs: the same differences in other parameter sets, all on the same luck.</summary>
public sealed class KnownLayers
{
    /// <summary>Parameter sets, and the replications below which a run is too small to ask.</summary>
    public const int UsualSets = 100, FewestReplications = 100;

    private const int FewestRuns = 4, MostRuns = 40, MostSuspects = 6;
    private const double OfARun = 1.2, OfAComparison = 4;
    private readonly (Scenario Scenario, bool Twins) first;
    private readonly Scenario? second;
    private readonly int threads;
    private readonly Func<int, Scenario, ParameterSet> setOf;

    /// <summary>Layers of the differences within a scenario, or between two.</summary>
    /// <param name="first">The scenario of the first of each difference.</param>
    /// <param name="twins">Whether twins are asked for.</param>
    /// <param name="second">The scenario of the second; the same where null.</param>
    /// <param name="sets">Parameter sets.</param>
    /// <param name="threads">Threads; results do not depend on them.</param>
    /// <param name="setOf">Parameter set of a number in a scenario: draws from the ranges where null.</param>
    public KnownLayers(Scenario first, bool twins, Scenario? second, int sets, int threads, Func<int, Scenario, ParameterSet>? setOf = null)
    {
        (this.first, this.second, this.threads) = ((first, twins), second, threads > 0 ? threads : Environment.ProcessorCount);
        this.setOf = setOf
            ?? ((number, scenario) => scenario.Draws is null ? RangeDraw.Of(scenario.Parameters, number) : scenario.ParametersOf(number));
        Sets = sets;
        Runs = Math.Clamp((int)((second is null ? OfARun : OfAComparison) * first.Replications / UsualSets), FewestRuns, MostRuns);
    }

    /// <summary>Parameter sets.</summary>
    public int Sets { get; }

    /// <summary>Replications of each set.</summary>
    public int Runs { get; }

    /// <summary>Teacher-days that the sets take.</summary>
    public long TeacherDays => (long)Sets * Runs
        * (StudyPlayer.TeacherDays(first.Scenario, first.Twins) + (second is null ? 0 : StudyPlayer.TeacherDays(second)));

    /// <summary>Adds the layer to differences that can be taken again.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="headline">Of which the parameter that turns the sign is looked for.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops; the differences are then as they were.</param>
    public IReadOnlyList<Difference> Add(
        IReadOnlyList<Difference> differences, Func<Difference, bool> headline, Action<PlayProgress>? progress = null, CancellationToken cancellation = default)
    {
        int[] asked = [.. Enumerable.Range(0, differences.Count).Where(k => differences[k].Taken is not null)];
        if (asked.Length == 0) return differences;
        (Measure Of, Place First, Place Second)[] taken = [.. asked.Select(k => differences[k].Taken!.Value)];
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        long done = 0, each = TeacherDays / Sets;
        void Told() => progress?.Invoke(new PlayProgress(Interlocked.Add(ref done, each), TeacherDays, watch.Elapsed));
        double[][][] values = Play(Sets, Runs, taken, setOf, Told, cancellation);
        if (cancellation.IsCancellationRequested) return differences;
        Difference[] layered = [.. differences];
        for (int k = 0; k < asked.Length; k++)
        {
            double[][] sets = [.. values.Select(s => s[k])];
            layered[asked[k]] = layered[asked[k]] with { Known = KnownLayer.Of(sets, differences[asked[k]].Value) };
        }

        FindTurns(layered, asked, values, headline, cancellation);
        return layered;
    }

    /// <summary>Values of each difference in each set and replicate: [set][difference][replicate].</summary>
    private double[][][] Play(
        int sets, int runs, (Measure Of, Place First, Place Second)[] taken, Func<int, Scenario, ParameterSet> drawn, Action? told,
        CancellationToken cancellation)
    {
        double[][][] values = new double[sets][][];
        int next = -1;
        void Work()
        {
            StudyPlayer one = new(first.Scenario, first.Twins);
            StudyPlayer? other = second is null ? null : new StudyPlayer(second);
            while (Interlocked.Increment(ref next) is var set && set < sets && !cancellation.IsCancellationRequested)
            {
                double[][] found = [.. taken.Select(_ => new double[runs])];
                ParameterSet ofFirst = drawn(set, first.Scenario);
                ParameterSet? ofSecond = second is null ? null : drawn(set, second);
                for (int r = 0; r < runs; r++)
                {
                    ReplicateView view = one.Play(ofFirst, r), against = other?.Play(ofSecond!, r) ?? view;
                    for (int k = 0; k < taken.Length; k++)
                        found[k][r] = taken[k].Of.Read(view, taken[k].First)[0] - taken[k].Of.Read(against, taken[k].Second)[0];
                }

                values[set] = found;
                told?.Invoke();
            }
        }

        Tables.SideBySide.Run(Enumerable.Repeat(Work, Math.Min(threads, sets)), threads);
        return values;
    }

    /// <summary>
    /// Which parameter turns a sign that cannot be told: of those with which the difference goes most over the sets, the first that, alone at
    /// the ends of its range and all others as they are, gives differences of either sign beyond their noise.
    /// </summary>
    private void FindTurns(Difference[] layered, int[] asked, double[][][] values, Func<Difference, bool> headline, CancellationToken cancellation)
    {
        int[] unsure = [.. Enumerable.Range(0, asked.Length)
            .Where(k => layered[asked[k]].Known is { AllNoise: false, Tells: false } && headline(layered[asked[k]]))];
        Parameter[] drawn = [.. first.Scenario.Parameters.Declared.Where(p => RangeDraw.IsDrawn(first.Scenario.Parameters, p)
            && (second is null || RangeDraw.IsDrawn(second.Parameters, p)))];
        if (unsure.Length == 0 || drawn.Length == 0) return;
        double[][] places = [.. drawn.Select(p => Enumerable.Range(0, Sets).Select(s => setOf(s, first.Scenario)[p]).ToArray())];
        (int Difference, int Parameter, double Strength)[] suspects = [.. unsure.SelectMany(k =>
        {
            double[] means = [.. values.Select(s => s[k].Average())];
            return drawn.Select((_, p) => (k, p, Math.Abs(MathNet.Numerics.Statistics.Correlation.Pearson(places[p], means))));
        }).Where(s => s.Item3 > 0.3)];
        int[] tried = [.. suspects.GroupBy(s => s.Parameter).OrderByDescending(g => g.Max(s => s.Strength)).Take(MostSuspects).Select(g => g.Key)];
        if (tried.Length == 0 || cancellation.IsCancellationRequested) return;
        (Measure Of, Place First, Place Second)[] taken = [.. unsure.Select(k => layered[asked[k]].Taken!.Value)];
        ParameterSet AtEnd(int number, Scenario scenario)
        {
            Parameter p = drawn[tried[number / 2]];
            return scenario.Parameters.With(p.Symbol, number % 2 == 0 ? p.Low : p.High);
        }

        double[][][] ends = Play(2 * tried.Length, Math.Max(2 * Runs, 40), taken, AtEnd, null, cancellation);
        if (cancellation.IsCancellationRequested) return;
        for (int u = 0; u < unsure.Length; u++)
        {
            foreach ((int _, int parameter, double _) in suspects.Where(s => s.Difference == unsure[u]).OrderByDescending(s => s.Strength))
            {
                int at = Array.IndexOf(tried, parameter);
                if (at < 0) continue;
                MeanInterval low = MonteCarlo.MeanInterval(ends[2 * at][u]), high = MonteCarlo.MeanInterval(ends[2 * at + 1][u]);
                if (!((low.Upper < 0 && high.Lower > 0) || (low.Lower > 0 && high.Upper < 0))) continue;
                int row = asked[unsure[u]];
                layered[row] = layered[row] with { Known = layered[row].Known! with { TurnedBy = drawn[parameter].Symbol } };
                break;
            }
        }
    }
}
