using Simulator.Engine.Parameters;
using Simulator.Experiments.Measures;
using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>How often a measure of a contrast is above zero, over parameter sets.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="From">Where the sets come from: posterior or prior.</param>
/// <param name="Sets">Parameter sets.</param>
/// <param name="Replications">Replications of each.</param>
/// <param name="Above">Sets in which the expected measure is above zero.</param>
/// <param name="Studies">Single studies, over all sets.</param>
/// <param name="StudiesAbove">Single studies in which it is.</param>
public sealed record AskedMeasure(string Measure, string From, int Sets, int Replications, int Above, int Studies, int StudiesAbove)
{
    /// <summary>Share of the sets with its 95 % interval.</summary>
    public ProportionResult Expected => Proportion.Wilson(Above, Sets);

    /// <summary>Share of single studies with its 95 % interval, as if all were independent.</summary>
    public ProportionResult Single => Proportion.Wilson(StudiesAbove, Studies);
}

/// <summary>Plays parameter sets many times each, to separate what is expected from what a single study shows.</summary>
internal static class ExpectedEffects
{
    /// <summary>How often measures are above zero.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="measures">Measures of a contrast.</param>
    /// <param name="from">Where the sets come from.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="replications">Replications of each.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="told">Told after each set.</param>
    /// <param name="cancellation">Stops.</param>
    internal static IReadOnlyList<AskedMeasure> Of(
        Scenario scenario, IReadOnlyList<string> measures, string from, IReadOnlyList<ParameterSet> sets, int replications, int threads, Action? told,
        CancellationToken cancellation)
    {
        Measure[] asked = [.. measures.Select(m => MeasureCatalogue.Find(scenario.Instrument, m)!)];
        Contrast contrast = Contrast.Of(scenario)[0];
        Place place = new(contrast.First, contrast.Second, scenario.SurveyWeeks.Count - 1);
        int[][] above = [.. sets.Select(_ => new int[asked.Length])], single = [.. sets.Select(_ => new int[asked.Length])];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, sets.Count, parallel, s =>
        {
            StudyPlayer player = new(scenario);
            double[][] sums = [.. asked.Select(m => new double[m.Width(scenario)])];
            for (int r = 0; r < replications; r++)
            {
                ReplicateView study = player.Play(sets[s], r);
                for (int m = 0; m < asked.Length; m++)
                {
                    double[] numbers = asked[m].Read(study, place);
                    for (int k = 0; k < numbers.Length; k++) sums[m][k] += numbers[k] / replications;
                    if (Combined(asked[m], numbers) > 0) single[s][m]++;
                }
            }

            for (int m = 0; m < asked.Length; m++) above[s][m] = Combined(asked[m], sums[m]) > 0 ? 1 : 0;
            told?.Invoke();
        });
        return [.. asked.Select((m, k) => new AskedMeasure(
            m.Name, from, sets.Count, replications, above.Sum(a => a[k]), sets.Count * replications, single.Sum(a => a[k])))];
    }

    private static double Combined(Measure measure, double[] numbers) => measure.Combine?.OfMeans is { } of ? of(numbers) : numbers[0];
}
