using Simulator.Experiments.Playing;
using Simulator.Statistics;

namespace Simulator.Experiments.Recording;

/// <summary>A state of one arm in one world on one day: its mean and quantiles over replicates of the arm's mean.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Twin">Whether in the twin world.</param>
/// <param name="Day">The day; 0 is the start.</param>
/// <param name="State">stress, trust or friendship.</param>
/// <param name="Mean">Mean over replicates.</param>
/// <param name="Quantiles">5, 25, 50, 75 and 95 %.</param>
public sealed record TrajectoryPoint(string Arm, bool Twin, int Day, string State, double Mean, IReadOnlyList<double> Quantiles)
{
    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Numbers read from the record at one time.</summary>
    private const int AtOnce = 500_000;

    /// <summary>The states followed.</summary>
    public static IReadOnlyList<string> States => DaySection.States;

    /// <summary>All points, by arm, world, day and state; a state is left out while nobody has talked.</summary>
    public static IReadOnlyList<TrajectoryPoint> Of(RunRecord record)
    {
        int days = record.Scenario.Calendar.Days + 1, together = Math.Clamp(AtOnce / Math.Max(1, record.Replicates.Count), 1, days);
        List<TrajectoryPoint> points = [];
        for (int w = 0; w < record.Worlds.Count; w++)
        {
            (Arm arm, WorldKind world) = record.Worlds[w];
            for (int first = 0; first < days; first += together)
            {
                int count = Math.Min(together, days - first);
                double[][][] states = [.. States.Select((_, s) => record.DaySheet.Series(record.Days.Column(w, s, first), count))];
                for (int day = 0; day < count; day++)
                {
                    for (int s = 0; s < States.Count; s++)
                    {
                        if (Point(states[s][day]) is not var (mean, quantiles)) continue;
                        points.Add(new TrajectoryPoint(arm.Name, world == WorldKind.Twin, first + day, States[s], mean, quantiles));
                    }
                }
            }
        }

        return points;
    }

    private static (double Mean, double[] Quantiles)? Point(double[] values)
    {
        double[] known = Array.FindAll(values, double.IsFinite);
        if (known.Length == 0) return null;
        Array.Sort(known);
        double sum = 0;
        foreach (double value in known) sum += value;
        return (sum / known.Length, [.. Levels.Select(q => Quantile.Type7(known, q))]);
    }
}
