namespace Simulator.Tests.Toy;

/// <summary>
/// The tests of three persons a group from their textbook formulas, where t distributions have closed forms; nothing here calls what is
/// tested. An undefined value is NaN.
/// </summary>
internal readonly record struct ByHand(double T, double Df, double P, double Difference, double Error, double Lower, double Upper, double D)
{
    /// <summary>t² / (t² + df).</summary>
    internal double EtaSquared => T * T / ((T * T) + Df);

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

    /// <summary>
    /// Welch's test of three against three: SE² = s²/3 + s²/3 and degrees of freedom (a + b)² / (a²/2 + b²/2) of these parts a and b,
    /// between 2 and 4. They are no whole number, so p is a share of an integral: with t = √df tan φ the density is cos^(df − 1) φ.
    /// </summary>
    internal static ByHand Welch(double[] x, double[] y)
    {
        double a = Variance(x) / 3, b = Variance(y) / 3, error = Math.Sqrt(a + b), df = Square(a + b) / ((a * a / 2) + (b * b / 2));
        double difference = Mean(x) - Mean(y), d = Distance(x, y);
        if (error < 1e-12) return new ByHand(double.NaN, double.NaN, double.NaN, difference, 0, double.NaN, double.NaN, d);
        double t = difference / error;
        double half = error * Root(q => 0.05 - Outside(q, df), 0, 100);
        return new ByHand(t, df, Outside(t, df), difference, error, difference - half, difference + half, d);
    }

    /// <summary>
    /// The noncentrality under which a t of 4 degrees of freedom lies below the one found with some probability: the mean, over chi of
    /// 4 degrees of freedom (density v³ e^(−v²/2) / 2), of the normal probability below t v/2 less the noncentrality.
    /// </summary>
    internal static double NoncentralityOfFour(double t, double below) => Root(
        shift => Integral(v => v * v * v / 2 * Math.Exp(-v * v / 2) * NormalBelow((t * v / 2) - shift), 0, 10, 400) - below, -60, 60);

    /// <summary>Student's test of two against two, here means of teams: SE² is the pooled variance, 2 degrees of freedom.</summary>
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

    /// <summary>Holm: the smallest p times the tests there are, the next times one less …, never falling, at most 1; NaN is no test.</summary>
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

    private static double Outside(double t, double df) =>
        Integral(Density(df), Math.Atan(Math.Abs(t) / Math.Sqrt(df)), Math.PI / 2, 600) / Integral(Density(df), 0, Math.PI / 2, 600);

    private static Func<double, double> Density(double df) => angle => Math.Pow(Math.Max(0, Math.Cos(angle)), df - 1);

    /// <summary>The normal distribution by its series Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/15 + …); beyond 8 it is 0 or 1.</summary>
    private static double NormalBelow(double x)
    {
        if (Math.Abs(x) > 8) return x < 0 ? 0 : 1;
        double term = x, sum = x;
        for (int k = 3; Math.Abs(term) > 1e-15 * Math.Abs(sum) && k < 400; k += 2) sum += term *= x * x / k;
        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Simpson's rule.</summary>
    private static double Integral(Func<double, double> f, double from, double to, int steps)
    {
        double width = (to - from) / steps, sum = f(from) + f(to);
        for (int k = 1; k < steps; k++) sum += (k % 2 == 1 ? 4 : 2) * f(from + (k * width));
        return sum * width / 3;
    }

    /// <summary>Where a function that only rises or only falls is 0, by halving.</summary>
    private static double Root(Func<double, double> f, double from, double to)
    {
        bool rises = f(from) < f(to);
        for (int k = 0; k < 45; k++)
        {
            double middle = 0.5 * (from + to);
            if (f(middle) < 0 == rises) from = middle;
            else to = middle;
        }

        return 0.5 * (from + to);
    }

    private static double Square(double v) => v * v;
}
