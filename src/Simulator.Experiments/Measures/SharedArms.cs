using Simulator.Engine.State;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Measures;

/// <summary>
/// Arms that are offered nothing and are the same in several points of a design: the same people on the same luck under the same parameters,
/// so the same bits. They are played once for all of these points. It holds some replicates that follow each other, for one thread.
/// </summary>
/// <param name="first">The first replicate.</param>
/// <param name="count">How many.</param>
internal sealed class SharedArms(int first, int count)
{
    /// <summary>Rows of columns beyond which a study is too large to be held.</summary>
    private const int MostRows = 50_000;

    private readonly List<(Scenario Scenario, ArmPlay Play)> known = [];
    private readonly Dictionary<ArmPlay, bool[]> played = [];

    /// <summary>The first replicate, whose place in the columns is 0.</summary>
    internal int First => first;

    /// <summary>Replicates that are held.</summary>
    internal int Count => count;

    /// <summary>Whether so many replicates of a study may be held.</summary>
    internal bool Holds(Scenario scenario) =>
        scenario.Draws is null && (long)count * scenario.SurveyWeeks.Count * scenario.Arms.Sum(a => a.Cohort.Teachers) <= MostRows;

    /// <summary>An arm's play: that of an earlier point where it is the same.</summary>
    internal ArmPlay Of(Scenario scenario, Arm arm)
    {
        if (known.FirstOrDefault(k => IsSame(k.Scenario, k.Play.Run.Arm, scenario, arm)).Play is { } before) return before;
        ArmPlay play = new(scenario, arm, WorldKind.Programme, count);
        if (IsOfferedNothing(arm))
        {
            known.Add((scenario, play));
            played[play] = new bool[count];
        }

        return play;
    }

    /// <summary>Whether a replicate of a play has been played, by this point or an earlier one.</summary>
    internal bool HasPlayed(ArmPlay play, int place) => played.TryGetValue(play, out bool[]? done) && done[place];

    /// <summary>Marks a replicate of a play as played.</summary>
    internal void Mark(ArmPlay play, int place)
    {
        if (played.TryGetValue(play, out bool[]? done)) done[place] = true;
    }

    /// <summary>
    /// Whether two arms of two scenarios come to the same bits: neither is offered anything, and all that playing an arm reads is equal. What is
    /// not known to be equal counts as different.
    /// </summary>
    internal static bool IsSame(Scenario a, Arm one, Scenario b, Arm other) =>
        IsOfferedNothing(one) && IsOfferedNothing(other) && one.Name == other.Name && one.Response == other.Response
        && a.Draws is null && b.Draws is null && a.Seed == b.Seed && a.PeopleLabel(one) == b.PeopleLabel(other) && a.Calendar == b.Calendar
        && a.Parameters.Declared.Count == b.Parameters.Declared.Count && a.Parameters.Declared.All(p => a.Parameters[p] == b.Parameters[p])
        && a.SurveyWeeks.SequenceEqual(b.SurveyWeeks) && IsSame(one.Cohort, other.Cohort) && IsSame(a.Instrument, b.Instrument);

    private static bool IsOfferedNothing(Arm arm) => arm.Programme is { Offers.Count: 0, Participants: null, Circles: null };

    // Lists are compared entry by entry; with the same lists in both, the record's own equality compares everything else.
    private static bool IsSame(CohortPlan one, CohortPlan other) =>
        one with { SchoolSizes = other.SchoolSizes, Attributes = other.Attributes } == other && one.SchoolSizes.SequenceEqual(other.SchoolSizes)
        && one.Attributes.Count == other.Attributes.Count
        && one.Attributes.Zip(other.Attributes).All(p => p.First.Name == p.Second.Name && p.First.Levels.SequenceEqual(p.Second.Levels));

    private static bool IsSame(Instrument one, Instrument other) => ReferenceEquals(one, other)
        || ((one.Id, one.Points, one.CarelessShare, one.MissingShare) == (other.Id, other.Points, other.CarelessShare, other.MissingShare)
            && one.Items.SequenceEqual(other.Items) && one.Scales.Count == other.Scales.Count
            && one.Scales.Zip(other.Scales).All(p => p.First.Id == p.Second.Id && p.First.Items.SequenceEqual(p.Second.Items)));
}
