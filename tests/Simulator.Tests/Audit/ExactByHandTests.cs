using Simulator.Evidence.Audit;
using Simulator.Scenarios.Studies;
using Simulator.Statistics;

namespace Simulator.Tests.Audit;

/// <summary>
/// Three people in each arm, two items, and a table of which one mean is misprinted. Item 1: 5 4 3 and 3 2 1, means 4 and 2, squares within
/// arms 2 + 2: pooled variance 4 / 4 = 1, standard error root of 2 / 3 = 0.8165, t = 2.4495, df 4, eta squared 6 / (6 + 4) = 0.6, d 2.
/// Item 2 is 5 3 4 and 2 3 1. The scale: 5 3.5 3.5 and 2.5 2.5 1, means 4 and 2, squares 1.5 + 1.5: pooled variance 0.75, t = 2 / root of 0.5.
/// </summary>
public sealed class ExactByHandTests : IDisposable
{
    private const string Answers = "arm,teacher,item_1,item_2\na,p,5,5\na,q,4,3\na,r,3,4\nb,s,3,2\nb,t,2,3\nb,u,1,1\n";

    private const string Targets = """
        targets:
          - { id: pooled, row: items, statistic: sd, use: fit, reason: r, source: exact, unit: points, locator: L }
          - { id: mean_a, row: item_1, arm: a, statistic: mean, use: fit, reason: r, source: exact, unit: points, locator: L }
          - { id: mean_b, row: item_1, arm: b, statistic: mean, use: fit, reason: r, source: printed, value: "2.10", unit: points, locator: L }
          - { id: d, row: item_1, statistic: d, use: fit, reason: r, source: exact, unit: pooled SD, locator: L }
          - { id: bound, row: scale, statistic: d, use: fit, reason: r, source: inferred, holds: { above: 0 }, unit: pooled SD, locator: L }
        answers: answers.csv

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("answers").FullName;
    private readonly AuditReport report;

    public ExactByHandTests()
    {
        File.WriteAllText(Path.Combine(folder, "answers.csv"), Answers);
        string rows = TinyStudy.Rows("t", "Table 1", "{ row: item_1, arms: { a: { mean: \"4.00\", sd: \"1.00\" }, b: { mean: \"2.10\", sd: \"1.00\" } }, "
            + "contrast: { t: \"2.45\", df: \"4\", p: \"0.070\", eta_squared: \"0.60\", d: \"2.00\", mean_difference: \"2.00\" } }");
        report = StudyAudit.Run(EvidenceReader.ParseStudy(TinyStudy.Text(TinyStudy.Questionnaire + "tables:\n" + rows + Targets, 3, 3), "s.yaml", folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("item_1", 12, 6, 64L, 1, 2.4495, 0.6, 2)] // squares 25 + 16 + 9 and 9 + 4 + 1
    [InlineData("item_2", 12, 6, 64L, 1, 2.4495, 0.6, 2)]
    [InlineData("scale", 24, 12, null, 0.8660, 2.8284, 0.6667, 2.3094)] // 8 / (8 + 4), 2 / root of 0.75
    public void Raw_answers_give_every_number_of_a_row(string row, long first, long second, long? squares, double sd, double t, double eta, double d)
    {
        ExactRow exact = report.Exact.Single(r => r.Row == row);
        Assert.Equal(("a", "b", true), (exact.First, exact.Second, exact.IsExact));
        Assert.Equal((first, second, squares), (exact.FirstSum!.Value, exact.SecondSum!.Value, exact.SumOfSquares));
        Assert.Equal((4, 2, 2, 4), (Math.Round(exact.FirstMean, 12), Math.Round(exact.SecondMean, 12), Math.Round(exact.Difference, 12), exact.Df));
        Assert.Equal((sd, t, eta, d), (Math.Round(exact.PooledSd, 4), Math.Round(exact.T, 4), Math.Round(exact.EtaSquared, 4), Math.Round(exact.D, 4)));
        // The quantile of t with 4 degrees of freedom is 2.7764.
        Assert.Equal(2 - (2.7764 * 2 / t), exact.DifferenceInterval.Low, 0.0005);
        Assert.Equal(2 + (2.7764 * 2 / t), exact.DifferenceInterval.High, 0.0005);
        EffectSizeResult size = EffectSize.FromT(exact.T, 3, 3);
        Assert.Equal((size.DLower, size.DUpper), (exact.DInterval.Low, exact.DInterval.High));
        EtaSquaredResult share = EtaSquared.FromT(exact.T, 4);
        Assert.Equal((share.Lower, share.Upper), (exact.EtaSquaredInterval.Low, exact.EtaSquaredInterval.High));
    }

    /// <summary>Two items with p = .0705 each: Holm doubles it, Benjamini and Hochberg leave it; the scale is no test of its own.</summary>
    [Fact]
    public void Only_items_are_corrected_for_their_number()
    {
        Assert.All(report.Exact.Where(r => r.Row != "scale"), r => Assert.Equal((0.0705, 0.1410, 0.0705),
            (Math.Round(r.P, 4), Math.Round(r.PHolm, 4), Math.Round(r.PBenjaminiHochberg, 4))));
        Assert.True(double.IsNaN(report.Exact.Single(r => r.Row == "scale").PHolm));
        Assert.Contains("Of 2 tests these stay below .05 when corrected by Holm: none; by Benjamini and Hochberg: none.", report.Remarks);
    }

    /// <summary>
    /// Whole sample: both items have squares 10 around 3, their sums 10 7 7 5 5 2 squares 36 around 6: alpha 2 * (1 - 20 / 36) = 0.8889. Within
    /// arms: 4 and 4, and 6 + 6 for the sums: 2 * (1 - 8 / 12) = 0.6667.
    /// </summary>
    [Fact]
    public void Alpha_of_raw_answers_is_that_of_the_whole_sample_and_that_within_arms()
    {
        ImpliedAlpha alpha = Assert.Single(report.Alphas);
        Assert.Equal(("scale", 0.8889, 0.6667), (alpha.Row, Math.Round(alpha.WholeSample.Middle, 4), Math.Round(alpha.WithinArms.Middle, 4)));
    }

    [Theory]
    [InlineData("a/mean", 4, null, null, true, Verdict.Reproduces)]
    [InlineData("b/mean", 2, null, null, true, Verdict.DoesNotReproduce)] // 2.10 is printed: no sum of three answers
    [InlineData("a/sd", 1, null, null, false, Verdict.Reproduces)] // the arm's own, as printed
    [InlineData("t", 2.4495, null, null, true, null)]
    [InlineData("df", 4, null, null, true, Verdict.Reproduces)]
    [InlineData("p", 0.0705, null, null, true, null)]
    [InlineData("eta_squared", 0.6, "eta", "eta", true, Verdict.Reproduces)]
    [InlineData("d", 2, "d", "d", true, Verdict.Reproduces)]
    [InlineData("mean_difference", 2, "difference", "difference", true, null)]
    public void A_printed_number_is_replaced_by_the_exact_one(string statistic, double value, string? lower, string? upper, bool exact, Verdict? verdict)
    {
        PublishedValue published = PublishedValues.Of(report, report.Study.Statistics.Single(s => s.Id == "t/item_1/" + statistic));
        Assert.Equal(value, published.Value!.Value, 0.00005);
        Assert.Equal(exact, published.IsExact);
        if (verdict is not null) Assert.Equal(verdict, published.Verdict);
        ExactRow row = report.Exact[0];
        double? End(string? of, Func<Interval, double> end) => of switch
        {
            "eta" => end(row.EtaSquaredInterval),
            "d" => end(row.DInterval),
            "difference" => end(row.DifferenceInterval),
            _ => null,
        };
        Assert.Equal((End(lower, i => i.Low), End(upper, i => i.High)), (published.Lower, published.Upper));
    }

    [Theory]
    [InlineData("pooled", 1.0, true, Verdict.CannotBeTested)] // both items have a pooled SD of 1; nothing of the kind is printed
    [InlineData("mean_a", 4.0, true, Verdict.Reproduces)]
    [InlineData("mean_b", 2.1, false, Verdict.DoesNotReproduce)]
    [InlineData("d", 2.0, true, Verdict.Reproduces)]
    [InlineData("bound", null, false, Verdict.CannotBeTested)]
    public void A_target_has_the_number_of_its_source_and_the_verdict_on_what_is_printed(string id, double? value, bool exact, Verdict verdict)
    {
        PublishedValue published = PublishedValues.Of(report, report.Study.Targets.Single(t => t.Id == id));
        Assert.Equal((value, exact, verdict), (published.Value is { } v ? Math.Round(v, 9) : null, published.IsExact, published.Verdict));
    }

    [Fact]
    public void A_finding_is_that_of_its_number_and_only_tested_kinds_have_a_rule()
    {
        Assert.All(report.Study.Statistics, s => Assert.Equal(s.Id, report.Of(s)!.Id));
        Assert.All(report.Rules, r => Assert.True(r.Tested > 0));
        Assert.DoesNotContain("ci_lower", report.Rules.Select(r => r.Statistic));
    }

    /// <summary>
    /// Without answers the print gives them. SDs of 2.00 and 0.67 of sums 30 and 20 are roots of 36 / 9 and 4 / 9 and no other even squares:
    /// t is 1 / root of (4 + 4 / 9) / 10 = 1.5 and nothing else.
    /// </summary>
    [Fact]
    public void SDs_of_whole_answers_are_known_better_than_they_are_printed()
    {
        AuditReport printed = TinyStudy.Table("{ row: item_1, arms: { a: { mean: \"3.00\", sd: \"2.00\" }, b: { mean: \"2.00\", sd: \"0.67\" } }, "
            + "contrast: { t: \"1.50\" } }");
        Assert.Equal("Means and standard deviations give 1.5.", printed.Of("t/item_1/t").Reason);
    }

    [Fact]
    public void Three_people_are_enough_for_a_row_and_two_are_not()
    {
        const string row = "{ row: item_1, arms: { a: { mean: \"4.00\" }, b: { mean: \"3.00\" } }, contrast: { t: \"1.00\" } }";
        Assert.Equal(1, Assert.Single(TinyStudy.Table(row, n: 1, m: 2).Exact).Df);
        Assert.Empty(TinyStudy.Table(row, n: 1, m: 1).Exact);
    }

    [Fact]
    public void A_t_in_a_table_without_a_contrast_is_determined_by_nothing()
    {
        string table = TinyStudy.Rows("t", "L", "{ row: item_1, all: { t: \"1.00\" } }", "none").Replace("contrast: a - b,", "", StringComparison.Ordinal);
        Assert.Equal("Nothing else that is printed determines it.", TinyStudy.Report(TinyStudy.Questionnaire + "tables:\n" + table).Of("t/item_1/t").Reason);
    }
}
