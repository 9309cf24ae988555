using MathNet.Numerics;

namespace Simulator.Statistics.Distributions;

/// <summary>The chi squared distribution with real df above 0, through the incomplete gamma function.</summary>
public static class ChiSquaredDistribution
{
    /// <summary>P(X above x), the p value of a chi squared test, in [0, 1]; 1 at 0; NaN for x below 0 or df not above 0.</summary>
    public static double UpperTail(double x, double df)
    {
        if (!(x >= 0) || !(df > 0))
            return double.NaN;
        if (x == 0)
            return 1;
        return double.IsInfinity(x) ? 0 : SpecialFunctions.GammaUpperRegularized(df / 2, x / 2);
    }
}
