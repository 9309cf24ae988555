using System.Globalization;
using Simulator.Engine.State;

namespace Simulator.Experiments.Stories;

/// <summary>
/// Tells a teacher's weeks in sentences. The teacher is synthetic; everybody else has a letter, the same in both worlds, and is called by what
/// they are to the teacher there.
/// </summary>
public sealed class StoryText
{
    private readonly TeacherStory story;
    private readonly List<int> cast = [];

    private StoryText(TeacherStory story) => this.story = story;

    /// <summary>The story, a line an entry.</summary>
    /// <param name="story">The story.</param>
    /// <param name="daysPerWeek">Working days a week, to name the day on which the lives part.</param>
    public static IReadOnlyList<string> Of(TeacherStory story, int daysPerWeek)
    {
        ArgumentNullException.ThrowIfNull(story);
        return new StoryText(story).Lines(daysPerWeek);
    }

    private List<string> Lines(int daysPerWeek)
    {
        List<string> lines =
        [
            $"Teacher {story.Teacher} of {story.Arm}, replicate {story.Replicate}: a synthetic person. "
                + "Letters stand for the others, the same with and without.",
            story.PartsOnDay == 0
                ? "With and without the programme the weeks are the same to the last talk."
                : $"The two lives part on day {story.PartsOnDay}, in week {(story.PartsOnDay - 1) / daysPerWeek + 1}; until then every talk is the same.",
        ];
        for (int w = 0; w < story.With.Count; w++)
        {
            lines.Add("");
            lines.Add($"Week {story.With[w].Week}");
            if (story.PartsOnDay == 0)
            {
                lines.Add($"  with or without the programme: {Week(story.With[w])}");
                continue;
            }

            lines.Add($"  with the programme: {Week(story.With[w])}");
            lines.Add($"  without it: {Week(story.Without[w])}");
        }

        if (story.PartsOnDay > 0 && story.With.Count > 0) lines.AddRange(["", InAll()]);
        return lines;
    }

    /// <summary>The whole in a line: with the programme, and without it.</summary>
    private string InAll()
    {
        string Both(Func<TeacherWeek, int> of) => $"{story.With.Sum(of)} and {story.Without.Sum(of)}";
        (TeacherWeek with, TeacherWeek without) = (story.With[^1], story.Without[^1]);
        return $"In all, with the programme and without it: {Both(w => w.Topics.Values.Sum())} talks, {Both(w => w.Told)} concerns told of, "
            + $"{Both(w => w.Heard)} of them heard well; stress at the end {Two(with.Stress)} and {Two(without.Stress)}; "
            + $"{with.NewFriends} and {without.NewFriends} new friendships.";
    }

    private string Week(TeacherWeek week)
    {
        int talks = week.Topics.Values.Sum();
        string ending = $"{Count(week.StressorDays, "stressful day")}; stress at the end {Two(week.Stress)}.";
        if (talks == 0) return $"Talked with nobody. {ending}";
        string partners = Listed([.. week.Partners.OrderByDescending(p => p.Value).Take(3).Select(p => $"{Named(week, p.Key)} ({p.Value})")]);
        string topics = Listed([.. new[] { Topic.Gossip, Topic.Professional, Topic.Personal }
            .Where(week.Topics.ContainsKey).Select(t => $"{week.Topics[t]} {Word(t)}")]);
        string formal = week.MeetingsHeld + week.MeetingsMissed == 0 ? ""
            : $" {Count(week.MeetingsHeld, "formal meeting")} held{(week.MeetingsMissed > 0 ? $", {week.MeetingsMissed} missed" : "")}.";
        string told = week.Told == 0 ? " Told of no concern." : $" Told of {Count(week.Told, "concern")}, heard well in {week.Heard} of them.";
        string closest = week.Closest < 0 ? ""
            : $" Closest is {Named(week, week.Closest)}: trust {Two(week.Trust)}, friendship {Two(week.Friendship)}.";
        return $"{Count(talks, "talk")} ({topics}), most with {partners}.{formal}{told} {ending}{closest} {Count(week.NewFriends, "new friendship")} so far.";
    }

    private string Named(TeacherWeek week, int number)
    {
        int place = cast.IndexOf(number);
        if (place < 0)
        {
            place = cast.Count;
            cast.Add(number);
        }

        string letter = Letter(place);
        return week.Standings.GetValueOrDefault(number, Standing.Colleague) switch
        {
            Standing.Partner => $"formal partner {letter}",
            Standing.Teammate => $"teammate {letter}",
            Standing.Colleague => $"colleague {letter}",
            Standing.Elsewhere => $"{letter} of another school",
        };
    }

    /// <summary>A to Z, then AA.</summary>
    private static string Letter(int place) => (place < 26 ? "" : Letter(place / 26 - 1)) + (char)('A' + place % 26);

    private static string Word(Topic topic) => topic switch
    {
        Topic.Gossip => "gossip",
        Topic.Professional => "professional",
        Topic.Personal => "personal",
    };

    private static string Listed(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
