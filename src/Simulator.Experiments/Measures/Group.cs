using Simulator.Engine.Programme;

namespace Simulator.Experiments.Measures;

/// <summary>Whom of an arm a number is taken of.</summary>
public enum Group
{
    /// <summary>Everybody.</summary>
    All,

    /// <summary>Those whom the programme reaches. In the twin world they are the same persons, without it.</summary>
    Member,

    /// <summary>Those whom it does not reach.</summary>
    Other,
}

/// <summary>Groups of an arm.</summary>
public static class GroupsOfArm
{
    /// <summary>The word in tables.</summary>
    public static string Word(this Group group) => group switch
    {
        Group.All => "all",
        Group.Member => "member",
        Group.Other => "other",
    };

    /// <summary>The groups of an arm: all of it, and members and others where the programme does not reach everybody.</summary>
    internal static IReadOnlyList<Group> Of(Arm arm) => ReachesAll(arm.Programme) ? [Group.All] : [Group.All, Group.Member, Group.Other];

    private static bool ReachesAll(ProgrammePlan programme) =>
        programme.Offers.Count == 0 || (programme.Participants is null && programme.Offers.Any(o => o.Participants is null));
}
