using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>
/// No word of a talk's luck serves two decisions: each is changed alone, from its least to its greatest value, in a talk of half a unit
/// in which all goes well, and only what it stands for (and what cannot be without it) comes out otherwise.
/// </summary>
public sealed class TalkWordTests
{
    private const uint High = uint.MaxValue;

    // Of weights 1, e^-1.6 and e^(-1.4 + 1.7 × .35) gossip reaches to .61 and professional talk to .73.
    private const uint Professional = (uint)(0.67 * uint.MaxValue);

    /// <summary>In gossip both concerns are about work.</summary>
    private static readonly ulong Work = Key(first: true, second: true);

    [Fact]
    public void All_goes_well() =>
        Assert.Equal(
            (Topic.Gossip, 0, true, true, true, true, true), Held(Words(), Work));

    [Theory]
    [InlineData(0, High, "")]
    [InlineData(1, Professional, "topic")]
    [InlineData(2, High, "who begins")]
    [InlineData(3, High, "time, first tells, first is met well, second tells, second is met well")]
    [InlineData(4, High, "first tells, first is met well")]
    [InlineData(5, High, "first is met well")]
    [InlineData(6, High, "second tells, second is met well")]
    [InlineData(7, High, "second is met well")]
    public void A_word_decides_one_thing(int word, uint value, string differs)
    {
        uint[] words = Words();
        words[word] = value;
        (object Was, object Is)[] pairs = [.. Values(Held(Words(), Work)).Zip(Values(Held(words, Work)))];
        string[] names = ["topic", "who begins", "time", "first tells", "first is met well", "second tells", "second is met well"];
        Assert.Equal(differs, string.Join(", ", names.Where((_, k) => !pairs[k].Was.Equals(pairs[k].Is))));
    }

    /// <summary>Where one of the two tells something, the draw of concerns says of what kind by its own word and leaves all else alone.</summary>
    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, true, false, true)]
    [InlineData(true, false, true, false)]
    [InlineData(true, false, false, false)]
    [InlineData(false, true, true, true)]
    [InlineData(false, false, true, true)]
    [InlineData(false, true, false, false)]
    [InlineData(false, false, false, false)]
    public void The_concerns_of_the_two_have_words_of_their_own(bool firstTells, bool first, bool second, bool work)
    {
        uint[] words = Words();
        words[firstTells ? 6 : 4] = High;
        World world = Two();
        Assert.Equal(Held(words, Work), Held(words, Key(first, second), world));
        Assert.Equal((work, !work), (world.Diary.WorkToday[0], world.Diary.PersonalToday[0]));
    }

    [Theory]
    [InlineData(Professional, true)]
    [InlineData(High, false)]
    public void Out_of_gossip_the_topic_says_what_a_concern_is_about(uint topic, bool work)
    {
        foreach (ulong key in (ulong[])[Work, Key(false, false)])
        {
            uint[] words = Words();
            words[1] = topic;
            World world = Two();
            Held(words, key, world);
            Assert.Equal((work, !work), (world.Diary.WorkToday[0], world.Diary.PersonalToday[0]));
        }
    }

    /// <summary>Lowest words: gossip, the starter begins, there is time, both tell and are met well.</summary>
    private static uint[] Words() => new uint[8];

    /// <summary>A key whose draw has its first two words below or above one half.</summary>
    private static ulong Key(bool first, bool second)
    {
        Luck luck = Two().Encounters;
        for (int index = 0; ; index++)
        {
            ulong key = Luck.Key(0, Decision.InformalConcern, 1, index);
            Draw draw = luck.Of(key);
            if (draw.U0 < 0.5 == first && draw.U1 < 0.5 == second) return key;
        }
    }

    private static (Topic Topic, int First, bool Time, bool Tells, bool MetWell, bool SecondTells, bool SecondMetWell) Held(
        uint[] w, ulong concern, World? world = null)
    {
        world ??= Two();
        Moment held = default;
        Occasion shortTalk = Example.Occasions().Informal with { Hours = Example.Unit / 2 };
        TalkLuck luck = TalkLuck.Of(new Draw(w[0], w[1], w[2], w[3]), new Draw(w[4], w[5], w[6], w[7]), concern);
        Example.Conversation(Example.Parameters, Look.AtTalk((_, m) => held = m)).Hold(world, 0, 1, shortTalk, luck);
        int first = held.One, second = held.Other;
        Assert.Equal((held.FirstTold ? 1 : 0, held.SecondTold ? 1 : 0), (world.Diary.Disclosures[first], world.Diary.Disclosures[second]));
        return (held.Topic, first, world.Diary.BestTrustToday[0] > 0, held.FirstTold, world.Diary.GoodResponses[first] == 1,
            held.SecondTold, world.Diary.GoodResponses[second] == 1);
    }

    private static object[] Values(
        (Topic Topic, int First, bool Time, bool Tells, bool MetWell, bool SecondTells, bool SecondMetWell) held) =>
        [held.Topic, held.First, held.Time, held.Tells, held.MetWell, held.SecondTells, held.SecondMetWell];

    /// <summary>Two who are alike in all that matters to a talk.</summary>
    private static World Two()
    {
        ParameterSet still = Example.Parameters.With("lambda", 1e-9);
        World world = Example.Play(Example.Setting(1, 1, 2), ProgrammePlan.Empty, still);
        for (int i = 0; i < 2; i++)
        {
            (world.People.Skill[i], world.People.Stress[i]) = (0.5, 0.5);
            world.Ties.Trust[world.Ties.Directed(i, 1 - i)] = 0.35;
        }

        return world;
    }
}
