using Simulator.Experiments.Measures;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Store;
using Simulator.Statistics;

namespace Simulator.Experiments.Differences;

/// <summary>What a programme changed for a group of people, against the same people without it or with another one.</summary>
/// <param name="Arm">The arm; in a comparison both, second minus first.</param>
/// <param name="Group">Who: everybody, or a third by what people brought with them.</param>
/// <param name="Outcome">The measure.</param>
/// <param name="Persons">Mean number of persons a replicate.</param>
/// <param name="Gain">Mean change for the better, over persons and replicates.</param>
/// <param name="Lower">Lower end of its 95 % Monte-Carlo interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Better">Share of the persons who are better off by the smallest difference that matters, or more.</param>
/// <param name="Same">Share who change by less.</param>
/// <param name="Worse">Share who are worse off by that, or more.</param>
/// <param name="PlaceboBetter">Share better off by other luck of encounters alone, with the same programme; NaN where that was not played.</param>
/// <param name="PlaceboWorse">Share worse off by that alone.</param>
public sealed record EquityRow(
    string Arm, string Group, string Outcome, double Persons, double Gain, double Lower, double Upper, double Better, double Same, double Worse,
    double PlaceboBetter, double PlaceboWorse);

/// <summary>Who gains and who is harmed, over all replicates.</summary>
public static class Equity
{
    /// <summary>Replicates in which placebo worlds are played, and persons at which that is enough.</summary>
    private const int PlaceboReplicates = 200, PlaceboPersons = 20_000;

    /// <summary>In how many replicates of a scenario placebo worlds are played: enough for shares of persons, few enough to cost little.</summary>
    public static int PlaceboOf(Scenario scenario)
    {
        int teachers = scenario.Arms.Max(a => a.Cohort.Teachers);
        return Math.Clamp((PlaceboPersons + teachers - 1) / teachers, 1, PlaceboReplicates);
    }

    /// <summary>All rows of the last survey, for every arm that is offered something.</summary>
    public static IReadOnlyList<EquityRow> Of(RunRecord record) =>
        [.. record.Offered.SelectMany((arm, a) => Rows(arm.Name, record.GainSheet, record.GainsMade.Column(a, 0, 0)))];

    /// <summary>The rows of one arm.</summary>
    /// <param name="arm">What the rows are called by.</param>
    /// <param name="sheet">The numbers.</param>
    /// <param name="first">First column.</param>
    internal static IEnumerable<EquityRow> Rows(string arm, Sheet sheet, int first)
    {
        int at = first;
        foreach (string group in Gains.Groups)
        {
            foreach (Measure measure in Gains.Measures)
            {
                double[][] n = sheet.Series(at, Gain.Count);
                at += Gain.Count;
                double persons = n[0].Sum(), placebo = n[5].Sum();
                if (persons == 0) continue;
                MeanInterval gain = MonteCarlo.MeanInterval(n[1]);
                yield return new EquityRow(
                    arm, group, measure.Name, persons / sheet.Replicates, gain.Mean, gain.Lower, gain.Upper, n[2].Sum() / persons, n[3].Sum() / persons,
                    n[4].Sum() / persons, n[6].Sum() / placebo, n[7].Sum() / placebo);
            }
        }
    }
}
