using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>
/// Fisher's and Pitman's permutation test of a difference of means: persons are dealt anew to two groups of the same sizes. The deals are
/// a fixed sequence, so a test repeats to the bit. NaN values are missing.
/// </summary>
public static class PermutationTest
{
    /// <summary>Deals, with the observed one a thousand.</summary>
    public const int Deals = 999;

    private const double Tie = 1e-9;

    /// <summary>Two-sided p: the share of deals, the observed one among them, with a difference at least as large; NaN below one case a group.</summary>
    public static (double P, double Difference) Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] all = new double[x.Length + y.Length];
        int n1 = 0, n;
        foreach (double value in x)
        {
            if (!double.IsNaN(value)) all[n1++] = value;
        }

        n = n1;
        foreach (double value in y)
        {
            if (!double.IsNaN(value)) all[n++] = value;
        }

        int n2 = n - n1;
        if (n1 < 1 || n2 < 1) return (double.NaN, double.NaN);
        double total = 0, observed = 0;
        for (int i = 0; i < n; i++) total += all[i];
        for (int i = 0; i < n1; i++) observed += all[i];
        double expected = total * n1 / n, away = Math.Abs(observed - expected) - Tie * (Math.Abs(total) + 1);
        SplitMix draws = new(0);
        int least = Math.Min(n1, n2), atLeast = 1;
        double middle = total * least / n;
        for (int deal = 0; deal < Deals; deal++)
        {
            double sum = 0;
            for (int i = 0; i < least; i++)
            {
                int at = i + draws.Below(n - i);
                (all[i], all[at]) = (all[at], all[i]);
                sum += all[i];
            }

            if (Math.Abs(sum - middle) >= away) atLeast++;
        }

        return ((double)atLeast / (Deals + 1), observed / n1 - (total - observed) / n2);
    }
}
