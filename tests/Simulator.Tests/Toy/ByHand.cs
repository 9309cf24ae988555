namespace Simulator.Tests.Toy;

/// <summary>
/// The tests of three persons a group from their textbook formulas, where t distributions have closed forms; nothing here calls what is
/// tested. An undefined value is NaN.
/// </summary>
internal readonly record struct ByHand(double T, double Df, double P, double Difference, double Error, double Lower, double Upper, double D)
{
    // 97.5 % points of t with 2 and with 4 degrees of freedom.
    private const double TwoDf = 4.302652729749464, FourDf = 2.776445105197793;

    /// <summary>The paired test of three persons: t = mean / (SD / √3) with 2 degrees of freedom.</summary>
    internal static ByHand Paired(double[] x, double[] y)
    {
        double[] differences = [.. x.Zip(y, (a, b) => a - b)];
        return Of(Mean(differences), Math.Sqrt(Variance(differences) / 3), 2, Distance(x, y));
    }

    /// <summary>Student's test of three against three: SE² = pooled variance × 2/3, 4 degrees of freedom.</summary>
    internal static ByHand Student(double[] x, double[] y) =>
        Of(Mean(x) - Mean(y), Math.Sqrt((Variance(x) + Variance(y)) / 2 * 2 / 3), 4, Distance(x, y));

    /// <summary>Student's test of two against two, here means of teams: SE² = pooled variance × (1/2 + 1/2), 2 degrees of freedom.</summary>
    internal static ByHand OfTwo(double[] x, double[] y, double distance) =>
        Of(Mean(x) - Mean(y), Math.Sqrt((Variance(x) + Variance(y)) / 2), 2, distance);

    /// <summary>Cohen's d: the difference over the pooled SD; NaN where nobody varies.</summary>
    internal static double Distance(double[] x, double[] y)
    {
        double pooled = ((x.Length - 1) * Variance(x)) + ((y.Length - 1) * Variance(y));
        return pooled == 0 ? double.NaN : (Mean(x) - Mean(y)) / Math.Sqrt(pooled / (x.Length + y.Length - 2));
    }

    /// <summary>
    /// Likeness in teams of two and one in each of two arms, each arm's mean taken off. Sums of squares around it: within the two teams of
    /// two (2 degrees of freedom), and of the means (4 teams less 2 arms, 2 degrees of freedom); F is their ratio. A team's effective size
    /// is (6 − 5/3 − 5/3) / 2 = 4/3, with 5/3 = (4 + 1) / 3 the mean team of a person; icc = (F − 1) / (F + 4/3 − 1).
    /// </summary>
    internal static double IccOfTwoAndOne(double[] x, double[] y)
    {
        double within = (Square(x[0] - x[1]) / 2) + (Square(y[0] - y[1]) / 2);
        double between = Between(x) + Between(y);
        if (within == 0) return between == 0 ? double.NaN : 1;
        double f = between / 2 / (within / 2);
        return (f - 1) / (f + (4.0 / 3) - 1);

        static double Between(double[] v) => (2 * Square(((v[0] + v[1]) / 2) - Mean(v))) + Square(v[2] - Mean(v));
    }

    /// <summary>Holm: the smallest p times the number of tests, the next times one less, never falling, at most 1; undefined ones do not count.</summary>
    internal static double[] Holm(double[] p)
    {
        double[] corrected = [.. p.Select(_ => double.NaN)];
        double so = 0;
        int left = p.Count(v => !double.IsNaN(v));
        foreach (int k in Enumerable.Range(0, p.Length).Where(k => !double.IsNaN(p[k])).OrderBy(k => p[k]))
            corrected[k] = so = Math.Max(so, Math.Min(1, left-- * p[k]));
        return corrected;
    }

    internal static double Mean(double[] v) => v.Sum() / v.Length;

    internal static double Variance(double[] v) => v.Sum(a => Square(a - Mean(v))) / (v.Length - 1);

    private static ByHand Of(double difference, double error, int df, double d)
    {
        if (error < 1e-12) return new ByHand(double.NaN, double.NaN, double.NaN, difference, 0, double.NaN, double.NaN, d);
        double t = difference / error, half = (df == 2 ? TwoDf : FourDf) * error;
        return new ByHand(t, df, df == 2 ? OutsideTwo(t) : OutsideFour(t), difference, error, difference - half, difference + half, d);
    }

    /// <summary>P(|T| ≥ |t|) with 2 degrees of freedom: 1 − |t| / √(t² + 2).</summary>
    private static double OutsideTwo(double t) => 1 - (Math.Abs(t) / Math.Sqrt((t * t) + 2));

    /// <summary>With 4 degrees of freedom: 1 − (3/2) s (1 − s²/3), s = |t| / √(t² + 4).</summary>
    private static double OutsideFour(double t)
    {
        double s = Math.Abs(t) / Math.Sqrt((t * t) + 4);
        return 1 - (1.5 * s * (1 - (s * s / 3)));
    }

    private static double Square(double v) => v * v;
}
