using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Circles: dealt once, of members only, and what is held in circles stays in them.</summary>
public sealed class CircleTests
{
    /// <summary>So many circles as come nearest to the size: 10 / 4 = 2.5 is 3, of 4, 3 and 3; 11 / 4 is 3; 5 / 4 is one of 5; 6 / 4 is 2 of 3.</summary>
    [Theory]
    [InlineData(10, 4, new[] { 3, 3, 4 })]
    [InlineData(11, 4, new[] { 3, 4, 4 })]
    [InlineData(5, 4, new[] { 5 })]
    [InlineData(6, 4, new[] { 3, 3 })]
    [InlineData(12, 3, new[] { 3, 3, 3, 3 })]
    public void Members_are_dealt_into_circles_that_differ_by_one(int teachers, int size, int[] circles)
    {
        World world = Held("groups", new CirclePlan(size, true), null, teachers);
        Assert.Equal(circles, Circles(world).Select(c => c.Length).Order());
    }

    [Fact]
    public void They_are_dealt_by_lot_round_and_round()
    {
        World world = Held("groups", new CirclePlan(3, false), null, 4, 5);
        Luck luck = new(20130701, 0, 0);
        int[] order = [.. Enumerable.Range(0, 9).OrderBy(i => luck.Person(i, Decision.CircleOrder).W0)];
        for (int k = 0; k < 9; k++) Assert.Equal(k % 3, world.People.Circle[order[k]]);
    }

    [Fact]
    public void Circles_of_a_school_have_nobody_of_another_and_those_of_the_region_have()
    {
        World within = Held("groups", new CirclePlan(3, true), null, 6, 7);
        Assert.All(Circles(within), c => Assert.Single(c.Select(i => within.People.School[i]).Distinct()));
        Assert.Equal(4, Circles(within).Length);
        World region = Held("groups", new CirclePlan(3, false), null, 6, 7);
        Assert.Contains(Circles(region), c => c.Select(i => region.People.School[i]).Distinct().Count() == 2);
    }

    [Fact]
    public void Who_does_not_take_part_is_in_no_circle()
    {
        World world = Held("groups", new CirclePlan(2, true), new Participants(null, 4), 9, 6);
        Assert.Equal(world.People.Member, world.People.Circle.Select(c => c >= 0));
        Assert.Equal([2, 2, 2, 2], Circles(world).Select(c => c.Length));
    }

    [Theory]
    [InlineData("groups")]
    [InlineData("social")]
    [InlineData("online")]
    public void What_is_held_in_circles_stays_in_them(string key)
    {
        foreach (bool withinSchool in (bool[])[true, false])
        {
            World world = Held(key, new CirclePlan(3, withinSchool), null, 7, 8);
            int met = 0;
            for (int i = 0; i < 15; i++)
            {
                for (int j = i + 1; j < 15; j++)
                {
                    if (world.Ties.Hours[world.Ties.Dyad(i, j)] == 0) continue;
                    Assert.Equal(world.People.Circle[i], world.People.Circle[j]);
                    met++;
                }
            }

            // Five circles of three at most, or of the schools: 2 of 7 (4 and 3) and 3 of 8 (3, 3 and 2).
            Assert.InRange(met, 5, 16);
        }
    }

    /// <summary>Circles of the region bring schools together and make people travel; circles of a school, or online, do not.</summary>
    [Theory]
    [InlineData(false, "in_person", true, 15 * 0.5)]
    [InlineData(true, "in_person", false, 0)]
    [InlineData(false, "online", true, 0)]
    public void Only_circles_of_the_region_travel(bool withinSchool, string held, bool across, double travel)
    {
        Offer groups = Example.Offer("groups", ("meetings", 1), ("of", "circles"), ("held", held), ("hours", 1.0));
        ProgrammePlan programme = new([groups], circles: new CirclePlan(3, withinSchool));
        Assert.Equal(across, programme.AcrossSchools);
        World world = Example.Play(Example.Setting(1, 5, 7, 8), programme, Sure);
        Assert.Equal((15, travel), (world.Ledger.StaffHours(HourKind.Participants), world.Ledger.StaffHours(HourKind.Travel)));
    }

    [Fact]
    public void Circles_that_cannot_be_are_refused()
    {
        Setting setting = Example.Setting(2, 5, 4, 3);
        (string, string)[] Wrong(CirclePlan? circles, params Offer[] offers) =>
            [.. new ProgrammePlan(offers, circles: circles).Check(setting).Select(r => (r.Component, r.Refusal.Field))];
        Offer inCircles = Example.Offer("groups", ("of", "circles")), inAll = Example.Offer("groups");
        Assert.Equal([("groups", "of")], Wrong(null, inCircles));
        Assert.Equal([("circles", "")], Wrong(new CirclePlan(3, true), inAll));
        Assert.Equal([("circles", "size")], Wrong(new CirclePlan(5, true), inCircles));
        Assert.Empty(Wrong(new CirclePlan(5, false), inCircles));
        Assert.Equal([("circles", "size")], Wrong(new CirclePlan(8, false), inCircles));
    }

    /// <summary>A session of the group online: attention and closeness are those of the channel, the agenda that of a group.</summary>
    [Fact]
    public void A_group_online_is_a_group_with_the_channels_attention()
    {
        Occasions occasions = Example.Occasions();
        Occasion room = occasions.Of(GatheringKind.Group, online: false);
        Occasion online = occasions.Of(GatheringKind.Group, online: true);
        Assert.Equal((room.Channel, room.Hours, room.Structure), (online.Channel, online.Hours, online.Structure));
        Assert.All(Enum.GetValues<Topic>(), t => Assert.Equal((0.4, 0.4), (online.Manner.Attention[(int)t], online.Manner.Closeness[(int)t])));
        Assert.Equal((0.4, 0.4), (room.Manner.Attention[(int)Topic.Gossip], room.Manner.Closeness[(int)Topic.Gossip]));
        Assert.Equal((1, 1), (room.Manner.Attention[(int)Topic.Personal], room.Manner.Closeness[(int)Topic.Professional]));
    }

    private static ParameterSet Sure => Example.Parameters.With("attend_0", 1).With("l", 0).With("late", 0).With("lambda", 1e-9);

    /// <summary>A component held in circles, where nothing else brings people together; often enough for all of a circle to meet.</summary>
    private static World Held(string key, CirclePlan circles, Participants? who, params int[] schools)
    {
        Offer offer = key switch
        {
            "groups" => Example.Offer(key, ("meetings", 4), ("of", "circles")),
            "social" => Example.Offer(key, ("events", 4), ("of", "circles")),
            _ => Example.Offer(key, ("starts_per_day", 1.0), ("of", "circles")),
        };
        return Example.Play(Example.Setting(2, 5, schools), new ProgrammePlan([offer], who, circles), Sure);
    }

    private static int[][] Circles(World world) =>
        [.. Enumerable.Range(0, world.People.Count).Where(i => world.People.Circle[i] >= 0).GroupBy(i => world.People.Circle[i]).Select(g => g.ToArray())];
}
