using Simulator.Evidence.Audit;

namespace Simulator.Tests.Audit;

public sealed class CleanStudyTests
{
    public static TheoryData<int, bool, bool, bool> Ways()
    {
        TheoryData<int, bool, bool, bool> ways = [];
        for (int seed = 1; seed <= 40; seed++)
        {
            foreach (bool truncate in new[] { false, true })
            {
                foreach (bool sds in new[] { false, true })
                    ways.Add(seed, truncate, false, sds);
            }
        }

        for (int seed = 1; seed <= 20; seed++)
            ways.Add(seed, false, true, true);
        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_number_of_a_clean_study_reproduces_or_cannot_be_tested(int seed, bool truncate, bool welch, bool sds)
    {
        AuditReport report = StudyAudit.Run(new MadeUpStudy(seed, truncate, welch) { WithSds = sds }.Read());
        Assert.Empty(report.Findings.Where(f => f.Verdict == Verdict.DoesNotReproduce).Select(f => $"{f.Id} {f.Printed}: {f.Reason}"));
        Assert.True(report.Count(Verdict.Reproduces) >= 40);
    }

    [Theory]
    [InlineData(false, "rounded")]
    [InlineData(true, "truncated")]
    public void The_rule_that_explains_most_is_named(bool truncate, string rule)
    {
        AuditReport report = StudyAudit.Run(new MadeUpStudy(3, truncate).Read());
        foreach (RuleCount count in report.Rules
            .Where(r => r.Statistic is "mean" or "t" or "p" or "eta_squared" or "d" && r.Rounded != r.Truncated))
        {
            Assert.Equal(rule, count.Rule);
        }

        Assert.Contains(report.Rules, r => r.Statistic == "t" && r.Rounded != r.Truncated);
    }

    [Fact]
    public void A_large_study_says_that_it_cannot_be_tested_against_whole_sums()
    {
        AuditReport report = StudyAudit.Run(new MadeUpStudy(5, n: 120, m: 130).Read());
        Assert.DoesNotContain(report.Findings, f => f.Verdict == Verdict.DoesNotReproduce);
        Finding mean = report.Findings.Single(f => f.Id == "t/item_1/a/mean");
        Assert.Equal(Verdict.CannotBeTested, mean.Verdict);
        Assert.Contains("too large", mean.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_sums_and_squares_are_those_of_the_answers()
    {
        MadeUpStudy study = new(7);
        AuditReport report = StudyAudit.Run(study.Read());
        foreach (ExactRow row in report.Exact.Where(r => r.IsExact))
        {
            Assert.Equal((long)study.Values(0, row.Row).Sum(), row.FirstSum);
            Assert.Equal(study.Values(0, row.Row).Concat(study.Values(1, row.Row)).Sum(x => x * x), (double)row.SumOfSquares!.Value);
            Assert.Equal(study.Test(row.Row, welch: false).Statistic, row.T, 1e-9);
        }
        Assert.Contains(report.Exact, r => r.IsExact);
    }

    [Fact]
    public void No_printed_number_however_odd_breaks_the_audit()
    {
        string[] odd = ["0", "0.00", "-1", "-0.01", "999999999", "< 0.001", "0.000000001", "5", "1", "1.00", "63", "0.5", "1000.5", "< 5"];
        Random random = new(20130701);
        for (int i = 0; i < 100; i++)
        {
            MadeUpStudy study = new(i, truncate: i % 2 == 0, welch: i % 5 == 0, n: random.Next(2, 12),
                m: random.Next(2, 60))
            { WithSds = i % 3 > 0 };
            string[] keys = [.. study.Printed.Keys];
            for (int k = random.Next(1, 20); k > 0; k--)
                study.Printed[keys[random.Next(keys.Length)]] = odd[random.Next(odd.Length)];
            AuditReport report = StudyAudit.Run(study.Read());
            Assert.All(report.Findings, f => Assert.NotEmpty(f.Reason));
        }
    }
}
