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
        (full.Topics[Topic.Personal], full.Topics[Topic.Gossip], full.Topics[Topic.Professional]) = (1, 6, 3);
        TeacherWeek alone = new() { Week = 2, StressorDays = 2, Stress = 0.5 };
        Assert.Equal(
            [
                "Teacher 4 of pairs, replicate 3: a synthetic person.",
                "The two lives part on day 6, in week 2; until then every talk is the same.", // day 6 of five a week
                "",
                "Week 2",
                "  with the programme:  10 talks (6 gossip, 3 professional, 1 personal), most with 9 (4), 7 (3), 10 (2); 2 formal meetings held, 1 missed; "
                    + "told of 1 concern, heard well 1 of them; 1 stressful day; stress 0.46 at the end; closest is 7: trust 0.50, friendship 0.25; "
                    + "2 new friendships so far.",
                "  without it:          talked with nobody; 2 stressful days; stress 0.50 at the end.",
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
        Assert.StartsWith(
            "  with the programme:  1 talk (1 gossip), most with 2 (1); told of 0 concerns, heard well 0 of them;", lines[4], StringComparison.Ordinal);
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
            });
            Assert.Equal(Enumerable.Range(1, 6), story.With.Select(w => w.Week));
        }
    }
}
