using Simulator.Engine.Observation;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>By what participants are chosen.</summary>
public enum Selection
{
    /// <summary>By lot.</summary>
    Random,

    /// <summary>Those of highest response skill.</summary>
    Skill,

    /// <summary>Those with fewest close ties at the start.</summary>
    Isolated,

    /// <summary>Those with most close ties at the start.</summary>
    Connected,
}

/// <summary>Who takes part, school by school. Those outside live by the same rules.</summary>
/// <param name="Share">Share of each school, 0 to 1, rounded to whole persons; null where a number or nothing is given.</param>
/// <param name="Number">Persons of each school; null where a share or nothing is given.</param>
/// <param name="Choose">By what they are chosen.</param>
/// <param name="Attribute">Only those with this attribute; null where it does not matter.</param>
/// <param name="Is">The attribute's level.</param>
public sealed record Participants(double? Share, int? Number, Selection Choose = Selection.Random, string? Attribute = null, string? Is = null)
{
    /// <summary>Whether nobody can take part, whoever is there.</summary>
    public bool IsNobody => Share == 0 || Number == 0;

    /// <summary>What cannot be chosen in a cohort.</summary>
    internal IEnumerable<Refusal> Check(CohortPlan cohort)
    {
        if (Attribute is { } name)
        {
            AttributePlan? attribute = cohort.Attributes.FirstOrDefault(a => a.Name == name);
            if (attribute is null)
            {
                yield return new Refusal(
                    "participants", $"the cohort has no attribute {name}", $"one of {string.Join(", ", cohort.Attributes.Select(a => a.Name))}");
            }
            else if (attribute.Levels.All(l => l.Label != Is))
            {
                yield return new Refusal(
                    "participants", $"{name} is never {Is}", attribute.Levels.Count == 0
                        ? $"{name} has no levels to choose by" : $"one of {string.Join(", ", attribute.Levels.Select(l => l.Label))}");
            }
        }

        if (Number > cohort.SchoolSizes.Min())
        {
            int least = cohort.SchoolSizes.Min();
            yield return new Refusal("participants", $"{Number} of each school, and one school has {least} teachers", $"at most {least}, or a share");
        }
    }

    /// <summary>Marks those who take part of those who could.</summary>
    /// <param name="world">The world before the first day.</param>
    /// <param name="closeFrom">Friendship from which a tie counts as close.</param>
    /// <param name="index">Tells the lots of this choice from those of others.</param>
    /// <param name="could">Who could; false for those who cannot.</param>
    /// <returns>Who takes part.</returns>
    internal bool[] Select(World world, double closeFrom, int index, Func<int, bool> could)
    {
        Cohort people = world.People;
        bool[] marks = new bool[people.Count];
        for (int first = 0; first < people.Count; first = people.SchoolEnd[first])
        {
            int[] school = [.. Enumerable.Range(first, people.SchoolEnd[first] - first)];
            int[] able = [.. school.Where(i => could(i) && HasLevel(world, i))];
            int most = Number ?? (Share is { } share ? (int)Math.Floor(share * school.Length + 0.5) : school.Length);
            foreach (int i in able.OrderBy(i => Rank(world, closeFrom, i)).ThenBy(i => Lot(world, i, index)).Take(most)) marks[i] = true;
        }

        return marks;
    }

    private bool HasLevel(World world, int teacher)
    {
        if (Attribute is null) return true;
        IReadOnlyList<AttributePlan> attributes = world.Setting.Cohort.Attributes;
        for (int a = 0; a < attributes.Count; a++)
        {
            if (attributes[a].Name == Attribute) return attributes[a].Levels[(int)world.People.Attributes[a][teacher]].Label == Is;
        }

        return false;
    }

    private double Rank(World world, double closeFrom, int teacher) => Choose switch
    {
        Selection.Random => 0,
        Selection.Skill => -world.People.OwnSkill[teacher],
        Selection.Isolated => Reading.CloseTies(world, teacher, closeFrom),
        Selection.Connected => -Reading.CloseTies(world, teacher, closeFrom),
    };

    private static uint Lot(World world, int teacher, int index) =>
        world.Luck.Person(world.Number(teacher), Decision.Participation, index: index).W0;
}

/// <summary>Whom an offer reaches: those of the programme's participants who are also its own.</summary>
/// <param name="OfProgramme">The programme's participants; everyone where null.</param>
/// <param name="OfOffer">The offer's own; everyone where null.</param>
internal readonly record struct Reached(Participants? OfProgramme, Participants? OfOffer)
{
    internal bool IsNobody => OfProgramme is { IsNobody: true } || OfOffer is { IsNobody: true };
}

/// <summary>Groups of fixed membership among those who take part.</summary>
/// <param name="Size">Members of a circle; where people do not divide, circles differ by one.</param>
/// <param name="WithinSchool">Each within a school; else of the whole region.</param>
public sealed record CirclePlan(int Size, bool WithinSchool)
{
    /// <summary>What circles cannot be in a cohort.</summary>
    internal IEnumerable<Refusal> Check(CohortPlan cohort, ProgrammePlan programme)
    {
        int most = WithinSchool ? cohort.SchoolSizes.Max() : cohort.Teachers;
        if (Size > most) yield return new Refusal("size", $"circles of {Size} among {most} teachers", $"at most {most}");
        if (programme.Offers.All(o => o.Values.Fields.All(f => f.Key != "of") || o.Values["of"] is not "circles"))
            yield return new Refusal("", "nothing is held in circles", "of: circles in groups, social or online, or leave circles out");
    }

    /// <summary>Deals those who take part into circles, by lot.</summary>
    internal void Deal(World world)
    {
        Cohort people = world.People;
        int circle = 0;
        for (int first = 0; first < people.Count;)
        {
            int end = WithinSchool ? people.SchoolEnd[first] : people.Count;
            int[] order =
            [
                .. Enumerable.Range(first, end - first).Where(i => people.Member[i])
                    .OrderBy(i => world.Luck.Person(world.Number(i), Decision.CircleOrder).W0),
            ];
            int circles = Math.Max(1, (int)Math.Floor((double)order.Length / Size + 0.5));
            for (int k = 0; k < order.Length; k++) people.Circle[order[k]] = circle + k % circles;
            circle += order.Length > 0 ? circles : 0;
            first = end;
        }
    }
}
