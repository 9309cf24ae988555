using Simulator.Engine.State;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures.Watching;
using static Simulator.Experiments.Measures.MeasureKinds;

namespace Simulator.Experiments.Measures;

/// <summary>
/// Every number of a replicate: one line each. Nobody else computes one. What does not depend on a questionnaire comes first, then the rows
/// and statistics of the questionnaire that a scenario uses.
/// </summary>
public static class MeasureCatalogue
{
    /// <summary>A fifth of an item's and of a scale's SD (.73 and .59 points in the 2013 study): Cohen's small effect. Assumed.</summary>
    private const double ItemPoints = 0.15, ScalePoints = 0.12, SmallD = 0.2;

    /// <summary>The outcomes, in the order of tables.</summary>
    public static IReadOnlyList<Measure> OfRun { get; } = Outcomes.All;

    /// <summary>The outcomes, and what patterns ask about talk and ties, knowledge, pairs, groups and stress.</summary>
    public static IReadOnlyList<Measure> Common { get; } =
    [
        .. OfRun,
        OfArm("staff_hours", "hours", "all hours that are booked: participants', released, coordinator's, in training and of travel, in the whole arm",
            a => Enum.GetValues<HourKind>().Sum(a.Books.StaffHours), title: "Staff hours", better: Direction.Lower, matters: 1),
        OfArm("new_friend_person_share", "share",
            "persons with a tie that became a friendship, of all persons", a => a.OfPersons((v, i) => v.Run.NewFriends[v.FirstRow + i] > 0 ? 1 : 0)),
        Persons("ties", "Close ties", "ties a person", "close ties at the survey", Direction.Higher, (a, i) => a.Run.CloseTies[a.FirstRow + i]),
        Persons("talk_hours", "Talk of any kind", "hours", "hours of talk of any kind", Direction.Neither, (a, i) => a.Run.TalkHours[a.FirstRow + i], 1),
        OfArm("outside_team_share_not_gossip", "share",
            "informal talk outside the own mentor team, of informal talk that is no gossip", a => OutsideNotGossip(a.Books)),
        OfArm("partner_day_share", "share",
            "share of days with talk with the peer one talks with on most days", a => a.Watch.Talk!.PartnerDayShare, Watches.Talk),
        OfArm("deep_discloser_share", "share",
            "persons who disclosed something in personal talk at least once a week on average, of all persons",
            a => a.Watch.Talk!.DeepShare, Watches.Talk),
        OfArm("assigned_first_contact_share", "share",
            "persons whose tie with most hours began as scheduled or with the partner the programme gave them, of those who talked",
            a => a.Watch.Talk!.AssignedShare, Watches.Talk),
        OfArm("dyad_correlation_friendship_disclosures", "rank correlation",
            "over dyads that talked: friendship with disclosures", a => a.Watch.Talk!.WithDisclosures, Watches.Talk),
        OfArm("dyad_correlation_friendship_good_responses", "rank correlation",
            "over dyads that talked: friendship with good responses", a => a.Watch.Talk!.WithGoodResponses, Watches.Talk),
        OfArm("dyad_correlation_friendship_reciprocation", "rank correlation",
            "over dyads that disclosed: friendship with the share of disclosing talks in which both did",
            a => a.Watch.Talk!.WithReciprocation, Watches.Talk),
        OfArm("slope_tie_on_similarity", "friendship per unit",
            "slope of schoolmates' final friendship on their likeness", a => a.Watch.Talk!.FriendshipOnLikeness, Watches.Talk),
        OfArm("friendship_growth", "0-1, summed",
            "friendship gained since the start, summed over a person's ties", a => a.Watch.Talk!.FriendshipGrowth, Watches.Talk),
        OfArm("trust_growth", "0-1",
            "trust gained since the start, mean over all who could meet", a => a.Watch.Talk!.TrustGrowth, Watches.Talk),
        OfArm("slope_trust_growth_on_unlikeness", "0-1 per unit",
            "slope of trust gained since the start on unlikeness, over all who could meet",
            a => a.Watch.Talk!.TrustGrowthOnUnlikeness, Watches.Talk),
        OfArm("slope_gain_on_initial_degree", "correlation",
            "standardised slope of the gain over the twin in friendship with the closest contacts on the close ties one began with",
            a => GainOnInitialDegree(a, (v, i) => v.Run.Friendship[v.FirstRow + i]), twins: true),

        OfArm("knowledge_gain", "0-1", "mean gain in knowledge of everybody", a => a.Watch.Knowledge!.Gain, Watches.Knowledge),
        OfArm("knowledge_gain_mentees", "0-1",
            "mean gain in knowledge of those who were not trained", a => a.Watch.Knowledge!.UntrainedGain, Watches.Knowledge),
        OfArm("knowledge_gain_mentors_after_training", "0-1",
            "mean gain of the trained after their training", a => a.Watch.Knowledge!.TrainedGainAfterwards, Watches.Knowledge),
        Ratio("off_site_hours_per_gain", "hours per unit",
            "hours of training off site over the summed gain in knowledge, means over replicates",
            a => (a.Books.StaffHours(HourKind.Training), a.Watch.Knowledge!.TotalGain), Watches.Knowledge),

        OfArm("pair_survival", "share", "formal pairs of the start that last to the end", a => OfPairs(a, p => p.EndWeek == 0 ? 1 : 0)),
        OfArm("meetings_held_per_pair", "a pair", "meetings held, of the formal pairs of the start", a => OfPairs(a, p => p.Held)),
        OfArm("one_sided_exit_share", "share",
            "ended pairs that one member left while the other was still committed, of the formal pairs of the start",
            a => OfPairs(a, p => p.EndedBy >= 0 ? 1 : 0)),
        OfArm("pairs_born_of_groups", "pairs", "formal pairs that began after the start", a => a.Pairs.Count(p => p.StartWeek > 0)),
        OfArm("meetings_held_late_minus_early", "a pair and week",
            "meetings held in the last third of the weeks minus the first third, ended pairs counting none",
            a => LateMinusEarly(a.Watch.Pairs!.Held), Watches.Pairs),
        OfArm("meetings_lost_to_slots_minus_absence", "a pair",
            "meetings missed because the slot was lost minus those to which a member did not come",
            a => a.Watch.Pairs!.LostSlots - a.Watch.Pairs!.StayedAway, Watches.Pairs),
        OfArm("commitment", "0-1",
            "mean commitment of members of the formal pairs of the start, an ended pair counting as at its end",
            a => a.Watch.Pairs!.Commitment, Watches.Pairs),
        OfArm("early_trust_growth", "0-1 a week",
            "slope of trust within formal pairs over the first third of the weeks",
            a => Line.SlopeOf(FirstThird(a.Watch.Pairs!.Trust)), Watches.Pairs),
        OfArm("pair_trust", "0-1", "trust within the formal pairs of the start, at the end", a => a.Watch.Pairs!.Trust[^1], Watches.Pairs),
        OfArm("pair_trust_slope", "0-1 a week",
            "slope over the weeks of trust within formal pairs", a => Line.SlopeOf(a.Watch.Pairs!.Trust), Watches.Pairs),
        Weekly("pair_disclosure_slope", "a talk and week",
            "slope over the weeks of disclosures a conversation within formal pairs", (told, talks, _) => Line.SlopeOf(Over(told, talks))),
        Weekly("pair_disclosure_lag", "share",
            "share of the rise (last third of the weeks minus first) reached in the middle third: trust in pairs minus disclosures a talk",
            (told, talks, trust) => RiseByTheMiddle(trust[1..]) - RiseByTheMiddle(Over(told, talks))),
        OverStructure("best_structure", "0-1", "structure of the arm in which trust within pairs is highest at the end", best: true),
        OverStructure("lowest_structure", "0-1", "structure of the arm in which trust within pairs is lowest at the end", best: false),

        OfArm("punctuality_slope", "minutes a meeting",
            "slope of minutes late over the group meetings", a => a.Watch.Gatherings!.LatenessSlope, Watches.Gatherings),
        OfArm("attendance_slope", "share a meeting",
            "slope of the share who came over the group meetings", a => a.Watch.Gatherings!.AttendanceSlope, Watches.Gatherings),
        OfArm("enthusiasm_change_after_group", "0-1",
            "enthusiasm after a group meeting minus on arrival, over those who came",
            a => a.Watch.Gatherings!.EnthusiasmGained, Watches.Gatherings),

        ManyOfArm("stress_after_good_minus_no_response", "0-1",
            "stress on the evening after a day with a disclosure that was heard, minus after one that was not",
            a => a.Watch.Stress!.Sums, _ => 4, m => m[0] / m[1] - m[2] / m[3], Watches.Stress),

        .. OfRun.Where(m => m is { Of: MeasureScope.Persons } && m.Better != Direction.Neither).Select(WorstOff.Of),
    ];

