using ScottPlot.TickGenerators;

namespace Simulator.Reporting.Drawing;

/// <summary>Round tick positions, labelled with a true minus sign and as many decimals as the step needs.</summary>
internal static class Ticks
{
    public static double[] Between(double low, double high, int about)
    {
        double rough = (high - low) / Math.Max(1, about);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1, 2, 2.5, 5, 10 }.Select(factor => factor * power).First(candidate => candidate >= rough * 0.999);
        long first = (long)Math.Ceiling((low / step) - 1e-9);
        long last = (long)Math.Floor((high / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    public static string[] Labels(double[] positions)
    {
        double step = positions.Length > 1 ? positions[1] - positions[0] : 1;
        int decimals = 0;
        while (decimals < 6 && Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
            decimals++;
        return [.. positions.Select(position => Apa.Number(position, decimals))];
    }

    public static NumericManual Numeric(double low, double high, int about)
    {
        double[] positions = Between(low, high, about);
        return new NumericManual(positions, Labels(positions));
    }

    /// <summary>A range widened by a share of its span; a range of no width becomes one of width one.</summary>
    public static (double Low, double High) Widened(double low, double high, double share = 0.06)
    {
        double span = high - low;
        return span <= 1e-12 ? (low - 0.5, high + 0.5) : (low - (share * span), high + (share * span));
    }
}
