namespace Simulator.Tests.Statistics;

/// <summary>Assertions about numbers, with the tolerances that the project's facts set.</summary>
internal static class Near
{
    /// <summary>Statistics: 1e-10 relative, or 1e-13 absolute where the reference is next to zero.</summary>
    public static void Statistic(double expected, double actual, string what = "") => Relative(expected, actual, 1e-10, 1e-13, what);

    /// <summary>P values: 1e-8 relative however small.</summary>
    public static void P(double expected, double actual, string what = "p") => Relative(expected, actual, 1e-8, 0, what);

    /// <summary>Ends of intervals from noncentral distributions: 1e-6.</summary>
    public static void End(double expected, double actual, string what = "end") => Relative(expected, actual, 1e-6, 1e-9, what);

    public static void Relative(double expected, double actual, double relative, double absolute, string what)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
        {
            Assert.True(double.IsNaN(expected) && double.IsNaN(actual), $"{what}: expected {expected:R}, got {actual:R}");
            return;
        }

        double allowed = Math.Max(absolute, relative * Math.Abs(expected));
        Assert.True(Math.Abs(expected - actual) <= allowed,
            $"{what}: expected {expected:R}, got {actual:R}, relative difference {Math.Abs((expected - actual) / expected):E1}");
    }

    /// <summary>NIST's log relative error: the number of correct leading digits, 15 at most.</summary>
    public static double Lre(double certified, double actual) =>
        actual == certified ? 15 : Math.Min(15, -Math.Log10(Math.Abs((actual - certified) / certified)));
}
