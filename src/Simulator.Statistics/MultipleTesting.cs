namespace Simulator.Statistics;

/// <summary>
/// P values adjusted for the number of tests. NaN entries stay NaN and do not count as tests. Output in the order of input.
/// </summary>
public static class MultipleTesting
{
    /// <summary>Holm's step-down adjustment (Holm 1979): controls the chance of any false rejection; values in [0, 1].</summary>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        (int[] order, double[] adjusted) = Ordered(p);
        double running = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, (order.Length - rank) * p[order[rank]]));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }

    /// <summary>
    /// Benjamini and Hochberg's step-up adjustment (1995): controls the expected share of false rejections; values in [0, 1].
    /// </summary>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p)
    {
        (int[] order, double[] adjusted) = Ordered(p);
        double running = 1;
        for (int rank = order.Length; rank > 0; rank--)
        {
            int i = order[rank - 1];
            running = Math.Min(running, (double)order.Length / rank * p[i]);
            adjusted[i] = running;
        }

        return adjusted;
    }

    private static (int[] Order, double[] Adjusted) Ordered(ReadOnlySpan<double> p)
    {
        double[] values = p.ToArray();
        if (Array.Exists(values, value => value is < 0 or > 1))
            throw new ArgumentException("A p value lies in [0, 1] or is NaN.", nameof(p));
        int[] order = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i]).ToArray();
        double[] adjusted = new double[values.Length];
        Array.Fill(adjusted, double.NaN);
        return (order, adjusted);
    }
}
