using Simulator.Evidence.Audit;
using Simulator.Scenarios;

namespace Simulator.Validation.Science;

/// <summary>
/// The 2013 study at the shipped parameters, played 2,000 times: what was fitted (totals, alphas, SDs, control's means and talk) and what
/// was only looked at (the ten items). Bounds were set before the program was written.
/// </summary>
public sealed class ReferenceTests
{
    /// <summary>Mean d of an independent program written from the same description, 4,000 replications.</summary>
    private static readonly Dictionary<string, double> Reference = new()
    {
        ["amount"] = .76,
        ["effectiveness"] = .77,
        ["item_1"] = .88,
        ["item_2"] = .63,
        ["item_3"] = .30,
        ["item_4"] = .76,
        ["item_5"] = .41,
        ["item_6"] = .82,
        ["item_7"] = .65,
        ["item_8"] = .43,
        ["item_9"] = .74,
        ["item_10"] = .51,
    };

    private static EffectsOf Study => Played.Effects("nguyen-2013");

    public static TheoryData<string> Rows() => [.. Reference.Keys];

    public static TheoryData<string> Items() => [.. Played.Items];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_mean_effect_is_that_of_an_independent_program(string row) => Assert.Equal(Reference[row], Study.D(row), 0.05);

    [Theory]
    [MemberData(nameof(Items))]
    public void Every_items_difference_lies_inside_the_published_interval(string item)
    {
        ExactRow exact = Audit().Exact.Single(r => r.Row == item);
        Assert.InRange(Study.Mean(item, null, "mean_difference"), exact.DifferenceInterval.Low, exact.DifferenceInterval.High);
    }

    [Fact]
    public void The_ten_effects_miss_the_exact_published_ones_by_at_most_15_hundredths_on_average()
    {
        ExactRow[] exact = [.. Audit().Exact.Where(r => r.Row.StartsWith("item_", StringComparison.Ordinal))];
        Assert.Equal(10, exact.Length);
        Assert.InRange(Math.Sqrt(exact.Average(r => Math.Pow(Study.D(r.Row) - r.D, 2))), 0, 0.15);
    }

    [Fact]
    public void Sharing_differs_least_and_friends_and_listening_most_of_the_five_kinds_of_support()
    {
        string[] order = [.. Played.Items.Take(5).OrderBy(Study.D)];
        Assert.Equal("item_3", order[0]);
        Assert.Equal(["item_1", "item_4"], order[3..].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void How_effective_sharing_was_differs_more_than_how_much_there_was() => Assert.True(Study.D("item_8") > Study.D("item_3"));

    [Theory]
    [InlineData("amount")]
    [InlineData("effectiveness")]
    public void Alphas_emerge_near_the_published_ones(string scale) => Assert.InRange(Study.Mean(scale, null, "alpha"), 0.83, 0.91);

    [Theory]
    [MemberData(nameof(Items))]
    public void Answers_vary_as_answers_do(string item) => Assert.InRange(Study.Mean(item, null, "sd"), 0.60, 0.85);

    [Theory]
    [InlineData("amount")]
    [InlineData("effectiveness")]
    public void Controls_answer_near_the_middle(string scale) => Assert.InRange(Study.Mean(scale, "control", "mean"), 2.6, 3.2);

    [Fact]
    public void A_few_controls_and_most_of_the_treated_find_a_new_friend()
    {
        Assert.InRange(Study.Outcome("control", "new_friend_persons"), 1, 8);
        Assert.InRange(Study.Outcome("treatment", "new_friend_persons"), 16.000001, 32);
    }

    [Fact]
    public void Gossip_fills_most_of_the_controls_talk_and_clearly_less_of_the_treateds()
    {
        double control = Study.Outcome("control", "gossip_share"), treatment = Study.Outcome("treatment", "gossip_share");
        Assert.InRange(control, 0.5, 1);
        Assert.InRange(control - treatment, 0.10, 1);
    }

    [Fact]
    public void Talk_reaches_farther_beyond_the_own_team_in_the_pairs() =>
        Assert.True(Study.Outcome("treatment", "outside_team_share") > Study.Outcome("control", "outside_team_share") + 0.05);

    [Fact]
    public void Formal_hours_take_the_place_of_informal_ones()
    {
        double Talk(string arm) => Study.Outcome(arm, "informal_hours") + Study.Outcome(arm, "scheduled_hours");
        Assert.Equal(Talk("control"), Talk("treatment"), 2.0);
    }

    private static AuditReport Audit() => StudyAudit.Run(ScenarioReader.Open("nguyen-2013").Study!);
}
