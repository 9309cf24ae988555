using MathNet.Numerics;
using Simulator.Statistics.Distributions;
using Simulator.Statistics.Numerics;

namespace Simulator.Statistics;

/// <summary>A standardised mean difference of two independent groups with its intervals.</summary>
/// <param name="D">Cohen's d = (m1 - m2) / pooled sd, in pooled standard deviations, any sign.</param>
/// <param name="DLower">Lower end of its interval (noncentral t); NaN if not asked for.</param>
/// <param name="DUpper">Upper end.</param>
/// <param name="G">Hedges' g = J d with the exact J = Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)); NaN for df = 1, where J is 0.</param>
/// <param name="GLower">J times DLower.</param>
/// <param name="GUpper">J times DUpper.</param>
/// <param name="Reason">TooFewCases, ZeroVariance, NotFinite, or OutOfRange (|t| above 20,000: values without intervals).</param>
public readonly record struct EffectSizeResult(
    double D,
    double DLower,
    double DUpper,
    double G,
    double GLower,
    double GUpper,
    Reason Reason);

/// <summary>
/// Cohen's d and Hedges' g (Hedges 1981). Intervals invert the noncentral t distribution (Steiger and Fouladi 1997;
/// Cumming and Finch 2001): the noncentralities for which the observed t is the upper or the lower tail point, divided by
/// sqrt(n1 n2 / (n1 + n2)). The same convention as R's effectsize.
/// </summary>
public static class EffectSize
{
    /// <summary>From two columns; NaN entries are missing. The sign is that of mean(x) - mean(y).</summary>
    public static EffectSizeResult FromGroups(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95) =>
        FromTest(TTest.Student(x, y, level), level);

    /// <summary>From a pooled t statistic and the two group sizes (1 or more each, 3 or more together).</summary>
    public static EffectSizeResult FromT(double t, int n1, int n2, double level = 0.95)
    {
        Arguments.RequireInsideUnit(level);
        EffectSizeResult values = FromTWithoutInterval(t, n1, n2);
        if (double.IsNaN(values.D))
            return values;
        double df = n1 + n2 - 2;
        double unit = Unit(n1, n2);
        double lower = Noncentral.TNoncentrality(t, df, 0.5 + (level / 2)) * unit;
        double upper = Noncentral.TNoncentrality(t, df, 0.5 - (level / 2)) * unit;
        double j = HedgesCorrection(df);
        return new(values.D, lower, upper, values.G, j * lower, j * upper,
            double.IsNaN(lower) || double.IsNaN(upper) ? Reason.OutOfRange : values.Reason);
    }

    /// <summary>The values alone, for loops over many thousands of studies; the interval's ends are NaN with Reason None.</summary>
    public static EffectSizeResult FromTWithoutInterval(double t, int n1, int n2)
    {
        if (n1 < 1 || n2 < 1 || n1 + n2 < 3)
            return Undefined(Reason.TooFewCases);
        if (!double.IsFinite(t))
            return Undefined(Reason.NotFinite);
        double d = t * Unit(n1, n2);
        double g = d * HedgesCorrection(n1 + n2 - 2);
        return new(d, double.NaN, double.NaN, g, double.NaN, double.NaN, double.IsNaN(g) ? Reason.TooFewCases : Reason.None);
    }

    /// <summary>The values alone from two columns; see <see cref="FromTWithoutInterval"/>.</summary>
    public static EffectSizeResult FromGroupsWithoutInterval(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        TTestResult test = TTest.StudentWithoutInterval(x, y);
        return test.Reason == Reason.None ? FromTWithoutInterval(test.Statistic, test.N1, test.N2) : Undefined(test.Reason);
    }

    /// <summary>From a pooled t test already made.</summary>
    public static EffectSizeResult FromTest(in TTestResult student, double level = 0.95) =>
        student.Reason == Reason.None ? FromT(student.Statistic, student.N1, student.N2, level) : Undefined(student.Reason);

    /// <summary>J, which makes d unbiased under normality, in (0, 1); NaN unless df is above 1.</summary>
    public static double HedgesCorrection(double df)
    {
        if (!(df > 1))
            return double.NaN;
        double a = df / 2;
        return Math.Exp(Stirling.Error(a) - Stirling.Error(a - 0.5) - ((a - 1) * SpecialFunctions.Log1p(-0.5 / a)) - 0.5);
    }

    private static double Unit(int n1, int n2) => Math.Sqrt((1.0 / n1) + (1.0 / n2));

    private static EffectSizeResult Undefined(Reason reason) =>
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, reason);
}
