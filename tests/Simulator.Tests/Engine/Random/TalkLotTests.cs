using Simulator.Engine.Mechanisms;
using Simulator.Engine.Random;

namespace Simulator.Tests.Engine.Random;

/// <summary>The luck of talks: drawn together it is that of the talks one by one, and no two decisions of a channel or of two share a row.</summary>
public sealed class TalkLotTests
{
    private static readonly TalkRows[] Channels =
        [TalkRows.Informal, TalkRows.Debrief, TalkRows.Meeting, TalkRows.Group, TalkRows.Session, TalkRows.Social, TalkRows.Online];

    [Fact]
    public void The_luck_of_many_talks_is_the_luck_of_each()
    {
        Luck luck = new(20130701, 3, 7);
        TalkLot lot = new();
        foreach (TalkRows rows in Channels)
        {
            foreach (int talks in (int[])[1, 2, 3, 5, 31, 33, 200])
            {
                lot.Begin();
                for (int k = 0; k < talks; k++) lot.Add(Luck.Key(100 + k, rows.Talk, 12, k), rows);
                lot.Draw(luck);
                Assert.Equal(talks, lot.Count);
                for (int k = 0; k < talks; k++)
                {
                    Draw talk = luck.Person(100 + k, rows.Talk, 12, k), turns = luck.Person(100 + k, rows.Turns, 12, k);
                    Assert.Equal(TalkLuck.Of(talk, turns, Luck.Key(100 + k, rows.Concern, 12, k)), lot[k]);
                    Assert.Equal(luck.Person(100 + k, rows.Concern, 12, k), luck.Of(lot[k].Concern));
                }
            }
        }
    }

    /// <summary>Talks of one starter are written as a row; a row of none or few leaves nothing behind that the next does not overwrite.</summary>
    [Fact]
    public void A_row_of_talks_is_its_talks_one_by_one()
    {
        Luck luck = new(20130701, 3, 7);
        TalkLot rows = new(), single = new();
        int[] counts = [0, 3, 1, 0, 4, 5, 17, 2, 0];
        rows.Begin();
        single.Begin();
        for (int i = 0; i < counts.Length; i++)
        {
            rows.AddRow(Luck.Key(i, Decision.InformalTalk, 9), counts[i], TalkRows.Informal);
            for (int k = 0; k < counts[i]; k++) single.Add(Luck.Key(i, Decision.InformalTalk, 9, k), TalkRows.Informal);
        }

        rows.Draw(luck);
        single.Draw(luck);
        Assert.Equal(32, rows.Count);
        Assert.Equal(Enumerable.Range(0, 32).Select(k => single[k]), Enumerable.Range(0, 32).Select(k => rows[k]));
    }

    [Fact]
    public void Of_a_dyads_key_too_the_other_rows_are_those_of_the_dyad()
    {
        ulong talk = Luck.DyadKey(4, 9, Decision.ScheduledTalk, 3, 2);
        Assert.Equal(Luck.DyadKey(4, 9, Decision.ScheduledTurns, 3, 2), Luck.Sibling(talk, Decision.ScheduledTurns));
        Assert.Equal(Luck.DyadKey(9, 4, Decision.ScheduledConcern, 3, 2), Luck.Sibling(talk, Decision.ScheduledConcern));
        Assert.Equal(talk, Luck.Sibling(Luck.Sibling(talk, Decision.Day), Decision.ScheduledTalk));
    }

    [Fact]
    public void Every_row_is_drawn_for_one_channel_or_one_kind_of_gathering()
    {
        GatheringKind[] kinds = [GatheringKind.Group, GatheringKind.Social];
        Decision[] rows =
        [
            .. Channels.SelectMany(c => (Decision[])[c.Talk, c.Turns, c.Concern]),
            .. kinds.SelectMany(k => (Decision[])[k.Attendance, k.Lateness, k.Seat]),
        ];
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.Equal([TalkRows.Group, TalkRows.Social], kinds.Select(k => k.Rows));
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData((1u << 31) - 1, 0)]
    [InlineData(1u << 31, 1)]
    [InlineData(uint.MaxValue, 1)]
    public void The_partner_speaks_first_in_the_upper_half_of_the_word(uint word, int first) =>
        Assert.Equal(first, TalkLuck.PartnerFirst(Draw.Uniform(word)));

    /// <summary>Each of the eight words is read by one field; the ninth decision has a key of its own.</summary>
    [Theory]
    [InlineData(0, nameof(TalkLuck.Partner))]
    [InlineData(1, nameof(TalkLuck.Topic))]
    [InlineData(2, nameof(TalkLuck.OtherFirst))]
    [InlineData(3, nameof(TalkLuck.Exchange))]
    [InlineData(4, nameof(TalkLuck.FirstTells))]
    [InlineData(5, nameof(TalkLuck.FirstAnswer))]
    [InlineData(6, nameof(TalkLuck.SecondTells))]
    [InlineData(7, nameof(TalkLuck.SecondAnswer))]
    public void No_word_of_a_block_is_read_by_two_fields(int word, string field)
    {
        System.Random random = new(word);
        for (int n = 0; n < 200; n++)
        {
            uint[] words = [.. Enumerable.Range(0, 8).Select(_ => (uint)random.NextInt64(1L << 32))];
            TalkLuck before = Of(words);
            words[word] ^= 1u << 31;
            TalkLuck after = Of(words);
            Assert.Equal([field], typeof(TalkLuck).GetProperties(NonPublic).Where(p => !Equals(p.GetValue(before), p.GetValue(after))).Select(p => p.Name));
        }
    }

    private const System.Reflection.BindingFlags NonPublic =
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;

    private static TalkLuck Of(uint[] w) => TalkLuck.Of(new Draw(w[0], w[1], w[2], w[3]), new Draw(w[4], w[5], w[6], w[7]), 5);
}
