using Simulator.Experiments.Comparisons;
using Simulator.Tests.Experiments.Recording;

namespace Simulator.Tests.Experiments;

public sealed class ComparisonTests
{
    private static readonly Lazy<Comparison> Beside = new(() => Comparison.Of(SmallStudy.Record, SmallStudy.Opened.Study!));

    [Fact]
    public void Every_published_row_stands_beside_a_simulated_one()
    {
        string[] rows = [.. Beside.Value.EffectSizes.Select(r => r.Row)];
        Assert.Equal(["item_1", "item_2", "item_3", "item_4", "item_5", "amount", "item_6", "item_7", "item_8", "item_9", "item_10", "effectiveness"], rows);
        Assert.All(Beside.Value.Rows, r => Assert.True(double.IsFinite(r.Simulated), $"{r.Table} {r.Row} {r.Statistic}"));
    }

    [Fact]
    public void Published_means_are_the_exact_ones_that_integer_sums_fix()
    {
        ComparisonRow mean = Beside.Value.Rows.First(r => r is { Table: "table_1", Row: "item_1", Statistic: "mean", Arm: "treatment" });
        Assert.Equal("3.31", mean.Printed);
        Assert.Equal(106.0 / 32, mean.Published, 12);
        Assert.Equal("reproduces", mean.Audit);
    }

    [Fact]
    public void No_item_effect_is_fitted_and_only_the_agreed_numbers_are()
    {
        Assert.All(Beside.Value.Rows.Where(r => r.Row.StartsWith("item_", StringComparison.Ordinal)), r => Assert.NotEqual("fit", r.Use));
        string[] fitted = [.. Beside.Value.Rows.Where(r => r.Use == "fit").Select(r => $"{r.Statistic} {r.Row} {r.Arm}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "alpha amount all", "alpha effectiveness all", "count new_friend_persons control", "d amount treatment - control",
                "d effectiveness treatment - control", "mean amount control", "mean effectiveness control", "sd amount all", "sd effectiveness all",
                "sd items all", "share gossip_share control", "share professional_share control",
            ], fitted);
    }

    [Fact]
    public void Agreement_says_on_which_side_the_published_value_falls()
    {
        ComparisonRow row = Beside.Value.EffectSizes[0];
        Assert.Equal("inside", (row with { Published = (row.PredictedLower + row.PredictedUpper) / 2 }).Agreement);
        Assert.Equal("below", (row with { Published = row.PredictedLower - 1 }).Agreement);
        Assert.Equal("above", (row with { Published = row.PredictedUpper + 1 }).Agreement);
        Assert.Equal("", (row with { Published = double.NaN }).Agreement);
    }
}
