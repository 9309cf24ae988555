using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Measures;

/// <summary>What changes for some persons of one replicate, in one measure, from one world to another.</summary>
/// <param name="Persons">How many persons.</param>
/// <param name="MeanGain">Their mean change for the better; NaN where there is nobody.</param>
/// <param name="Better">How many are better off by the smallest difference that matters or more.</param>
/// <param name="Same">How many change by less than that.</param>
/// <param name="Worse">How many are worse off by that or more.</param>
/// <param name="PlaceboPersons">How many persons also lived on other luck of their encounters.</param>
/// <param name="PlaceboBetter">How many of those are better off on the other luck, with the same programme.</param>
/// <param name="PlaceboWorse">How many are worse off on it.</param>
internal readonly record struct Gain(
    double Persons, double MeanGain, double Better, double Same, double Worse, double PlaceboPersons, double PlaceboBetter, double PlaceboWorse)
{
    /// <summary>How many numbers.</summary>
    internal const int Count = 8;

    internal void CopyTo(Span<double> numbers)
    {
        (numbers[0], numbers[1], numbers[2], numbers[3]) = (Persons, MeanGain, Better, Same);
        (numbers[4], numbers[5], numbers[6], numbers[7]) = (Worse, PlaceboPersons, PlaceboBetter, PlaceboWorse);
    }
}

/// <summary>
/// Who gains and who is harmed. Groups are fixed before the programme, by what people bring with them; nobody is chosen by how they fared,
/// since whoever fared worst by bad luck fares better by better luck. The placebo shows how many are better or worse off by luck alone.
/// </summary>
internal static class Gains
{
    /// <summary>
    /// Everybody, and thirds by what people bring with them. Persons with the same value are in the same third, so thirds may differ in
    /// size.
    /// </summary>
    internal static IReadOnlyList<string> Groups { get; } =
    [
        "everybody", "start_ties_low", "start_ties_middle", "start_ties_high", "base_load_low", "base_load_middle", "base_load_high", "skill_low",
        "skill_middle", "skill_high",
    ];

    /// <summary>Measures of persons with a good end and a smallest difference that matters.</summary>
    internal static IReadOnlyList<Measure> Measures { get; } =
        [.. MeasureCatalogue.OfRun.Where(m => m is { Of: MeasureScope.Persons, Matters: not null } && m.Better != Direction.Neither)];

    /// <summary>Whether each person belongs to each group: [group][person].</summary>
    internal static bool[][] Members(ArmView arm)
    {
        WorldRun run = arm.Run;
        double[][] traits =
        [
            arm.EachPerson((a, i) => run.StartDegree[a.FirstPerson + i]), arm.EachPerson((a, i) => run.BaseLoad[a.FirstPerson + i]),
            arm.EachPerson((a, i) => run.StartSkill[a.FirstPerson + i]),
        ];
        bool[][] members = new bool[Groups.Count][];
        members[0] = [.. Enumerable.Repeat(true, arm.Teachers)];
        for (int t = 0; t < traits.Length; t++)
        {
            double[] sorted = [.. traits[t].Order()];
            double low = sorted[(sorted.Length + 2) / 3 - 1], high = sorted[(2 * sorted.Length + 2) / 3 - 1];
            members[3 * t + 1] = [.. traits[t].Select(v => v <= low)];
            members[3 * t + 2] = [.. traits[t].Select(v => v > low && v <= high)];
            members[3 * t + 3] = [.. traits[t].Select(v => v > high)];
        }

        return members;
    }

    /// <summary>What changes for a group.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="members">Who belongs to the group.</param>
    /// <param name="with">With the programme.</param>
    /// <param name="without">Without it, or with another one.</param>
    /// <param name="again">With the programme, on other luck of encounters; null where that was not played.</param>
    internal static Gain Of(Measure measure, bool[] members, ArmView with, ArmView without, ArmView? again)
    {
        double sign = measure.Better == Direction.Lower ? -1 : 1, matters = measure.Matters!.Value, sum = 0;
        int persons = 0, better = 0, worse = 0, placebo = 0, placeboBetter = 0, placeboWorse = 0;
        for (int i = 0; i < members.Length; i++)
        {
            if (!members[i]) continue;
            double value = measure.Person!(with, i), gain = sign * (value - measure.Person(without, i));
            persons++;
            sum += gain;
            if (gain >= matters) better++;
            if (gain <= -matters) worse++;
            if (again is null) continue;
            double chance = sign * (measure.Person(again, i) - value);
            placebo++;
            if (chance >= matters) placeboBetter++;
            if (chance <= -matters) placeboWorse++;
        }

        return new Gain(persons, persons == 0 ? double.NaN : sum / persons, better, persons - better - worse, worse, placebo, placeboBetter, placeboWorse);
    }
}
