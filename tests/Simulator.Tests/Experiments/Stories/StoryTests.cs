using Simulator.Engine.State;
using Simulator.Experiments.Stories;
using Simulator.Tests.Experiments.Recording;

namespace Simulator.Tests.Experiments.Stories;

/// <summary>A teacher's weeks in words, and what must add up in them.</summary>
public sealed class StoryTests
{
    [Fact]
    public void A_week_is_told_with_all_its_numbers()
    {
        TeacherWeek full = new()
        {
            Week = 2,
            Told = 1,
            Heard = 1,
            MeetingsHeld = 2,
            MeetingsMissed = 1,
            StressorDays = 1,
            Stress = 0.456,
            Closest = 7,
            Trust = 0.5,
            Friendship = 0.254,
            NewFriends = 2,
        };
        foreach ((int partner, int talks) in ((int, int)[])[(7, 3), (8, 1), (9, 4), (10, 2)]) full.Partners[partner] = talks;
        (full.Standings[7], full.Standings[9], full.Standings[10]) = (Standing.Partner, Standing.Teammate, Standing.Elsewhere);
        (full.Topics[Topic.Personal], full.Topics[Topic.Gossip], full.Topics[Topic.Professional]) = (1, 6, 3);
        TeacherWeek alone = new() { Week = 2, StressorDays = 2, Stress = 0.5 };
        Assert.Equal(
            [
                "Teacher 4 of pairs, replicate 3: a synthetic person. Letters stand for the others, the same with and without.",
                "The two lives part on day 6, in week 2; until then every talk is the same.", // day 6 of five a week
                "",
                "Week 2",
                "  with the programme: 10 talks (6 gossip, 3 professional and 1 personal), most with teammate A (4), formal partner B (3) and "
                    + "C of another school (2). 2 formal meetings held, 1 missed. Told of 1 concern, heard well in 1 of them. "
                    + "1 stressful day; stress at the end 0.46. Closest is formal partner B: trust 0.50, friendship 0.25. 2 new friendships so far.",
                "  without it: Talked with nobody. 2 stressful days; stress at the end 0.50.",
                "",
                "In all, with the programme and without it: 10 and 0 talks, 1 and 0 concerns told of, 1 and 0 of them heard well; "
                    + "stress at the end 0.46 and 0.50; 2 and 0 new friendships.",
            ], StoryText.Of(new TeacherStory("pairs", 4, 3, [full], [alone], 6), 5));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    public void The_day_on_which_lives_part_lies_in_its_week(int day, int week) =>
        Assert.Contains($"on day {day}, in week {week};", StoryText.Of(new TeacherStory("a", 0, 0, [], [], day), 5)[1], StringComparison.Ordinal);

    [Fact]
    public void A_single_talk_without_meetings_says_no_more_than_it_has()
    {
        TeacherWeek week = new() { Week = 1, Topics = { [Topic.Gossip] = 1 }, Partners = { [2] = 1 } };
        IReadOnlyList<string> lines = StoryText.Of(new TeacherStory("a", 0, 0, [week], [week], 0), 5);
        Assert.Equal("With and without the programme the weeks are the same to the last talk.", lines[1]);
        Assert.Equal(
            "  with or without the programme: 1 talk (1 gossip), most with colleague A (1). Told of no concern. "
                + "0 stressful days; stress at the end 0.00. 0 new friendships so far.", lines[4]);
        Assert.Equal(5, lines.Count);
    }

    [Fact]
    public void Somebody_keeps_the_letter_in_both_worlds_whatever_they_are_there()
    {
        TeacherWeek[] With(Standing standing) =>
        [
            .. Enumerable.Range(1, 30).Select(w => new TeacherWeek { Week = w, Topics = { [Topic.Gossip] = 1 }, Partners = { [w + 40] = 1 },
                Standings = { [w + 40] = standing } }),
        ];
        IReadOnlyList<string> lines = StoryText.Of(new TeacherStory("a", 0, 0, With(Standing.Partner), With(Standing.Colleague), 1), 5);
        Assert.Contains("most with formal partner A (1)", lines[4], StringComparison.Ordinal);
        Assert.Contains("most with colleague A (1)", lines[5], StringComparison.Ordinal);
        Assert.Contains("most with formal partner AD (1)", lines[4 + 4 * 29], StringComparison.Ordinal);
    }

    [Fact]
    public void Talks_add_up_by_topic_by_partner_and_by_channel_and_nobody_is_heard_who_told_nothing()
    {
        for (int teacher = 0; teacher < 8; teacher++)
        {
            TeacherStory story = TeacherStory.Of(SmallStudy.Opened.Scenario, "treatment", teacher, 0);
            Assert.All(story.With.Concat(story.Without), w =>
            {
                Assert.Equal((w.Partners.Values.Sum(), w.Partners.Values.Sum()), (w.Topics.Values.Sum(), w.Channels.Values.Sum()));
                Assert.InRange(w.Heard, 0, w.Told);
                Assert.Subset(w.Standings.Keys.ToHashSet(), w.Partners.Keys.ToHashSet());
            });
            Assert.Equal(Enumerable.Range(1, 6), story.With.Select(w => w.Week));
            // Everybody is in a pair, and nobody is where there is no programme.
            Assert.Contains(story.With, w => w.Standings.ContainsValue(Standing.Partner));
            Assert.DoesNotContain(story.Without, w => w.Standings.ContainsValue(Standing.Partner));
        }
    }
}
