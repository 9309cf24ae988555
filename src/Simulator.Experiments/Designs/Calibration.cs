using MathNet.Numerics.LinearAlgebra;
using Simulator.Engine.Parameters;
using Simulator.Statistics.Inference;

namespace Simulator.Experiments.Designs;

/// <summary>
/// What a study tells about the parameters: approximate Bayesian computation on a reference table. Rows that satisfy the study's bounds as
/// the study does are eligible; the nearest of them in the fitted statistics, moved by local-linear regression on the logit of where in its
/// range each parameter lies, are the posterior. Beaumont, Zhang and Balding (2002); a second opinion by regression over the whole table.
/// </summary>
public sealed class Calibration
{
    /// <summary>Neighbours that make a posterior, and the least that may.</summary>
    public const int Neighbours = 2000, FewestNeighbours = 500;

    /// <summary>A parameter is not informed when its 80 % interval keeps at least this share of the prior's width.</summary>
    public const double NotInformedFrom = 0.95;

    /// <summary>80 % of a Beta(2,2) lie between .1958 and .8042 of the range.</summary>
    public const double PriorWidth80 = 0.60840;

    /// <summary>Draws that a posterior keeps.</summary>
    public const int KeptDraws = 500;

    private readonly double[][] points;

    /// <summary>Prepares a calibration.</summary>
    /// <param name="data">The reference table.</param>
    /// <param name="fit">What is fitted, bounds among them.</param>
    /// <param name="check">What is kept apart.</param>
    /// <param name="neighbours">How many rows make a posterior; at most a tenth of those that are eligible.</param>
    /// <exception cref="ArgumentException">Nothing is fitted, or too few rows satisfy the bounds.</exception>
    public Calibration(ReferenceData data, IReadOnlyList<StudyStatistic> fit, IReadOnlyList<StudyStatistic> check, int neighbours = Neighbours)
    {
        (Data, Fit, Check) = (data, [.. fit.Where(s => !s.IsBound)], [.. check.Where(s => !s.IsBound)]);
        if (Fit.Count == 0) throw new ArgumentException("Nothing with a number is fitted.", nameof(fit));
        StudyStatistic[] bounds = [.. fit.Where(s => s.IsBound)];
        double[][] bounded = [.. bounds.Select(b => data.Column(b.Name))];
        double[][] needed = [.. Fit.Concat(Check).Select(data.Straight)];
        Eligible = [.. Enumerable.Range(0, data.Rows).Where(r =>
            Enumerable.Range(0, bounds.Length).All(b => bounds[b].Bound!.Holds(bounded[b][r])) && needed.All(c => double.IsFinite(c[r])))];
        Held = (double)Eligible.Count / data.Rows;
        if (Eligible.Count < FewestNeighbours)
            throw new ArgumentException($"{Eligible.Count} rows satisfy the bounds; a posterior needs {FewestNeighbours}.", nameof(data));
        Count = Math.Clamp(Math.Min(neighbours, Eligible.Count / 10), Math.Min(FewestNeighbours, Eligible.Count), neighbours);
        Columns = needed[..Fit.Count];
        CheckColumns = needed[Fit.Count..];
        Space = new StatisticSpace(Columns, Eligible);
        points = Space.Points(Columns);
        Study = Space.Point([.. Fit.Select(s => s.Straight(s.Observed))]);
    }

    /// <summary>The reference table.</summary>
    public ReferenceData Data { get; }

    /// <summary>What is fitted and has a number.</summary>
    public IReadOnlyList<StudyStatistic> Fit { get; }

    /// <summary>What is kept apart and has a number.</summary>
    public IReadOnlyList<StudyStatistic> Check { get; }

    /// <summary>Rows that satisfy the bounds.</summary>
    public IReadOnlyList<int> Eligible { get; }

    /// <summary>Their share in the table.</summary>
    public double Held { get; }

    /// <summary>Neighbours that make a posterior.</summary>
    public int Count { get; }

    /// <summary>The space of the fitted statistics.</summary>
    public StatisticSpace Space { get; }

    /// <summary>Where the study lies in it.</summary>
    public double[] Study { get; }

    internal double[][] Columns { get; }

    internal double[][] CheckColumns { get; }

    internal double[][] Points => points;

    /// <summary>Where a row of the table lies.</summary>
    internal double[] PointOf(int row) => [.. points.Select(p => p[row])];

