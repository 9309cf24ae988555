namespace Simulator.Statistics.Inference;

/// <summary>Values with weights that add up to one, in ascending order: what a weighted sample says of one quantity.</summary>
public sealed class WeightedValues
{
    private readonly double[] values, upTo;

    /// <summary>A weighted sample.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="weights">A weight of each, not negative; their sum is taken for one.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the weights are all zero.</exception>
    public WeightedValues(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.Length != weights.Length || values.Length == 0) throw new ArgumentException("A weight for each value.", nameof(weights));
        double[] sorted = values.ToArray(), carried = weights.ToArray();
        Array.Sort(sorted, carried);
        double sum = 0, mean = 0, squares = 0;
        foreach (double weight in carried) (sum, squares) = (sum + weight, squares + weight * weight);
        if (!(sum > 0)) throw new ArgumentException("The weights are all zero.", nameof(weights));
        for (int k = 0; k < sorted.Length; k++) mean += carried[k] * sorted[k] / sum;
        double spread = 0, reached = 0;
        for (int k = 0; k < sorted.Length; k++)
        {
            spread += carried[k] * (sorted[k] - mean) * (sorted[k] - mean) / sum;
            double before = reached;
            reached += carried[k] / sum;
            carried[k] = 0.5 * (before + reached);
        }

        (this.values, upTo, Mean, Sd, EffectiveSize) = (sorted, carried, mean, Math.Sqrt(spread), sum * sum / squares);
    }

    /// <summary>Weighted mean.</summary>
    public double Mean { get; }

    /// <summary>Weighted SD.</summary>
    public double Sd { get; }

    /// <summary>Kish's effective sample size: the square of the sum of weights over the sum of their squares.</summary>
    public double EffectiveSize { get; }

    /// <summary>A quantile, linear between the middles of the weights.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double Quantile(double share)
    {
        int at = Array.BinarySearch(upTo, share);
        if (at >= 0) return values[at];
        at = ~at;
        if (at == 0) return values[0];
        if (at == values.Length) return values[^1];
        double across = (share - upTo[at - 1]) / (upTo[at] - upTo[at - 1]);
        return values[at - 1] + across * (values[at] - values[at - 1]);
    }

    /// <summary>Share of the weight below a value: the inverse of <see cref="Quantile"/>.</summary>
    public double Rank(double value)
    {
        int at = Array.BinarySearch(values, value);
        if (at >= 0) return upTo[at];
        at = ~at;
        if (at == 0) return 0;
        if (at == values.Length) return 1;
        double across = (value - values[at - 1]) / (values[at] - values[at - 1]);
        return upTo[at - 1] + across * (upTo[at] - upTo[at - 1]);
    }
}
