using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Random;

/// <summary>What is computed in lanes has the bits of what is computed alone, and every word of luck decides one thing.</summary>
public sealed class VectorMathTests
{
    /// <summary>Uniforms of all sizes: words at both ends, around the ends of the centre, and a run of others; 1,003 so that some are left over.</summary>
    private static readonly double[] Uniforms =
    [
        .. new uint[] { 0, 1, 2, uint.MaxValue, uint.MaxValue - 1, 1u << 31, (1u << 31) - 1 }.Select(Draw.Uniform),
        .. new uint[] { 322122547, 322122548, 3972844748, 3972844749 }.Select(Draw.Uniform),
        .. Enumerable.Range(1, 992).Select(k => Draw.Uniform((uint)(k * 4329604u + 17))),
    ];

    [Fact]
    public void Logarithms_in_lanes_have_the_bits_of_single_ones()
    {
        double[] numbers = [.. Uniforms, .. Uniforms.Select(u => 1e300 * u), .. Uniforms.Select(u => 1e-290 * u)], logs = new double[numbers.Length];
        VectorMath.Log(numbers, logs);
        Assert.Equal(numbers.Select(Portable.Log), logs);
    }

    [Fact]
    public void Logits_in_lanes_have_the_bits_of_single_ones_and_may_be_written_in_place()
    {
        double[] logits = [.. Uniforms];
        VectorMath.Logit(logits, logits);
        Assert.Equal(Uniforms.Select(Portable.Logit), logits);
        Assert.Equal(Math.Log(0.25 / 0.75), Portable.Logit(0.25), 15);
    }

    [Fact]
    public void Normal_quantiles_in_lanes_have_the_bits_of_single_ones()
    {
        double[] normals = new double[Uniforms.Length];
        VectorMath.Normal(Uniforms, normals);
        Assert.Equal(Uniforms.Select(Samplers.Normal), normals);
    }

    [Fact]
    public void Talks_drawn_together_have_the_luck_of_each_alone()
    {
        Luck luck = new(7, 1, 2);
        TalkLot lot = new();
        lot.Begin();
        for (int k = 0; k < 100; k++) lot.Add(Luck.Key(k, Decision.Day, 3, k), TalkRows.Informal);
        lot.Draw(luck);
        for (int k = 0; k < 100; k++)
        {
            TalkLuck alone = TalkLuck.Of(
                luck.Person(k, Decision.InformalTalk, 3, k), luck.Person(k, Decision.InformalTurns, 3, k), Luck.Key(k, Decision.InformalConcern, 3, k));
            Assert.Equal(alone, lot[k]);
        }
    }

    /// <summary>Changing one word of the two draws changes one number of the luck, and only that: no word serves two decisions.</summary>
    [Fact]
    public void No_word_of_a_talks_draws_serves_two_decisions()
    {
        uint[] words = [1u << 20, 1u << 21, 1u << 22, 1u << 23, 1u << 24, 1u << 25, 1u << 26, 1u << 27];
        double[] before = Numbers(words);
        for (int w = 0; w < words.Length; w++)
        {
            uint[] changed = [.. words];
            changed[w] = uint.MaxValue - words[w];
            double[] after = Numbers(changed);
            Assert.Equal([w], Enumerable.Range(0, before.Length).Where(k => before[k] != after[k]));
        }

        double[] Numbers(uint[] of)
        {
            TalkLuck luck = TalkLuck.Of(new Draw(of[0], of[1], of[2], of[3]), new Draw(of[4], of[5], of[6], of[7]), 9);
            return [luck.Partner, luck.Topic, luck.OtherFirst, luck.Exchange, luck.FirstTells, luck.FirstAnswer, luck.SecondTells, luck.SecondAnswer];
        }
    }

    [Fact]
    public void A_talk_shorter_than_the_unit_is_an_exchange_with_the_probability_of_its_length()
    {
        Talk talk = new(Example.Parameters, Example.Agendas());
        double Share(double hours) => Enumerable.Range(0, 1000).Count(n => talk.IsExchange(hours, (n + 0.5) / 1000)) / 1000.0;
        Assert.Equal([0.08, 0.4, 1, 1], new[] { 0.02, 0.1, 0.25, 0.4 }.Select(Share));
        Talk counted = new(Example.Parameters, Example.Agendas(), support: false);
        Assert.True(counted.IsExchange(0.02, 0.99));
    }

    [Fact]
    public void A_talk_too_short_for_an_exchange_still_counts_its_hours()
    {
        ParameterSet open = Example.Parameters.With("d_0", 60);
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, open.With("lambda", 1e-9));
        double friendship = world.Ties.Friendship[world.Ties.Dyad(0, 1)];
        Occasion brief = Example.Occasions(open).Informal with { Hours = 0.1 };
        Conversation conversation = Example.Conversation(open);
        // .1 of .25 hours is an exchange where the word lies below .4.
        conversation.Hold(world, 0, 1, brief, TalkLuck.Of(new Draw(0, 0, 0, (uint)(0.41 * uint.MaxValue)), default, 0));
        Assert.Equal((0, 0.0), (world.Ledger.Disclosures, world.Diary.BestTrustToday[0]));
        Assert.Equal((0.1, 0.1, 1), (world.Diary.TalkHours[0], world.Ledger.Hours(Channel.Informal), world.Diary.Conversations[1]));
        Assert.True(world.Ties.Friendship[world.Ties.Dyad(0, 1)] > friendship);
        conversation.Hold(world, 0, 1, brief, TalkLuck.Of(new Draw(0, 0, 0, (uint)(0.39 * uint.MaxValue)), default, 0));
        Assert.Equal(2, world.Ledger.Disclosures);
        Assert.True(world.Diary.BestTrustToday[0] > 0);
    }

    [Theory]
    [InlineData(0.25, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.6, 3)]
    [InlineData(1.0, 4)]
    [InlineData(12.0, 48)]
    public void Segments_lose_no_hour(double hours, int segments)
    {
        Assert.Equal(segments, Segments.In(hours, 0.25));
        Assert.Equal(hours, Enumerable.Range(0, segments).Sum(k => Segments.Length(hours, 0.25, k)), 12);
    }
}
