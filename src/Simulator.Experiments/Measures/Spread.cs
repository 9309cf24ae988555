using Simulator.Statistics;

namespace Simulator.Experiments.Measures;

/// <summary>An outcome of an arm with its spread over persons.</summary>
/// <param name="Value">The mean over persons, or the count or sum.</param>
/// <param name="Sd">SD over persons; NaN where it is not a mean of persons.</param>
/// <param name="WorstDecile">Mean of the worst tenth of the persons; NaN where it is not a mean of persons.</param>
internal readonly record struct Spread(double Value, double Sd, double WorstDecile)
{
    /// <summary>How many numbers.</summary>
    internal const int Count = 3;

    /// <summary>An outcome of an arm.</summary>
    internal static Spread Of(Measure outcome, ReplicateView view, Place place)
    {
        if (outcome is not { Of: MeasureScope.Persons, Person: { } person }) return new Spread(outcome.Read(view, place)[0], double.NaN, double.NaN);
        double[] values = view.Arm(place).EachPerson(person);
        Descriptives all = Descriptives.Of(values);
        Array.Sort(values);
        if (outcome.Better == Direction.Lower) Array.Reverse(values);
        int tenth = Math.Max(1, (int)Math.Round(values.Length / 10.0, MidpointRounding.AwayFromZero));
        return new Spread(all.Mean, all.Sd, values.Take(tenth).Average());
    }
}
