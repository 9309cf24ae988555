using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Simulator.Statistics;

/// <summary>How far an observed vector lies from a cloud of simulated ones.</summary>
/// <param name="DistanceSquared">Squared Mahalanobis distance of the observed vector, from 0.</param>
/// <param name="P">(1 + simulated vectors as far or farther) / (1 + replications), in (0, 1].</param>
/// <param name="Rank">Directions in which the simulated vectors vary, the rank of their covariance that was used.</param>
/// <param name="Replications">Simulated vectors used; those with a NaN are left out.</param>
/// <param name="Reason">
/// TooFewCases (fewer than two vectors or no column), ZeroVariance (nothing varies), NotFinite (observed), or
/// SingularCovariance: defined, but a miss along a direction in which the simulation never varies is not counted.
/// </param>
public readonly record struct MahalanobisResult(double DistanceSquared, double P, int Rank, int Replications, Reason Reason);

/// <summary>
/// A simulation-based joint test: is the observed vector of statistics typical of the simulated ones, correlations included?
/// Columns are standardised first, so units do not matter; a singular covariance is replaced by its pseudo-inverse.
/// </summary>
public static class Mahalanobis
{
    private const double RelativeRankTolerance = 1e-10;

    /// <summary>The Monte-Carlo p value of simulated[replication][column] against observed[column].</summary>
    public static MahalanobisResult MonteCarloP(double[][] simulated, double[] observed)
    {
        foreach (double[] row in simulated)
            Arguments.RequireSameLength(row.Length, observed.Length, "simulated rows and observed");
        double[][] rows = Array.FindAll(simulated, row => Array.TrueForAll(row, double.IsFinite));
        int columns = observed.Length;
        if (rows.Length < 2 || columns == 0)
            return Undefined(rows.Length, Reason.TooFewCases);
        if (!Array.TrueForAll(observed, double.IsFinite))
            return Undefined(rows.Length, Reason.NotFinite);

        Descriptives[] summaries = Enumerable.Range(0, columns)
            .Select(c => Descriptives.Of(Array.ConvertAll(rows, row => row[c]))).ToArray();
        double Standard(double[] row, int c) => summaries[c].Sd > 0 ? (row[c] - summaries[c].Mean) / summaries[c].Sd : 0;
        Matrix<double> cloud = Matrix<double>.Build.Dense(rows.Length, columns, (r, c) => Standard(rows[r], c));
        Evd<double> parts = (cloud.TransposeThisAndMultiply(cloud) / (rows.Length - 1)).Evd(Symmetricity.Symmetric);
        double[] variances = parts.EigenValues.Real().ToArray();
        double largest = variances.Max();
        int[] kept = Enumerable.Range(0, columns).Where(c => variances[c] > RelativeRankTolerance * Math.Max(1, largest)).ToArray();
        if (kept.Length == 0)
            return Undefined(rows.Length, Reason.ZeroVariance);

        Matrix<double> axes = Matrix<double>.Build.DenseOfColumnVectors(
            kept.Select(c => parts.EigenVectors.Column(c) / Math.Sqrt(variances[c])));
        double Distance(Vector<double> standard) => axes.TransposeThisAndMultiply(standard).PointwisePower(2).Sum();
        double distance = Distance(Vector<double>.Build.Dense(columns, c => Standard(observed, c)));
        int asFar = Enumerable.Range(0, rows.Length).Count(r => Distance(cloud.Row(r)) >= distance);
        return new(distance, (1.0 + asFar) / (1.0 + rows.Length), kept.Length, rows.Length,
            kept.Length < columns ? Reason.SingularCovariance : Reason.None);
    }

    private static MahalanobisResult Undefined(int replications, Reason reason) =>
        new(double.NaN, double.NaN, 0, replications, reason);
}
