using Simulator.Statistics.Inference;

namespace Simulator.Experiments.Designs;

/// <summary>What one more measurement of the same study would tell of one parameter.</summary>
/// <param name="Measurement">What would be measured.</param>
/// <param name="Parameter">Symbol of the parameter whose interval would shrink most.</param>
/// <param name="Width">Its 80 % width now, as a share of the prior's.</param>
/// <param name="Promised">Its 80 % width with the measurement, expected over studies.</param>
/// <param name="Shrinks">How much of the width the measurement takes away, from 0 to 1.</param>
public sealed record InformationRow(string Measurement, string Parameter, double Width, double Promised, double Shrinks);

/// <summary>
/// Which further measurement would shrink which interval most: what a regression on the fitted statistics leaves unknown, with the measurement
/// and without it, over all studies of the table. An expectation before the measurement is made; it does not know what it will show.
/// </summary>
public static class ValueOfInformation
{
    private const int AtMost = 40_000;

    /// <summary>Ranks what the table holds besides the fitted statistics.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="posterior">Its posterior.</param>
    /// <param name="threads">Threads.</param>
    public static IReadOnlyList<InformationRow> Of(Calibration calibration, IReadOnlyList<ParameterPosterior> posterior, int threads)
    {
        ReferenceData data = calibration.Data;
        int[] rows = [.. calibration.Eligible.Take(AtMost)];
        double[][] logits = [.. data.Parameters.Select((_, p) => Column(data.Rows, rows, r => data.Logit(p, r)))];
        GaussianRegression without = new(calibration.Points, rows, logits);
        StudyStatistic[] more = [.. data.Statistics.Where(s => !calibration.Fit.Any(f => f.Name == s.Name))];
        InformationRow?[] found = new InformationRow?[more.Length];
        Parallel.For(0, more.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, k =>
        {
            double[] values = data.Straight(more[k]);
            double mean = rows.Average(r => values[r]), sd = Math.Sqrt(rows.Average(r => (values[r] - mean) * (values[r] - mean)));
            if (!(sd > 1e-9)) return;
            double[] scaled = Column(data.Rows, rows, r => (values[r] - mean) / sd);
            GaussianRegression with = new([.. calibration.Points, scaled], rows, logits);
            int best = Enumerable.Range(0, logits.Length).MaxBy(p => 1 - with.Sd(p) / without.Sd(p));
            double left = with.Sd(best) / without.Sd(best), width = posterior[best].WidthShare;
            found[k] = new InformationRow(more[k].Label, data.Parameters[best].Symbol, width, width * left, 1 - left);
        });
        return [.. found.OfType<InformationRow>().OrderByDescending(r => r.Shrinks).ThenBy(r => r.Measurement, StringComparer.Ordinal)];
    }

    private static double[] Column(int length, int[] rows, Func<int, double> value)
    {
        double[] column = new double[length];
        foreach (int row in rows) column[row] = value(row);
        return column;
    }
}
