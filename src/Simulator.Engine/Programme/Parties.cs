using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>With whom people are together in a gathering or on a channel.</summary>
/// <param name="Circles">Each circle by itself.</param>
/// <param name="Region">Else everybody of the region, or each school by itself.</param>
internal readonly record struct Together(bool Circles, bool Region)
{
    /// <summary>Whether people of different schools are together.</summary>
    internal bool AcrossSchools(ProgrammePlan programme) => Circles ? programme.Circles is { WithinSchool: false } : Region;

    /// <summary>What cannot be held in a programme.</summary>
    internal IEnumerable<Refusal> Check(ProgrammePlan programme)
    {
        if (Circles && programme.Circles is null) yield return new Refusal("of", "there are no circles", "add circles to the programme, or leave of out");
    }
}

/// <summary>Those whom an offer reaches, in the parties in which they come together; room is used again.</summary>
internal sealed class Parties(int capacity)
{
    private readonly int[] members = new int[capacity];
    private readonly int[] start = new int[capacity + 1];
    private readonly int[] place = new int[capacity + 1];

    internal int Count { get; private set; }

    /// <summary>The members of a party, in order.</summary>
    internal ReadOnlySpan<int> this[int k] => members.AsSpan(start[k], start[k + 1] - start[k]);

    /// <summary>Forms the parties: by circle, by school, or one for the region.</summary>
    /// <param name="world">The world.</param>
    /// <param name="together">Who is together.</param>
    /// <param name="bit">The bit of those whom the offer reaches.</param>
    internal void Form(World world, Together together, uint bit)
    {
        Cohort people = world.People;
        Array.Clear(place);
        int most = 0;
        for (int i = 0; i < people.Count; i++)
        {
            int party = PartyOf(people, i, together, bit);
            if (party < 0) continue;
            place[party + 1]++;
            most = Math.Max(most, party + 1);
        }

        for (int k = 0; k < most; k++) place[k + 1] += place[k];
        for (int k = 0; k <= most; k++) start[k] = place[k];
        for (int i = 0; i < people.Count; i++)
        {
            int party = PartyOf(people, i, together, bit);
            if (party >= 0) members[place[party]++] = i;
        }

        Count = most;
    }

    private static int PartyOf(Cohort people, int teacher, Together together, uint bit)
    {
        if ((people.Invited[teacher] & bit) == 0) return -1;
        return together.Circles ? people.Circle[teacher] : together.Region ? 0 : people.School[teacher];
    }
}
