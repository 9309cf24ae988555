using MathNet.Numerics.LinearAlgebra;

namespace Simulator.Statistics.Inference;

/// <summary>
/// Regression of quantities on where studies lie, quadratic, with normal residuals of one size, over a whole table: the second opinion beside
/// a neighbourhood, and the predictive distribution of what was not fitted given what was.
/// </summary>
public sealed class GaussianRegression
{
    private readonly int directions;
    private readonly double[][] slopes;

    /// <summary>Fits some quantities.</summary>
    /// <param name="points">Where rows lie: [direction][row].</param>
    /// <param name="rows">The rows that count.</param>
    /// <param name="quantities">The quantities: [quantity][row].</param>
    /// <param name="joint">Whether the residuals' covariances are wanted, or only their variances.</param>
    /// <exception cref="ArgumentException">Fewer rows than terms.</exception>
    public GaussianRegression(double[][] points, IReadOnlyList<int> rows, IReadOnlyList<double[]> quantities, bool joint = false)
    {
        directions = points.Length;
        int terms = 1 + directions + directions * (directions + 1) / 2, wanted = quantities.Count;
        if (rows.Count <= terms) throw new ArgumentException($"{rows.Count} rows are too few for {terms} terms.", nameof(rows));
        double[][] normal = Square(terms), squares = Square(wanted), moments = [.. Enumerable.Range(0, terms).Select(_ => new double[wanted])];
        double[] x = new double[terms], y = new double[wanted], point = new double[directions];
        foreach (int row in rows)
        {
            for (int d = 0; d < directions; d++) point[d] = points[d][row];
            for (int q = 0; q < wanted; q++) y[q] = quantities[q][row];
            Terms(point, x);
            for (int a = 0; a < terms; a++)
            {
                double left = x[a];
                double[] products = normal[a], sums = moments[a];
                for (int b = 0; b <= a; b++) products[b] += left * x[b];
                for (int q = 0; q < wanted; q++) sums[q] += left * y[q];
            }

            for (int q = 0; q < wanted; q++)
            {
                for (int p = joint ? 0 : q; p <= q; p++) squares[q][p] += y[q] * y[p];
            }
        }

        Matrix<double> left0 = Matrix<double>.Build.Dense(terms, terms, (a, b) => a >= b ? normal[a][b] : normal[b][a]);
        // Where two terms say the same, neither gets all of the slope.
        for (int a = 0; a < terms; a++) left0[a, a] += 1e-9 * (1 + left0[a, a]);
        Matrix<double> solved = left0.Cholesky().Solve(Matrix<double>.Build.Dense(terms, wanted, (a, q) => moments[a][q]));
        slopes = [.. Enumerable.Range(0, wanted).Select(q => solved.Column(q).ToArray())];
        double Residual(int q, int p)
        {
            double explained = 0;
            for (int a = 0; a < terms; a++) explained += moments[a][q] * slopes[p][a];
            return (squares[q][p] - explained) / (rows.Count - terms);
        }

        Covariance = Matrix<double>.Build.Dense(wanted, wanted, (q, p) => joint || q == p ? Residual(Math.Max(q, p), Math.Min(q, p)) : 0);
    }

    /// <summary>Covariance of the residuals; zero between quantities where only variances were wanted.</summary>
    public Matrix<double> Covariance { get; }

    /// <summary>SD of a quantity's residuals.</summary>
    public double Sd(int quantity) => Math.Sqrt(Math.Max(0, Covariance[quantity, quantity]));

    /// <summary>What is expected of each quantity where a study lies.</summary>
    public double[] At(double[] point)
    {
        double[] x = new double[1 + directions + directions * (directions + 1) / 2], expected = new double[slopes.Length];
        Terms(point, x);
        for (int q = 0; q < expected.Length; q++)
        {
            double[] slope = slopes[q];
            double sum = 0;
            for (int a = 0; a < x.Length; a++) sum += x[a] * slope[a];
            expected[q] = sum;
        }

        return expected;
    }

    /// <summary>Logarithm of the normal density of some quantities where a study lies; needs the covariances.</summary>
    /// <param name="point">Where the study lies.</param>
    /// <param name="quantities">Its quantities.</param>
    public double LogDensity(double[] point, IReadOnlyList<double> quantities)
    {
        Vector<double> away = Vector<double>.Build.DenseOfEnumerable(At(point).Zip(quantities, (e, o) => o - e));
        MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double> factor = Covariance.Cholesky();
        return -0.5 * (away * factor.Solve(away) + factor.DeterminantLn + away.Count * Math.Log(2 * Math.PI));
    }

    private static double[][] Square(int size) => [.. Enumerable.Range(0, size).Select(k => new double[k + 1])];

    private void Terms(double[] point, double[] x)
    {
        x[0] = 1;
        int at = 1;
        for (int d = 0; d < directions; d++) x[at++] = point[d];
        for (int a = 0; a < directions; a++)
        {
            for (int b = 0; b <= a; b++) x[at++] = point[a] * point[b];
        }
    }
}
