using Simulator.Engine.State;
using Simulator.Experiments.Ensembles;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>One outcome of one arm, world, replicate and wave.</summary>
/// <param name="N">Persons behind it.</param>
/// <param name="Value">The mean over persons, or the count or sum.</param>
/// <param name="Sd">SD over persons; NaN for counts and sums.</param>
/// <param name="WorstDecile">Mean of the worst tenth of the persons; NaN for counts and sums.</param>
public readonly record struct OutcomeValue(int N, double Value, double Sd, double WorstDecile);

/// <summary>Something a run is judged by.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="HigherIsBetter">Which end is the good one; null where neither is.</param>
/// <param name="Of">Its value, given the run, the place of the replicate's and wave's first row, the books and whether a person list is wanted.</param>
public sealed record Outcome(
    string Name, string Title, string Unit, bool? HigherIsBetter, Func<WorldRun, int, LedgerSums, OutcomeValue> Of)
{
    /// <summary>The value of a replicate and wave.</summary>
    public OutcomeValue In(WorldRun run, int replicate, int wave) => Of(run, run.Row(replicate, wave), run.Sums[replicate * run.Waves + wave]);
}

/// <summary>Every outcome: one line each.</summary>
public static class OutcomeCatalogue
{
    /// <summary>The outcomes, in the order of tables.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
    [
        Person("stress", "Stress", "0-1", false, (run, row) => run.Stress[row]),
        Person("trust", "Trust in the closest contacts", "0-1", true, (run, row) => run.Trust[row]),
        Person("friendship", "Friendship with the closest contacts", "0-1", true, (run, row) => run.Friendship[row]),
        Count("isolates", "Teachers without a close tie", "persons", false, (run, row, _) => Persons(run, row, k => run.CloseTies[k] == 0)),
        Count("new_friend_persons", "Teachers with a new friend", "persons", true, (run, row, _) => Persons(run, row, k => run.NewFriends[k] > 0)),
        Count("informal_hours", "Informal talk", "hours a teacher", null, (run, _, s) => 2 * s.Hours(Channel.Informal) / run.Teachers),
        Count("scheduled_hours", "Scheduled talk", "hours a teacher", null, (run, _, s) => 2 * Scheduled(s) / run.Teachers),
        Count("online_hours", "Online exchanges", "hours a teacher", null, (run, _, s) => 2 * s.Hours(Channel.Online) / run.Teachers),
        Count("gossip_share", "Gossip in informal talk", "share", null, (_, _, s) => Share(s, s.Informal(Topic.Gossip))),
        Count("professional_share", "Professional matters in informal talk", "share", null, (_, _, s) => Share(s, s.Informal(Topic.Professional))),
        Count("personal_share", "Personal matters in informal talk", "share", null, (_, _, s) => Share(s, s.Informal(Topic.Personal))),
        Count("outside_team_share", "Informal talk outside the own team", "share", null, (_, _, s) => Share(s, s.OutsideTeam)),
        Person("disclosures", "Disclosures made", "a teacher", null, (run, row) => run.Disclosures[row]),
        Person("good_responses", "Good responses received", "a teacher", true, (run, row) => run.GoodResponses[row]),
        Count("hurtful_responses", "Hurtful responses", "a teacher", false, (run, _, s) => (double)s.HurtfulResponses / run.Teachers),
        Count("meetings_planned", "Formal meetings planned", "meetings", null, (_, _, s) => s.MeetingsPlanned),
        Count("meetings_held", "Formal meetings held", "meetings", true, (_, _, s) => s.MeetingsHeld),
        Count("pairs_ended", "Formal pairs that ended", "pairs", false, (_, _, s) => s.PairsEnded),
        Person("knowledge", "Knowledge", "0-1", true, (run, row) => run.Knowledge[row]),
        Count("hours_participants", "Participants' staff hours", "hours", null, (_, _, s) => s.StaffHours(HourKind.Participants)),
        Count("hours_release", "Released hours", "hours", null, (_, _, s) => s.StaffHours(HourKind.Release)),
        Count("hours_coordinator", "Coordinator's hours", "hours", null, (_, _, s) => s.StaffHours(HourKind.Coordinator)),
        Count("hours_training", "Hours in training", "hours", null, (_, _, s) => s.StaffHours(HourKind.Training)),
        Count("hours_travel", "Hours of travel", "hours", null, (_, _, s) => s.StaffHours(HourKind.Travel)),
    ];

    /// <summary>The outcome with a name, or null.</summary>
    public static Outcome? Find(string name) => All.FirstOrDefault(o => o.Name == name);

    /// <summary>An outcome's value in every finished replicate of a wave.</summary>
    public static double[] Series(this Outcome outcome, EnsembleResult result, WorldRun run, int wave) =>
        [.. result.Replicates.Select(r => outcome.In(run, r, wave).Value)];

    private static Outcome Person(string name, string title, string unit, bool? better, Func<WorldRun, int, double> of) =>
        new(name, title, unit, better, (run, row, _) =>
        {
            double[] values = new double[run.Teachers];
            for (int i = 0; i < values.Length; i++) values[i] = of(run, row + i);
            Descriptives all = Descriptives.Of(values);
            Array.Sort(values);
            if (better == false) Array.Reverse(values);
            int tenth = Math.Max(1, (int)Math.Round(values.Length / 10.0, MidpointRounding.AwayFromZero));
            return new OutcomeValue(values.Length, all.Mean, all.Sd, values.Take(tenth).Average());
        });

    private static Outcome Count(string name, string title, string unit, bool? better, Func<WorldRun, int, LedgerSums, double> of) =>
        new(name, title, unit, better, (run, row, sums) => new OutcomeValue(run.Teachers, of(run, row, sums), double.NaN, double.NaN));

    private static double Persons(WorldRun run, int row, Func<int, bool> has)
    {
        int count = 0;
        for (int k = row; k < row + run.Teachers; k++)
        {
            if (has(k)) count++;
        }

        return count;
    }

    private static double Scheduled(LedgerSums s) =>
        s.Hours(Channel.Debrief) + s.Hours(Channel.Meeting) + s.Hours(Channel.Group) + s.Hours(Channel.Session);

    private static double Share(LedgerSums s, long of) => s.InformalConversations == 0 ? double.NaN : (double)of / s.InformalConversations;
}
