using Simulator.Experiments.Ensembles;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>What a programme changed for a group of people, against the same people in the twin world.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Group">Who: all, started_isolated, started_connected, twin_worst_tenth, twin_best_tenth.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Persons">Mean number of persons a replicate.</param>
/// <param name="Gain">Mean change for the better, over persons and replicates.</param>
/// <param name="Lower">Lower end of its 95 % Monte-Carlo interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="ShareWorse">Share of the persons who are worse off than in the twin world.</param>
public sealed record EquityRow(
    string Arm, string Group, string Outcome, double Persons, double Gain, double Lower, double Upper, double ShareWorse);

/// <summary>Who gains and who is harmed, by where people started and by how they would have fared without the programme.</summary>
public static class Equity
{
    private static readonly (string Name, bool HigherIsBetter, Func<WorldRun, float[]> Of)[] Outcomes =
        [("stress", false, r => r.Stress), ("trust", true, r => r.Trust), ("friendship", true, r => r.Friendship)];

    private static readonly string[] Groups = ["all", "started_isolated", "started_connected", "twin_worst_tenth", "twin_best_tenth"];

    /// <summary>All rows of the last survey, for every arm that is offered something and whose twin was played.</summary>
    public static IReadOnlyList<EquityRow> Of(EnsembleResult result)
    {
        List<EquityRow> rows = [];
        foreach (WorldRun with in result.Runs.Where(r => !r.Twin && r.Arm.Programme.Offers.Count > 0))
        {
            if (result.Runs.FirstOrDefault(r => r.Twin && r.Arm == with.Arm) is not { } without) continue;
            foreach ((string outcome, bool higher, Func<WorldRun, float[]> of) in Outcomes)
            {
                foreach (string group in Groups)
                {
                    if (Row(result, with, without, group, outcome, higher, of(with), of(without)) is { } row) rows.Add(row);
                }
            }
        }

        return rows;
    }

    private static EquityRow? Row(
        EnsembleResult result, WorldRun with, WorldRun without, string group, string outcome, bool higher, float[] value, float[] twin)
    {
        List<double> means = [];
        long persons = 0, worse = 0;
        foreach (int replicate in result.Replicates)
        {
            int row = with.Row(replicate, with.Waves - 1), person = replicate * with.Teachers;
            int[] members = [.. Members(group, with, twin, row, person, higher)];
            if (members.Length == 0) continue;
            double sum = 0;
            foreach (int i in members)
            {
                double gain = (higher ? 1 : -1) * (value[row + i] - (double)twin[row + i]);
                sum += gain;
                if (gain < 0) worse++;
            }

            persons += members.Length;
            means.Add(sum / members.Length);
        }

        if (means.Count == 0) return null;
        MeanInterval mean = MonteCarlo.MeanInterval([.. means]);
        return new EquityRow(
            with.Arm.Name, group, outcome, (double)persons / result.Replicates.Count, mean.Mean, mean.Lower, mean.Upper, (double)worse / persons);
    }

    private static IEnumerable<int> Members(string group, WorldRun run, float[] twin, int row, int person, bool higher)
    {
        IEnumerable<int> all = Enumerable.Range(0, run.Teachers);
        int tenth = Math.Max(1, (int)Math.Round(run.Teachers / 10.0, MidpointRounding.AwayFromZero));
        return group switch
        {
            "all" => all,
            "started_isolated" => all.Where(i => run.StartDegree[person + i] == 0),
            "started_connected" => all.Where(i => run.StartDegree[person + i] > 0),
            "twin_worst_tenth" => all.OrderBy(i => higher ? twin[row + i] : -twin[row + i]).Take(tenth),
            _ => all.OrderBy(i => higher ? -twin[row + i] : twin[row + i]).Take(tenth),
        };
    }
}
