using System.Globalization;
using Simulator.Experiments.Measures;
using Simulator.Tests.Experiments.Recording;

namespace Simulator.Tests.Experiments.Measures;

/// <summary>Measures that are made of several means over replicates: what they make of them, by hand.</summary>
public sealed class CombinationTests
{
    private static readonly IReadOnlyList<Measure> All = MeasureCatalogue.For(SmallStudy.Opened.Scenario.Instrument);

    [Theory]
    [InlineData("off_site_hours_per_gain", 2, "6 3")]
    [InlineData("stress_after_good_minus_no_response", -2, "6 3 8 2")] // 6 / 3 - 8 / 2
    [InlineData("d_gap_sharing_smallest", 1, "5 4 1 3 2")] // the smallest of 5 4 3 2, minus 1
    [InlineData("difference_gap_sharing_smallest", 1, "5 4 1 3 2")]
    [InlineData("d_gap_friends_and_listening_largest", -1, "5 4 1 3 2")] // the smaller of 5 and 3, minus the largest of 4 1 2
    [InlineData("difference_gap_friends_and_listening_largest", -1, "5 4 1 3 2")]
    [InlineData("mean_gap_sharing_highest", -4, "5 4 1 3 2")] // 1 minus the highest of 5 4 3 2
    [InlineData("mean_gap_listening_lowest", -4, "5 4 1 3 2")] // the lowest of 4 1 3 2, minus 5
    [InlineData("d_variance_amount_minus_effectiveness", 2.3, "1 2 3 4 5 0 0 0 0 1")] // 10 / 4 minus 0.8 / 4
    [InlineData("pair_disclosure_slope", 1, "1 4 9 1 2 3 0 0 0 0")] // 1 / 1, 4 / 2 and 9 / 3 in three weeks; trust is of no matter
    [InlineData("best_structure", 0.5, "0.2 0.6 0.4 0 0.5 1")] // trust of three arms, then their structures
    [InlineData("lowest_structure", 0, "0.2 0.6 0.4 0 0.5 1")]
    public void Means_are_combined_as_the_sentence_says(string name, double value, string means) => Assert.Equal(
        value, All.Single(m => m.Name == name).Combine!.OfMeans!([.. means.Split(' ').Select(m => double.Parse(m, CultureInfo.InvariantCulture))]), 1e-12);

    [Fact]
    public void A_median_is_the_middle_of_sorted_values() =>
        Assert.Equal(2.5, All.Single(m => m.Name == "median_d_amount").Combine!.OfSorted!([1, 2, 3, 10])); // halfway between 2 and 3

    [Fact]
    public void Every_measure_has_a_name_a_unit_and_a_sentence() => Assert.All(All, m =>
        Assert.False(string.IsNullOrWhiteSpace(m.Name) || string.IsNullOrWhiteSpace(m.Unit) || string.IsNullOrWhiteSpace(m.Sentence), m.Name));
}
