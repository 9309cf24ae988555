using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Measurement;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>
/// What each replicate, read as a study of its own, would have printed: means, SDs, t, p, effect sizes, alphas and outcomes, one value a
/// replicate, in the order of the finished replicates.
/// </summary>
public sealed class SimulatedStudies
{
    /// <summary>The row that stands for the mean over all items.</summary>
    public const string AllItems = "items";

    private readonly EnsembleResult result;
    private readonly Instrument instrument;
    private readonly int wave;
    private readonly Dictionary<string, Descriptives[][]> byArm = [];
    private readonly Dictionary<(string, string), double[]> alphas = [];

    /// <summary>Reads an ensemble as studies of one contrast at one wave.</summary>
    /// <param name="result">The ensemble.</param>
    /// <param name="contrast">The two arms.</param>
    /// <param name="wave">Place of the survey.</param>
    public SimulatedStudies(EnsembleResult result, Contrast contrast, int wave)
    {
        this.result = result;
        this.wave = wave;
        instrument = result.Scenario.Instrument;
        Contrast = contrast;
        foreach (string arm in new[] { contrast.First, contrast.Second }.Distinct())
        {
            WorldRun run = result.Run(arm);
            Descriptives[][] rows = new Descriptives[result.Replicates.Count][];
            Parallel.For(0, rows.Length, r =>
                rows[r] = [.. Answers.Of(run, instrument, result.Replicates[r], wave).Select(v => Descriptives.Of(v))]);
            byArm[arm] = rows;
        }
    }

    /// <summary>The contrast.</summary>
    public Contrast Contrast { get; }

    /// <summary>The values of a statistic; null when this cannot be read from the simulation.</summary>
    /// <param name="row">An item, a scale, <see cref="AllItems"/> or an outcome.</param>
    /// <param name="arm">An arm; null for the contrast or for everybody.</param>
    /// <param name="statistic">mean, sd, n, mean_difference, t, df, p, eta_squared, d, alpha, share, count.</param>
    public double[]? Series(string row, string? arm, string statistic)
    {
        int place = instrument.Rows.ToList().IndexOf(row);
        if (row == AllItems && statistic == "sd") return PooledSds();
        if (place >= 0) return statistic == "alpha" && arm is null ? Alpha(row) : OfRow(place, arm, statistic);
        if (OutcomeCatalogue.Find(row) is not { } outcome || arm is null || statistic is not ("share" or "count" or "mean")) return null;
        return outcome.Series(result, result.Run(arm), wave);
    }

    private double[]? OfRow(int row, string? arm, string statistic)
    {
        if (arm is not null)
        {
            if (!byArm.TryGetValue(arm, out Descriptives[][]? own)) return null;
            return statistic switch
            {
                "mean" => [.. own.Select(r => r[row].Mean)],
                "sd" => [.. own.Select(r => r[row].Sd)],
                "n" => [.. own.Select(r => (double)r[row].N)],
                _ => null,
            };
        }

        return statistic switch
        {
            "mean_difference" => Each(row, t => t.MeanDifference),
            "t" => Each(row, t => t.Statistic),
            "df" => Each(row, t => t.Df),
            "p" => Each(row, t => t.P),
            "eta_squared" => Each(row, t => t.Statistic * t.Statistic / (t.Statistic * t.Statistic + t.Df)),
            "d" => Each(row, t => EffectSize.FromTWithoutInterval(t.Statistic, t.N1, t.N2).D),
            "sd" => Each(row, t => t.SeDifference / Math.Sqrt(1.0 / t.N1 + 1.0 / t.N2)),
            _ => null,
        };
    }

    /// <summary>Student's t of a row in every replicate.</summary>
    private double[] Each(int row, Func<TTestResult, double> value)
    {
        Descriptives[][] first = byArm[Contrast.First], second = byArm[Contrast.Second];
        double[] values = new double[first.Length];
        for (int r = 0; r < values.Length; r++) values[r] = value(TTest.FromDescriptives(first[r][row], second[r][row], welch: false));
        return values;
    }

    private double[] PooledSds()
    {
        double[] mean = new double[result.Replicates.Count];
        for (int item = 0; item < instrument.Items.Count; item++)
        {
            double[] sd = OfRow(item, null, "sd")!;
            for (int r = 0; r < mean.Length; r++) mean[r] += sd[r] / instrument.Items.Count;
        }

        return mean;
    }

    private double[]? Alpha(string row)
    {
        if (instrument.Scales.FirstOrDefault(s => s.Id == row) is not { } scale) return null;
        if (alphas.TryGetValue((row, ""), out double[]? known)) return known;
        WorldRun[] runs = [result.Run(Contrast.First), result.Run(Contrast.Second)];
        double[] values = new double[result.Replicates.Count];
        Parallel.For(0, values.Length, r => values[r] = Reliability.RawAlpha(Answers.Items(scale, runs, result.Replicates[r], wave)));
        return alphas[(row, "")] = values;
    }
}
