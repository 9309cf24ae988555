using Simulator.Engine.State;
using static Simulator.Experiments.Measures.MeasureKinds;

namespace Simulator.Experiments.Measures;

/// <summary>What every run is judged by and books, in both worlds of every arm: the rows of the table of outcomes.</summary>
internal static class Outcomes
{
    private const double State = 0.05, Share = 0.05;

    internal static IReadOnlyList<Measure> All { get; } =
    [.. new[]
    {
        Persons("stress", "Stress", "0-1", "mean stress over the days since the survey before, at most the last four weeks", Direction.Lower,
            (a, i) => a.Run.Stress[a.FirstRow + i], State),
        Persons("trust", "Trust in the closest contacts", "0-1",
            "mean trust in the three peers with most talk hours, 0 for who talked with nobody", Direction.Higher, (a, i) => a.Run.Trust[a.FirstRow + i], State),
        Persons("friendship", "Friendship with the closest contacts", "0-1",
            "mean friendship with the three peers with most talk hours, 0 for who talked with nobody", Direction.Higher,
            (a, i) => a.Run.Friendship[a.FirstRow + i], State),
        Persons("belonging", "Belonging", "0-1", "mean of friendship with and trust in the three peers with most talk hours", Direction.Higher,
            (a, i) => 0.5 * ((double)a.Run.Trust[a.FirstRow + i] + a.Run.Friendship[a.FirstRow + i]), State),
        Persons("enthusiasm", "Enthusiasm for working with peers", "0-1", "mean enthusiasm for working with peers", Direction.Higher,
            (a, i) => a.Run.Enthusiasm[a.FirstRow + i], State),
        Count("isolates", "Teachers without a close tie", "persons without a close tie", Direction.Lower, (a, i) => a.Run.CloseTies[a.FirstRow + i] == 0),
        Count("new_friend_persons", "Teachers with a new friend", "persons with a tie that became a friendship", Direction.Higher,
            (a, i) => a.Run.NewFriends[a.FirstRow + i] > 0),
        Hours("informal_hours", "Informal talk", "hours of informal talk a teacher", a => a.Books.Hours(Channel.Informal)),
        Hours("scheduled_hours", "Scheduled talk", "hours of talk in debriefs, meetings, groups and sessions a teacher", a => Scheduled(a.Books)),
        Hours("online_hours", "Online exchanges", "hours of online exchanges a teacher", a => a.Books.Hours(Channel.Online)),
        Talk("gossip_share", "Gossip in informal talk", "gossip, of informal talk", a => a.Books.Conversations(Channel.Informal, Topic.Gossip)),
        Talk("professional_share", "Professional matters in informal talk", "professional talk, of informal talk",
            a => a.Books.Conversations(Channel.Informal, Topic.Professional)),
        Talk("personal_share", "Personal matters in informal talk", "personal talk, of informal talk",
            a => a.Books.Conversations(Channel.Informal, Topic.Personal)),
        Talk("outside_team_share", "Informal talk outside the own team", "talk with somebody outside the own mentor team, of informal talk",
            a => a.Books.OutsideTeam),
        Persons("disclosures", "Disclosures made", "a teacher", "mean number of disclosures made", Direction.Neither,
            (a, i) => a.Run.Disclosures[a.FirstRow + i], 1),
        Persons("good_responses", "Good responses received", "a teacher", "mean number of good responses received", Direction.Higher,
            (a, i) => a.Run.GoodResponses[a.FirstRow + i], 1),
        OfArm("hurtful_responses", "a teacher", "hurtful responses a teacher", a => (double)a.Books.HurtfulResponses / a.Teachers,
            title: "Hurtful responses", better: Direction.Lower, matters: 1),
        Books("meetings_planned", "Formal meetings planned", "meetings", Direction.Neither, a => a.Books.MeetingsPlanned),
        Books("meetings_held", "Formal meetings held", "meetings", Direction.Higher, a => a.Books.MeetingsHeld),
        Books("pairs_ended", "Formal pairs that ended", "pairs", Direction.Lower, a => a.Books.PairsEnded),
        Persons("knowledge", "Knowledge", "0-1", "mean knowledge of what was trained", Direction.Higher, (a, i) => a.Run.Knowledge[a.FirstRow + i], State),
        Staff("hours_participants", "Participants' staff hours", HourKind.Participants),
        Staff("hours_release", "Released hours", HourKind.Release),
        Staff("hours_coordinator", "Coordinator's hours", HourKind.Coordinator),
        Staff("hours_training", "Hours in training", HourKind.Training),
        Staff("hours_travel", "Hours of travel", HourKind.Travel),
    }.Select(m => m with { IsOutcome = true })];

    /// <summary>Hours of talk are booked once for both who talk.</summary>
    private static Measure Hours(string name, string title, string what, Func<ArmView, double> of) =>
        OfArm(name, "hours a teacher", what, a => 2 * of(a) / a.Teachers, title: title, matters: 1);

    private static Measure Talk(string name, string title, string what, Func<ArmView, long> of) =>
        OfArm(name, "share", what, a => ShareOfInformal(a.Books, of(a)), title: title, matters: Share);

    private static Measure Books(string name, string title, string unit, Direction better, Func<ArmView, long> of) =>
        OfArm(name, unit, title.ToLowerInvariant() + ", in the whole arm", a => of(a), title: title, better: better, matters: 1);

    private static Measure Staff(string name, string title, HourKind kind) =>
        OfArm(name, "hours", title.ToLowerInvariant() + ", in the whole arm", a => a.Books.StaffHours(kind), title: title, matters: 1);
}
