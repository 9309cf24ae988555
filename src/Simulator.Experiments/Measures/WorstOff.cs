using Simulator.Statistics;

namespace Simulator.Experiments.Measures;

/// <summary>
/// What becomes of the tenth who begin worst off. Who they are is settled before the first day and before any programme: those with the
/// fewest close ties, among equals those with the highest base load. Nobody is chosen by how they fared, since whoever fared worst by bad
/// luck fares better by better luck; and they are the same persons under every programme that is offered to the same people.
/// </summary>
internal static class WorstOff
{
    private const int Tenth = 10;

    /// <summary>The mean over them of a value of each person.</summary>
    internal static Measure Of(Measure measure)
    {
        Func<ArmView, int, double> person = measure.Person!;
        return MeasureKinds.OfArm(
            "worst_off_" + measure.Name, measure.Unit,
            $"{measure.Name}, mean over the tenth who begin worst off: fewest close ties before the first day, among equals the highest base load",
            arm => Descriptives.Of([.. Persons(arm).Select(i => person(arm, i))]).Mean,
            title: $"{measure.Title}, worst-off tenth at the start", better: measure.Better, matters: measure.Matters);
    }

    /// <summary>Who they are, by their number in the arm: a tenth of them, one at least.</summary>
    internal static IReadOnlyList<int> Persons(ArmView arm) => Persons(
        [.. Enumerable.Range(0, arm.Teachers).Select(i => (double)arm.Run.StartDegree[arm.FirstPerson + i])],
        [.. Enumerable.Range(0, arm.Teachers).Select(i => (double)arm.Run.BaseLoad[arm.FirstPerson + i])]);

    /// <summary>The same from close ties and base load before the first day.</summary>
    internal static IReadOnlyList<int> Persons(double[] ties, double[] load)
    {
        int some = Math.Max(1, (int)Math.Round(ties.Length / (double)Tenth, MidpointRounding.AwayFromZero));
        return [.. Enumerable.Range(0, ties.Length).OrderBy(i => ties[i]).ThenByDescending(i => load[i]).Take(some)];
    }
}
