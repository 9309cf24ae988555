namespace Simulator.Statistics.Numerics;

/// <summary>
/// The regularised incomplete beta function I_x(a, b) for fixed a and b above 0, both tails, by Loader's prefactor and
/// a continued fraction (by Lentz's method). Relative accuracy about 1e-13 down to 1e-300. MathNet 5.0.0's version, built on
/// exp(lgamma), is off by 1e-10 for t with 300,000 degrees of freedom and by 3e-10 for F with a million, has one tail only, and its
/// quantiles are lost in the tails (MathNetTests holds these figures).
/// </summary>
internal readonly struct IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const int Iterations = 200_000;

    private readonly double a;
    private readonly double b;
    private readonly double logConstant;

    public IncompleteBeta(double a, double b)
    {
        this.a = a;
        this.b = b;
        double n = a + b;
        logConstant = Stirling.Error(n) - Stirling.Error(a) - Stirling.Error(b)
            + (0.5 * (Math.Log(a) + Math.Log(b / n) - Math.Log(2 * Math.PI)));
    }

    /// <summary>x^a y^b / B(a, b) with y = 1 - x given by the caller, who knows it without cancellation.</summary>
    public double Weight(double x, double y)
    {
        if (x <= 0 || y <= 0)
            return 0;
        double n = a + b;
        return Math.Exp(logConstant - Stirling.Deviance(a, n * x) - Stirling.Deviance(b, n * y));
    }

    /// <summary>I_x(a, b) and its complement, each accurate in its own small tail; y = 1 - x.</summary>
    public (double Lower, double Upper) Tails(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
            return (double.NaN, double.NaN);
        if (x <= 0)
            return (0, 1);
        if (y <= 0)
            return (1, 0);
        double weight = Weight(x, y);
        if (x * (a + b + 2) < a + 1)
        {
            double lower = weight * Fraction(a, b, x, y);
            return (lower, 1 - lower);
        }

        double upper = weight * Fraction(b, a, y, x);
        return (1 - upper, upper);
    }

    /// <summary>
    /// The log-odds u = ln(x / (1 - x)) at which the lower tail is <paramref name="lower"/> (and the upper one
    /// <paramref name="upper"/>). Newton on the log of the smaller tail, which is concave in u, so it cannot diverge.
    /// </summary>
    public double LogOddsOf(double lower, double upper)
    {
        bool byLower = lower <= upper;
        double target = Math.Log(byLower ? lower : upper);
        double u = Math.Log(a / b);
        double from = u;
        for (int i = 0; i < 400; i++)
        {
            double x = 1 / (1 + Math.Exp(-u));
            double y = 1 / (1 + Math.Exp(u));
            (double below, double above) = Tails(x, y);
            double tail = byLower ? below : above;
            if (tail < 1e-307)
            {
                u = 0.5 * (u + from); // the last step went where the tail underflows
                continue;
            }

            from = u;
            double slope = Weight(x, y) / tail;
            double step = (Math.Log(tail) - target) / slope;
            if (!double.IsFinite(step))
                return double.NaN;
            u = byLower ? u - step : u + step;
            if (Math.Abs(step) <= 1e-15 * Math.Max(1, Math.Abs(u)))
                break;
        }

        return u;
    }

    // The even part of DLMF 8.17.22 in the form of Didonato and Morris (1992, ACM TOMS 708): the distance from the mean,
    // a - (a + b) x, enters as a number known without cancellation, which keeps the digits where a or b is large.
    private static double Fraction(double a, double b, double x, double y)
    {
        double distance = a > b ? ((a + b) * y) - b : a - ((a + b) * x);
        double first = 1 + (1 / a);
        double h = Safe((1 + distance) / first);
        double c = h;
        double d = 0;
        double p = 1;
        double s = a + 1;
        for (int n = 1; n <= Iterations; n++)
        {
            double w = n * (b - n) * x;
            double e = a / s;
            double numerator = p * (p + (b / a)) * e * e * (w * x);
            double t = n / a;
            double denominator = n + (w / s) + ((1 + t) / (first + t + t) * (1 + distance + (n * (1 + y))));
            p = 1 + t;
            s += 2;
            d = 1 / Safe(denominator + (numerator * d));
            c = Safe(denominator + (numerator / c));
            double factor = c * d;
            h *= factor;
            if (Math.Abs(factor - 1) <= 3e-16)
                break;
        }

        return 1 / h;
    }

    private static double Safe(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
