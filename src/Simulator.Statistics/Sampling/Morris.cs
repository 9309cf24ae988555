using Simulator.Statistics.Numerics;

namespace Simulator.Statistics.Sampling;

/// <summary>The elementary effects of one input.</summary>
/// <param name="Mean">Their mean, in the output's unit over the input's whole range.</param>
/// <param name="MeanAbsolute">Mean of their sizes, mu* of Campolongo et al. (2007), the noise taken out of their squares where it can be.</param>
/// <param name="Lower">Lower end of the 95 % interval of the mean size, over trajectories.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Sd">Their SD over trajectories, the noise taken out: above the mean size where the input interacts or bends.</param>
public readonly record struct ElementaryEffects(double Mean, double MeanAbsolute, double Lower, double Upper, double Sd);

/// <summary>Morris' screening (1991): trajectories through the unit cube that change one input at a time, on four levels.</summary>
public static class Morris
{
    private const int Levels = 4;
    private const double Step = 2.0 / 3;

    /// <summary>Points of trajectories, one after the other: each has one point more than there are inputs.</summary>
    /// <param name="trajectories">Trajectories.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="seed">Decides them.</param>
    public static double[][] Points(int trajectories, int inputs, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        SplitMix draws = new(seed);
        List<double[]> points = [];
        for (int t = 0; t < trajectories; t++)
        {
            // On four levels a step of two thirds leads from the lower two up, and from the upper two down.
            double[] at = [.. Enumerable.Range(0, inputs).Select(_ => draws.Below(Levels) / (Levels - 1.0))];
            points.Add([.. at]);
            foreach (int input in draws.Shuffled(inputs))
            {
                at[input] += at[input] < 0.5 ? Step : -Step;
                points.Add([.. at]);
            }
        }

        return [.. points];
    }

    /// <summary>The effects of every input.</summary>
    /// <param name="points">What <see cref="Points"/> gave.</param>
    /// <param name="runs">The output at each point, in every replicate; replicate r has the same luck at all points.</param>
    public static ElementaryEffects[] Effects(double[][] points, double[][] runs)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(runs);
        Arguments.RequireSameLength(points.Length, runs.Length, "points and runs");
        int inputs = points[0].Length, length = inputs + 1, trajectories = points.Length / length;
        double[][] effects = [.. Enumerable.Range(0, inputs).Select(_ => new double[trajectories])];
        double[] noise = new double[inputs];
        for (int t = 0; t < trajectories; t++)
        {
            for (int s = 1; s < length; s++)
            {
                int before = t * length + s - 1, after = before + 1;
                int input = Array.FindIndex([.. points[after].Zip(points[before], (x, y) => x != y)], moved => moved);
                double way = points[after][input] - points[before][input];
                (double mean, double variance) = NoisyMean.OfDifference(runs[after], runs[before]);
                effects[input][t] = mean / way;
                noise[input] += variance / (way * way) / trajectories;
            }
        }

        return [.. effects.Select((e, k) => Summary(e, noise[k]))];
    }

    private static ElementaryEffects Summary(double[] effects, double noise)
    {
        Descriptives all = Descriptives.Of(effects), sizes = Descriptives.Of([.. effects.Select(Math.Abs)]);
        // Noise makes sizes larger than they are; the root mean square can be freed of it, and is not below the mean size.
        double square = effects.Average(e => e * e), freed = Math.Sqrt(Math.Max(0, square - noise) / Math.Max(square, double.Epsilon));
        double half = 1.96 * sizes.Se;
        return new(all.Mean, sizes.Mean * freed, Math.Max(0, sizes.Mean - half) * freed, (sizes.Mean + half) * freed,
            Math.Sqrt(Math.Max(0, all.Variance - noise)));
    }
}

/// <summary>Means over replicates that share their luck.</summary>
internal static class NoisyMean
{
    /// <summary>Mean of a difference over replicates, and the variance of that mean that is noise (0 with one replicate).</summary>
    internal static (double Mean, double Noise) OfDifference(double[] first, double[] second)
    {
        int n = first.Length;
        double mean = 0, squares = 0;
        for (int r = 0; r < n; r++) mean += (first[r] - second[r]) / n;
        for (int r = 0; r < n; r++)
        {
            double away = first[r] - second[r] - mean;
            squares += away * away;
        }

        return (mean, n > 1 ? squares / (n - 1.0) / n : 0);
    }
}
