using Simulator.Engine.Random;
using Simulator.Tests.Cli;

namespace Simulator.Tests.Toy;

/// <summary>
/// Pairs in schools that protect no time at all: every slot is lost unless a coordinator rebooks it. What becomes of a pair, and what a
/// coordinator, a distance, aims that differ, an online channel and a party leave in the tables, arm by arm and by hand. Everybody
/// discloses in every talk and is hurt every time, so the k-th response takes .25 / k of a trust.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class LostSlotTests(LostSlotTests.World world) : IClassFixture<LostSlotTests.World>
{
    private const double Precise = 1e-11;

    /// <summary>Played once for all tests.</summary>
    public sealed class World : IDisposable
    {
        internal ToyTables Tables { get; } = new("pairs", Scenario);

        public void Dispose() => Tables.Dispose();
    }

    private const ulong Seed = 23900;

    private const string Scenario = """
        schema_version: 1
        name: Pairs whose time is never free
        calendar: { weeks: 2, days_per_week: 3 }
        people: same
        cohort:
          sizes: [2, 1]
          attributes: {}
          acquaintance: { friendship: 0.4, trust: 0.8 }
          leadership: 0
          travel_hours: 1.5
        arms:
          - name: drifting
            programme:
              pairs: { choose: assigned, within: school }
              meetings: { per_week: 2, hours: 1, structure: 0.3 }
          - name: unreached
            programme:
              pairs: { choose: assigned, within: school }
              meetings: { per_week: 1, hours: 1, structure: 1 }
              coordinator: { based: remote, hours_per_week: 2, reached: 0 }
          - name: reached
            programme:
              pairs: { choose: assigned, within: school }
              meetings: { per_week: 1, hours: 0.75, structure: 1 }
              coordinator: { based: remote, hours_per_week: 2, reached: 1 }
          - name: overlapping
            programme:
              pairs: { choose: assigned, within: anywhere, per_teacher: 2 }
              observations: { per_week: 0.5, debrief_hours: 0.5 }
              meetings: { per_week: 1, hours: 0.25, structure: 1 }
              coordinator: { based: on_site, hours_per_week: 5 }
          - name: visited
            programme:
              pairs: { choose: assigned, within: school }
              meetings: { per_week: 0, hours: 1, structure: 0.2 }
              coordinator: { based: on_site, hours_per_week: 1 }
          - name: first_leaves
            programme:
              pairs: { choose: assigned, within: school, goal_mismatch: 0.55 }
              meetings: { per_week: 1, hours: 0.25, structure: 0 }
              coordinator: { based: on_site, hours_per_week: 0 }
          - name: second_leaves
            cohort: { sizes: [1, 2] }
            programme:
              pairs: { choose: assigned, within: school, goal_mismatch: 0.55 }
              meetings: { per_week: 1, hours: 0.25, structure: 0 }
              coordinator: { based: on_site, hours_per_week: 0 }
          - name: prompted
            cohort: { sizes: [1, 1] }
            programme:
              online: { starts_per_day: 1, hours: 0.25, reliability: 0.5, prompts_per_week: 1 }
              coordinator: { based: remote, hours_per_week: 4 }
          - name: letters
            cohort: { sizes: [1, 1] }
            programme:
              online: { starts_per_day: 0.5, hours: 0.25 }
              bulletin: { per_week: 0.5, hours_each: 3 }
          - name: party
            cohort: { sizes: [1, 1] }
            programme:
              social: { events: 1, hours: 0.5, across: schools }
        instrument: lankau-1996-adapted
        survey_weeks: [1, 2]
        replications: 1
        seed: 23900
        parameters:
          set:
            { mu_q: 0, sigma_q: 0, q_least: 0, b_mean: 0.5, b_sd: 0, k0_mean: 0, k0_sd: 0, f0_sd: 0, f0_sim: 0, t0_f: 0, t0_sd: 0,
              rho: 0.5, s_load: 0.8, delta: 0, p_e: 0, e_mean: 0, beta: 0,
              lambda: 0.000000001, eta: 0, phi: 0, psi: 0, kappa_c: 0, h_talk: 0.25,
              a_p: -300, u: 700, a_r: 25, g_a: 0, att_informal: 1, att_formal: 1, r_on: 0.5, delta_z: 1,
              d_0: 600, d_T: 0, d_K: 0, d_S: 0, d_R: 0, hurt: 1, gossip_work: 1,
              gamma: 0.5, chi: 0.5, n_0: 1, H_F: 2, f_friend: 0.8, f_close: 0.45,
              l: 1, kappa_r: 1, r_remote: 1, visit_c: 1, visit_p: 1, visit_s: 0.4, visit_max: 0.7, attend_0: 1, late: 0,
              m_gain: 0, m_group: 0, m_contagion: 0, c_0: 0.999999, c_0_sd: 0, alpha: 1, c_missed: 0.5, c_min: 0.45, m_sd: 0.1,
              kappa: 4, sigma_theta: 0, sigma_eps: 0, omega: 0.2, x_mid: 0.5 }

        """;

    /// <summary>
    /// Whose aims differ more than average (.55): 0 more than 1, and 2 more than 1. How many online exchanges two teachers start on the six
    /// days when each starts .5 on average (none below e^−.5, one below 1.5 e^−.5).
    /// </summary>
    [Fact]
    public void The_luck_of_lost_slots_is_what_the_arithmetic_takes_it_to_be()
    {
        Luck luck = new(Seed, 0, 0);
        Draw first = luck.Dyad(0, 1, Decision.PairStart), second = luck.Dyad(1, 2, Decision.PairStart);
        Assert.True(first.U2 > 0.5 && first.U3 < 0.5 && second.U2 < 0.5 && second.U3 > 0.5);
        int[] exchanges = [.. Enumerable.Range(1, 6).Select(day => Starts(luck, 0, day) + Starts(luck, 1, day))];
        Assert.Equal([1, 1, 0, 1, 0, 2], exchanges);

        static int Starts(Luck luck, int person, int day)
        {
            double u = luck.Person(person, Decision.OnlineDay, day).U0;
            return u > 1.625 * Math.Exp(-0.5) ? 3 : u > 1.5 * Math.Exp(-0.5) ? 2 : u > Math.Exp(-0.5) ? 1 : 0;
        }
    }

    [Fact]
    public void A_pair_meets_as_often_as_its_slot_is_rebooked_and_ends_when_a_member_has_lost_interest()
    {
        world.Tables.Csv("pairs").Holds(
            "scenario arm replicate pair teacher_a teacher_b start_week end_week ended_by planned held structure", Precise,
            [
                // Two meetings missed in week 1 leave .25 of a commitment of 1, below .45, in both.
                ["pairs", "drifting", 0, 0, 0, 1, 0, 1, "both", 2, 0, 0.3],

                // The on-site coordinator rebooks; the one meeting is personal talk throughout, worth 1 − m (1 − 0): .45 less what 0's
                // aims differ more than the average .55, so 0 leaves; 1 stays above .45.
                ["pairs", "first_leaves", 0, 0, 0, 1, 0, 1, "teacher_a", 1, 1, 0],

                // Assigned down the list: 0 takes 1, then in the second round 2, who works in another school.
                ["pairs", "overlapping", 0, 0, 0, 1, 0, null, null, 2, 2, 1],
                ["pairs", "overlapping", 0, 1, 0, 2, 0, null, null, 2, 2, 1],

                // A remote coordinator whom every message reaches rebooks all, one whom none reaches nothing: .5 after week 1, .25 after 2.
                ["pairs", "reached", 0, 0, 0, 1, 0, null, null, 2, 2, 1],

                // Schools of one and two: 1 takes 2, whose aims differ more.
                ["pairs", "second_leaves", 0, 0, 1, 2, 0, 1, "teacher_b", 1, 1, 0],
                ["pairs", "unreached", 0, 0, 0, 1, 0, 2, "both", 2, 0, 1],

                // A visit a week raises structure by .4 to at most .7: .2, .6, .7.
                ["pairs", "visited", 0, 0, 0, 1, 0, null, null, 0, 0, 0.7],
            ]);
    }

    /// <summary>Trust after some hurtful responses: .8 × 3/4 × 7/8 × 11/12 × …</summary>
    private static double Trust(int responses) =>
        0.8 * Enumerable.Range(1, responses).Aggregate(1.0, (t, k) => t * ((4 * k) - 1) / (4 * k));

    /// <summary>
    /// Friendship after some quarters of an hour: 1 − .6 exp(−Σ .25 a T / 2), with T the trust after each and a = 1, online a = .5.
    /// </summary>
    private static double Friendship(int talks, double closeness = 1) =>
        1 - (0.6 * Math.Exp(-0.125 * closeness * Enumerable.Range(1, talks).Sum(Trust)));

    [Fact]
    public void Ties_count_the_talks_of_meetings_debriefs_exchanges_and_a_party()
    {
        List<object?[]> rows = [];
        void Tie(string arm, int week, int one, int other, int talks, double closeness = 1)
        {
            rows.Add([arm, "programme", week, one, other, Trust(talks), Friendship(talks, closeness), 0.25 * talks]);
            rows.Add([arm, "programme", week, other, one, Trust(talks), Friendship(talks, closeness), 0.25 * talks]);
        }

        Tie("first_leaves", 1, 0, 1, 1);
        Tie("first_leaves", 2, 0, 1, 1);

        // One and one exchange on days 1 and 2, then one and two on days 4 and 6.
        Tie("letters", 1, 0, 1, 2, 0.5);
        Tie("letters", 2, 0, 1, 5, 0.5);

        // A meeting of a quarter a week with each partner; the debrief of half an hour, every second week, in week 2.
        foreach ((int week, int talks) in new[] { (1, 1), (2, 4) })
        {
            rows.Add(["overlapping", "programme", week, 0, 1, Trust(talks), Friendship(talks), 0.25 * talks]);
            rows.Add(["overlapping", "programme", week, 0, 2, Trust(talks), Friendship(talks), 0.25 * talks]);
            rows.Add(["overlapping", "programme", week, 1, 0, Trust(talks), Friendship(talks), 0.25 * talks]);
            rows.Add(["overlapping", "programme", week, 2, 0, Trust(talks), Friendship(talks), 0.25 * talks]);
        }

        // One event in two weeks is at the end of the second.
        Tie("party", 2, 0, 1, 2);
        Tie("prompted", 1, 0, 1, 2, 0.5);
        Tie("prompted", 2, 0, 1, 5, 0.5);

        // Three quarters of an hour a week.
        Tie("reached", 1, 0, 1, 3);
        Tie("reached", 2, 0, 1, 6);
        Tie("second_leaves", 1, 1, 2, 1);
        Tie("second_leaves", 2, 1, 2, 1);
        world.Tables.Csv("network").Holds("arm world week from to trust friendship hours", Precise, rows);
    }

    [Theory]

    // Hurtful responses are two a talk, over the arm's teachers; hours of talk count for both partners, over the arm's teachers.
    [InlineData("drifting", 1, "meetings_planned 2, pairs_ended 1")]
    [InlineData("drifting", 2, "meetings_planned 2, pairs_ended 1")]
    [InlineData("unreached", 1, "meetings_planned 1, hours_coordinator 2")]
    [InlineData("unreached", 2, "meetings_planned 2, pairs_ended 1, hours_coordinator 4")]

    // 2 × .75 / 3 a week; 3 talks × 2 / 3; 2 × .75 staff hours.
    [InlineData("reached", 1,
        "scheduled_hours 0.5, hurtful_responses 2, meetings_planned 1, meetings_held 1, hours_participants 1.5, hours_coordinator 2")]
    [InlineData("reached", 2,
        "scheduled_hours 1, hurtful_responses 4, meetings_planned 2, meetings_held 2, hours_participants 3, hours_coordinator 4")]

    // Two pairs: each week 2 × 2 × .25 staff hours and 2 × 1.5 of travel by the pair of two schools; in week 2 a debrief, 2 × 2 × .5 and
    // 2 × 1.5.
    // Talks 2, then 8: 2 × 2 × .25 / 3 = 1/3, then 2 × 2 / 3 hours a teacher; hurtful 4/3, then 16/3.
    [InlineData("overlapping", 1,
        "scheduled_hours 0.333333333, hurtful_responses 1.333333333, meetings_planned 2, meetings_held 2, hours_participants 1, "
        + "hours_coordinator 5, hours_travel 3")]
    [InlineData("overlapping", 2,
        "scheduled_hours 1.333333333, hurtful_responses 5.333333333, meetings_planned 4, meetings_held 4, hours_participants 4, "
        + "hours_coordinator 10, hours_travel 9")]
    [InlineData("visited", 1, "hours_coordinator 1")]
    [InlineData("visited", 2, "hours_coordinator 2")]
    [InlineData("first_leaves", 2,
        "scheduled_hours 0.166666667, hurtful_responses 0.666666667, meetings_planned 1, meetings_held 1, pairs_ended 1, "
        + "hours_participants 0.5")]
    [InlineData("second_leaves", 2,
        "scheduled_hours 0.166666667, hurtful_responses 0.666666667, meetings_planned 1, meetings_held 1, pairs_ended 1, "
        + "hours_participants 0.5")]

    // Two teachers: 2 × .25 × 2 / 2, then 5 exchanges. The channel takes nobody's working time; letters cost what they take to write, once
    // in two weeks and in the second.
    [InlineData("prompted", 1, "online_hours 0.5, hurtful_responses 2, hours_coordinator 4")]
    [InlineData("prompted", 2, "online_hours 1.25, hurtful_responses 5, hours_coordinator 8")]
    [InlineData("letters", 1, "online_hours 0.5, hurtful_responses 2")]
    [InlineData("letters", 2, "online_hours 1.25, hurtful_responses 5, hours_coordinator 3")]

    // Own time is neither scheduled talk nor staff hours.
    [InlineData("party", 1, "")]
    [InlineData("party", 2, "hurtful_responses 2")]
    public void Books_hold_what_took_place_and_nothing_else(string arm, int wave, string expected) =>
        HourTests.Books(world.Tables.Csv("outcomes"), arm, "programme", wave, expected);

    [Fact]
    public void Nothing_happens_in_the_twin_worlds()
    {
        ToyTable outcomes = world.Tables.Csv("outcomes");
        foreach (string arm in outcomes.Texts("arm").Distinct())
        {
            foreach (int wave in new[] { 1, 2 }) HourTests.Books(outcomes, arm, "twin", wave, "");
        }
    }

    [Fact]
    public void Hours_of_a_party_are_hours_of_talk() =>
        world.Tables.Parquet("teachers").Where("arm", "party").Where("world", "programme").Holds(
            "wave teacher talk_hours good_responses", Precise, [[1, 0, 0.0, 0], [1, 1, 0.0, 0], [2, 0, 0.5, 0], [2, 1, 0.5, 0]]);
}
