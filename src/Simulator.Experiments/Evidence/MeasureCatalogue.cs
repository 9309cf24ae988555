namespace Simulator.Experiments.Evidence;

/// <summary>What a pattern's test may measure in a simulation.</summary>
/// <param name="Name">The name used in <c>patterns.yaml</c>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="What">How it is computed.</param>
public sealed record Measure(string Name, string Unit, string What);

/// <summary>Every measure, so that a pattern file can be checked before anything is simulated.</summary>
public static class MeasureCatalogue
{
    private static readonly string[] Rows = [.. Enumerable.Range(1, 10).Select(i => FormattableString.Invariant($"item_{i}")), "amount",
        "effectiveness"];

    /// <summary>All measures, families first.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        .. Rows.Select(r => new Measure("d_" + r, "pooled SD", $"mean over replicates of Cohen's d of {r}, first arm minus second")),
        .. Rows.Select(r => new Measure("mean_" + r, "points", $"mean over replicates of the mean of {r}")),
        .. Rows.Select(r => new Measure("rejection_" + r, "share", $"share of replicates in which Student's t of {r} rejects at .05")),
        new("alpha_amount", "1", "mean over replicates of Cronbach's alpha of items 1-5 in the whole sample"),
        new("alpha_effectiveness", "1", "mean over replicates of Cronbach's alpha of items 6-10 in the whole sample"),
        new("item_sd", "points", "mean over the ten items of the SD pooled within arms"),
        new("d_gap_sharing_smallest", "pooled SD", "smallest mean d of items 1, 2, 4 and 5, minus the mean d of item 3"),
        new("difference_gap_sharing_smallest", "points", "smallest mean difference of items 1, 2, 4 and 5, minus that of item 3"),
        new("d_gap_friends_and_listening_largest", "pooled SD", "smaller mean d of items 1 and 4, minus the largest of items 2, 3 and 5"),
        new("d_item_8_minus_item_3", "pooled SD", "mean d of item 8 minus mean d of item 3"),
        new("d_variance_amount_minus_effectiveness", "squared SD", "variance of the mean d's of items 1-5 minus that of items 6-10"),
        new("mean_gap_sharing_highest", "points", "mean of item 3 minus the highest mean of items 1, 2, 4 and 5, within one arm"),
        new("mean_gap_listening_lowest", "points", "lowest mean of items 2-5 minus the mean of item 1, within one arm"),
        new("partner_day_share", "share", "share of days with talk with the peer one talks to on most days"),
        new("outside_team_share_not_gossip", "share",
            "share of informal talk that is no gossip and goes outside the own team, of all informal talk"),
        new("new_friend_person_share", "share", "persons with a tie that crossed the friend threshold, of all persons"),
        new("deep_discloser_share", "share", "persons who disclosed something personal at least once a week, of all persons"),
        new("response_kind_entropy", "bits", "entropy of the kinds of response received"),
        new("scheduled_first_contact_share", "share", "persons whose strongest tie began in a scheduled encounter or a shared placement"),
        new("dyad_correlation_friendship_disclosures", "rank correlation", "over dyads that talked: friendship with disclosures"),
        new("dyad_correlation_friendship_good_responses", "rank correlation", "over dyads that talked: friendship with good responses"),
        new("dyad_correlation_friendship_reciprocation", "rank correlation",
            "over dyads that disclosed: friendship with the share of disclosures answered by one"),
        new("slope_tie_on_similarity", "friendship per unit", "slope of a dyad's final friendship on its likeness"),
        new("stress", "0-1", "mean stress at the end"),
        new("trust", "0-1", "mean trust in the peers talked with, at the end"),
        new("friendship", "0-1", "mean friendship with the peers talked with, at the end"),
        new("isolates", "persons", "persons without a tie above the contact threshold at the end"),
        new("ties", "ties a person", "ties above the contact threshold at the end"),
        new("new_friend_persons", "persons", "persons with a tie that crossed the friend threshold"),
        new("gossip_share", "share", "gossip, of informal talk"),
        new("professional_share", "share", "professional talk, of informal talk"),
        new("good_responses", "a person", "good responses received"),
        new("disclosures", "a person", "disclosures made"),
        new("best_structure", "0-1", "structure at which trust at the end is highest, of the scenario's arms in ascending structure"),
        new("lowest_structure", "0-1", "structure at which trust at the end is lowest, of the scenario's arms in ascending structure"),
        new("knowledge_gain", "0-1", "mean gain in knowledge of everybody"),
        new("knowledge_gain_mentees", "0-1", "mean gain in knowledge of those who were not trained"),
        new("knowledge_gain_mentors_after_training", "0-1", "mean gain of the trained after their training ended"),
        new("off_site_hours_per_gain", "hours per unit", "hours of training off site divided by the summed gain in knowledge"),
        new("pair_survival", "share", "formal pairs that last to the end"),
        new("meetings_held", "a pair", "pair meetings held"),
        new("meetings_held_late_minus_early", "share",
            "share of planned meetings held in the last third minus the first third, pairs that ended counting none"),
        new("early_trust_growth", "0-1 a week", "slope of trust within formal pairs over the first third"),
        new("meetings_held_travel_effect", "a pair", "meetings held of pairs between schools minus pairs within schools"),
        new("commitment", "0-1", "mean commitment of members of formal pairs, an ended pair counting as at its end"),
        new("novelty_per_meeting", "1", "new knowledge per meeting held"),
        new("punctuality_slope", "minutes a meeting", "slope of minutes late over the group meetings"),
        new("attendance_slope", "share a meeting", "slope of attendance over the group meetings"),
        new("enthusiasm_change_after_group", "0-1", "mean enthusiasm after a group meeting minus before it, over attendees"),
        new("pairs_born_of_groups", "pairs", "formal or de-facto pairs that began after a group meeting between its attendees"),
        new("disclosure_slope", "a week", "slope of disclosures a person and week"),
        new("trust_slope", "0-1 a week", "slope of mean trust over the weeks"),
        new("disclosure_lag_behind_trust", "weeks", "lag at which weekly disclosures correlate best with weekly trust"),
        new("one_sided_exit_share", "share", "ended pairs that one member left while the other was still committed"),
        new("slope_gain_on_initial_degree", "0-1 per tie",
            "slope of the gain over the twin in good responses on the ties one began with, standardised"),
        new("stress_response_to_observation_slope", "0-1", "slope of the stress after an observation on trust in the observer"),
        new("stress_after_good_minus_no_response", "0-1",
            "stress on the day after a disclosure that met a good response, minus one that did not"),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];
}
