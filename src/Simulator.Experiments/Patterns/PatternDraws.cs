using Simulator.Evidence.Studies;

namespace Simulator.Experiments.Patterns;

/// <summary>
/// In how many random parameter sets each pattern holds. A pattern that holds in nearly all of them follows from the mechanisms; one that
/// holds in few follows from the values of the parameters. A set is played at one number of replications, without going on.
/// </summary>
public static class PatternDraws
{
    /// <summary>Adds to a report in how many sets each pattern holds.</summary>
    /// <param name="report">What was found with the parameters as they are.</param>
    /// <param name="patterns">The patterns of the report, in its order.</param>
    /// <param name="resolve">Finds a scenario by its name.</param>
    /// <param name="sets">How many sets.</param>
    /// <param name="threads">Threads; results do not depend on them.</param>
    /// <param name="progress">Told before each scenario of each set, with the set's number from 0.</param>
    /// <param name="cancellation">Stops; sets that are not whole do not count.</param>
    public static PatternReport Add(
        PatternReport report, IReadOnlyList<Pattern> patterns, Func<string, Scenario> resolve, int sets, int threads,
        Action<int, PatternProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        int[] held = new int[patterns.Count];
        int whole = 0;
        PatternOptions once = new(PatternOptions.Fewest, PatternOptions.Fewest, threads);
        for (int set = 0; set < sets; set++)
        {
            int number = set;
            PatternReport drawn = PatternCheck.Run(
                patterns, name => Drawn(resolve(name), number), once, p => progress?.Invoke(number, p), cancellation);
            if (!drawn.Complete || cancellation.IsCancellationRequested) break;
            for (int k = 0; k < held.Length; k++) held[k] += drawn.Patterns[k].Verdict == PatternVerdict.Held ? 1 : 0;
            whole++;
        }

        if (whole == 0) return report;
        return report with
        {
            Patterns = [.. report.Patterns.Select((p, k) => p.Verdict == PatternVerdict.NotModelled ? p : p with { Draws = new HeldInDraws(whole, held[k]) })],
        };
    }

    private static Scenario Drawn(Scenario scenario, int number) =>
        scenario with { Parameters = RangeDraw.Of(scenario.Parameters, number), ParametersName = $"draw {number} from the ranges" };
}
