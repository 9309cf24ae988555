using Simulator.Engine.Random;
using Simulator.Statistics.Distributions;
using Simulator.Tests.Cli;

namespace Simulator.Tests.Toy;

/// <summary>
/// A silent world of two arms with people of their own: nobody ever talks, so answers are the questionnaire's own draws, and every test of
/// three persons against three can be worked out beside it. A second run of it has careless respondents and answers left out.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class SilentAnswerTests(SilentAnswerTests.Worlds worlds) : IClassFixture<SilentAnswerTests.Worlds>
{
    private const double Precise = 1e-11, Printed = 1e-5;
    private const int Items = 10, Points = 11;

    private const string Head = "item_1 item_2 item_3 item_4 item_5 item_6 item_7 item_8 item_9 item_10 amount effectiveness";

    /// <summary>Played once for all tests.</summary>
    public sealed class Worlds : IDisposable
    {
        internal ToyTables Whole { get; } = new("silent", Scenario(0, 0, 2));

        internal ToyTables Patchy { get; } = new("silent", Scenario(0.5, 0.45, 4));

        public void Dispose()
        {
            Whole.Dispose();
            Patchy.Dispose();
        }
    }

    private static string Scenario(double careless, double missing, int replications) => FormattableString.Invariant($$"""
        schema_version: 1
        name: Nobody talks
        calendar: { weeks: 2, days_per_week: 2 }
        people: separate
        cohort: { sizes: [2, 1], teams: [2, 2] }
        arms:
          - { name: second, programme: {} }
          - { name: first, programme: {} }
        instrument:
          id: eleven-points
          title: Ten items of eleven points
          source: made up
          points: 11
          careless_share: {{careless}}
          missing_share: {{missing}}
          items:
            - { id: item_1, asks: listened, text: one }
            - { id: item_2, asks: trusted, text: two }
            - { id: item_3, asks: shared, text: three }
            - { id: item_4, asks: friends, text: four }
            - { id: item_5, asks: available, text: five }
            - { id: item_6, asks: listened, effectiveness: true, text: six }
            - { id: item_7, asks: trusted, effectiveness: true, text: seven }
            - { id: item_8, asks: shared, effectiveness: true, text: eight }
            - { id: item_9, asks: friends, effectiveness: true, text: nine }
            - { id: item_10, asks: available, effectiveness: true, text: ten }
          scales:
            - { id: amount, title: Amount, items: [item_1, item_2, item_3, item_4, item_5] }
            - { id: effectiveness, title: Effectiveness, items: [item_6, item_7, item_8, item_9, item_10] }
        survey_weeks: [0, 2]
        replications: {{replications}}
        seed: 42
        parameters:
          set:
            { lambda: 0.000000001, b_mean: 0.5, b_sd: 1000000, s_load: 0.8, rho: 0.5, delta: 0, p_e: 0,
              kappa: 2, omega: 0.3, sigma_theta: 1.5, sigma_eps: 2, x_mid: 0.5 }

        """);

    /// <summary>
    /// One person's answers by the documented key: 6 + 2 (X − .5) + 1.5 z + 2 z, rounded and kept within 1 to 11. X = 0 on the first five
    /// items; nobody disclosed, Q = 1/2, so X = .3 / 2 on the others. The first z is the person's and stays, the other is the answer's own,
    /// four answers to a draw, new on every day. A careless person (second word of the person's draw) ticks evenly at random.
    /// </summary>
    private static double[] Answers(string arm, int replicate, int day, int person, double careless, double missing)
    {
        Luck luck = new(42, Luck.Label(arm), replicate);
        Draw who = luck.Person(person, Decision.Respondent);
        double[] answers = new double[Items];
        for (int k = 0; k < Items; k++)
        {
            Draw four = luck.Person(person, Decision.Answer, day, k / 4);
            double uniform = new[] { four.U0, four.U1, four.U2, four.U3 }[k % 4];
            double agreement = 6 + (2 * ((k < 5 ? 0 : 0.15) - 0.5)) + (1.5 * Z(who.U0)) + (2 * Z(uniform));
            answers[k] = who.U1 < careless ? 1 + Math.Floor(uniform * Points) : Math.Clamp(Math.Floor(agreement + 0.5), 1, Points);
            if (luck.Person(person, Decision.Carelessness, day, k).U0 < missing) answers[k] = double.NaN;
        }

        return [.. answers, Scale(answers[..5]), Scale(answers[5..])];
    }

    /// <summary>Of five items three must be answered: the mean of those that were.</summary>
    private static double Scale(double[] five)
    {
        double[] given = [.. five.Where(a => !double.IsNaN(a))];
        return given.Length >= 3 ? given.Sum() / given.Length : double.NaN;
    }

    private static double Z(double uniform) => NormalDistribution.Quantile(uniform);

    private static void Responses(ToyTables tables, int replications, double careless, double missing)
    {
        List<object?[]> rows = [];
        foreach (string arm in new[] { "first", "second" })
        {
            for (int replicate = 0; replicate < replications; replicate++)
            {
                foreach ((int wave, int day) in new[] { (0, 0), (2, 4) })
                {
                    for (int i = 0; i < 3; i++)
                        rows.Add([arm, replicate, wave, i, .. Answers(arm, replicate, day, i, careless, missing).Cast<object?>()]);
                }
            }
        }

        tables.Csv("responses").Holds("arm replicate wave teacher " + Head, Precise, rows);
        tables.Parquet("responses").Holds("arm replicate wave teacher " + Head, Precise, rows);
    }

    [Fact]
    public void Every_answer_has_a_draw_of_its_own() => Responses(worlds.Whole, 2, 0, 0);

    [Fact]
    public void A_scale_needs_half_of_its_items_and_careless_people_tick_at_random()
    {
        Responses(worlds.Patchy, 4, 0.5, 0.45);

        // There are scales without, with one and with two answers among them, and enough with three.
        IEnumerable<double[]> amounts = Enumerable.Range(0, 12).Select(k => Answers("first", k / 3, 4, k % 3, 0.5, 0.45)[..5]);
        int[] given = [.. amounts.Select(five => five.Count(a => !double.IsNaN(a)))];
        Assert.Contains(1, given);
        Assert.Contains(2, given);
        Assert.Contains(3, given);
    }

    [Fact]
    public void Differences_of_scales_leave_out_who_answered_less_than_half()
    {
        List<object?[]> rows = [];
        for (int replicate = 0; replicate < 4; replicate++)
        {
            foreach ((int wave, int day) in new[] { (0, 0), (2, 4) })
            {
                for (int scale = 10; scale < 12; scale++)
                {
                    double difference = Mean("second", replicate, day, scale) - Mean("first", replicate, day, scale);
                    rows.Add([replicate, wave, scale == 10 ? "amount" : "effectiveness", difference]);
                }
            }
        }

        worlds.Patchy.Csv("tests").Where("test", "student").Where("outcome", "amount", "effectiveness").Holds(
            "replicate wave outcome mean_difference", Printed, rows);

        static double Mean(string arm, int replicate, int day, int row)
        {
            IEnumerable<double> answers = Enumerable.Range(0, 3).Select(i => Answers(arm, replicate, day, i, 0.5, 0.45)[row]);
            double[] given = [.. answers.Where(a => !double.IsNaN(a))];
            return given.Length == 0 ? double.NaN : given.Sum() / given.Length;
        }
    }

    private const string TestHead = """
        scenario replicate wave contrast outcome test statistic df p p_holm mean_difference se_difference lower upper
        d eta_squared icc_team design_effect
        """;

    [Fact]
    public void Tests_of_other_people_are_students_welchs_and_of_team_means()
    {
        string[] names = Head.Split(' ');
        List<object?[]> rows = [];
        for (int replicate = 0; replicate < 2; replicate++)
        {
            foreach ((int wave, int day) in new[] { (0, 0), (2, 4) })
            {
                double[][] x = [.. names.Select((_, k) => Column("second", replicate, day, k))];
                double[][] y = [.. names.Select((_, k) => Column("first", replicate, day, k))];
                foreach ((string test, Func<double[], double[], ByHand> of) in Kinds())
                {
                    ByHand[] tests = [.. x.Zip(y, of)];
                    double[] holm = [.. ByHand.Holm([.. tests[..10].Select(t => t.P)]), .. ByHand.Holm([.. tests[10..].Select(t => t.P)])];
                    for (int k = 0; k < names.Length; k++)
                    {
                        double icc = ByHand.IccOfTwoAndOne(x[k], y[k]);
                        rows.Add(
                        [
                            "silent", replicate, wave, "second - first", names[k], test, tests[k].T, tests[k].Df, tests[k].P, holm[k],
                            tests[k].Difference, tests[k].Error, tests[k].Lower, tests[k].Upper, ByHand.Distance(x[k], y[k]),
                            tests[k].EtaSquared, icc, double.IsNaN(icc) ? 1 : 1 + (2.0 / 3 * icc),
                        ]);
                    }
                }
            }
        }

        // The table goes row by row and then test by test; here it goes test by test.
        ToyTable table = worlds.Whole.Csv("tests");
        foreach ((string test, _) in Kinds())
            table.Where("test", test).Holds(TestHead, Printed, [.. rows.Where(r => (string)r[5]! == test)]);
    }

    [Fact]
    public void The_interval_of_an_effect_size_turns_noncentral_t_around()
    {
        // d ∓: the noncentralities under which the t found, or more, or less, has 2.5 %, times √(1/3 + 1/3).
        ToyTable table = worlds.Whole.Csv("tests").Where("test", "student").Where("replicate", "0").Where("wave", "2");
        List<object?[]> rows = [];
        for (int k = 0; k < 12; k++)
        {
            ByHand test = ByHand.Student(Column("second", 0, 4, k), Column("first", 0, 4, k));
            double unit = Math.Sqrt(2.0 / 3);
            rows.Add([unit * ByHand.NoncentralityOfFour(test.T, 0.975), unit * ByHand.NoncentralityOfFour(test.T, 0.025)]);
        }

        table.Holds("d_lower d_upper", Printed, rows);
        Assert.All(worlds.Whole.Csv("tests").Where("test", "welch", "team_means").Texts("d_lower"), d => Assert.Equal("", d));
    }

    [Fact]
    public void Trajectories_are_quantiles_over_replicates_between_neighbours()
    {
        // Stress stays .8 with a load of 1 (a draw above the middle) and 0 with none. Sorted a ≤ b ≤ c ≤ d of four replicates: type 7 takes
        // place 3 q: 5 % a + .15 (b − a), 25 % a + .75 (b − a), 50 % the middle, 75 % c + .25 (d − c), 95 % c + .85 (d − c).
        List<object?[]> rows = [];
        foreach (string arm in new[] { "first", "second" })
        {
            double[] means = [.. Enumerable.Range(0, 4).Select(r => new Luck(42, Luck.Label(arm), r)).Select(luck =>
                0.8 * Enumerable.Range(0, 3).Count(i => luck.Person(i, Decision.Person).U1 > 0.5) / 3).Order()];
            (double a, double b, double c, double d) = (means[0], means[1], means[2], means[3]);
            Assert.True(a < d);
            foreach (string of in new[] { "programme", "twin" })
            {
                for (int day = 0; day <= 4; day++)
                {
                    rows.Add(
                    [
                        arm, of, day, "stress", (a + b + c + d) / 4, a + (0.15 * (b - a)), a + (0.75 * (b - a)), (b + c) / 2,
                        c + (0.25 * (d - c)), c + (0.85 * (d - c)),
                    ]);
                }
            }
        }

        worlds.Patchy.Csv("trajectories").Holds("arm world day state mean q05 q25 q50 q75 q95", Precise, rows);
        Assert.All(worlds.Patchy.Csv("outcomes").Where("outcome", "friendship").Numbers("value"), f => Assert.Equal(0, f));
    }

    [Fact]
    public void Teachers_of_every_replicate_have_the_loads_that_they_drew()
    {
        List<object?[]> rows = [];
        foreach (string arm in new[] { "first", "second" })
        {
            foreach (string of in new[] { "programme", "twin" })
            {
                for (int replicate = 0; replicate < 4; replicate++)
                {
                    Luck luck = new(42, Luck.Label(arm), replicate);
                    foreach (int wave in new[] { 0, 2 })
                    {
                        for (int i = 0; i < 3; i++)
                        {
                            double stress = luck.Person(i, Decision.Person).U1 > 0.5 ? 0.8 : 0;
                            rows.Add([arm, of, replicate, wave, i, stress, luck.Person(i, Decision.Attribute).U0]);
                        }
                    }
                }
            }
        }

        worlds.Patchy.Parquet("teachers").Holds("arm world replicate wave teacher stress disposition", 1e-6, rows);
    }

    private static double[] Column(string arm, int replicate, int day, int k) =>
        [.. Enumerable.Range(0, 3).Select(i => Answers(arm, replicate, day, i, 0, 0)[k])];

    private static IEnumerable<(string Test, Func<double[], double[], ByHand> Of)> Kinds() =>
    [
        ("student", ByHand.Student), ("welch", ByHand.Welch),
        ("team_means", (x, y) => ByHand.OfTwo([(x[0] + x[1]) / 2, x[2]], [(y[0] + y[1]) / 2, y[2]], ByHand.Distance(x, y))),
    ];
}
