using System.Globalization;
using Simulator.Evidence.Audit;
using Simulator.Statistics;

namespace Simulator.Tests.Audit;

/// <summary>One error in each made-up study: the audit names what disagrees with it, and nothing that is computed without it.</summary>
public sealed class PlantedErrorTests
{
    private static readonly string[] FromMean = ["mean", "t", "mean_difference", "ci_lower", "ci_upper", "sd", "d"];
    private static readonly string[] FromT = ["t", "p", "eta_squared", "d"];
    private static readonly string[] FromSd = ["sd", "t", "ci_lower", "ci_upper", "d"];

    private static readonly Dictionary<string, Plant> Plants = new()
    {
        ["a mean shifted by a tenth"] = new(s => Shift(s, "item_1/a/mean", 0.10), ["t", "mean_difference"], FromMean, "scale/a/mean"),
        ["a mean that no whole answers have"] = new(Unattainable, ["a/mean"], FromMean, "scale/a/mean"),
        ["a mean outside the scale"] = new(s => Set(s, "item_2/a/mean", "5.43"), ["a/mean", "t"], FromMean, "scale/a/mean"),
        ["the means of the arms swapped"] = new(s => Swap(s, "item_1/a/mean", "item_1/b/mean"), ["t", "mean_difference"], FromMean,
            "scale/a/mean", "scale/b/mean"),
        ["a scale's mean that its items do not give"] = new(s => Shift(s, "scale/a/mean", 0.12), ["a/mean"], FromMean, "alpha/scale/alpha"),
        ["an SD larger than the scale allows"] = new(s => Set(s, "item_1/a/sd", "2.31"), ["a/sd", "t"], FromSd, "alpha/scale/alpha"),
        ["an SD that no whole answers have"] = new(UnattainableSd, ["b/sd"], FromSd, "alpha/scale/alpha"),
        ["a standard error printed as SD"] = new(StandardError, ["t"], FromSd, "alpha/scale/alpha"),
        ["a negative SD"] = new(s => Set(s, "item_3/b/sd", "-0.50"), ["b/sd"], FromSd, "alpha/scale/alpha"),
        ["two digits of t changed places"] = new(s => Shift(s, "item_1/t", 0.36), ["t", "p", "eta_squared"], FromT,
            "alpha/scale/alpha"),
        ["t with the wrong sign"] = new(s => Set(s, "item_1/t", "-" + s.Printed["item_1/t"]), ["t"], FromT),
        ["a wrong df"] = new(s => Shift(s, "item_1/df", -9), ["df"], ["df", "p", "eta_squared", "ci_lower", "ci_upper"]),
        ["p values of two rows swapped"] = new(SwapP, ["p"], ["p"], "item_2/p", "item_3/p", "item_4/p", "scale/p"),
        ["p with a zero too few"] = new(s => Set(s, "item_4/p", "0.713"), ["p"], ["p"]),
        ["an eta squared of another row"] = new(s => Set(s, "item_1/eta_squared", "0.513"), ["eta_squared"], ["eta_squared"]),
        ["eta printed as eta squared"] = new(s => Set(s, "scale/eta_squared", s.Text(Math.Sqrt(Number(s, "scale/eta_squared")), 3)),
            ["eta_squared"], ["eta_squared"]),
        ["d from the wrong sizes"] = new(s => Set(s, "item_1/d", s.Text(Number(s, "item_1/t") * 0.4, 2)), ["d"], ["d"]),
        ["a wrong difference"] = new(s => Shift(s, "item_3/mean_difference", 0.1), ["mean_difference"], ["mean_difference"]),
        ["a wrong lower limit"] = new(s => Shift(s, "item_1/ci_lower", -0.09), ["ci_lower"], ["ci_lower"]),
        ["a wrong upper limit"] = new(s => Shift(s, "scale/ci_upper", 0.07), ["ci_upper"], ["ci_upper"]),
        ["a wrong alpha"] = new(s => Shift(s, "alpha/scale", -0.08), [], [], "alpha/scale/alpha"),
        ["a percentage that no count has"] = new(s => Set(s, "tally/yes", "41.7"), [], [], "percent/yes"),
        ["counts that do not make the whole"] = new(s => Set(s, "tally/count", "13"), [], [], "count/whole"),
        ["one answer missing behind a mean"] = new(MissingAnswer, ["a/mean"], FromMean, "scale/a/mean"),
    };

