using System.Globalization;
using Simulator.Statistics.Sampling;

namespace Simulator.Scenarios.Plans;

/// <summary>How points are made of several things that are varied: all combinations, or samples of their ranges.</summary>
internal static class PointSpace
{
    /// <summary>All combinations; two kinds of samples; points by name.</summary>
    internal const string GridWord = "grid", Latin = "latin_hypercube", Sobol = "sobol", Named = "points";

    /// <summary>What says that a path leads nowhere, rather than that a value does not fit.</summary>
    private static readonly string[] Nowhere = ["unknown key", "not a path", "no entry has this name", "unknown parameter", "nothing to take away",
        "cannot be set"];

    /// <summary>The words, in the order in which they are explained.</summary>
    internal static IReadOnlyList<string> Words { get; } = [GridWord, Latin, Sobol, Named];

    /// <summary>Whether a refusal says that a path leads nowhere.</summary>
    internal static bool LeadsNowhere(string why) => Nowhere.Any(w => why.Contains(w, StringComparison.Ordinal));

    /// <summary>Whether two texts are a range.</summary>
    internal static bool IsRange(string low, string high) => Number(low, out double from) && Number(high, out double to) && from < to;

    /// <summary>All combinations; the last thing runs fastest, as rows of a table are read.</summary>
    /// <param name="values">The values of each thing.</param>
    internal static IEnumerable<string[]> Grid(IReadOnlyList<IReadOnlyList<string>> values)
    {
        long count = values.Aggregate(1L, (n, v) => n * v.Count);
        for (long k = 0; k < count; k++)
        {
            long rest = k;
            string[] point = new string[values.Count];
            for (int p = values.Count - 1; p >= 0; p--)
            {
                point[p] = values[p][(int)(rest % values[p].Count)];
                rest /= values[p].Count;
            }

            yield return point;
        }
    }

    /// <summary>Samples of ranges.</summary>
    /// <param name="ranges">Lower and upper end of each thing.</param>
    /// <param name="count">How many.</param>
    /// <param name="design">Which kind of sample.</param>
    /// <param name="seed">Seed of a Latin hypercube.</param>
    internal static IEnumerable<string[]> Sampled(IReadOnlyList<IReadOnlyList<string>> ranges, int count, string design, ulong seed)
    {
        double[][] cube = design == Sobol ? SobolSequence.Points(count, ranges.Count) : LatinHypercube.Points(count, ranges.Count, seed);
        return cube.Select(u => ranges.Select((range, k) =>
        {
            double low = double.Parse(range[0], CultureInfo.InvariantCulture), high = double.Parse(range[1], CultureInfo.InvariantCulture);
            return (low + u[k] * (high - low)).ToString("G7", CultureInfo.InvariantCulture);
        }).ToArray());
    }

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
