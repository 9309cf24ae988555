using System.Globalization;
using System.Text.Json;
using Simulator.Statistics;

namespace Simulator.Tests.Statistics;

/// <summary>
/// NIST's Statistical Reference Datasets. LRE is the number of correct digits; the targets are those that input rounded to
/// double precision allows.
/// </summary>
public sealed class NistTests
{
    private static readonly JsonElement Nist = Fixture.Open("nist");

    public static IEnumerable<TheoryDataRow<string>> Names(string part) =>
        Nist.GetProperty(part).EnumerateArray().Select(one => new TheoryDataRow<string>(one.GetProperty("name").GetString()!));

    [Theory, MemberData(nameof(Names), "anova")]
    public void One_way_analysis_of_variance_reaches_the_certified_digits(string name)
    {
        JsonElement set = Find("anova", name);
        double[][] groups = set.TryGetProperty("groups", out _)
            ? set.Columns("groups")
            : SimonLesage(set.GetProperty("offset").GetString()!, set.Whole("replicates"));
        AnovaResult a = Anova.OneWay(groups);
        double digits = set.Number("lre");
        AssertDigits(digits, set.Number("f"), a.F, "F");
        // Exact rational arithmetic on the same doubles gives 9.9 and 3.9 digits here: the input's rounding, not ours.
        AssertDigits(digits - 0.2, set.Number("between"), a.SumOfSquaresBetween, "between");
        AssertDigits(digits, set.Number("within"), a.SumOfSquaresWithin, "within");
        AssertDigits(digits, set.Number("r2"), a.RSquared, "R squared");
        AssertDigits(digits, set.Number("residual_sd"), a.ResidualSd, "residual sd");
        Assert.Equal(Reason.None, a.Reason);
    }

    [Theory, MemberData(nameof(Names), "univariate")]
    public void Mean_and_standard_deviation_reach_the_certified_digits(string name)
    {
        JsonElement set = Find("univariate", name);
        double[] data = set.TryGetProperty("data", out _) ? set.Column("data") : Alternating(set.GetProperty("offset").GetString()!);
        Descriptives d = Descriptives.Of(data);
        AssertDigits(set.Number("lre_mean"), set.Number("mean"), d.Mean, "mean");
        AssertDigits(set.Number("lre_sd"), set.Number("sd"), d.Sd, "sd");
    }

    private static JsonElement Find(string part, string name) =>
        Nist.GetProperty(part).EnumerateArray().First(one => one.GetProperty("name").GetString() == name);

    private static void AssertDigits(double atLeast, double certified, double actual, string what)
    {
        double digits = Near.Lre(certified, actual);
        Assert.True(digits >= atLeast, $"{what}: {digits:F1} digits, {atLeast} wanted ({actual:R} for {certified:R})");
    }

    // Decimal text is parsed, not added up: the data are the doubles nearest to what NIST prints.
    private static double[][] SimonLesage(string whole, int replicates) =>
        Enumerable.Range(1, 9).Select(treatment =>
        {
            int centre = treatment == 1 ? 4 : treatment % 2 == 0 ? 3 : 5;
            return Enumerable.Range(0, replicates)
                .Select(i => Decimal(whole, i == 0 ? centre : i % 2 == 1 ? centre - 1 : centre + 1)).ToArray();
        }).ToArray();

    private static double[] Alternating(string whole) =>
        Enumerable.Range(0, 1001).Select(i => Decimal(whole, i == 0 ? 2 : i % 2 == 1 ? 1 : 3)).ToArray();

    private static double Decimal(string whole, int tenth) =>
        double.Parse($"{whole}.{tenth}", CultureInfo.InvariantCulture);
}
