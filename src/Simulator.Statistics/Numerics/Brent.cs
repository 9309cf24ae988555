namespace Simulator.Statistics.Numerics;

/// <summary>A root of a continuous function between two points where it changes sign (Brent 1973).</summary>
internal static class Brent
{
    /// <summary>
    /// The root in [a, b] to within <paramref name="tolerance"/> (relative to 1 or to the root, whichever is larger);
    /// NaN if the function does not change sign.
    /// </summary>
    public static double Root(Func<double, double> function, double a, double b, double tolerance = 1e-14)
    {
        double fa = function(a);
        double fb = function(b);
        if (fa == 0)
            return a;
        if (fb == 0)
            return b;
        if (double.IsNaN(fa) || double.IsNaN(fb) || fa > 0 == fb > 0)
            return double.NaN;
        double c = a;
        double fc = fa;
        double step = b - a;
        double previous = step;
        for (int i = 0; i < 300; i++)
        {
            if (fb > 0 == fc > 0)
            {
                c = a;
                fc = fa;
                previous = step = b - a;
            }

            if (Math.Abs(fc) < Math.Abs(fb))
                (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            double limit = tolerance * Math.Max(1, Math.Abs(b)) / 2;
            double half = (c - b) / 2;
            if (Math.Abs(half) <= limit || fb == 0)
                return b;
            (step, previous) = Interpolate(a, b, c, fa, fb, fc, half, limit, step, previous);
            a = b;
            fa = fb;
            b += Math.Abs(step) > limit ? step : Math.CopySign(limit, half);
            fb = function(b);
        }

        return b;
    }

    private static (double Step, double Previous) Interpolate(
        double a, double b, double c, double fa, double fb, double fc, double half, double limit, double step, double previous)
    {
        if (Math.Abs(previous) < limit || Math.Abs(fa) <= Math.Abs(fb))
            return (half, half);
        double s = fb / fa;
        double p;
        double q;
        if (a == c)
        {
            p = 2 * half * s;
            q = 1 - s;
        }
        else
        {
            double r = fb / fc;
            double w = fa / fc;
            p = s * ((2 * half * w * (w - r)) - ((b - a) * (r - 1)));
            q = (w - 1) * (r - 1) * (s - 1);
        }

        if (p > 0)
            q = -q;
        p = Math.Abs(p);
        return 2 * p < Math.Min((3 * half * q) - Math.Abs(limit * q), Math.Abs(previous * q)) ? (p / q, step) : (half, half);
    }
}