    /// <summary>Every measure of a scenario with some questionnaire: what is common, its rows, and statistics of a study that uses it.</summary>
    public static IReadOnlyList<Measure> For(Instrument instrument) =>
        [.. Common, .. RowsOf(instrument), .. TotalsOf(instrument).Select(WorstOff.Of), .. StudiesOf(instrument), .. ProfilesOf(instrument)];

    /// <summary>The measure with a name, or null.</summary>
    public static Measure? Find(Instrument instrument, string name) => For(instrument).FirstOrDefault(m => m.Name == name);

    /// <summary>The outcome with a name, or null.</summary>
    public static Measure? Outcome(string name) => OfRun.FirstOrDefault(m => m.Name == name);

    /// <summary>Items and scales: means over persons of what they ticked.</summary>
    public static IReadOnlyList<Measure> RowsOf(Instrument instrument) => [.. instrument.Rows.Select((name, row) => Persons(
        name, instrument.Label(row), "points", row < instrument.Items.Count ? "mean of the answers to the item" : "mean over persons of the scale's mean",
        Direction.Higher, (a, i) => a.Row(instrument, row)[i], row < instrument.Items.Count ? ItemPoints : ScalePoints))];

    /// <summary>The scales, or the items where there are none.</summary>
    private static IEnumerable<Measure> TotalsOf(Instrument instrument) =>
        RowsOf(instrument).Skip(instrument.Scales.Count > 0 ? instrument.Items.Count : 0);

