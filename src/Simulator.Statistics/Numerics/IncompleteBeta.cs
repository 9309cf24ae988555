namespace Simulator.Statistics.Numerics;

/// <summary>
/// The regularised incomplete beta function I_x(a, b) for fixed a and b above 0, both tails, by Loader's prefactor and
/// Lentz's continued fraction (DLMF 8.17.22). Relative accuracy about 1e-13 down to 1e-300, which MathNet's version,
/// built on exp(lgamma), does not keep for large a or b.
/// </summary>
internal readonly struct IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const int Iterations = 200_000;

    private readonly double _a;
    private readonly double _b;
    private readonly double _logConstant;

    public IncompleteBeta(double a, double b)
    {
        _a = a;
        _b = b;
        double n = a + b;
        _logConstant = Stirling.Error(n) - Stirling.Error(a) - Stirling.Error(b)
            + (0.5 * (Math.Log(a) + Math.Log(b / n) - Math.Log(2 * Math.PI)));
    }

    /// <summary>x^a y^b / B(a, b) with y = 1 - x given by the caller, who knows it without cancellation.</summary>
    public double Weight(double x, double y)
    {
        if (x <= 0 || y <= 0)
            return 0;
        double n = _a + _b;
        return Math.Exp(_logConstant - Stirling.Deviance(_a, n * x) - Stirling.Deviance(_b, n * y));
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
        if (x * (_a + _b + 2) < _a + 1)
        {
            double lower = weight * Fraction(_a, _b, x) / _a;
            return (lower, 1 - lower);
        }

        double upper = weight * Fraction(_b, _a, y) / _b;
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
        double u = Math.Log(_a / _b);
        for (int i = 0; i < 200; i++)
        {
            double x = 1 / (1 + Math.Exp(-u));
            double y = 1 / (1 + Math.Exp(u));
            (double below, double above) = Tails(x, y);
            double tail = byLower ? below : above;
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

    private static double Fraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        double h = d;
        for (int m = 1; m <= Iterations; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 + (even * d);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = 1 + (even / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 + (odd * d);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = 1 + (odd / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            double factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) <= 3e-16)
                break;
        }

        return h;
    }
}
