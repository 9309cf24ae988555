using Solver = MathNet.Numerics.RootFinding.Brent;

namespace Simulator.Statistics.Numerics;

/// <summary>A root of a continuous function between two points where it changes sign (Brent 1973), by MathNet.</summary>
internal static class Brent
{
    // MathNet stops as soon as the function itself is smaller than the accuracy, wherever the root is: far from a steep slope that costs
    // digits (exp(-x) = 1e-9 is missed by 3e-9 at 1e-14). An accuracy next to zero leaves it the rounding of the root as its only limit.
    private const double AsNearAsCanBe = 1e-300;

    /// <summary>The root in [a, b], to the last digits; NaN if the function does not change sign.</summary>
    public static double Root(Func<double, double> function, double a, double b) => Root(function, a, b, function(a), function(b));

    /// <summary>The same where the function is known at a and b, which MathNet would ask for again.</summary>
    public static double Root(Func<double, double> function, double a, double b, double fa, double fb)
    {
        if (fa == 0)
            return a;
        if (fb == 0)
            return b;
        if (double.IsNaN(fa) || double.IsNaN(fb) || fa > 0 == fb > 0)
            return double.NaN;
        double Known(double x) => x == a ? fa : x == b ? fb : function(x);
        return Solver.TryFindRoot(Known, a, b, AsNearAsCanBe, 300, out double root) ? root : double.NaN;
    }
}
