using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Who takes part, in which circle and in which role; and that those outside live as if nothing had been offered to them.</summary>
public sealed class WhoTakesPartTests
{
    private static readonly AttributePlan Year = new("year", [new Level("junior", null, 0.7), new Level("senior", null, 0.3)]);

    private static Setting Two => new(new Calendar(2, 5), Example.Cohort(10, 6) with { Attributes = [Year] });

    [Theory]
    [InlineData(0.33, 3, 2)]
    [InlineData(0.25, 3, 2)]
    [InlineData(0.0, 0, 0)]
    [InlineData(1.0, 10, 6)]
    public void A_share_is_rounded_in_each_school(double share, int first, int second)
    {
        // .33 of ten is three, of six two (1.98); .25 of ten is two and a half, rounded up, of six one and a half.
        World world = Play(new Participants(share, null));
        Assert.Equal((first, second), (Members(world, 0), Members(world, 1)));
    }

    [Fact]
    public void A_number_is_taken_of_each_school_by_skill_or_by_ties()
    {
        World skilled = Play(new Participants(null, 2, Selection.Skill));
        foreach (int school in new[] { 0, 1 })
        {
            int[] all = [.. Of(skilled, school)];
            Assert.Equal(all.OrderByDescending(i => skilled.People.OwnSkill[i]).Take(2).Order(), all.Where(i => skilled.People.Member[i]));
        }

        // Nobody talks in this setting, so ties are still those of the start.
        World isolated = Play(new Participants(null, 3, Selection.Isolated)), connected = Play(new Participants(null, 3, Selection.Connected));
        Assert.True(Degrees(isolated, member: true).Max() <= Degrees(isolated, member: false).Min());
        Assert.True(Degrees(connected, member: true).Min() >= Degrees(connected, member: false).Max());
    }

    [Fact]
    public void An_attribute_names_those_who_have_it()
    {
        World world = Play(new Participants(null, null, Selection.Random, "year", "senior"));
        for (int i = 0; i < 16; i++) Assert.Equal(world.People.Attributes[0][i] == 1, world.People.Member[i]);
    }

    [Fact]
    public void What_cannot_be_chosen_is_told()
    {
        string[] Refusals(Participants who, CirclePlan? circles = null) =>
            [.. new ProgrammePlan([Example.Offer("workshop")], who, circles).Check(Two).Select(r => r.Refusal.What)];
        Assert.Equal(["the cohort has no attribute age"], Refusals(new Participants(null, null, Selection.Random, "age", "old")));
        Assert.Equal(["year is never third"], Refusals(new Participants(null, null, Selection.Random, "year", "third")));
        Assert.Equal(["7 of each school, and one school has 6 teachers"], Refusals(new Participants(null, 7)));
        Assert.Equal(["circles of 11 among 10 teachers", "nothing is held in circles"], Refusals(new Participants(1, null), new CirclePlan(11, true)));
        Assert.Empty(Refusals(new Participants(null, 6)));
    }

