using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Recording;

/// <summary>Number, mean, SD and (of scales) alpha of every row of the questionnaire, by arm and survey.</summary>
internal sealed class RowSection(IReadOnlyList<Arm> arms, Instrument instrument, int waves) : ISection
{
    internal const int Numbers = 4;

    public int Columns => arms.Count * waves * instrument.Rows.Count * Numbers;

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        int at = 0;
        foreach (Arm arm in arms)
        {
            for (int wave = 0; wave < waves; wave++)
            {
                ArmView of = view.Arm(arm.Name, wave);
                for (int row = 0; row < instrument.Rows.Count; row++)
                {
                    RowSummary summary = of.Summary(instrument, row);
                    int scale = row - instrument.Items.Count;
                    (numbers[at], numbers[at + 1], numbers[at + 2]) = (summary.N, summary.Mean, summary.Sd);
                    numbers[at + 3] = scale < 0 ? double.NaN : of.Alpha(instrument.Scales[scale]);
                    at += Numbers;
                }
            }
        }
    }

    /// <summary>Column of a row's number of answers; mean, SD and alpha follow.</summary>
    internal int Column(int arm, int wave, int row) => ((arm * waves + wave) * instrument.Rows.Count + row) * Numbers;
}
