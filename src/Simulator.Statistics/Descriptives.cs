using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>
/// The usual summary of one column. Missing values (NaN) are left out and counted. Two passes with Neumaier sums: the second
/// pass works on distances from the first mean and corrects both moments, which reaches the NIST StRD reference values.
/// </summary>
/// <param name="N">Cases used, 0 or more.</param>
/// <param name="Missing">Cases left out because they were NaN.</param>
/// <param name="Mean">Arithmetic mean; NaN if N = 0.</param>
/// <param name="Sd">Sample standard deviation, denominator N - 1, from 0; NaN if N is below 2.</param>
/// <param name="Variance">Sample variance, denominator N - 1, from 0; NaN if N is below 2.</param>
/// <param name="Se">Standard error of the mean, Sd / sqrt(N); NaN if N is below 2.</param>
/// <param name="Minimum">Smallest value; NaN if N = 0.</param>
/// <param name="Maximum">Largest value; NaN if N = 0.</param>
/// <param name="Skewness">G1 = sqrt(n (n-1)) / (n-2) m3 / m2^1.5, as SPSS and jamovi print; NaN if N is below 3 or Sd is 0.</param>
/// <param name="Reason">
/// TooFewCases (N below 2), ZeroVariance (Sd is then exactly 0), NotFinite (an infinite value, or a variance beyond 1e308).
/// </param>
public readonly record struct Descriptives(
    int N,
    int Missing,
    double Mean,
    double Sd,
    double Variance,
    double Se,
    double Minimum,
    double Maximum,
    double Skewness,
    Reason Reason)
{
    /// <summary>Summarises <paramref name="values"/>; NaN entries are missing.</summary>
    public static Descriptives Of(ReadOnlySpan<double> values)
    {
        int n = 0;
        double minimum = double.PositiveInfinity;
        double maximum = double.NegativeInfinity;
        CompensatedSum first = new CompensatedSum();
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            n++;
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
            first.Add(value);
        }

        int missing = values.Length - n;
        if (n == 0)
            return Undefined(0, missing, double.NaN, double.NaN, double.NaN, Reason.TooFewCases);
        if (double.IsInfinity(minimum) || double.IsInfinity(maximum))
            return Undefined(n, missing, double.NaN, minimum, maximum, Reason.NotFinite);
        if (n == 1)
            return Undefined(1, missing, minimum, minimum, maximum, Reason.TooFewCases);
        if (minimum == maximum)
            return new(n, missing, minimum, 0, 0, 0, minimum, maximum, double.NaN, Reason.ZeroVariance);
        return OfVarying(values, n, missing, first.Total / n, minimum, maximum);
    }

    private static Descriptives OfVarying(
        ReadOnlySpan<double> values, int n, int missing, double centre, double minimum, double maximum)
    {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum squares = new CompensatedSum();
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            double distance = value - centre;
            sum.Add(distance);
            squares.Add(distance * distance);
        }

        double shift = sum.Total / n;
        double sumOfSquares = Math.Max(0, squares.Total - (shift * sum.Total));
        double variance = sumOfSquares / (n - 1);
        if (!double.IsFinite(variance))
            return Undefined(n, missing, double.NaN, minimum, maximum, Reason.NotFinite);
        double skewness = double.NaN;
        if (n > 2 && sumOfSquares > 0)
        {
            CompensatedSum cubes = new CompensatedSum();
            foreach (double value in values)
            {
                double distance = value - centre - shift;
                if (!double.IsNaN(value))
                    cubes.Add(distance * distance * distance);
            }

            skewness = Math.Sqrt((double)n * (n - 1)) / (n - 2) * (cubes.Total / n) / Math.Pow(sumOfSquares / n, 1.5);
        }

        double sd = Math.Sqrt(variance);
        return new(n, missing, centre + shift, sd, variance, sd / Math.Sqrt(n), minimum, maximum, skewness,
            variance > 0 ? Reason.None : Reason.ZeroVariance);
    }

    private static Descriptives Undefined(int n, int missing, double mean, double minimum, double maximum, Reason reason) =>
        new(n, missing, mean, double.NaN, double.NaN, double.NaN, minimum, maximum, double.NaN, reason);
}