    [Fact]
    public void A_component_may_reach_only_some_of_those_whom_the_programme_reaches()
    {
        Offer release = Example.Offer("time_release", ("hours_per_week", 2.0)) with { Participants = new Participants(null, 1) };
        World world = Example.Play(Two, new ProgrammePlan([release, Example.Offer("workshop", ("hours", 3.0))], new Participants(null, 4)));
        // Four of each school in the workshop, one of them released for two weeks of two hours.
        Assert.Equal((8 * 3.0, 2 * 2 * 2.0), (world.Ledger.StaffHours(HourKind.Training), world.Ledger.StaffHours(HourKind.Release)));
        Assert.Equal(8, world.People.Member.Count(m => m));
        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(world.People.Member[i], world.People.SkillGain[i] > 0));
    }

    [Fact]
    public void With_nobody_taking_part_the_bits_are_those_without_a_programme()
    {
        Offer[] offers =
        [
            .. Example.Practicum.Offers, Example.Offer("groups", ("meetings", 2)), Example.Offer("social", ("events", 2)), Example.Offer("online"),
            Example.Offer("leadership", ("support", 1.0)), Example.Offer("training"), Example.Offer("passing_on"),
        ];
        ProgrammePlan nobody = new(offers, new Participants(0, null));
        Assert.False(nobody.AcrossSchools);
        Assert.Equal(Example.BitsOfBlocks(Two, ProgrammePlan.Empty, acrossSchools: false), Example.BitsOfBlocks(Two, nobody, nobody.AcrossSchools));
    }

    [Theory]
    [InlineData(4, true, new[] { 4, 3, 3, 3, 3 })]
    [InlineData(5, false, new[] { 6, 5, 5 })]
    public void Circles_are_dealt_evenly_within_a_school_or_over_the_region(int size, bool withinSchool, int[] sizes)
    {
        // Ten and six in fours: 2.5 circles, rounded up to three, and 1.5, two; sixteen in fives: three.
        Offer groups = Example.Offer("groups", ("meetings", 1), ("of", "circles"));
        World world = Example.Play(Two, new ProgrammePlan([groups], circles: new CirclePlan(size, withinSchool)));
        IGrouping<int, int>[] circles = [.. Enumerable.Range(0, 16).GroupBy(i => world.People.Circle[i])];
        Assert.Equal(sizes, circles.Select(c => c.Count()).OrderDescending());
        if (withinSchool) Assert.All(circles, c => Assert.Single(c.Select(i => world.People.School[i]).Distinct()));

        // Whoever met in the group is of one circle.
        for (int i = 0; i < 10; i++)
        {
            for (int j = 10; j < 16; j++)
                Assert.False(world.Ties.Hours[world.Ties.Dyad(i, j)] > 0 && world.People.Circle[i] != world.People.Circle[j]);
        }
    }

    [Fact]
    public void A_mentor_has_as_many_mentees_as_there_are_and_only_mentors_are_trained()
    {
        Participants seniors = new(null, null, Selection.Random, "year", "senior");
        ProgrammePlan programme = new(
        [
            Example.Offer("workshop", ("for", "mentors")), Example.Offer("pairs", ("roles.mentors", seniors), ("roles.mentees", 2)),
            Example.Offer("meetings", ("hours", 0.5)),
        ]);
        World world = Example.Play(Two with { Cohort = Two.Cohort with { FreeHoursPerWeek = 10 } }, programme);
        int[] mentors = [.. Enumerable.Range(0, 16).Where(i => world.People.Attributes[0][i] == 1)];
        Assert.All(mentors, i => Assert.Equal(PairRole.Mentor, world.People.Role[i]));
        for (int k = 0; k < world.Pairs.Count; k++)
            Assert.Equal([PairRole.Mentor, PairRole.Mentee], new[] { world.Pairs[k].A, world.Pairs[k].B }.Select(i => world.People.Role[i]).Order());
        foreach (int school in new[] { 0, 1 })
        {
            // Two mentees a mentor, or all there are.
            int have = Of(world, school).Count(mentors.Contains), others = Of(world, school).Count() - have;
            int pairs = Enumerable.Range(0, world.Pairs.Count).Count(k => world.People.School[world.Pairs[k].A] == school);
            Assert.Equal(Math.Min(2 * have, have == 0 ? 0 : others), pairs);
        }

        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(mentors.Contains(i), world.People.SkillGain[i] > 0));
    }

    [Fact]
    public void A_mentors_hours_are_the_sum_over_mentees_and_must_fit()
    {
        Participants one = new(null, 1, Selection.Skill);
        ProgrammePlan programme = new(
            [Example.Offer("pairs", ("roles.mentors", one), ("roles.mentees", 5)), Example.Offer("meetings", ("per_week", 1.0), ("hours", 1.0))]);
        (string component, Refusal refusal) = Assert.Single(programme.Check(Two));
        Assert.Equal(("meetings", "the programme asks 5 hours of a teacher in a week"), (component, refusal.What));
        Assert.Equal("at most 4 hours: free_hours_per_week plus time_release", refusal.Fits);
        ProgrammePlan many = new([Example.Offer("pairs", ("roles.mentors", one), ("roles.mentees", 10))]);
        Assert.Equal("more mentees than people: 10 a mentor among 10", Assert.Single(many.Check(Two)).Refusal.What);
    }

    private static World Play(Participants who) => Example.Play(
        Two, new ProgrammePlan([Example.Offer("workshop", ("skills", false), ("acquaintance", false))], who), Example.Parameters.With("lambda", 1e-9));

    private static IEnumerable<int> Of(World world, int school) => Enumerable.Range(0, 16).Where(i => world.People.School[i] == school);

    private static int Members(World world, int school) => Of(world, school).Count(i => world.People.Member[i]);

    private static IEnumerable<int> Degrees(World world, bool member) =>
        Of(world, 0).Where(i => world.People.Member[i] == member).Select(i => Reading.CloseTies(world, i, 0.45));
}
