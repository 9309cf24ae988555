namespace Simulator.Validation.Science;

/// <summary>
/// Which mechanism carries which effect: the shipped variants of the 2013 study, each against the row that an independent program
/// written from the same description gave at 4,000 replications.
/// </summary>
public sealed class AblationTests
{
    private static readonly string[] Rows = ["amount", "effectiveness", .. Played.Items];

    /// <summary>Both totals, then items 1 to 10.</summary>
    private static readonly Dictionary<string, double[]> Table = new()
    {
        ["no-training"] = [.47, .38, .43, .31, .24, .71, .19, .35, .26, .22, .53, .19],
        ["no-meeting"] = [.72, .72, .82, .58, .34, .69, .40, .76, .59, .44, .68, .48],
        ["no-meeting-no-observation"] = [.58, .58, .61, .50, .22, .63, .33, .58, .50, .32, .59, .39],
        ["no-agenda-effect"] = [.65, .65, .68, .58, .20, .72, .36, .64, .58, .34, .68, .44],
        ["random-partners"] = [.57, .65, .82, .53, .24, .36, .29, .78, .58, .40, .48, .43],
        ["old-groups"] = [.39, .51, .69, .34, .17, .12, .18, .67, .44, .33, .30, .34],
        ["chosen-pair-only"] = [.24, .16, .06, .16, .06, .59, .10, .04, .11, .04, .39, .07],
        ["training-only-random-pair"] = [.33, .40, .44, .37, .07, .21, .19, .44, .40, .20, .30, .28],
        ["no-crowd-out"] = [.88, .85, 1.03, .66, .48, .84, .47, .92, .66, .55, .79, .54],
        ["sober-training"] = [.62, .57, .65, .47, .27, .74, .30, .58, .45, .32, .63, .34],
    };

    /// <summary>Ablations that take away one thing.</summary>
    private static readonly string[] Single = ["no-training", "no-meeting", "no-agenda-effect", "random-partners", "old-groups", "no-crowd-out"];

    public static TheoryData<string> Variants() => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_variant_gives_the_row_of_an_independent_program(string variant)
    {
        EffectsOf effects = Played.Effects(variant);
        string[] misses =
        [
            .. Rows.Select((row, k) => (row, D: effects.D(row), Expected: Table[variant][k])).Where(r => Math.Abs(r.D - r.Expected) > 0.05)
                .Select(r => $"{r.row}: {r.D:0.000} where {r.Expected:0.00} was expected"),
        ];
        Assert.True(misses.Length == 0, $"{variant}: {string.Join("; ", misses)}");
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("effectiveness")]
    public void Without_training_a_third_of_the_effect_is_gone(string total) =>
        Assert.InRange(Played.Effects("no-training").D(total), -1, Played.Effects("nguyen-2013").D(total) * 2 / 3);

    [Fact]
    public void Old_groups_cost_most_friendship_and_partners_by_lot_next()
    {
        string[] order = [.. Single.OrderBy(v => Played.Effects(v).D("item_4"))];
        Assert.Equal(["old-groups", "random-partners"], order[..2]);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("effectiveness")]
    public void The_chosen_pair_alone_explains_less_than_half(string total) =>
        Assert.InRange(Played.Effects("chosen-pair-only").D(total), -1, Played.Effects("nguyen-2013").D(total) / 2);

    [Fact]
    public void Without_crowding_out_sharing_is_no_longer_small() => Assert.True(Played.Effects("no-crowd-out").D("item_3") > 0.40);

    [Theory]
    [InlineData("amount", "training-only-random-pair", "no-training", "no-meeting-no-observation",
        "no-agenda-effect", "no-meeting", "nguyen-2013", "no-crowd-out")]
    [InlineData("effectiveness", "chosen-pair-only", "no-training", "old-groups", "no-meeting-no-observation",
        "no-agenda-effect", "no-meeting", "nguyen-2013", "no-crowd-out")]
    public void Totals_stand_in_their_order(string total, params string[] fromSmallToLarge)
    {
        double[] d = [.. fromSmallToLarge.Select(v => Played.Effects(v).D(total))];
        Assert.Equal(d.Order(), d);
    }
}
