using MathNet.Numerics.LinearAlgebra;

namespace Simulator.Statistics.Inference;

/// <summary>
/// The simulated studies nearest to a study, with Epanechnikov weights, and local-linear regression on where they lie: the two steps of
/// approximate Bayesian computation after Beaumont, Zhang and Balding (2002), Genetics 162, 2025-2035.
/// </summary>
public sealed class Neighbourhood
{
    private readonly double[][] solver;
    private readonly double[][] offsets;

    /// <summary>The nearest of some rows.</summary>
    /// <param name="points">Where all rows lie: [direction][row].</param>
    /// <param name="target">Where the study lies.</param>
    /// <param name="eligible">The rows that may be taken.</param>
    /// <param name="count">How many of them; all where there are fewer.</param>
    /// <param name="without">A row that is left out: a truth must not inform its own estimate.</param>
    /// <exception cref="ArgumentException">Fewer rows than directions.</exception>
    public Neighbourhood(double[][] points, double[] target, IReadOnlyList<int> eligible, int count, int without = -1)
    {
        double[] distances = new double[eligible.Count];
        int[] rows = new int[eligible.Count];
        int there = 0;
        foreach (int row in eligible)
        {
            if (row == without) continue;
            double distance = 0;
            for (int d = 0; d < target.Length; d++)
            {
                double away = points[d][row] - target[d];
                distance += away * away;
            }

            (distances[there], rows[there]) = (distance, row);
            there++;
        }

        count = Math.Min(count, there);
        if (count < target.Length + 2) throw new ArgumentException($"{count} rows are too few for {target.Length} directions.", nameof(eligible));
        double reach = Nearest(distances, rows, there, count);
        Radius = Math.Sqrt(reach);
        Array.Sort(rows, distances, 0, count);
        Rows = rows[..count];
        Weights = new double[count];
        double sum = 0;
        // The farthest row gets the weight that half a step farther would give, so that it is not lost.
        for (int k = 0; k < count; k++) sum += Weights[k] = 1 - distances[k] / (reach * (1 + 0.5 / count) + double.Epsilon);
        for (int k = 0; k < count; k++) Weights[k] /= sum;

        offsets = new double[count][];
        Matrix<double> normal = Matrix<double>.Build.Dense(target.Length + 1, target.Length + 1);
        Matrix<double> weighted = Matrix<double>.Build.Dense(target.Length + 1, count);
        for (int k = 0; k < count; k++)
        {
            double[] x = offsets[k] = new double[target.Length];
            for (int d = 0; d < x.Length; d++) x[d] = points[d][Rows[k]] - target[d];
            weighted[0, k] = Weights[k];
            for (int d = 0; d < x.Length; d++) weighted[d + 1, k] = Weights[k] * x[d];
            for (int a = 0; a <= x.Length; a++)
            {
                double left = a == 0 ? 1 : x[a - 1];
                for (int b = 0; b <= x.Length; b++) normal[a, b] += left * weighted[b, k];
            }
        }

        // A direction in which the neighbours do not differ has no slope.
        for (int a = 1; a <= target.Length; a++) normal[a, a] += 1e-10 * (1 + normal[a, a]);
        Matrix<double> solved = normal.Cholesky().Solve(weighted);
        solver = [.. Enumerable.Range(1, target.Length).Select(d => solved.Row(d).ToArray())];
    }

    /// <summary>The rows, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>Their weights, which add up to one.</summary>
    public double[] Weights { get; }

    /// <summary>Distance of the farthest.</summary>
    public double Radius { get; }

    /// <summary>What a quantity would have been in each neighbour had it lain where the study lies: value minus slope times offset.</summary>
    /// <param name="values">The quantity in each neighbour, in the order of <see cref="Rows"/>.</param>
    public double[] Adjusted(double[] values)
    {
        int directions = offsets[0].Length;
        double[] slope = new double[directions];
        for (int d = 0; d < directions; d++)
        {
            double[] shares = solver[d];
            double sum = 0;
            for (int k = 0; k < values.Length; k++) sum += shares[k] * values[k];
            slope[d] = sum;
        }

        double[] adjusted = new double[values.Length];
        for (int k = 0; k < values.Length; k++)
        {
            double moved = 0;
            for (int d = 0; d < directions; d++) moved += slope[d] * offsets[k][d];
            adjusted[k] = values[k] - moved;
        }

        return adjusted;
    }

    /// <summary>Moves the nearest rows to the front by Hoare's selection; ties by row number. Returns the squared distance of the farthest of them.</summary>
    private static double Nearest(double[] distances, int[] rows, int there, int count)
    {
        int low = 0, high = there - 1, wanted = count - 1;
        while (low < high)
        {
            double pivot = distances[low + (high - low) / 2];
            int pivotRow = rows[low + (high - low) / 2], a = low, b = high;
            while (a <= b)
            {
                while (Before(distances[a], rows[a], pivot, pivotRow)) a++;
                while (Before(pivot, pivotRow, distances[b], rows[b])) b--;
                if (a > b) break;
                (distances[a], distances[b], rows[a], rows[b]) = (distances[b], distances[a], rows[b], rows[a]);
                a++;
                b--;
            }

            if (wanted <= b) high = b;
            else if (wanted >= a) low = a;
            else break;
        }

        double farthest = 0;
        for (int k = 0; k < count; k++) farthest = Math.Max(farthest, distances[k]);
        return farthest;
    }

    private static bool Before(double distance, int row, double other, int otherRow) => distance < other || (distance == other && row < otherRow);
}
