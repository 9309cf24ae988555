using Simulator.Engine.State;
using Simulator.Experiments.Patterns.Watching;
using static Simulator.Experiments.Patterns.MeasureKinds;

namespace Simulator.Experiments.Patterns;

/// <summary>Every measure, so that a pattern file can be checked before anything is simulated: one line each.</summary>
public static class MeasureCatalogue
{
    private static readonly string[] Rows = [.. Enumerable.Range(1, 10).Select(i => FormattableString.Invariant($"item_{i}")), "amount", "effectiveness"];

    /// <summary>All measures: the questionnaire, talk and ties, knowledge, pairs, groups, stress.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        .. Rows.Select(r => Studies("d_" + r, "pooled SD", $"mean over replicates of Cohen's d of {r}", s => s.Series(r, null, "d"))),
        .. Rows.Select(r => Answers("mean_" + r, "points", $"mean over replicates of the mean of {r}", r)),
        .. Rows.Select(r => Studies("rejection_" + r, "share", $"share of replicates in which Student's t of {r} rejects at .05", s => Rejects(s, r))),
        .. Rows[10..].Select(r => Median("median_d_" + r, "pooled SD", $"median over replicates of Cohen's d of {r}", s => s.Series(r, null, "d"))),
        Whole("alpha_amount", "1", "mean over replicates of Cronbach's alpha of items 1-5, both arms together", s => s.Series("amount", null, "alpha")),
        Whole("alpha_effectiveness", "1", "mean over replicates of Cronbach's alpha of items 6-10, both arms together", s => s.Series("effectiveness", null, "alpha")),
        Whole("item_sd", "points", "mean over the ten items and replicates of the SD pooled within arms", s => s.Series("items", null, "sd")),
        Profile("d_gap_sharing_smallest", "pooled SD", "smallest mean d of items 1, 2, 4 and 5, minus the mean d of item 3", "d", 5, SharingSmallest),
        Profile("difference_gap_sharing_smallest", "points", "smallest mean difference of items 1, 2, 4 and 5, minus that of item 3", "mean_difference", 5, SharingSmallest),
        Profile("d_gap_friends_and_listening_largest", "pooled SD", "smaller mean d of items 1 and 4, minus the largest of items 2, 3 and 5", "d", 5, FriendsAndListeningLargest),
        Profile("difference_gap_friends_and_listening_largest", "points", "smaller mean difference of items 1 and 4, minus the largest of items 2, 3 and 5", "mean_difference", 5, FriendsAndListeningLargest),
        Studies("d_item_8_minus_item_3", "pooled SD", "mean d of item 8 minus mean d of item 3", s => Difference(s.Series("item_8", null, "d"), s.Series("item_3", null, "d"))),
        Profile("d_variance_amount_minus_effectiveness", "squared SD", "variance of the mean d's of items 1-5 minus that of items 6-10", "d", 10, m => Variance(m[..5]) - Variance(m[5..])),
        ItemMeans("mean_gap_sharing_highest", "points", "mean of item 3 minus the highest mean of items 1, 2, 4 and 5, within one arm", m => m[2] - Max(m[0], m[1], m[3], m[4])),
        ItemMeans("mean_gap_listening_lowest", "points", "lowest mean of items 2-5 minus the mean of item 1, within one arm", m => Min(m[1], m[2], m[3], m[4]) - m[0]),

        Outcome("stress", "0-1", "mean stress at the end"),
        Outcome("trust", "0-1", "mean trust in the closest contacts at the end, 0 for who talked with nobody"),
        Outcome("friendship", "0-1", "mean friendship with the closest contacts at the end, 0 for who talked with nobody"),
        Outcome("isolates", "persons", "persons without a close tie at the end"),
        Outcome("new_friend_persons", "persons", "persons with a tie that became a friendship"),
        Outcome("gossip_share", "share", "gossip, of informal talk"),
        Outcome("professional_share", "share", "professional talk, of informal talk"),
        Outcome("good_responses", "a person", "good responses received"),
        Outcome("disclosures", "a person", "disclosures made"),
        OfArm("new_friend_person_share", "share", "persons with a tie that became a friendship, of all persons", a => a.OfPersons((run, k) => run.NewFriends[k] > 0 ? 1 : 0)),
        OfArm("ties", "ties a person", "close ties at the end", a => a.OfPersons((run, k) => run.CloseTies[k])),
        OfArm("outside_team_share_not_gossip", "share", "informal talk outside the own mentor team, of informal talk that is no gossip", a => OutsideNotGossip(a.Sums)),
        OfArm("partner_day_share", "share", "share of days with talk with the peer one talks with on most days", a => a.Watch.Talk!.PartnerDayShare, Watches.Talk),
        OfArm("deep_discloser_share", "share", "persons who disclosed something in personal talk at least once a week on average, of all persons", a => a.Watch.Talk!.DeepShare, Watches.Talk),
        OfArm("assigned_first_contact_share", "share", "persons whose tie with most hours began in a scheduled encounter or with the partner the programme gave them, of those who talked", a => a.Watch.Talk!.AssignedShare, Watches.Talk),
        OfArm("dyad_correlation_friendship_disclosures", "rank correlation", "over dyads that talked: friendship with disclosures", a => a.Watch.Talk!.WithDisclosures, Watches.Talk),
        OfArm("dyad_correlation_friendship_good_responses", "rank correlation", "over dyads that talked: friendship with good responses", a => a.Watch.Talk!.WithGoodResponses, Watches.Talk),
        OfArm("dyad_correlation_friendship_reciprocation", "rank correlation", "over dyads that disclosed: friendship with the share of disclosing talks in which both did", a => a.Watch.Talk!.WithReciprocation, Watches.Talk),
        OfArm("slope_tie_on_similarity", "friendship per unit", "slope of schoolmates' final friendship on their likeness", a => a.Watch.Talk!.FriendshipOnLikeness, Watches.Talk),
        OfArm("friendship_growth", "0-1, summed", "friendship gained since the start, summed over a person's ties", a => a.Watch.Talk!.FriendshipGrowth, Watches.Talk),
        OfArm("trust_growth", "0-1", "trust gained since the start, mean over all who could meet", a => a.Watch.Talk!.TrustGrowth, Watches.Talk),
        OfArm("slope_trust_growth_on_unlikeness", "0-1 per unit", "slope of trust gained since the start on unlikeness, over all who could meet", a => a.Watch.Talk!.TrustGrowthOnUnlikeness, Watches.Talk),
        OfArm("slope_gain_on_initial_degree", "correlation", "standardised slope, over persons, of the gain over the twin in friendship with the closest contacts on the close ties one began with", a => GainOnInitialDegree(a, (run, k) => run.Friendship[k]), twins: true),

