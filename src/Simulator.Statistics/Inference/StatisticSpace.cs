using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Simulator.Statistics.Inference;

/// <summary>
/// Statistics of simulated studies as points in which distances mean something: each statistic in units of its median absolute deviation,
/// turned onto the eigenvectors of the covariance of these, without the directions in which next to nothing varies.
/// </summary>
public sealed class StatisticSpace
{
    /// <summary>Smallest share of a statistic's own variance that makes a direction worth keeping: an eigenvalue of .02 of the correlation matrix.</summary>
    public const double LeastEigenvalue = 0.02;

    private readonly double[] centre, scale;
    private readonly Matrix<double> axes;

    /// <summary>The space that a table of simulated statistics spans.</summary>
    /// <param name="columns">Statistics: [statistic][row].</param>
    /// <param name="rows">The rows that count.</param>
    /// <exception cref="ArgumentException">There are no statistics, too few rows, or a statistic never varies.</exception>
    public StatisticSpace(IReadOnlyList<double[]> columns, IReadOnlyList<int> rows)
    {
        if (columns.Count == 0 || rows.Count < 3) throw new ArgumentException("At least one statistic and three rows.", nameof(columns));
        int n = columns.Count;
        (centre, scale) = (new double[n], new double[n]);
        double[] sd = new double[n];
        for (int s = 0; s < n; s++)
        {
            double[] values = [.. rows.Select(r => columns[s][r])];
            centre[s] = Median(values);
            sd[s] = Descriptives.Of(values).Sd;
            double[] away = [.. values.Select(v => Math.Abs(v - centre[s]))];
            scale[s] = Median(away) is > 0 and var mad ? mad : sd[s];
            if (!(sd[s] > 0)) throw new ArgumentException($"Statistic {s + 1} never varies.", nameof(columns));
        }

        Matrix<double> correlation = Matrix<double>.Build.Dense(n, n);
        double[] means = [.. columns.Select(c => rows.Average(r => c[r]))];
        foreach (int r in rows)
        {
            for (int a = 0; a < n; a++)
            {
                double x = (columns[a][r] - means[a]) / sd[a];
                for (int b = 0; b <= a; b++) correlation[a, b] += x * (columns[b][r] - means[b]) / sd[b];
            }
        }

        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++) correlation[b, a] = correlation[a, b] /= rows.Count - 1;
        }

        Evd<double> turned = correlation.Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(k => turned.EigenValues[k].Real)];
        Eigenvalues = [.. order.Select(k => turned.EigenValues[k].Real)];
        Dimensions = Math.Max(1, Eigenvalues.Count(v => v > LeastEigenvalue));
        axes = Matrix<double>.Build.DenseOfColumnVectors(order.Take(Dimensions).Select(k => turned.EigenVectors.Column(k)));
    }

    /// <summary>Eigenvalues of the statistics' correlation matrix, largest first: how many numbers a study really has.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>Directions kept.</summary>
    public int Dimensions { get; }

    /// <summary>Where a study with some statistics lies.</summary>
    public double[] Point(IReadOnlyList<double> statistics)
    {
        double[] at = new double[Dimensions];
        for (int s = 0; s < centre.Length; s++)
        {
            double x = (statistics[s] - centre[s]) / scale[s];
            for (int d = 0; d < at.Length; d++) at[d] += x * axes[s, d];
        }

        return at;
    }

    /// <summary>Where all rows of a table lie: [direction][row].</summary>
    public double[][] Points(IReadOnlyList<double[]> columns)
    {
        int rows = columns[0].Length;
        double[][] points = [.. Enumerable.Range(0, Dimensions).Select(_ => new double[rows])];
        for (int d = 0; d < Dimensions; d++)
        {
            for (int s = 0; s < columns.Count; s++)
            {
                double weight = axes[s, d] / scale[s], origin = centre[s];
                double[] from = columns[s], to = points[d];
                for (int r = 0; r < rows; r++) to[r] += weight * (from[r] - origin);
            }
        }

        return points;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return Quantile.Type7(values, 0.5);
    }
}