    public static TheoryData<string, int> Cases()
    {
        TheoryData<string, int> cases = [];
        foreach (string name in Plants.Keys)
        {
            foreach (int seed in new[] { 1, 4, 6, 11, 12, 23, 30 })
                cases.Add(name, seed);
        }

        return cases;
    }

    [Fact]
    public void There_are_at_least_twenty_kinds_of_error() => Assert.True(Plants.Count >= 20);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_planted_error_is_named_and_nothing_that_is_computed_without_it(string name, int seed)
    {
        Plant plant = Plants[name];
        MadeUpStudy study = new(seed);
        string row = plant.Spoil(study);
        AuditReport report = StudyAudit.Run(study.Read());
        string[] flagged = [.. report.Findings.Where(f => f.Verdict == Verdict.DoesNotReproduce).Select(f => f.Id)];
        Assert.NotEmpty(flagged);
        foreach (string must in plant.Must)
        {
            Assert.Contains(flagged, id => id.StartsWith($"t/{row}/", StringComparison.Ordinal)
                && id.EndsWith("/" + must, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(flagged, id => !May(plant, row, id));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Without_printed_SDs_too_nothing_is_named_that_is_computed_without_the_error(string name, int seed)
    {
        Plant plant = Plants[name];
        MadeUpStudy study = new(seed) { WithSds = false };
        string row = plant.Spoil(study);
        AuditReport report = StudyAudit.Run(study.Read());
        Assert.DoesNotContain(report.Findings, f => f.Verdict == Verdict.DoesNotReproduce && !May(plant, row, f.Id)
            && !(plant.May.Contains("t") && f.Id.StartsWith($"t/{row}/ci_", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_of_Welch_tests_without_SDs_is_recognised()
    {
        // Whole answers explain some Welch t as Student's by luck; the rule shows where most rows of a table have no such luck.
        int recognised = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            MadeUpStudy welch = new(seed, welch: true, n: 9, m: 40), study = new(seed, n: 9, m: 40) { WithSds = false };
            foreach (string row in MadeUpStudy.Rows)
                study.Printed[row + "/t"] = welch.Printed[row + "/t"];
            Finding[] t = [.. StudyAudit.Run(study.Read()).Findings.Where(f => f.Statistic == "t")];
            if (!t.Any(f => f.Rule?.StartsWith("Welch", StringComparison.Ordinal) == true))
                continue;
            recognised++;
            Assert.DoesNotContain(t, f => f.Verdict == Verdict.DoesNotReproduce);
        }
        Assert.True(recognised >= 5, $"{recognised}");
    }

    /// <summary>A convention is that of a table: where every row follows it it is named, where one row alone does, that row is.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(8, true)]
    [InlineData(2, false)]
    [InlineData(8, false)]
    public void Welch_printed_as_Student_is_named_as_the_rule_of_the_table_or_the_error_of_the_row(int seed, bool throughout)
    {
        MadeUpStudy study = new(seed, n: 12, m: 40);
        foreach (string row in throughout ? MadeUpStudy.Rows : ["item_1"])
        {
            TTestResult welch = study.Test(row, welch: true);
            study.Printed[row + "/t"] = study.Text(welch.Statistic, 2);
            study.Printed[row + "/df"] = study.Text(welch.Df, 1);
            study.Printed[row + "/p"] = study.Text(welch.P, 3);
            study.Printed.Remove(row + "/eta_squared");
        }

        AuditReport report = StudyAudit.Run(study.Read());
        Finding df = report.Of("t/item_1/df"), t = report.Of("t/item_1/t");
        Assert.Equal(throughout ? Verdict.Reproduces : Verdict.DoesNotReproduce, df.Verdict);
        Assert.Contains("Welch's degrees of freedom", throughout ? df.Rule : df.Reason, StringComparison.Ordinal);
        Assert.Equal(throughout, t.Verdict == Verdict.Reproduces);
        Assert.DoesNotContain(report.Findings, f => f.Id.EndsWith("/p", StringComparison.Ordinal) && f.Verdict == Verdict.DoesNotReproduce);
    }

    [Fact]
    public void A_half_p_is_an_error_where_nothing_says_one_sided_and_the_reason_names_the_half()
    {
        MadeUpStudy study = new(6);
        study.Printed["item_3/p"] = study.Text(study.Test("item_3", false).P / 2, 3);
        Finding p = StudyAudit.Run(study.Read()).Of("t/item_3/p");
        Assert.Equal(Verdict.DoesNotReproduce, p.Verdict);
        Assert.Contains("It would fit as: one-sided", p.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_cut_where_the_others_are_rounded_is_an_error()
    {
        MadeUpStudy study = new(6), cut = new(6, truncate: true);
        string id = MadeUpStudy.Rows.Take(4).Select(r => r + "/a/mean").First(k => study.Printed[k] != cut.Printed[k]);
        study.Printed[id] = cut.Printed[id];
        Finding mean = StudyAudit.Run(study.Read()).Of("t/" + id);
        Assert.Equal(Verdict.DoesNotReproduce, mean.Verdict);
        Assert.Contains("Only cutting off explains it, where rounding alone explains", mean.Reason, StringComparison.Ordinal);
    }

    private static bool May(Plant plant, string row, string id) => plant.Also.Any(a => id == a || id == "t/" + a)
        || (id.StartsWith($"t/{row}/", StringComparison.Ordinal) && plant.May.Contains(id[(id.LastIndexOf('/') + 1)..]))
        || (plant.Also.Contains("scale/a/mean") && id is "t/scale/a/mean" or "alpha/scale/alpha" && plant.May.Contains("mean"));

    private static double Number(MadeUpStudy study, string key) => double.Parse(study.Printed[key], CultureInfo.InvariantCulture);

    private static string Set(MadeUpStudy study, string key, string value)
    {
        study.Printed[key] = value;
        return key[..key.IndexOf('/', StringComparison.Ordinal)];
    }

    private static string Shift(MadeUpStudy study, string key, double by)
    {
        string text = study.Printed[key];
        int decimals = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Set(study, key, (Number(study, key) + by).ToString("F" + decimals, CultureInfo.InvariantCulture));
    }

    private static string Swap(MadeUpStudy study, string one, string other)
    {
        string kept = study.Printed[other];
        Set(study, other, study.Printed[one]);
        return Set(study, one, kept);
    }

    private static string SwapP(MadeUpStudy study) =>
        Swap(study, "item_1/p", MadeUpStudy.Rows.Select(r => r + "/p").First(p => study.Printed[p] != study.Printed["item_1/p"]));

    private static string Unattainable(MadeUpStudy study)
    {
        for (int step = 1; ; step++)
        {
            double mean = Number(study, "item_1/a/mean") + (step * 0.01);
            double sum = Math.Round(mean * study.N[0]);
            if (Math.Abs((sum / study.N[0]) - mean) > 0.0101)
                return Set(study, "item_1/a/mean", mean.ToString("F2", CultureInfo.InvariantCulture));
        }
    }

    private static string UnattainableSd(MadeUpStudy study)
    {
        double[] values = study.Values(1, "item_4");
        double n = values.Length, sum = values.Sum(), centre = sum * sum / n;
        bool Near(double sd, double divisor) => Enumerable.Range(0, 500).Any(i =>
            Math.Abs(Math.Sqrt(Math.Max(0, (sum % 2) + (2 * i) - centre) / divisor) - sd) < 0.0101);
        for (int step = 5; ; step++)
        {
            double sd = Number(study, "item_4/b/sd") + (step * 0.01);
            if (!Near(sd, n - 1) && !Near(sd, n))
                return Set(study, "item_4/b/sd", sd.ToString("F2", CultureInfo.InvariantCulture));
        }
    }

    private static string StandardError(MadeUpStudy study)
    {
        Set(study, "item_1/a/sd", study.Text(Number(study, "item_1/a/sd") / Math.Sqrt(study.N[0]), 2));
        return Set(study, "item_1/a/sd", study.Printed["item_1/a/sd"]);
    }

    private static string MissingAnswer(MadeUpStudy study)
    {
        int n = study.N[0];
        double[] values = study.Values(0, "item_1");
        double mean = values.Order().TakeLast(n - 1).Average();
        // Only a mean that the full arm cannot have gives the missing answer away.
        for (int sum = (int)Math.Round(mean * (n - 1)); ; sum++)
        {
            double one = MadeUpStudy.Round(sum / (n - 1.0), 2);
            if (Math.Abs((Math.Round(one * n) / n) - one) > 0.0101)
                return Set(study, "item_1/a/mean", one.ToString("F2", CultureInfo.InvariantCulture));
        }
    }

    private sealed record Plant(Func<MadeUpStudy, string> Spoil, string[] Must, string[] May, params string[] Also);
}
