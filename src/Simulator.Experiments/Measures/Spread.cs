using Simulator.Statistics;

namespace Simulator.Experiments.Measures;

/// <summary>An outcome of an arm with its spread over persons.</summary>
/// <param name="Value">The mean over persons, or the count or sum.</param>
/// <param name="Sd">SD over persons; NaN where it is not a mean of persons.</param>
/// <param name="WorstDecile">Mean of the worst tenth of the persons; NaN where it is not a mean of persons.</param>
/// <param name="N">Persons behind it.</param>
internal readonly record struct Spread(double Value, double Sd, double WorstDecile, int N)
{
    /// <summary>How many numbers.</summary>
    internal const int Count = 4;

    /// <summary>An outcome of an arm.</summary>
    internal static Spread Of(Measure outcome, ReplicateView view, Place place)
    {
        int persons = view.Arm(place).People.Count;
        if (outcome is not { Of: MeasureScope.Persons, Person: { } person })
            return new Spread(outcome.Read(view, place)[0], double.NaN, double.NaN, persons);
        if (persons == 0) return new Spread(double.NaN, double.NaN, double.NaN, 0);
        double[] values = view.Arm(place).EachPerson(person);
        Descriptives all = Descriptives.Of(values);
        Array.Sort(values);
        if (outcome.Better == Direction.Lower) Array.Reverse(values);
        int tenth = Math.Max(1, (int)Math.Round(values.Length / 10.0, MidpointRounding.AwayFromZero));
        return new Spread(all.Mean, all.Sd, values.Take(tenth).Average(), persons);
    }
}
