using Simulator.Experiments.Answers;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Playing;
using Simulator.Scenarios;

namespace Simulator.Tests.Experiments;

/// <summary>The questionnaire of one study, as the page fills it in on the last day.</summary>
public sealed class AskedRowTests
{
    [Fact]
    public void One_study_s_answers_stand_beside_the_means_that_were_printed()
    {
        OpenedScenario opened = ScenarioReader.Open("nguyen-2013");
        IReadOnlyList<AskedRow> rows = AskedRow.Of(opened.Scenario, opened.Study, 2);
        Assert.Equal(12 * 2, rows.Count);
        // Table 1 of the paper: listened to 3.31 and 2.70, amount 3.33 and 2.92, on the same scale from 1 to 5.
        Assert.Equal([("item_1", "treatment", 3.31), ("item_1", "control", 2.70)], rows.Take(2).Select(r => (r.Row, r.Arm, r.Published ?? 0)));
        Assert.Equal([3.33, 2.92], rows.Where(r => r.Row == "amount").Select(r => r.Published ?? 0));
        StudySeries series = new(opened.Scenario);
        series.Play(3);
        foreach (AskedRow row in rows) Assert.Equal(series.Of(row.Arm, WorldKind.Programme, row.Row)[2], row.Here);
    }

    [Fact]
    public void Nothing_stands_beside_a_scenario_that_is_no_study()
    {
        OpenedScenario opened = ScenarioReader.Open("nursing-circles");
        IReadOnlyList<AskedRow> rows = AskedRow.Of(opened.Scenario, opened.Study, 0);
        Assert.All(rows, r => Assert.Null(r.Published));
        Assert.Equal(opened.Scenario.Arms.Select(a => a.Name), rows.Take(opened.Scenario.Arms.Count).Select(r => r.Arm));
        // Asked in weeks 0, 4 and 8; the last of them stands here.
        StudySeries series = new(opened.Scenario);
        series.Play(1);
        Assert.All(rows, r => Assert.Equal(series.Of(r.Arm, WorldKind.Programme, r.Row)[0], r.Here));
    }
}
