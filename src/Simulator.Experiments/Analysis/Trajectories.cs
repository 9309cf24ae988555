using Simulator.Experiments.Ensembles;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>A state of one arm in one world on one day: its mean and quantiles over replicates of the arm's mean.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Twin">Whether in the twin world.</param>
/// <param name="Day">The day; 0 is the start.</param>
/// <param name="State">stress, trust or friendship.</param>
/// <param name="Mean">Mean over replicates.</param>
/// <param name="Quantiles">5, 25, 50, 75 and 95 %.</param>
public sealed record TrajectoryPoint(string Arm, bool Twin, int Day, string State, double Mean, IReadOnlyList<double> Quantiles);

/// <summary>How arms' means move over the days.</summary>
public static class Trajectories
{
    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>The states followed.</summary>
    public static IReadOnlyList<string> States { get; } = ["stress", "trust", "friendship"];

    /// <summary>All points, by arm, world, day and state; a state is left out while nobody has talked.</summary>
    public static IReadOnlyList<TrajectoryPoint> Of(EnsembleResult result)
    {
        List<TrajectoryPoint> points = [];
        foreach (WorldRun run in result.Runs)
        {
            for (int day = 0; day < run.DaysRecorded; day++)
            {
                for (int s = 0; s < States.Count; s++)
                {
                    double[] values = [.. result.Replicates.Select(r => run.Means[r][s][day]).Where(double.IsFinite)];
                    if (values.Length == 0) continue;
                    Array.Sort(values);
                    double sum = 0;
                    foreach (double value in values) sum += value;
                    points.Add(new TrajectoryPoint(
                        run.Arm.Name, run.Twin, day, States[s], sum / values.Length, [.. Levels.Select(q => Quantile.Type7(values, q))]));
                }
            }
        }

        return points;
    }
}
