using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Tests.Cli;
using Simulator.Tests.Engine;

namespace Simulator.Tests.Toy;

/// <summary>
/// Where hours go. Every arm's programme asks exactly the hours of which informal talk would be full (2 a week: twice two starts a day of a
/// quarter of an hour on two days), and crowds all of it out; a component that did not plan its hours would leave talk behind. Nobody
/// discloses anything. Teachers 0 and 1 share a school, 2 is alone; in the arm with sessions all three share one.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class HourTests(HourTests.World world) : IClassFixture<HourTests.World>
{
    private const double Precise = 1e-11, Single = 1e-6;

    /// <summary>Played once for all tests.</summary>
    public sealed class World : IDisposable
    {
        internal ToyTables Tables { get; } = new("hours", Scenario);

        public void Dispose() => Tables.Dispose();
    }

    private const ulong Seed = 1585;

    private const string Scenario = """
        schema_version: 1
        name: Hours planned, released, travelled and booked
        calendar: { weeks: 2, days_per_week: 2 }
        people: same
        cohort:
          sizes: [2, 1]
          attributes: {}
          acquaintance: { friendship: 0.4, trust: 0.8 }
          leadership: 1
          free_hours_per_week: 4
          travel_hours: 0.75
        arms:
          - name: meetings
            programme:
              pairs: { choose: assigned }
              meetings: { per_week: 1, hours: 2, structure: 1, day: 1 }
          - name: half
            programme:
              pairs: { choose: assigned }
              meetings: { per_week: 1, hours: 1, structure: 1, day: 1 }
          - name: observations
            programme:
              pairs: { choose: assigned }
              observations: { per_week: 2, debrief_hours: 1 }
          - name: groups
            programme:
              groups: { meetings: 2, hours: 2, across: schools, talk_in: 3 }
          - name: one_group
            programme:
              groups: { meetings: 1, hours: 2, across: schools, talk_in: 3, weeks: [1, 1] }
          - name: sessions
            cohort: { sizes: [3] }
            programme:
              training: { who: { per_school: 1, choose: skill }, off_site_days: 1.5 }
              passing_on: { colleagues: 2, hours_per_week: 2 }
          - name: released
            programme:
              time_release: { hours_per_week: 1, weeks: [2, 2] }
              pairs: { choose: assigned }
              meetings: { per_week: 1, hours: 2, structure: 1, day: 1 }
          - name: unprotected
            programme:
              leadership: { support: 0, weeks: [1, 1] }
              pairs: { choose: assigned }
              meetings: { per_week: 1, hours: 2, structure: 1, day: 1 }
          - name: prompted
            programme:
              online: { starts_per_day: 0.000001, hours: 0.25, prompts_per_week: 1 }
              coordinator: { based: remote, hours_per_week: 4 }
          - name: letters
            programme:
              bulletin: { per_week: 0.5, hours_each: 3 }
        instrument: lankau-1996-adapted
        survey_weeks: [1, 2]
        replications: 1
        seed: 1585
        parameters:
          set:
            { mu_q: 0.5, sigma_q: 1000000, q_least: 0.25, q_most: 0.75, b_mean: 0.5, b_sd: 0, k0_mean: 0.2, k0_sd: 0,
              f0_sd: 0, f0_sim: 0, t0_f: 0, t0_sd: 0, rho: 0.5, s_load: 0.8, delta: 0, p_e: 0, e_mean: 0, beta: 0,
              lambda: 2, pi_s: 1, eta: 0, phi: 0, psi: 0, kappa_c: 1, f_least: 0.000000000001, h_talk: 0.25,
              a_p: -140, u: 700, a_r: -600, g_a: 0.5, att_informal: 1, att_formal: 1, s_group: 1, s_session: 1, delta_z: 0.5,
              d_0: -600, d_T: 0, d_K: 0, d_S: 0, d_R: 0, H_F: 2, f_friend: 0.8, f_close: 0.45, l: 1,
              attend_0: 1, late: 0, m_gain: 0, m_group: 0, m_contagion: 0, c_0: 1, c_0_sd: 0, c_missed: 0,
              k_outside: 0.5, fid_a: 1, fid_b: 1, xi: 0.1, k_mentor: 0.5, h_day: 4, kappa: 4, sigma_theta: 0, sigma_eps: 0 }

        """;

    /// <summary>
    /// Talks that 0 and 1 start on days 1 to 4: 2, 2, 3, 4 where each starts two on average; 1, 1, 2, 2 where each starts one. With 2 all
    /// three start 3, 4, 6, 6. The skilled one is 1.
    /// </summary>
    [Fact]
    public void The_luck_of_hours_is_what_the_arithmetic_takes_it_to_be()
    {
        Luck luck = new(Seed, 0, 0);
        int[] days = [1, 2, 3, 4];
        Assert.Equal([2, 2, 3, 4], days.Select(d => Starts(0, d, 2) + Starts(1, d, 2)));
        Assert.Equal([1, 1, 2, 2], days.Select(d => Starts(0, d, 1) + Starts(1, d, 1)));
        Assert.Equal([3, 4, 6, 6], days.Select(d => Starts(0, d, 2) + Starts(1, d, 2) + Starts(2, d, 2)));
        Assert.Equal([false, true, false], new[] { 0, 1, 2 }.Select(i => luck.Person(i, Decision.Person).U0 > 0.5));

        // The count whose probabilities e^−m m^k / k! pass the draw.
        int Starts(int person, int day, double mean)
        {
            double left = luck.Person(person, Decision.Day, day).U2, term = Math.Exp(-mean);
            int count = 0;
            for (; left > term; count++) (left, term) = (left - term, term * mean / (count + 1));
            return count;
        }
    }

    /// <summary>Friendship after some attentive hours at a trust of .8: 1 − .6 exp(−.8 h / 2).</summary>
    private static double Friendship(double attentive) => 1 - (0.6 * Math.Exp(-0.4 * attentive));

    [Fact]
    public void Talk_gives_way_to_the_hours_planned_and_turns_professional_while_there_is_an_agenda()
    {
        // Gossip counts half for friendship. Two days after a meeting (1, .5, .25) or the day after a group, a prompt or a letter (.5, .25)
        // there is still something to talk about.
        List<object?[]> rows = [];
        void Tie(string arm, int week, int one, int other, double hours, double attentive, string of = "programme")
        {
            rows.Add([arm, of, week, one, other, 0.8, Friendship(attentive), hours]);
            rows.Add([arm, of, week, other, one, 0.8, Friendship(attentive), hours]);
        }

        // Without a programme: 4, then 7 gossips.
        void Twin(string arm)
        {
            Tie(arm, 1, 0, 1, 1, 0.5, "twin");
            Tie(arm, 2, 0, 1, 2.75, 1.375, "twin");
        }

        // Groups of three: each two have half of a quarter of an hour, eight times.
        foreach (int week in new[] { 1, 2 })
        {
            foreach ((int one, int other) in new[] { (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1) })
                rows.Add(["groups", "programme", week, one, other, 0.8, Friendship(week), (double)week]);
        }

        Twin("groups");

        // One start a day on average: a gossip on day 1, a professional talk on day 2, then 2 and 2; an hour of meeting a week.
        Tie("half", 1, 0, 1, 1.5, 0.125 + 0.25 + 1);
        Tie("half", 2, 0, 1, 3.5, 0.125 + 0.25 + 1 + 1 + 1);
        Twin("half");

        // A letter on day 3: 4 + 3 gossips, then 4 professional talks.
        Tie("letters", 1, 0, 1, 1, 0.5);
        Tie("letters", 2, 0, 1, 2.75, 0.875 + 1);
        Twin("letters");
        Tie("meetings", 1, 0, 1, 2, 2);
        Tie("meetings", 2, 0, 1, 4, 4);
        Twin("meetings");
        Tie("observations", 1, 0, 1, 2, 2);
        Tie("observations", 2, 0, 1, 4, 4);
        Twin("observations");

        // The group of week 1 gives an hour to each two; in week 2 talk is full again: 3 professional on the day after, 4 gossips.
        rows.Add(["one_group", "programme", 1, 0, 1, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 1, 0, 2, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 1, 1, 0, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 1, 1, 2, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 1, 2, 0, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 1, 2, 1, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 2, 0, 1, 0.8, Friendship(1 + 0.75 + 0.5), 2.75]);
        rows.Add(["one_group", "programme", 2, 0, 2, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 2, 1, 0, 0.8, Friendship(1 + 0.75 + 0.5), 2.75]);
        rows.Add(["one_group", "programme", 2, 1, 2, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 2, 2, 0, 0.8, Friendship(1), 1.0]);
        rows.Add(["one_group", "programme", 2, 2, 1, 0.8, Friendship(1), 1.0]);
        Twin("one_group");

        // Prompts on days 1 and 3: gossips on these, 2 and 4 professional talks the days after.
        Tie("prompted", 1, 0, 1, 1, 0.25 + 0.5);
        Tie("prompted", 2, 0, 1, 2.75, 0.25 + 0.5 + 0.375 + 1);
        Twin("prompted");

        // In week 2 an hour is released: 1 of 2 hours is taken out of talk, which leaves one start a day: 2 and 2, all professional.
        Tie("released", 1, 0, 1, 2, 2);
        Tie("released", 2, 0, 1, 5, 5);
        Twin("released");

        // 1 is the mentor, 0 and 2 the mentees: no hour of talk is left to the mentor either, nor between the mentees.
        foreach (int week in new[] { 1, 2 })
        {
            Tie("sessions", week, 0, 1, 2 * week, 2 * week);
            Tie("sessions", week, 1, 2, 2 * week, 2 * week);
        }

        // Leaders who protect nothing in week 1: the pair's hour is kept free all the same, and lost.
        Tie("unprotected", 2, 0, 1, 2, 2);
        Twin("unprotected");
        ToyTable network = world.Tables.Csv("network");
        network.Where("arm", [.. network.Texts("arm").Distinct().Where(a => a != "sessions")]).Holds(
            "arm world week from to trust friendship hours", Precise, [.. rows.Where(r => (string)r[0]! != "sessions")]);
        network.Where("arm", "sessions").Where("world", "programme").Holds(
            "arm world week from to trust friendship hours", Precise, [.. rows.Where(r => (string)r[0]! == "sessions")]);
    }

    [Theory]

    // Hours of talk count for both partners, over three teachers: 4 talks are 2 / 3, 11 are 11 / 6.
    [InlineData("meetings", 1, "scheduled_hours 1.333333333, meetings_planned 1, meetings_held 1, hours_participants 4")]
    [InlineData("meetings", 2, "scheduled_hours 2.666666667, meetings_planned 2, meetings_held 2, hours_participants 8")]
    [InlineData("half", 1,
        "informal_hours 0.333333333, scheduled_hours 0.666666667, meetings_planned 1, meetings_held 1, hours_participants 2")]
    [InlineData("half", 2, "informal_hours 1, scheduled_hours 1.333333333, meetings_planned 2, meetings_held 2, hours_participants 4")]

    // Two debriefs of an hour a week.
    [InlineData("observations", 1, "scheduled_hours 1.333333333, hours_participants 4")]
    [InlineData("observations", 2, "scheduled_hours 2.666666667, hours_participants 8")]

    // Three teachers for two hours; each travels .75. Three dyads of an hour: 2 × 3 / 3.
    [InlineData("groups", 1, "scheduled_hours 2, hours_participants 6, hours_travel 2.25")]
    [InlineData("groups", 2, "scheduled_hours 4, hours_participants 12, hours_travel 4.5")]
    [InlineData("one_group", 1, "scheduled_hours 2, hours_participants 6, hours_travel 2.25")]
    [InlineData("one_group", 2, "informal_hours 1.166666667, scheduled_hours 2, hours_participants 6, hours_travel 2.25")]

    // Two sessions of two hours a week, two people each; one person trained for 1.5 days of 4 hours.
    [InlineData("sessions", 1, "scheduled_hours 2.666666667, hours_participants 8, hours_training 6")]
    [InlineData("sessions", 2, "scheduled_hours 5.333333333, hours_participants 16, hours_training 6")]
    [InlineData("released", 1, "scheduled_hours 1.333333333, meetings_planned 1, meetings_held 1, hours_participants 4")]
    [InlineData("released", 2,
        "informal_hours 0.666666667, scheduled_hours 2.666666667, meetings_planned 2, meetings_held 2, hours_participants 8, "
        + "hours_release 3")]
    [InlineData("unprotected", 1, "meetings_planned 1")]
    [InlineData("unprotected", 2, "scheduled_hours 1.333333333, meetings_planned 2, meetings_held 1, hours_participants 4")]
    [InlineData("prompted", 1, "informal_hours 0.666666667, hours_coordinator 4")]
    [InlineData("prompted", 2, "informal_hours 1.833333333, hours_coordinator 8")]
    [InlineData("letters", 1, "informal_hours 0.666666667")]
    [InlineData("letters", 2, "informal_hours 1.833333333, hours_coordinator 3")]
    public void Hours_are_booked_where_they_were_spent(string arm, int wave, string expected)
    {
        ToyTable outcomes = world.Tables.Csv("outcomes");
        Books(outcomes, arm, "programme", wave, expected);

        // The twins talk as if nothing had been offered; all three in one school start 7, then 19 talks.
        string talk = arm == "sessions" ? wave == 1 ? "1.166666667" : "3.166666667" : wave == 1 ? "0.666666667" : "1.833333333";
        Books(outcomes, arm, "twin", wave, $"informal_hours {talk}");
    }

    [Theory]
    [InlineData("half", 0.5, 5.0 / 6)]
    [InlineData("letters", 0, 4.0 / 11)]
    [InlineData("prompted", 2.0 / 4, 6.0 / 11)]
    [InlineData("released", double.NaN, 1)]
    [InlineData("one_group", double.NaN, 3.0 / 7)]
    public void Shares_are_of_informal_talk_only(string arm, double first, double second)
    {
        ToyTable outcomes = world.Tables.Csv("outcomes").Where("arm", arm).Where("world", "programme");

        // Nobody shares a mentor here, so all talk is outside the own team.
        outcomes.Where("outcome", "gossip_share", "professional_share", "personal_share", "outside_team_share").Holds(
            "wave outcome unit value sd worst_decile", Precise,
            [
                [1, "gossip_share", "share", 1 - first, null, null], [1, "professional_share", "share", first, null, null],
                [1, "personal_share", "share", 0 * first, null, null], [1, "outside_team_share", "share", 1 + (0 * first), null, null],
                [2, "gossip_share", "share", 1 - second, null, null], [2, "professional_share", "share", second, null, null],
                [2, "personal_share", "share", 0.0, null, null], [2, "outside_team_share", "share", 1.0, null, null],
            ]);
    }

    [Fact]
    public void Mentees_learn_from_their_mentor_at_the_pace_of_the_mentors_skill()
    {
        // 1 is sent, who has the skill (.75; the others .25), and comes back with .2 + .5 × fidelity × (1 − .2); fidelity is Beta(1, 1), so
        // the one uniform of the draw.
        double fidelity = new Luck(Seed, 0, 0).Person(1, Decision.Fidelity).U0;
        double[] knowledge = [0.2, 0.2 + (0.4 * fidelity), 0.2];
        List<object?[]> rows = [];
        for (int week = 1; week <= 2; week++)
        {
            // Two hours with 0, then two with 2, in quarters: .1 × .75 of what the mentor knows more; the mentor learns half of that share
            // of what is missing.
            foreach (int mentee in new[] { 0, 2 })
            {
                for (int quarter = 0; quarter < 8; quarter++)
                {
                    knowledge[mentee] += 0.075 * (knowledge[1] - knowledge[mentee]);
                    knowledge[1] += 0.0375 * (1 - knowledge[1]);
                }
            }

            double mean = knowledge.Sum() / 3, squares = knowledge.Sum(k => (k - mean) * (k - mean));
            rows.Add([week, "0-1", 3, mean, Math.Sqrt(squares / 2), knowledge[0]]);
        }

        world.Tables.Csv("outcomes").Where("arm", "sessions").Where("world", "programme").Where("outcome", "knowledge").Holds(
            "wave unit n value sd worst_decile", Single, rows);
        world.Tables.Csv("outcomes").Where("arm", "sessions").Where("world", "twin").Where("outcome", "knowledge").Holds(
            "wave unit n value sd worst_decile", Single, [[1, "0-1", 3, 0.2, 0.0, 0.2], [2, "0-1", 3, 0.2, 0.0, 0.2]]);
    }

    [Fact]
    public void Pairs_count_what_was_planned_and_held()
    {
        // Observations are not meetings; structure is that of the meetings offered.
        world.Tables.Csv("pairs").Holds(
            "scenario arm replicate pair teacher_a teacher_b start_week end_week ended_by planned held structure", Precise,
            [
                ["hours", "half", 0, 0, 0, 1, 0, null, null, 2, 2, 1], ["hours", "meetings", 0, 0, 0, 1, 0, null, null, 2, 2, 1],
                ["hours", "observations", 0, 0, 0, 1, 0, null, null, 0, 0, 0], ["hours", "released", 0, 0, 0, 1, 0, null, null, 2, 2, 1],
                ["hours", "unprotected", 0, 0, 0, 1, 0, null, null, 2, 1, 1],
            ]);
    }

    /// <summary>
    /// Nothing at all is left of informal talk where f_least is 0 and the hours planned are all there are. Before a simulation has played a
    /// week with another mean, a mean of 0 is taken for one already known and the chance of no start stays 0; so it also depends on what
    /// the same thread played before.
    /// </summary>
    [Fact]
    public void A_first_week_without_any_room_for_talk_has_none()
    {
        Setting setting = new(new Simulator.Engine.State.Calendar(1, 2), new CohortPlan { SchoolSizes = [2], Leadership = 1 });
        ProgrammePlan programme = Example.Programme(Example.Offer("pairs"), Example.Offer("meetings", ("hours", 2.0)));
        ParameterSet parameters = Example.Parameters.With("lambda", 2).With("kappa_c", 1).With("f_least", 0);
        Assert.Equal(0, Example.Play(setting, programme, parameters).Ledger.Hours(Channel.Informal));
    }

    /// <summary>The sums and counts of an arm, world and wave are those named, and all others 0.</summary>
    internal static void Books(ToyTable outcomes, string arm, string of, int wave, string expected)
    {
        string[] sums =
        [
            "informal_hours", "scheduled_hours", "online_hours", "hurtful_responses", "meetings_planned", "meetings_held", "pairs_ended",
            "hours_participants", "hours_release", "hours_coordinator", "hours_training", "hours_travel",
        ];
        Dictionary<string, double> values = expected.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split(' '))
            .ToDictionary(v => v[0], v => double.Parse(v[1], CultureInfo.InvariantCulture));
        Assert.All(values.Keys, k => Assert.Contains(k, sums));
        outcomes.Where("arm", arm).Where("world", of).Where("wave", $"{wave}").Where("outcome", sums).Holds(
            "arm world wave outcome value sd worst_decile", 1e-8,
            [.. sums.Select(s => new object?[] { arm, of, wave, s, values.GetValueOrDefault(s), null, null })]);
    }
}
