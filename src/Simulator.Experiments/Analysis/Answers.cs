using Simulator.Experiments.Ensembles;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments.Analysis;

/// <summary>Questionnaire rows of one arm, replicate and wave as numbers: items as ticked, scales as the mean of the items answered.</summary>
public static class Answers
{
    /// <summary>Values [row][teacher]; NaN where missing. A scale needs at least half of its items.</summary>
    public static double[][] Of(WorldRun run, Instrument instrument, int replicate, int wave)
    {
        double[][] rows = new double[instrument.Rows.Count][];
        for (int r = 0; r < rows.Length; r++) rows[r] = new double[run.Teachers];
        for (int teacher = 0; teacher < run.Teachers; teacher++)
        {
            ReadOnlySpan<byte> ticks = run.AnswersOf(replicate, wave, teacher);
            for (int k = 0; k < ticks.Length; k++) rows[k][teacher] = ticks[k] == 0 ? double.NaN : ticks[k];
            for (int s = 0; s < instrument.Scales.Count; s++) rows[ticks.Length + s][teacher] = ScaleMean(instrument.Scales[s], ticks);
        }

        return rows;
    }

    /// <summary>Answers to the items of a scale [item][teacher], both arms together; 0 missing.</summary>
    public static byte[][] Items(Scale scale, IReadOnlyList<WorldRun> runs, int replicate, int wave)
    {
        byte[][] items = new byte[scale.Items.Count][];
        for (int k = 0; k < items.Length; k++)
        {
            byte[] column = items[k] = new byte[runs.Sum(r => r.Teachers)];
            int place = 0;
            foreach (WorldRun run in runs)
            {
                for (int teacher = 0; teacher < run.Teachers; teacher++) column[place++] = run.AnswersOf(replicate, wave, teacher)[scale.Items[k]];
            }
        }

        return items;
    }

    private static double ScaleMean(Scale scale, ReadOnlySpan<byte> ticks)
    {
        int sum = 0, answered = 0;
        foreach (int item in scale.Items)
        {
            if (ticks[item] == 0) continue;
            sum += ticks[item];
            answered++;
        }

        return 2 * answered >= scale.Items.Count ? (double)sum / answered : double.NaN;
    }
}