    /// <summary>What a study prints of each row and scale.</summary>
    private static IEnumerable<Measure> StudiesOf(Instrument instrument)
    {
        for (int k = 0; k < instrument.Rows.Count; k++)
        {
            int row = k;
            string name = instrument.Rows[row];
            yield return Study("d_" + name, "pooled SD", $"mean over replicates of Cohen's d of {name}", s => s.D(row), SmallD);
            yield return Study("difference_" + name, "points", $"mean over replicates of the mean difference of {name}", s => s.Student(row).MeanDifference,
                row < instrument.Items.Count ? ItemPoints : ScalePoints);
            yield return Study("rejection_" + name, "share", $"share of replicates in which Student's t of {name} rejects at .05", s => Rejects(s, row));
            yield return Whole("sd_" + name, "points", $"mean over replicates of the SD of {name}, pooled within arms", s => s.PooledSd(row));
            if (row < instrument.Items.Count) continue;
            int scale = row - instrument.Items.Count;
            yield return Study("median_d_" + name, "pooled SD", $"median over replicates of Cohen's d of {name}", s => s.D(row)) with
            {
                Combine = new Combination(null, sorted => Statistics.Quantile.Type7(sorted, 0.5)),
            };
            yield return Whole("alpha_" + name, "1", $"mean over replicates of Cronbach's alpha of {name}, both arms together", s => s.Alpha(scale));
        }

        yield return Whole("item_sd", "points", "mean over items and replicates of the SD pooled within arms",
            s => Enumerable.Range(0, instrument.Items.Count).Select(s.PooledSd).Average());
    }

    /// <summary>How the ten items lie to each other, where they ask for the five states twice in the order of the 2013 study.</summary>
    private static IEnumerable<Measure> ProfilesOf(Instrument instrument)
    {
        AskedState[] five = [AskedState.Listened, AskedState.Trusted, AskedState.Shared, AskedState.Friends, AskedState.Available];
        if (!instrument.Items.Select(i => i.Asks).SequenceEqual([.. five, .. five])) return [];
        return
        [
            Profile("d_gap_sharing_smallest", "pooled SD",
                "smallest mean d of items 1, 2, 4 and 5, minus the mean d of item 3", 5, (s, i) => s.D(i), SharingSmallest),
            Profile("difference_gap_sharing_smallest", "points",
                "smallest mean difference of items 1, 2, 4 and 5, minus that of item 3", 5, (s, i) => s.Student(i).MeanDifference, SharingSmallest),
            Profile("d_gap_friends_and_listening_largest", "pooled SD",
                "smaller mean d of items 1 and 4, minus the largest of items 2, 3 and 5", 5, (s, i) => s.D(i), FriendsAndListeningLargest),
            Profile("difference_gap_friends_and_listening_largest", "points",
                "smaller mean difference of items 1 and 4, minus the largest of items 2, 3 and 5", 5, (s, i) => s.Student(i).MeanDifference,
                FriendsAndListeningLargest),
            Study("d_item_8_minus_item_3", "pooled SD", "mean d of item 8 minus mean d of item 3", s => s.D(7) - s.D(2)),
            Profile("d_variance_amount_minus_effectiveness", "squared SD",
                "variance of the mean d's of items 1-5 minus that of items 6-10", 10, (s, i) => s.D(i), m => Variance(m[..5]) - Variance(m[5..])),
            ItemMeans("mean_gap_sharing_highest", "points",
                "mean of item 3 minus the highest mean of items 1, 2, 4 and 5, within one arm", instrument, m => m[2] - Max(m[0], m[1], m[3], m[4])),
            ItemMeans("mean_gap_listening_lowest", "points",
                "lowest mean of items 2-5 minus the mean of item 1, within one arm", instrument, m => Min(m[1], m[2], m[3], m[4]) - m[0]),
        ];
    }
}
