using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Studies;
using Simulator.Tests.Scenarios;

namespace Simulator.Tests.Audit;

public sealed class NguyenAuditTests
{
    private static readonly AuditReport Report = Audit("nguyen-2013");

    [Fact]
    public void Exactly_the_known_inconsistencies_are_found() => Assert.Equal(
        [
            "text_eta/amount/eta_squared", "text_items/item_6/ci_lower", "claim/amount_is_large", "claim/p_above_level",
                "claim/groups_of_one_age",
            "claim/number_of_interviews", "questionnaire/anchors",
        ],
        Report.Findings.Where(f => f.Verdict == Verdict.DoesNotReproduce).Select(f => f.Id));

    [Theory]
    [InlineData("t", 9, 11, 11)]
    [InlineData("eta_squared", 2, 12, 12)]
    [InlineData("alpha", 1, 2, 2)]
    public void Test_statistics_eta_squared_and_alpha_were_cut_off(string statistic, int rounded, int truncated, int tested) =>
        Assert.Equal(new RuleCount(statistic, tested, rounded, truncated), Report.Rules.Single(r => r.Statistic == statistic));

    [Theory]
    [InlineData("mean", 24)]
    [InlineData("p", 12)]
    public void Means_and_p_values_were_rounded(string statistic, int tested)
    {
        RuleCount rule = Report.Rules.Single(r => r.Statistic == statistic);
        Assert.Equal((tested, tested, "rounded"), (rule.Tested, rule.Rounded, rule.Rule));
    }

    [Theory]
    [InlineData("item_1", 106, 89, 629, 0.794, 0.0022)]
    [InlineData("item_2", 108, 97, 685, 0.581, 0.0223)]
    [InlineData("item_3", 102, 101, 677, 0.154, 0.5369)]
    [InlineData("item_4", 111, 97, 690, 0.943, 0.0003)]
    [InlineData("item_5", 105, 97, 662, 0.477, 0.0590)]
    [InlineData("item_6", 102, 83, 573, 0.853, 0.0010)]
    [InlineData("item_7", 104, 92, 626, 0.653, 0.0106)]
    [InlineData("item_8", 105, 97, 662, 0.477, 0.0590)]
    [InlineData("item_9", 108, 92, 650, 0.865, 0.0009)]
    [InlineData("item_10", 105, 93, 642, 0.618, 0.0154)]
    public void Every_item_is_determined_to_the_last_answer(string row, long first, long second, long squares, double d, double p)
    {
        ExactRow exact = Report.Exact.Single(r => r.Row == row);
        Assert.True(exact.IsExact);
        Assert.Equal((first, second, squares), (exact.FirstSum!.Value, exact.SecondSum!.Value, exact.SumOfSquares!.Value));
        Assert.Equal(d, exact.D, 0.0006);
        Assert.Equal(p, exact.P, 0.00006);
    }

    [Fact]
    public void Scales_have_the_sums_of_their_items()
    {
        Assert.Equal((532L, 481L), (Report.Exact.Single(r => r.Row == "amount").FirstSum!.Value,
            Report.Exact.Single(r => r.Row == "amount").SecondSum!.Value));
        Assert.Equal(0.69, Report.Exact.Single(r => r.Row == "amount").D, 0.005);
        Assert.Equal(0.87, Report.Exact.Single(r => r.Row == "effectiveness").D, 0.006);
        Assert.Equal(0.36, Report.Exact.Single(r => r.Row == "effectiveness").DInterval.Low, 0.005);
    }

    [Fact]
    public void Implied_alphas_hold_the_targets()
    {
        ImpliedAlpha amount = Report.Alphas.Single(a => a.Row == "amount"),
            effectiveness = Report.Alphas.Single(a => a.Row == "effectiveness");
        Assert.True(amount.WholeSample is { Low: > 0.876 and < 0.878, High: > 0.878 and < 0.880 });
        Assert.True(effectiveness.WholeSample is { Low: > 0.872 and < 0.8743, High: > 0.8743 and < 0.877 });
    }

    [Fact]
    public void Targets_take_the_exact_number_and_agree_with_the_one_written_down()
    {
        foreach (Target target in Report.Study.Targets.Where(t => t.Source == TargetSource.Exact))
        {
            PublishedValue value = PublishedValues.Of(Report, target);
            double written = (double)target.Value!.Value;
            Assert.Equal(written, value.Value!.Value, 0.0025);
            Assert.NotEqual(Verdict.DoesNotReproduce, value.Verdict);
        }
        Assert.Equal(4, PublishedValues.Of(Report, Report.Study.Targets.Single(t => t.Id == "control_new_friend_persons")).Value);
        Assert.Null(PublishedValues.Of(Report, Report.Study.Targets.Single(t => t.Id == "control_gossip_share")).Value);
    }

    [Fact]
    public void A_printed_number_is_shown_beside_its_exact_value()
    {
        PublishedValue eta = PublishedValues.Of(Report, Report.Study.Statistics.Single(s => s.Id == "table_1/item_4/eta_squared"));
        Assert.Equal(0.1866, eta.Value!.Value, 0.0001);
        Assert.True(eta.IsExact);
        Assert.True(eta.Lower < eta.Value && eta.Value < eta.Upper);
        Assert.Equal(0.61, PublishedValues.Of(Report,
            Report.Study.Statistics.Single(s => s.Id == "text_effectiveness/effectiveness/treatment/sd")).Value);
    }

    [Fact]
    public void Identical_rows_and_corrections_are_remarked()
    {
        Assert.Contains(Report.Remarks, r => r.StartsWith("item_5 and item_8 print the same numbers", StringComparison.Ordinal));
        Assert.Contains(Report.Remarks, r => r.Contains("Holm: item_4, item_9, item_6, item_1;", StringComparison.Ordinal));
    }

    [Fact]
    public void The_pilots_percentages_cannot_come_from_38_people()
    {
        AuditReport pilot = Audit("kensington-miller");
        Assert.Equal(
            ["pd_little_benefit/agree", "pd_purpose_support/agree", "pd_should_challenge/agree", "peer_mentoring_good/agree"],
            pilot.Findings.Where(f => f.Verdict == Verdict.DoesNotReproduce).Select(f => f.Id));
        Assert.Equal(5, pilot.Findings.Count(f => f.Id.StartsWith("belief", StringComparison.Ordinal) && f.Verdict == Verdict.Reproduces));
    }

    [Theory]
    [InlineData("cascade-trial")]
    [InlineData("peer-mentoring-abstracts")]
    public void Studies_without_tables_are_audited_too(string name) =>
        Assert.DoesNotContain(Audit(name).Findings, f => f.Verdict == Verdict.DoesNotReproduce);

    private static AuditReport Audit(string name) =>
        StudyAudit.Run(EvidenceReader.ReadStudy(Path.Combine(EvidenceReaderTests.Folder(), name + ".yaml")));
}
