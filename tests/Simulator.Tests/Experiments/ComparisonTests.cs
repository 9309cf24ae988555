using Simulator.Evidence.Audit;
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
    public void Exact_effects_and_differences_are_those_of_the_audit_with_their_intervals()
    {
        foreach (ExactRow exact in Beside.Value.Audit.Exact)
        {
            ComparisonRow Of(string statistic) => Beside.Value.Rows.Single(r => r.Table == "exact" && r.Row == exact.Row && r.Statistic == statistic);
            ComparisonRow d = Of("d"), difference = Of("mean_difference");
            Assert.Equal((exact.D, exact.DInterval.Low, exact.DInterval.High), (d.Published, d.PublishedLower, d.PublishedUpper));
            Assert.Equal((exact.Difference, exact.DifferenceInterval.Low, exact.DifferenceInterval.High),
                (difference.Published, difference.PublishedLower, difference.PublishedUpper));
            Assert.Equal(("treatment - control", "treatment - control"), (d.Arm, difference.Arm));
        }
    }

    /// <summary>A number of the contrast stands beside the contrast of its own table, one of an arm beside the arm.</summary>
    [Fact]
    public void A_printed_number_stands_beside_the_contrast_of_its_table_or_its_arm()
    {
        ComparisonRow[] rows = [.. Beside.Value.Rows.Where(r => r is { Table: "table_1", Row: "item_1" })];
        Assert.Equal(["control", "treatment"], rows.Where(r => r.Statistic == "mean").Select(r => r.Arm).Order());
        Assert.All(rows.Where(r => r.Statistic is "t" or "p" or "eta_squared"), r => Assert.Equal("treatment - control", r.Arm));
    }

    [Fact]
    public void Numbers_of_one_use_are_taken_together()
    {
        Assert.Equal(["fit", "check"], Beside.Value.Joint.Select(j => j.Use));
        Assert.All(Beside.Value.Joint, j => Assert.True(j.Rows > 1 && j.DistanceSquared > 0 && j.P is > 0 and <= 1 && j.Rank <= j.Rows));
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