        OfArm("knowledge_gain", "0-1", "mean gain in knowledge of everybody", a => a.Watch.Knowledge!.Gain, Watches.Knowledge),
        OfArm("knowledge_gain_mentees", "0-1", "mean gain in knowledge of those who were not trained", a => a.Watch.Knowledge!.UntrainedGain, Watches.Knowledge),
        OfArm("knowledge_gain_mentors_after_training", "0-1", "mean gain of the trained after their training", a => a.Watch.Knowledge!.TrainedGainAfterwards, Watches.Knowledge),
        Ratio("off_site_hours_per_gain", "hours per unit", "hours of training off site over the summed gain in knowledge, means over replicates", a => (a.Sums.StaffHours(HourKind.Training), a.Watch.Knowledge!.TotalGain), Watches.Knowledge),

        OfArm("pair_survival", "share", "formal pairs of the start that last to the end", a => OfPairs(a, p => p.EndWeek == 0 ? 1 : 0)),
        OfArm("meetings_held", "a pair", "meetings held, of the formal pairs of the start", a => OfPairs(a, p => p.Held)),
        OfArm("one_sided_exit_share", "share", "ended pairs that one member left while the other was still committed, of the formal pairs of the start", a => OfPairs(a, p => p.EndedBy >= 0 ? 1 : 0)),
        OfArm("pairs_born_of_groups", "pairs", "formal pairs that began after the start", a => a.Pairs.Count(p => p.StartWeek > 0)),
        OfArm("meetings_held_late_minus_early", "a pair and week", "meetings held in the last third of the weeks minus the first third, ended pairs counting none", a => LateMinusEarly(a.Watch.Pairs!.Held), Watches.Pairs),
        OfArm("meetings_lost_to_slots_minus_absence", "a pair", "meetings missed because the slot was lost minus those to which a member did not come", a => a.Watch.Pairs!.LostSlots - a.Watch.Pairs!.StayedAway, Watches.Pairs),
        OfArm("commitment", "0-1", "mean commitment of members of the formal pairs of the start, an ended pair counting as at its end", a => a.Watch.Pairs!.Commitment, Watches.Pairs),
        OfArm("early_trust_growth", "0-1 a week", "slope of trust within formal pairs over the first third of the weeks", a => Line.SlopeOf(FirstThird(a.Watch.Pairs!.Trust)), Watches.Pairs),
        OfArm("pair_trust", "0-1", "trust within the formal pairs of the start, at the end", a => a.Watch.Pairs!.Trust[^1], Watches.Pairs),
        OfArm("pair_trust_slope", "0-1 a week", "slope over the weeks of trust within formal pairs", a => Line.SlopeOf(a.Watch.Pairs!.Trust), Watches.Pairs),
        Weekly("pair_disclosure_slope", "a talk and week", "slope over the weeks of disclosures a conversation within formal pairs", (told, talks, _) => Line.SlopeOf(Over(told, talks))),
        Weekly("pair_disclosure_lag", "share", "share of the year's rise (last third of the weeks minus first) that is reached in the middle third: of trust within formal pairs, minus of disclosures a conversation", (told, talks, trust) => RiseByTheMiddle(trust[1..]) - RiseByTheMiddle(Over(told, talks))),
        OverStructure("best_structure", "0-1", "structure of the arm in which trust within pairs is highest at the end", best: true),
        OverStructure("lowest_structure", "0-1", "structure of the arm in which trust within pairs is lowest at the end", best: false),

        OfArm("punctuality_slope", "minutes a meeting", "slope of minutes late over the group meetings", a => a.Watch.Gatherings!.LatenessSlope, Watches.Gatherings),
        OfArm("attendance_slope", "share a meeting", "slope of the share who came over the group meetings", a => a.Watch.Gatherings!.AttendanceSlope, Watches.Gatherings),
        OfArm("enthusiasm_change_after_group", "0-1", "enthusiasm after a group meeting minus on arrival, over those who came", a => a.Watch.Gatherings!.EnthusiasmGained, Watches.Gatherings),

        ManyOfArm("stress_after_good_minus_no_response", "0-1", "stress on the evening after a day with a disclosure that was heard, minus after one that was not", a => a.Watch.Stress!.Sums, m => m[0] / m[1] - m[2] / m[3], Watches.Stress),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];

    /// <summary>The measure with a name, or null.</summary>
    public static Measure? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
