using System.Globalization;
using Simulator.Engine.State;

namespace Simulator.Experiments.Stories;

/// <summary>Tells a teacher's weeks in plain words. The teacher is synthetic.</summary>
public static class StoryText
{
    /// <summary>The story, a line an entry.</summary>
    /// <param name="story">The story.</param>
    /// <param name="daysPerWeek">Working days a week, to name the day on which the lives part.</param>
    public static IReadOnlyList<string> Of(TeacherStory story, int daysPerWeek)
    {
        List<string> lines =
        [
            $"Teacher {story.Teacher} of {story.Arm}, replicate {story.Replicate}: a synthetic person.",
            story.PartsOnDay == 0
                ? "With and without the programme the weeks are the same to the last talk."
                : $"The two lives part on day {story.PartsOnDay}, in week {(story.PartsOnDay - 1) / daysPerWeek + 1}; until then every talk is the same.",
        ];
        for (int w = 0; w < story.With.Count; w++)
        {
            lines.Add("");
            lines.Add($"Week {story.With[w].Week}");
            lines.Add($"  with the programme:  {Week(story.With[w])}");
            lines.Add($"  without it:          {Week(story.Without[w])}");
        }

        return lines;
    }

    private static string Week(TeacherWeek week)
    {
        int talks = week.Topics.Values.Sum();
        if (talks == 0) return $"talked with nobody; {Count(week.StressorDays, "stressful day")}; stress {Two(week.Stress)} at the end.";
        string partners = string.Join(", ", week.Partners.OrderByDescending(p => p.Value).Take(3).Select(p => $"{p.Key} ({p.Value})"));
        string topics = string.Join(", ", new[] { Topic.Gossip, Topic.Professional, Topic.Personal }
            .Where(week.Topics.ContainsKey).Select(t => $"{week.Topics[t]} {Word(t)}"));
        string formal = week.MeetingsHeld + week.MeetingsMissed == 0
            ? ""
            : $" {Count(week.MeetingsHeld, "formal meeting")} held{(week.MeetingsMissed > 0 ? $", {week.MeetingsMissed} missed" : "")};";
        return $"{Count(talks, "talk")} ({topics}), most with {partners};{formal} told of {Count(week.Told, "concern")}, heard well {week.Heard} of them; "
            + $"{Count(week.StressorDays, "stressful day")}; stress {Two(week.Stress)} at the end; closest is {week.Closest}: trust {Two(week.Trust)}, "
                + $"friendship {Two(week.Friendship)}; "
            + $"{Count(week.NewFriends, "new friendship")} so far.";
    }

    private static string Word(Topic topic) => topic switch
    {
        Topic.Gossip => "gossip",
        Topic.Professional => "professional",
        Topic.Personal => "personal",
    };

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
