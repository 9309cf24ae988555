using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>
/// Power over group size from simulated studies: probit(power) = a + b sqrt(n) by maximum likelihood, which is how power grows with n where a
/// test is nearly normal.
/// </summary>
public sealed class PowerCurve
{
    private const double Level = 1.959963984540054;
    private readonly double a, b, aa, ab, bb;

    private PowerCurve(double a, double b, double aa, double ab, double bb) => (this.a, this.b, this.aa, this.ab, this.bb) = (a, b, aa, ab, bb);

    /// <summary>Fits the curve; null below two sizes, or where nothing was found or everything everywhere.</summary>
    /// <param name="n">Size of a group.</param>
    /// <param name="found">Studies that found the effect.</param>
    /// <param name="studies">Studies of that size.</param>
    public static PowerCurve? Fit(IReadOnlyList<double> n, IReadOnlyList<int> found, IReadOnlyList<int> studies)
    {
        ArgumentNullException.ThrowIfNull(n);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(studies);
        Arguments.RequireSameLength(n.Count, found.Count, "n and found");
        Arguments.RequireSameLength(n.Count, studies.Count, "n and studies");
        if (n.Distinct().Count() < 2 || found.Sum() == 0 || found.Sum() == studies.Sum()) return null;
        double a = NormalDistribution.Quantile((double)found.Sum() / studies.Sum()), b = 0, aa = 0, ab = 0, bb = 0;
        for (int round = 0; round < 50; round++)
        {
            double da = 0, db = 0;
            (aa, ab, bb) = (0, 0, 0);
            for (int k = 0; k < n.Count; k++)
            {
                double x = Math.Sqrt(n[k]), z = Math.Clamp(a + b * x, -6, 6), p = NormalDistribution.Cdf(z);
                double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI), weight = studies[k] * density * density / (p * (1 - p));
                double score = weight / density * ((double)found[k] / studies[k] - p);
                da += score;
                db += score * x;
                aa += weight;
                ab += weight * x;
                bb += weight * x * x;
            }

            double determinant = aa * bb - ab * ab;
            if (!(determinant > 0)) return null;
            double stepA = (bb * da - ab * db) / determinant, stepB = (aa * db - ab * da) / determinant;
            (a, b) = (a + stepA, b + stepB);
            if (Math.Abs(stepA) + Math.Abs(stepB) < 1e-10) break;
        }

        double det = aa * bb - ab * ab;
        return new PowerCurve(a, b, bb / det, -ab / det, aa / det);
    }

    /// <summary>Power at a size.</summary>
    public double At(double n) => NormalDistribution.Cdf(a + b * Math.Sqrt(n));

    /// <summary>The size of a group that gives a power, with its 95 % interval; NaN where power does not grow.</summary>
    public (double N, double Lower, double Upper) SizeFor(double power)
    {
        double x = (NormalDistribution.Quantile(power) - a) / b;
        if (!(b > 0) || !(x > 0)) return (double.NaN, double.NaN, double.NaN);
        // Delta method for the root of n: dx = -(da + x db) / b.
        double half = Level * Math.Sqrt(aa + 2 * x * ab + x * x * bb) / b, low = Math.Max(0, x - half), high = x + half;
        return (x * x, low * low, high * high);
    }
}