    /// <summary>The rows nearest to the study, or to a place.</summary>
    internal Neighbourhood Near(double[]? place = null, int count = 0, int without = -1) =>
        new(points, place ?? Study, Eligible, count > 0 ? count : Count, without);

    /// <summary>A parameter's posterior, on the logit of where in its range it lies.</summary>
    internal WeightedValues Logits(Neighbourhood near, int parameter, bool adjusted = true)
    {
        double[] values = [.. near.Rows.Select(row => Data.Logit(parameter, row))];
        return new WeightedValues(adjusted ? near.Adjusted(values) : values, near.Weights);
    }

    /// <summary>The posterior of every parameter.</summary>
    /// <param name="threads">Threads; results do not depend on them.</param>
    /// <param name="moved">Corrects the place of a quantile by what the diagnostics saw; none where null.</param>
    public IReadOnlyList<ParameterPosterior> Posterior(int threads = 0, Func<int, double, double>? moved = null)
    {
        Neighbourhood near = Near(), quarter = Near(count: Math.Max(FewestNeighbours / 4, Count / 4)), wide = Near(count: 4 * Count);
        IReadOnlyList<(double Mean, double Sd)> second = SecondOpinion(threads);
        ParameterPosterior[] found = new ParameterPosterior[Data.Parameters.Count];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, p =>
        {
            WeightedValues logits = Logits(near, p), plain = Logits(near, p, adjusted: false);
            double Quantile(double share) => Logistic(logits.Quantile(moved?.Invoke(p, share) ?? share));
            double[] shares = [.. near.Adjusted([.. near.Rows.Select(row => Data.Logit(p, row))]).Select(Logistic)];
            WeightedValues inRange = new(shares, near.Weights);
            found[p] = new ParameterPosterior(
                Data.Parameters[p], inRange.Mean, [.. ParameterPosterior.Quantiles.Select(Quantile)], logits.Mean, logits.Sd, plain.Mean, plain.Sd,
                second[p].Mean, second[p].Sd, Width(Logits(quarter, p)), Width(Logits(wide, p)), PriorSensitivity(shares, near.Weights));
        });
        return found;
    }

    /// <summary>
    /// Draws of all parameters together, all of one weight: the neighbours, each as often as its weight says, evenly spaced. Values are in the
    /// parameters' units, [draw][parameter].
    /// </summary>
    /// <param name="count">How many.</param>
    public double[][] Draws(int count = KeptDraws)
    {
        Neighbourhood near = Near();
        double[][] columns = [.. Enumerable.Range(0, Data.Parameters.Count).Select(p =>
            near.Adjusted([.. near.Rows.Select(row => Data.Logit(p, row))]).Select(x => InUnits(Data.Parameters[p], Logistic(x))).ToArray())];
        double[][] draws = new double[count][];
        double reached = 0;
        int at = -1;
        for (int k = 0; k < count; k++)
        {
            while (at < near.Rows.Length - 1 && reached <= (k + 0.5) / count) reached += near.Weights[++at];
            draws[k] = [.. columns.Select(c => c[at])];
        }

        return draws;
    }

    /// <summary>
    /// What the checked statistics of a study with these fitted ones would be: adjusted values, [statistic][neighbour]. A neighbour has drawn the
    /// regression towards itself by its leverage, about its weight for each coefficient; what it lies away is widened by that much, so that it lies
    /// where it would have lain had the regression not known it, as it has not known the study.
    /// </summary>
    internal double[][] GivenFit(Neighbourhood near) => [.. CheckColumns.Select(c =>
    {
        double[] values = near.Adjusted([.. near.Rows.Select(r => c[r])]);
        double mean = values.Zip(near.Weights, (v, w) => v * w).Sum();
        return values.Select((v, k) => mean + (v - mean) / (1 - (Space.Dimensions + 1) * near.Weights[k])).ToArray();
    })];

    /// <summary>The checked statistics given the fitted ones of the same study, one by one and all together.</summary>
    public CheckGivenFit Checked()
    {
        Neighbourhood near = Near();
        double[][] given = GivenFit(near);
        double[] observed = [.. Check.Select(s => s.Straight(s.Observed))];
        CheckedRow[] rows = [.. Check.Select((s, k) =>
        {
            WeightedValues values = new(given[k], near.Weights);
            double rank = values.Rank(observed[k]);
            return new CheckedRow(s, s.Observed, s.Back(values.Mean), Ordered(s.Back(values.Quantile(0.025)), s.Back(values.Quantile(0.975))),
                Math.Min(1, 2 * Math.Min(rank, 1 - rank)));
        })];
        return new CheckGivenFit(rows, JointP(given, near.Weights, observed));
    }

    /// <summary>
    /// Monte-Carlo p that a study drawn from weighted ones lies as far from their middle as the observed one, correlations included. Each of them
    /// is measured by the covariance of the others: the observed one is not part of what it is measured by either.
    /// </summary>
    internal static double JointP(double[][] given, double[] weights, double[] observed)
    {
        int n = observed.Length;
        if (n == 0) return double.NaN;
        double[] mean = [.. given.Select(values => values.Zip(weights, (v, w) => v * w).Sum())];
        Matrix<double> covariance = Matrix<double>.Build.Dense(n, n);
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double sum = 0;
                for (int k = 0; k < weights.Length; k++) sum += weights[k] * (given[a][k] - mean[a]) * (given[b][k] - mean[b]);
                covariance[a, b] = covariance[b, a] = sum;
            }

            covariance[a, a] += 1e-12;
        }

        double[,] inverse = covariance.Inverse().ToArray();
        double Distance(Func<int, double> value)
        {
            double sum = 0;
            for (int a = 0; a < n; a++)
            {
                double x = value(a) - mean[a];
                for (int b = 0; b < n; b++) sum += x * inverse[a, b] * (value(b) - mean[b]);
            }

            return sum;
        }

        double far = Distance(a => observed[a]), effective = 1 / weights.Sum(w => w * w), share = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            double within = Distance(a => given[a][k]), others = 1 - weights[k] * within;
            if (others <= 0 || within * (1 - weights[k]) / others >= far) share += weights[k];
        }

        return (1 + effective * share) / (1 + effective);
    }

    /// <summary>Where the study lies among all that the ranges give: the share of eligible rows that lie nearer to their middle.</summary>
    public double PriorPredictiveQuantile()
    {
        double[][] centred = [.. points.Select(p => Eligible.Select(r => p[r]).ToArray())];
        double[] weights = new double[Eligible.Count];
        Array.Fill(weights, 1.0 / weights.Length);
        return 1 - JointP(centred, weights, Study);
    }

    /// <summary>The whole table's quadratic regression, as a normal posterior on the logits.</summary>
    private IReadOnlyList<(double Mean, double Sd)> SecondOpinion(int threads)
    {
        const int AtOnce = 16;
        (double, double)[] found = new (double, double)[Data.Parameters.Count];
        int batches = (found.Length + AtOnce - 1) / AtOnce;
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, batch =>
        {
            int first = batch * AtOnce, count = Math.Min(AtOnce, found.Length - first);
            double[][] logits = [.. Enumerable.Range(first, count).Select(_ => new double[Data.Rows])];
            foreach (int row in Eligible)
            {
                for (int p = 0; p < count; p++) logits[p][row] = Data.Logit(first + p, row);
            }

            GaussianRegression regression = new(points, Eligible, logits);
            double[] at = regression.At(Study);
            for (int p = 0; p < count; p++) found[first + p] = (at[p], regression.Sd(p));
        });
        return found;
    }

    /// <summary>
    /// How much the posterior mean moves, in posterior SDs, when the parameter's own prior is raised to powers from 4/5 to 5/4: power-scaling,
    /// as a slope on the logarithm to the base of two.
    /// </summary>
    private static double PriorSensitivity(double[] shares, double[] weights)
    {
        const double Power = 1.25;
        WeightedValues Scaled(double power) =>
            new(shares, [.. shares.Zip(weights, (s, w) => w * Math.Pow(Math.Max(6 * s * (1 - s), 1e-12), power - 1))]);
        return Math.Abs(Scaled(Power).Mean - Scaled(1 / Power).Mean) / (2 * Math.Log2(Power) * new WeightedValues(shares, weights).Sd);
    }

    internal static double Width(WeightedValues logits) => (Logistic(logits.Quantile(0.9)) - Logistic(logits.Quantile(0.1))) / PriorWidth80;

    internal static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    internal static double InUnits(Parameter parameter, double share) => parameter.Low + share * (parameter.High - parameter.Low);

    private static (double, double) Ordered(double a, double b) => a <= b ? (a, b) : (b, a);
}
