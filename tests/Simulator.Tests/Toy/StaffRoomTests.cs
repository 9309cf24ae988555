using Simulator.Engine.Random;
using Simulator.Tests.Cli;

namespace Simulator.Tests.Toy;

/// <summary>
/// Every table of the staff room, written down by hand: what passes from state to file is held by what it means, not by a hash. Teachers
/// are 0, 1 (one school, one team, the pair) and 2 (alone in the other school).
/// <para>
/// The talks of 0 and 1, counted on: day 1 informal (1); day 2 informal (2), debrief (3); day 3 informal (4), meeting (5, 6); day 5
/// informal (7); day 6 informal (8), debrief (9); day 7 informal (10), meeting (11, 12). On day 8 the group: 0 with 2, then 1 with 2.
/// Their agenda: .5 by the workshop on day 1 (.25 on day 2: talk 2 is gossip); 1 after the debrief of day 2 (.5 on day 3); 1 after the
/// meeting of day 3 (.25 on day 5, but the booster of week 2 makes it .5; .25 on day 6: talk 8 is gossip); 1 after the debrief of day 6
/// (.5 on day 7). All other talks are professional. Without a programme the informal talks are the same six and all of them gossip.
/// </para>
/// <para>
/// Skills are 0, 1, 1: what 0 discloses to 1 or 2 is met well, what 1 and 2 disclose to each other too, what they disclose to 0 is let
/// pass, and so is everything in gossip, which has no attention here. The k-th response in a direction weighs .5 / k, gossip counted.
/// </para>
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class StaffRoomTests(StaffRoom room) : IClassFixture<StaffRoom>
{
    private const double Single = 1e-6, Double = 1e-11, Printed = 1e-5;

    // Trust at the start: .53 + .5 (F − .4), F = .4 + .4 (likeness − .5). Stages 0, 1, 4 lie at 0, .25 and 1 of their range, so likeness
    // is .75 (0 and 1), 0 (0 and 2), .25 (1 and 2): F = .5, .2, .3 and T = .58, .43, .48.
    private const double F01 = 0.5, T01 = 0.58;

    // What misses in 0's trust in 1 shrinks by 1 − .5/k in the k-th talk that is not gossip, in 1's trust in 0 by 1 − .25/k.
    // Week 1, k = 1, 3, 4, 5, 6: .42 × 1/2 × 5/6 × 7/8 × 9/10 × 11/12 = .126328125; .42 × 3/4 × 11/12 × 15/16 × 19/20 × 23/24 =
    // .24645263671875. Week 2, k = 7, 9, 10, 11, 12: × 13/14 × 17/18 × 19/20 × 21/22 × 23/24; × 27/28 × 35/36 × 39/40 × 43/44 × 47/48.
    private const double T01AfterOne = 0.873671875, T10AfterOne = 0.75354736328125;
    private const double T01AfterTwo = 0.9037216593424479, T10AfterTwo = 0.7844332566857336;

    // The group: 0 is met well by 2: .43 + .5 × .57 = .715, and 2's trust in 0 gains half of that share: .43 + .25 × .57 = .5725.
    // 1 and 2 meet each other well: what misses shrinks by 1/2 and by 3/4, in whatever order: 1 − .52 × 3/8 = .805.
    private const double T02 = 0.715, T20 = 0.5725, T12 = 0.805, T21 = 0.805;

    // Friendship: what misses shrinks by exp(−.25 T / 2) in each talk that is not gossip, with T the mean of both trusts after it.
    // Mean trusts after talks 1, 3, 4, 5, 6: .7375, .768125, .7880859375, .802509765625, .813609619140625, sum 3.909830322265625.
    // After talks 7, 9 … 12: .8225222778, .8290814463, .8347392572, .8396911874, .8440774580, sum 4.170111626735.
    // F01: 1 − .5 exp(−3.9098303223 / 8); 1 − .5 exp(−8.0799419490 / 8), past .8 in talk 12 (after talk 11 it is .7976).
    // F02: 1 − .8 exp(−.64375 / 8); F12: 1 − .7 exp(−.805 / 8).
    private const double F01AfterOne = 0.693297166993255, F01AfterTwo = 0.817889188754694, F02 = 0.261853010399989, F12 = 0.367009550062747;

    /// <summary>
    /// The only draws that matter, by the documented key (<see cref="Luck"/>): signs of skill and load, the level of the attribute, how
    /// many talks a day starts (a Poisson number of mean .5: none below e^−.5, one below 1.5 e^−.5), stressors, seats in the group.
    /// </summary>
    [Fact]
    public void The_luck_of_the_staff_room_is_what_the_arithmetic_takes_it_to_be()
    {
        Luck luck = new(StaffRoom.Seed, 0, 0);
        double none = Math.Exp(-0.5), one = 1.5 * Math.Exp(-0.5);
        int[] talks = new int[9];
        string[] stressors = ["", "", ""];
        for (int i = 0; i < 3; i++)
        {
            Draw person = luck.Person(i, Decision.Person);
            Assert.Equal((i > 0, i < 2), (person.U0 > 0.5, person.U1 > 0.5));
            Assert.Equal(i, (int)(3 * luck.Person(i, Decision.Attribute, index: 0).U0));
            for (int day = 1; day <= 8; day++)
            {
                Draw draw = luck.Person(i, Decision.Day, day);
                Assert.True(draw.U2 < one);
                if (i < 2 && draw.U2 > none) talks[day]++;
                stressors[i] += draw.U0 < 0.5 ? "x" : "-";
            }
        }

        Assert.Equal([0, 1, 1, 1, 0, 1, 1, 1, 0], talks);
        Assert.Equal(["xxxxx--x", "xx--xx-x", "--x--xx-"], stressors);
        uint Seat(int i, int segment) => luck.Person(i, Decision.Seat, 8, segment).W0;
        Assert.True(Seat(1, 0) > Seat(0, 0) && Seat(1, 0) > Seat(2, 0), "1 is left over in the first quarter of an hour");
        Assert.True(Seat(0, 1) > Seat(1, 1) && Seat(0, 1) > Seat(2, 1), "0 is left over in the second");
    }

    [Fact]
    public void Pairs_are_the_one_that_was_assigned()
    {
        // One meeting a week, no slot lost, nobody loses interest; structure 1 as agreed.
        room.Tables.Csv("pairs").Holds(
            "scenario arm replicate pair teacher_a teacher_b start_week end_week ended_by planned held structure", 0,
            [["staff-room", "offered", 0, 0, 0, 1, 0, null, null, 2, 2, 1]]);
    }

    [Fact]
    public void Ties_are_those_that_talked_in_both_directions_by_week()
    {
        // Hours of 0 and 1, week by week: three informal quarters, a debrief's, a meeting's two; without a programme the informal ones.
        List<object?[]> rows = [];
        void Tie(string arm, string world, int week, int one, int other, double there, double back, double friendship, double hours)
        {
            rows.Add([arm, world, week, one, other, there, friendship, hours]);
            rows.Add([arm, world, week, other, one, back, friendship, hours]);
        }

        void Untouched(string arm, string world)
        {
            Tie(arm, world, 1, 0, 1, T01, T01, F01, 0.75);
            Tie(arm, world, 2, 0, 1, T01, T01, F01, 1.5);
        }

        Untouched("nothing", "programme");
        Untouched("nothing", "twin");
        Tie("offered", "programme", 1, 0, 1, T01AfterOne, T10AfterOne, F01AfterOne, 1.5);
        rows.Add(["offered", "programme", 2, 0, 1, T01AfterTwo, F01AfterTwo, 3.0]);
        rows.Add(["offered", "programme", 2, 0, 2, T02, F02, 0.25]);
        rows.Add(["offered", "programme", 2, 1, 0, T10AfterTwo, F01AfterTwo, 3.0]);
        rows.Add(["offered", "programme", 2, 1, 2, T12, F12, 0.25]);
        rows.Add(["offered", "programme", 2, 2, 0, T20, F02, 0.25]);
        rows.Add(["offered", "programme", 2, 2, 1, T21, F12, 0.25]);
        Untouched("offered", "twin");
        room.Tables.Csv("network").Holds("arm world week from to trust friendship hours", Double, rows);
    }

    // Stress, mornings s ← .5 s + .4 load in week 1 and .5 s + .3 load in week 2, evenings halved by each good response. Loads 1, 1, 0.
    // 0 is met well 1, 1, 3, 0, 1, 1, 3 times on days 1 to 7 and once on day 8, 1 once on day 8:
    private static readonly double[] StressOf0 =
    [
        0.8, 0.8 / 2, 0.6 / 2, 0.55 / 8, 0.434375, 0.5171875 / 2, 0.429296875 / 2, 0.40732421875 / 8, 0.325457763671875 / 2,
    ];

    private static readonly double[] StressOf1 = [0.8, 0.8, 0.8, 0.8, 0.8, 0.7, 0.65, 0.625, 0.6125 / 2];

    private static readonly double[] StressWithout = [0.8, 0.8, 0.8, 0.8, 0.8, 0.7, 0.65, 0.625, 0.6125];

    // A survey reads the mean since the one before: of days 1 to 4, then of days 5 to 8; before the first day that of day 0. The run-in has
    // changed nothing: s = .5 s + .4 is .8, stressors add nothing, and gossip relieves nobody.
    private static double Mean(double[] days, int week) => week == 0 ? days[0] : days[((4 * week) - 3)..((4 * week) + 1)].Average();

    // With the reference peers: until day 7 only 0 and 1 have talked, with each other; the mean of both trusts after the last talk of the
    // day. Day 8: 0 has 3 hours with 1 and a quarter with 2, so (12 T01 + T02) / 13; 1 likewise; 2 has a quarter with each.
    private const double TrustOf0 = ((12 * T01AfterTwo) + T02) / 13, TrustOf1 = ((12 * T10AfterTwo) + T12) / 13, TrustOf2 = (T20 + T21) / 2;
    private const double FriendshipOf0 = ((12 * F01AfterTwo) + F02) / 13, FriendshipOf1 = ((12 * F01AfterTwo) + F12) / 13;
    private const double FriendshipOf2 = (F02 + F12) / 2;

    [Fact]
    public void Trajectories_are_the_means_of_every_day()
    {
        double[] trust =
        [
            double.NaN, 0.7375, 0.768125, 0.813609619140625, 0.813609619140625, 0.822522277832031, 0.829081446329752, 0.844077458014091,
            (TrustOf0 + TrustOf1 + TrustOf2) / 3,
        ];
        double[] friendship =
        [
            double.NaN, 0.544032927069177, 0.585776794018330, F01AfterOne, F01AfterOne, 0.723263988854914, 0.750507502994098, F01AfterTwo,
            (FriendshipOf0 + FriendshipOf1 + FriendshipOf2) / 3,
        ];
        List<object?[]> rows = [];
        void Point(string arm, string world, int day, string state, double mean) =>
            rows.Add([arm, world, day, state, mean, mean, mean, mean, mean, mean]);

        void World(string arm, string world, Func<int, double> stress, Func<int, double> trusted, Func<int, double> friends)
        {
            for (int day = 0; day <= 8; day++)
            {
                Point(arm, world, day, "stress", stress(day));
                if (day == 0) continue;
                Point(arm, world, day, "trust", trusted(day));
                Point(arm, world, day, "friendship", friends(day));
            }
        }

        void Untouched(string arm, string world) => World(arm, world, d => 2 * StressWithout[d] / 3, _ => T01, _ => F01);

        Untouched("nothing", "programme");
        Untouched("nothing", "twin");
        World("offered", "programme", d => (StressOf0[d] + StressOf1[d]) / 3, d => trust[d], d => friendship[d]);
        Untouched("offered", "twin");
        room.Tables.Csv("trajectories").Holds("arm world day state mean q05 q25 q50 q75 q95", Double, rows);
    }

    [Fact]
    public void Outcomes_are_means_counts_and_booked_hours()
    {
        List<object?[]> rows = [];
        Untouched(rows, "nothing", "programme");
        Untouched(rows, "nothing", "twin");
        Rows offered = new(rows, "offered", "programme");

        // Before the first day only the workshop has cost something: 3 hours of three teachers. Teacher 2 has no schoolmate.
        offered.Wave = 0;
        Start(offered);
        offered.Meetings(0, 0, 0);
        offered.Persons("knowledge", 0.3, 0.3, 0.3, 0.3);
        offered.Hours(0, 0, 0, 9, 0);

        // Week 1: three informal talks of .25 h, of them one gossip; a debrief and a meeting, .75 h. Staff hours: 2 × .25 + 2 × .5.
        offered.Wave = 1;
        offered.Persons("stress", Mean(StressOf0, 1), Mean(StressOf1, 1), 0, worst: 0.8);
        offered.Persons("trust", T01AfterOne, T10AfterOne, 0, worst: 0);
        offered.Persons("friendship", F01AfterOne, F01AfterOne, 0, worst: 0);
        offered.Persons("belonging", (T01AfterOne + F01AfterOne) / 2, (T10AfterOne + F01AfterOne) / 2, 0, worst: 0);
        offered.Persons("enthusiasm", 0, 0, 0, worst: 0);
        offered.Ties(isolates: 1, newFriends: 0);
        offered.Talk(informal: 2 * 0.75 / 3, scheduled: 2 * 0.75 / 3, gossip: 1.0 / 3, professional: 2.0 / 3);
        offered.Persons("disclosures", 6, 6, 0, worst: 0);
        offered.Persons("good_responses", 5, 0, 0, worst: 0);
        offered.Count("hurtful_responses", "a teacher", 0);
        offered.Meetings(1, 1, 0);
        offered.Persons("knowledge", 0.3, 0.3, 0.3, worst: 0.3);
        offered.Hours(participants: 1.5, release: 0, coordinator: 3, training: 9, travel: 0);

        // Week 2 the same again, and the group: two talks of .25 h, half an hour of three teachers who each travel .75 h; a booster of an
        // hour for three. Disclosures: 12 talks and one in the group for 0 and 1, two in the group for 2. Good: 10 + 1, 1, 1.
        offered.Wave = 2;
        offered.Persons("stress", Mean(StressOf0, 2), Mean(StressOf1, 2), 0, worst: Mean(StressOf1, 2));
        offered.Persons("trust", TrustOf0, TrustOf1, TrustOf2, worst: TrustOf2);
        offered.Persons("friendship", FriendshipOf0, FriendshipOf1, FriendshipOf2, worst: FriendshipOf2);
        offered.Persons(
            "belonging", (TrustOf0 + FriendshipOf0) / 2, (TrustOf1 + FriendshipOf1) / 2, (TrustOf2 + FriendshipOf2) / 2,
            worst: (TrustOf2 + FriendshipOf2) / 2);
        offered.Persons("enthusiasm", 0, 0, 0, worst: 0);
        offered.Ties(isolates: 1, newFriends: 2);
        offered.Talk(informal: 2 * 1.5 / 3, scheduled: 2 * 2.0 / 3, gossip: 2.0 / 6, professional: 4.0 / 6);
        offered.Persons("disclosures", 13, 13, 2, worst: 2);
        offered.Persons("good_responses", 11, 1, 1, worst: 1);
        offered.Count("hurtful_responses", "a teacher", 0);
        offered.Meetings(2, 2, 0);
        offered.Persons("knowledge", 0.3, 0.3, 0.3, worst: 0.3);
        offered.Hours(participants: 3 + (3 * 0.5), release: 0, coordinator: 6, training: 9 + 3, travel: 3 * 0.75);
        Untouched(rows, "offered", "twin");
        room.Tables.Csv("outcomes").Holds("scenario arm world replicate wave outcome unit n value sd worst_decile", Single, rows);
    }

    /// <summary>Six gossips of a quarter of an hour, three in each week; nothing else happens.</summary>
    private static void Untouched(List<object?[]> rows, string arm, string world)
    {
        Rows without = new(rows, arm, world) { Wave = 0 };
        Start(without);
        without.Meetings(0, 0, 0);
        without.Persons("knowledge", 0.3, 0.3, 0.3, worst: 0.3);
        without.Hours(0, 0, 0, 0, 0);
        foreach (int week in new[] { 1, 2 })
        {
            without.Wave = week;
            without.Persons("stress", Mean(StressWithout, week), Mean(StressWithout, week), 0, worst: Mean(StressWithout, week));
            without.Persons("trust", T01, T01, 0, worst: 0);
            without.Persons("friendship", F01, F01, 0, worst: 0);
            without.Persons("belonging", (T01 + F01) / 2, (T01 + F01) / 2, 0, worst: 0);
            without.Persons("enthusiasm", 0, 0, 0, worst: 0);
            without.Ties(isolates: 1, newFriends: 0);
            without.Talk(informal: week * 2 * 0.75 / 3, scheduled: 0, gossip: 1, professional: 0);
            without.Persons("disclosures", 3 * week, 3 * week, 0, worst: 0);
            without.Persons("good_responses", 0, 0, 0, worst: 0);
            without.Count("hurtful_responses", "a teacher", 0);
            without.Meetings(0, 0, 0);
            without.Persons("knowledge", 0.3, 0.3, 0.3, worst: 0.3);
            without.Hours(0, 0, 0, 0, 0);
        }
    }

    private static void Start(Rows rows)
    {
        rows.Persons("stress", 0.8, 0.8, 0, worst: 0.8);
        rows.Persons("trust", 0, 0, 0, worst: 0);
        rows.Persons("friendship", 0, 0, 0, worst: 0);
        rows.Persons("belonging", 0, 0, 0, worst: 0);
        rows.Persons("enthusiasm", 0, 0, 0, worst: 0);
        rows.Ties(isolates: 1, newFriends: 0);
        rows.Talk(informal: 0, scheduled: 0, gossip: double.NaN, professional: double.NaN);
        rows.Persons("disclosures", 0, 0, 0, worst: 0);
        rows.Persons("good_responses", 0, 0, 0, worst: 0);
        rows.Count("hurtful_responses", "a teacher", 0);
    }

    [Fact]
    public void Teachers_are_written_with_their_own_states_and_counts()
    {
        List<object?[]> rows = [];
        void Teacher(
            string arm, string world, int wave, int i, int team, double stress, double trust, double friendship, int friends, double hours,
            int good) =>
            rows.Add(
            [
                "staff-room", arm, world, 0, wave, i < 2 ? 0 : 1, team, i, i == 2 ? 4 : i, stress, trust, friendship, friends, hours, good,
                i < 2 ? 1 : 0, arm == "offered" && world == "programme" ? 1 : 0, null, null,
            ]);

        // A school that is played by itself numbers its team from twice its first teacher's number: 2's team is 4, or 1 where a programme
        // across schools makes one region of both.
        void Untouched(string arm, string world)
        {
            for (int week = 0; week <= 2; week++)
            {
                (double trust, double friendship) = week == 0 ? (0, 0) : (T01, F01);
                Teacher(arm, world, week, 0, 0, Mean(StressWithout, week), trust, friendship, 0, 0.75 * week, 0);
                Teacher(arm, world, week, 1, 0, Mean(StressWithout, week), trust, friendship, 0, 0.75 * week, 0);
                Teacher(arm, world, week, 2, 4, 0, 0, 0, 0, 0, 0);
            }
        }

        Untouched("nothing", "programme");
        Untouched("nothing", "twin");
        Teacher("offered", "programme", 0, 0, 0, 0.8, 0, 0, 0, 0, 0);
        Teacher("offered", "programme", 0, 1, 0, 0.8, 0, 0, 0, 0, 0);
        Teacher("offered", "programme", 0, 2, 1, 0, 0, 0, 0, 0, 0);
        Teacher("offered", "programme", 1, 0, 0, Mean(StressOf0, 1), T01AfterOne, F01AfterOne, 0, 1.5, 5);
        Teacher("offered", "programme", 1, 1, 0, Mean(StressOf1, 1), T10AfterOne, F01AfterOne, 0, 1.5, 0);
        Teacher("offered", "programme", 1, 2, 1, 0, 0, 0, 0, 0, 0);
        Teacher("offered", "programme", 2, 0, 0, Mean(StressOf0, 2), TrustOf0, FriendshipOf0, 1, 3.25, 11);
        Teacher("offered", "programme", 2, 1, 0, Mean(StressOf1, 2), TrustOf1, FriendshipOf1, 1, 3.25, 1);
        Teacher("offered", "programme", 2, 2, 1, 0, TrustOf2, FriendshipOf2, 0, 0.5, 1);
        Untouched("offered", "twin");
        room.Tables.Parquet("teachers").Holds(
            """
            scenario arm world replicate wave school team teacher stage stress trust friendship new_friends talk_hours good_responses
            start_degree member circle role
            """, Single, rows);
    }

    // Answers: 6 + 10 (X − .52) = .8 + 10 X, rounded, at least 1; on effectiveness X = .8 X + .2 Q.
    // Before the first day everybody's X are 0 and Q = (0 + 1) / (0 + 2): 1, and .8 + 10 × .1 = 1.8 on effectiveness.
    private static readonly double[] Nobody = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2];

    /// <summary>Answers [wave][teacher][item] with the programme.</summary>
    private static readonly double[][][] Offered =
    [
        [Nobody, Nobody, Nobody],
        [
            // 0 in week 1. Stressors on days 1 to 4, met well on 1, 2, 3: X1 = .75. X2 = T01 = .8737. Work on days 1, 2, 3, a personal
            // concern in the gossip of day 2: X3 = (3/4 + 1/4) / 2 = .5. X4 = F01 = .6933. X5: the highest trust of a day as a talk
            // begins, before talks 1, 3, 6 and none on day 4: (.58 + .79 + .8621875) / 4 = .5580. Q = (5 + 1) / (6 + 2) = .75.
            // .8 + 10 X: 8.3, 9.54, 5.8, 7.73, 6.38. With .6 → .75: 8.3; .8489: 9.29; .55: 6.3; .7046: 7.85; .5964: 6.76.
            [8, 10, 6, 8, 6, 8, 9, 6, 8, 7],
            // 1: never met well, stressors on days 1, 2: X1 = 0. X2 = T10 = .7535. X3, X4 as 0. X5: (.58 + .685 + .74283203125) / 4 =
            // .5020. Q = 1 / 8. .8, 8.34, 5.8, 7.73, 5.82. With Q: .025: 1.05; .6278: 7.08; .425: 5.05; .5796: 6.60; .4266: 5.07.
            [1, 8, 6, 8, 6, 1, 7, 5, 7, 5],
            Nobody,
        ],
        [
            // 0 in week 2. Stressors on days 1 to 5 and 8; day 4 is answered on day 5, all others the same day: X1 = 1. X2 = .8892.
            // Work on days 1, 2, 3, 5, 6, 7, 8, personal on 2 and 6: X3 = (7/8 + 2/8) / 2 = .5625. X4 = .7751. X5: + before talks 7, 9,
            // 12 and the group's with 2: (2.2321875 + .873671875 + .8826953125 + .8995356445 + .43) / 8 = .6648. Q = 12 / 15 = .8.
            // 10.8, 9.69, 6.43, 8.55, 7.45. With Q: .96: 10.4; .8714: 9.51; .61: 6.9; .7801: 8.60; .6918: 7.72.
            [11, 10, 6, 9, 7, 10, 10, 7, 9, 8],
            // 1: stressors on days 1, 2, 5, 6, 8, met well on day 8 only: X1 = 1/5. X2 = .7860. X3 as 0. X4 = .7832.
            // X5: (2.00783203125 + .7535473633 + .7623492432 + .7798467302 + .48) / 8 = .5979. Q = 2 / 15.
            // 2.8, 8.66, 6.43, 8.63, 6.78. With Q: .1867: 2.67; .6555: 7.35; .4767: 5.57; .6532: 7.33; .5050: 5.85.
            [3, 9, 6, 9, 7, 3, 7, 6, 7, 6],
            // 2: stressors on days 3, 6, 7; met well on day 8, which answers day 7: X1 = 1/3. X2 = (.5725 + .805) / 2 = .68875.
            // X3 = (1/8 + 0) / 2. X4 = .3144. X5: the higher of .43 and .48 on day 8: .48 / 8 = .06. Q = 2 / 4.
            // 4.13, 7.69, 1.43, 3.94, 1.4. With Q: .3667: 4.47; .651: 7.31; .15: 2.3; .3515: 4.32; .148: 2.28.
            [4, 8, 1, 4, 1, 4, 7, 2, 4, 2],
        ],
    ];

    /// <summary>Answers [wave][teacher][item] without one.</summary>
    private static readonly double[][][] Nothing =
    [
        [Nobody, Nobody, Nobody],
        // 0 and 1 in week 1: never met well, X1 = 0. X2 = .58. Gossip on three of four days: X3 = .75 / 2. X4 = .5. X5 = .58 × 3/4 = .435.
        // Q = 1 / 5. .8, 6.6, 4.55, 5.8, 5.15. With Q: .04: 1.2; .504: 5.84; .34: 4.2; .44: 5.2; .388: 4.68.
        [[1, 7, 5, 6, 5, 1, 6, 4, 5, 5], [1, 7, 5, 6, 5, 1, 6, 4, 5, 5], Nobody],
        // The same in week 2, six of eight days; Q = 1 / 8: .025: 1.05; .489: 5.69; .325: 4.05; .425: 5.05; .373: 4.53.
        [[1, 7, 5, 6, 5, 1, 6, 4, 5, 5], [1, 7, 5, 6, 5, 1, 6, 4, 5, 5], Nobody],
    ];

    [Fact]
    public void Responses_are_states_read_by_the_questionnaire()
    {
        List<object?[]> rows = [];
        foreach ((string arm, double[][][] answers) in new[] { ("nothing", Nothing), ("offered", Offered) })
        {
            for (int wave = 0; wave <= 2; wave++)
            {
                for (int i = 0; i < 3; i++)
                {
                    double[] a = answers[wave][i];
                    int team = i < 2 ? 0 : arm == "nothing" ? 4 : 1;
                    rows.Add(
                    [
                        "staff-room", arm, 0, wave, i < 2 ? 0 : 1, team, arm == "nothing" || i == 2 ? null : 0, i, .. a.Cast<object?>(),
                        (a[0] + a[1] + a[2] + a[3] + a[4]) / 5, (a[5] + a[6] + a[7] + a[8] + a[9]) / 5,
                    ]);
                }
            }
        }

        const string Head = """
            scenario arm replicate wave school team pair teacher
            item_1 item_2 item_3 item_4 item_5 item_6 item_7 item_8 item_9 item_10 amount effectiveness
            """;
        room.Tables.Csv("responses").Holds(Head, Double, rows);
        room.Tables.Parquet("responses").Holds(Head, Double, rows);
    }

    [Fact]
    public void Tests_of_the_same_people_are_paired()
    {
        // Week 1, amount: 7.6, 5.8, 1 against 4.8, 4.8, 1: differences 2.8, 1, 0, mean 3.8/3, squares around it 4.0267, SD √2.01333,
        // SE √(2.01333/3) = .819214, t = 1.54620 with 2 degrees of freedom, p = 1 − t/√(t² + 2) = .262101.
        List<object?[]> rows = [];
        for (int wave = 0; wave <= 2; wave++) Tests(rows, wave);
        ToyTable tests = room.Tables.Csv("tests").Where("test", "paired");
        const string Head = """
            scenario replicate wave contrast outcome test statistic df p p_holm mean_difference se_difference lower upper
            d d_lower d_upper eta_squared icc_team design_effect
            """;
        tests.Holds(Head, Printed, rows);
        ToyTable amount = tests.Where("wave", "1").Where("outcome", "amount");
        amount.Holds("statistic df p mean_difference se_difference", Printed, [[1.546200, 2.0, 0.262101, 3.8 / 3, 0.819214]]);
    }

    private static void Tests(List<object?[]> rows, int wave)
    {
        string[] names = [.. Enumerable.Range(1, 10).Select(k => $"item_{k}"), "amount", "effectiveness"];
        double[][] x = [.. Enumerable.Range(0, 12).Select(k => Row(Offered[wave], k))];
        double[][] y = [.. Enumerable.Range(0, 12).Select(k => Row(Nothing[wave], k))];
        ByHand[] tests = [.. x.Zip(y, ByHand.Paired)];
        double[] holm = [.. ByHand.Holm([.. tests[..10].Select(t => t.P)]), .. ByHand.Holm([.. tests[10..].Select(t => t.P)])];
        for (int k = 0; k < 12; k++)
        {
            double icc = ByHand.IccOfTwoAndOne(x[k], y[k]);

            // Persons are in clusters of 2, 1, 2, 1: the mean cluster of a person is 10/6, so the design effect is 1 + (10/6 − 1) icc.
            rows.Add(
            [
                "staff-room", 0, wave, "offered - nothing", names[k], "paired", tests[k].T, tests[k].Df, tests[k].P, holm[k],
                tests[k].Difference, tests[k].Error, tests[k].Lower, tests[k].Upper, tests[k].D, null, null, tests[k].EtaSquared, icc,
                double.IsNaN(icc) ? 1 : 1 + (2.0 / 3 * icc),
            ]);
        }
    }

    private static double[] Row(double[][] answers, int k) => k switch
    {
        10 => [.. answers.Select(a => (a[0] + a[1] + a[2] + a[3] + a[4]) / 5)],
        11 => [.. answers.Select(a => (a[5] + a[6] + a[7] + a[8] + a[9]) / 5)],
        _ => [.. answers.Select(a => a[k])],
    };

    /// <summary>Writes one world's rows of outcomes, in the order of the table.</summary>
    private sealed class Rows(List<object?[]> rows, string arm, string world)
    {
        internal int Wave { get; set; }

        internal void Persons(string outcome, double of0, double of1, double of2, double worst)
        {
            double mean = (of0 + of1 + of2) / 3;
            double squares = ((of0 - mean) * (of0 - mean)) + ((of1 - mean) * (of1 - mean)) + ((of2 - mean) * (of2 - mean));
            Add(outcome, outcome is "disclosures" or "good_responses" ? "a teacher" : "0-1", mean, Math.Sqrt(squares / 2), worst);
        }

        internal void Count(string outcome, string unit, double value) => Add(outcome, unit, value, null, null);

        internal void Ties(int isolates, int newFriends)
        {
            Count("isolates", "persons", isolates);
            Count("new_friend_persons", "persons", newFriends);
        }

        internal void Talk(double informal, double scheduled, double gossip, double professional)
        {
            Count("informal_hours", "hours a teacher", informal);
            Count("scheduled_hours", "hours a teacher", scheduled);
            Count("online_hours", "hours a teacher", 0);
            Count("gossip_share", "share", gossip);
            Count("professional_share", "share", professional);
            Count("personal_share", "share", 0 * gossip);
            Count("outside_team_share", "share", 0 * gossip);
        }

        internal void Meetings(int planned, int held, int ended)
        {
            Count("meetings_planned", "meetings", planned);
            Count("meetings_held", "meetings", held);
            Count("pairs_ended", "pairs", ended);
        }

        internal void Hours(double participants, double release, double coordinator, double training, double travel)
        {
            Count("hours_participants", "hours", participants);
            Count("hours_release", "hours", release);
            Count("hours_coordinator", "hours", coordinator);
            Count("hours_training", "hours", training);
            Count("hours_travel", "hours", travel);
        }

        private void Add(string outcome, string unit, double value, double? sd, double? worst) =>
            rows.Add(["staff-room", arm, world, 0, Wave, outcome, unit, 3, value, sd, worst]);
    }
}
