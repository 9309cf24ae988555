using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>Talk in segments of a unit: no hour is lost, and what is shorter than a unit is an exchange with the chance that its length gives.</summary>
public sealed class SegmentTests
{
    [Theory]
    [InlineData(0.25, 0.25, new[] { 0.25 })]
    [InlineData(0.1, 0.25, new[] { 0.1 })]
    [InlineData(0.6, 0.25, new[] { 0.25, 0.25, 0.1 })]
    [InlineData(1.0, 0.25, new[] { 0.25, 0.25, 0.25, 0.25 })]
    [InlineData(0.26, 0.25, new[] { 0.25, 0.01 })]
    // A quotient that rounding leaves just above or below a whole number adds no segment of nothing.
    [InlineData(0.3, 0.1, new[] { 0.1, 0.1, 0.1 })]
    [InlineData(0.7, 0.1, new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 })]
    [InlineData(1.1, 0.55, new[] { 0.55, 0.55 })]
    public void A_stretch_is_cut_into_units_and_a_rest(double hours, double unit, double[] lengths)
    {
        Assert.Equal(lengths.Length, Segments.In(hours, unit));
        for (int k = 0; k < lengths.Length; k++) Assert.Equal(lengths[k], Segments.Length(hours, unit, k), 12);
    }

    [Fact]
    public void Segments_never_lose_hours()
    {
        System.Random random = new(5);
        for (int n = 0; n < 20_000; n++)
        {
            double unit = 0.01 + random.NextDouble(), hours = random.Next(3) == 0 ? unit * random.Next(1, 40) : 12 * random.NextDouble() + 1e-6;
            int segments = Segments.In(hours, unit);
            double[] lengths = [.. Enumerable.Range(0, segments).Select(k => Segments.Length(hours, unit, k))];
            Assert.InRange(lengths.Sum(), hours * (1 - 2e-9), hours * (1 + 1e-12));
            Assert.All(lengths, l => Assert.InRange(l, double.Epsilon, unit));
            Assert.All(lengths[..^1], l => Assert.Equal(unit, l));
        }
    }

    [Theory]
    [InlineData(0.25, 1000)]
    [InlineData(0.5, 1000)]
    [InlineData(0.2, 800)]
    [InlineData(0.1, 400)]
    [InlineData(0.02, 80)]
    public void A_talk_is_an_exchange_with_the_chance_that_its_length_gives(double hours, int ofThousand)
    {
        Talk talk = new(Example.Parameters, Example.Agendas());
        Assert.Equal(ofThousand, Enumerable.Range(0, 1000).Count(n => talk.IsExchange(hours, (n + 0.5) / 1000)));
        Talk first = new(Example.Parameters, Example.Agendas(), support: false);
        Assert.True(first.IsExchange(hours, 0.9999));
    }

    [Fact]
    public void A_talk_too_short_for_an_exchange_counts_its_hours_and_nothing_else()
    {
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));
        double friendship = world.Ties.Friendship[world.Ties.Dyad(0, 1)];
        double[] trust = [.. world.Ties.Trust];
        Occasion personal = Example.Occasions().Informal with { Hours = 0.1 };

        // .1 of .25 hours is an exchange where the fourth word lies below .4.
        void Talk(double word) => Example.Conversation(Example.Parameters.With("d_0", 60)).Hold(
            world, 0, 1, personal, TalkLuck.Of(new Draw(0, uint.MaxValue, 0, (uint)(word * uint.MaxValue)), default, 1));
        Talk(0.401);
        Assert.Equal((0, 0, 0), (world.Diary.Disclosures.Sum(), world.Diary.GoodResponses.Sum(), world.Ties.Responses.Sum(r => (int)r)));
        Assert.Equal([0.0, 0.0], world.Diary.BestTrustToday);
        Assert.Equal(trust, world.Ties.Trust);
        // A tenth of an hour of personal talk, by the mean of both trusts: what misses shrinks by e^(-.1 T / 22).
        double closeness = 0.5 * (trust[world.Ties.Directed(0, 1)] + trust[world.Ties.Directed(1, 0)]);
        Assert.Equal(1 - ((1 - friendship) * Math.Exp(-0.1 * closeness / 22)), world.Ties.Friendship[world.Ties.Dyad(0, 1)], 12);
        Assert.Equal([0.1, 0.1], world.Diary.TalkHours);
        Assert.Equal([1, 1], world.Diary.Conversations);
        Assert.Equal((0.1, 0.1, 1), (
            world.Ties.Hours[world.Ties.Dyad(0, 1)], world.Ledger.Hours(Channel.Informal), world.Ledger.Conversations(Channel.Informal, Topic.Personal)));
        Talk(0.399);
        Assert.Equal([1, 1], world.Diary.Disclosures);
    }

    /// <summary>Informal talk of .6 h is two quarters and a tenth, with one partner; an exchange online of .3 h a quarter and a twentieth.</summary>
    [Fact]
    public void Longer_talk_stays_with_its_partner_and_keeps_its_hours()
    {
        List<Moment> held = [];
        World world = Example.Play(
            Example.Setting(2, 5, 12), Example.Programme(Example.Offer("online", ("hours", 0.3), ("starts_per_day", 1.0))),
            Example.Parameters.With("h_talk", 0.6), 0, Look.AtTalk((_, m) => held.Add(m)));
        foreach ((Channel channel, double hours, int parts) in ((Channel, double, int)[])[(Channel.Informal, 0.6, 3), (Channel.Online, 0.3, 2)])
        {
            Moment[] talks = [.. held.Where(t => t.Channel == channel)];
            Assert.Equal(0, talks.Length % parts);
            Assert.True(talks.Length > 50 * parts);
            Assert.All(talks.Chunk(parts), t => Assert.Single(t.Select(s => (Math.Min(s.One, s.Other), Math.Max(s.One, s.Other))).Distinct()));
            Assert.Equal(hours * talks.Length / parts, world.Ledger.Hours(channel), 9);
        }
    }
}
