namespace Simulator.Experiments.Measures.Watching;

/// <summary>Sums behind a least-squares line.</summary>
internal struct Line
{
    private double n, x, y, xx, xy;

    /// <summary>Adds a point, or so many points of the same abscissa with their summed ordinate.</summary>
    internal void Add(double abscissa, double ordinate, double points = 1)
    {
        n += points;
        x += points * abscissa;
        y += ordinate;
        xx += points * abscissa * abscissa;
        xy += abscissa * ordinate;
    }

    /// <summary>Its slope; NaN where the abscissa does not vary.</summary>
    internal readonly double Slope
    {
        get
        {
            double spread = n * xx - x * x;
            return spread > 1e-12 * Math.Max(1, n * xx) ? (n * xy - x * y) / spread : double.NaN;
        }
    }

    /// <summary>The slope of values over 0, 1, 2, …</summary>
    internal static double SlopeOf(ReadOnlySpan<double> values)
    {
        Line line = default;
        for (int k = 0; k < values.Length; k++) line.Add(k, values[k]);
        return line.Slope;
    }
}
