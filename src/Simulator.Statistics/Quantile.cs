namespace Simulator.Statistics;

/// <summary>Sample quantiles of type 7 in the count of Hyndman and Fan (1996), the default of R and of most software.</summary>
public static class Quantile
{
    /// <summary>
    /// The quantile at probability <paramref name="p"/> in [0, 1] of values already sorted upwards and free of NaN; linear
    /// between the order statistics around (n - 1) p. NaN for no values.
    /// </summary>
    public static double Type7(ReadOnlySpan<double> sorted, double p)
    {
        if (p is not (>= 0 and <= 1))
            throw new ArgumentException("A probability lies in [0, 1].", nameof(p));
        if (sorted.IsEmpty)
            return double.NaN;
        double position = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(position);
        double fraction = position - below;
        double value = sorted[below];
        return fraction == 0 ? value : value + (fraction * (sorted[below + 1] - value));
    }

    /// <summary>The quantile of values in any order; NaN entries are missing. NaN for no values.</summary>
    public static double Of(ReadOnlySpan<double> values, double p) => Type7(Sorted(values), p);

    /// <summary>The middle value of values in any order; NaN entries are missing. NaN for no values.</summary>
    public static double Median(ReadOnlySpan<double> values) => Of(values, 0.5);

    /// <summary>A sorted copy without the missing values.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] kept = new double[values.Length];
        int n = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
                kept[n++] = value;
        }

        Array.Resize(ref kept, n);
        Array.Sort(kept);
        return kept;
    }
}
