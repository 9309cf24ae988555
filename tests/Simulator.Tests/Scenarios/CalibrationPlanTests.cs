using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Plans;
using Simulator.Tables;
using Simulator.Tests.Cli;

namespace Simulator.Tests.Scenarios;

/// <summary>Plans of calibration: what is fitted, what is kept apart, and what is refused with its place.</summary>
public sealed class CalibrationPlanTests
{
    private const string Head = "schema_version: 1\nkind: calibration\nscenario: nguyen-2013\n";

    [Fact]
    public void The_evidence_says_what_is_fitted_and_what_is_kept_apart()
    {
        CalibrationPlan plan = Read("");
        Assert.Equal(12, plan.Fit.Count);
        Assert.Equal(Enumerable.Range(1, 10).Select(k => $"d_item_{k}"), plan.Check);
        Assert.Equal(["control_gossip_share", "control_professional_share", "control_new_friend_persons"],
            StudyStatistics.Targets(plan.Scenario, plan.Study).Where(s => s.IsBound).Select(s => s.Name));
        Assert.Equal(200_000, plan.Rows);
    }

    [Fact]
    public void The_study_has_what_its_exact_sums_say()
    {
        Dictionary<string, double> observed = StudyStatistics.Targets(Read("").Scenario, Read("").Study).ToDictionary(s => s.Name, s => s.Observed);
        Assert.Equal(0.693, observed["d_amount"], 3);
        Assert.Equal(481 / 165.0, observed["control_mean_amount"], 3);
        Assert.Equal(0.794, observed["d_item_1"], 3);
    }

    [Fact]
    public void Shipped_plans_are_whole_and_share_a_table()
    {
        string[] names = ["aggregates", "table-1", "table-2"];
        CalibrationPlan[] plans = [.. names.Select(n => CalibrationReader.Open(n).Plan)];
        Assert.All(plans, p => Assert.NotEmpty(p.Check));
        Assert.All(plans, p => Assert.Empty(p.Fit.Intersect(p.Check)));
        Assert.Single(plans.Select(p => p.Scenario.Id).Distinct());
    }

    /// <summary>Whoever changes what is fitted, the seed or the results' version makes the shipped draws again: calibrate aggregates.</summary>
    [Fact]
    public void The_shipped_posterior_is_what_its_plan_makes()
    {
        CalibrationPlan plan = CalibrationReader.Open("aggregates").Plan;
        string[] said = File.ReadAllLines(Repository.At("seeds/posterior/aggregates/posterior.yaml"));
        string[] made =
        [
            "plan: aggregates", $"scenario: {plan.Scenario.Id}", $"study: {plan.Study.Id}", $"results_version: {Manifest.CurrentResultsVersion}",
            $"seed: {plan.Scenario.Seed}", $"rows: {plan.Rows}", $"fitted: [{string.Join(", ", plan.Fit)}]",
        ];
        Assert.Equal(made, said.Where(line => made.Any(m => line.StartsWith(m[..(m.IndexOf(':', StringComparison.Ordinal) + 1)], StringComparison.Ordinal))));
        string[][] draws = [.. File.ReadLines(Repository.At("seeds/posterior/aggregates/draws.csv")).Select(line => line.Split(','))];
        Parameter[] drawn = [.. plan.Scenario.Parameters.Declared.Where(p => RangeDraw.IsDrawn(plan.Scenario.Parameters, p))];
        Assert.Equal(["weight", .. drawn.Select(p => p.Symbol.ToLowerInvariant())], draws[0]);
        Assert.Equal(501, draws.Length);
        foreach (string[] draw in draws.Skip(1))
        {
            for (int k = 0; k < drawn.Length; k++)
                Assert.InRange(double.Parse(draw[k + 1], CultureInfo.InvariantCulture), drawn[k].Low, drawn[k].High);
        }
    }

    [Fact]
    public void A_narrower_prior_is_drawn_from()
    {
        CalibrationPlan plan = Read("priors: { kappa_c: [0.5, 0.6] }\n");
        Assert.True(plan.Scenario.Parameters.TryFind("kappa_c", out Parameter found));
        Assert.Equal((0.5, 0.6), (found.Low, found.High));
    }

    [Theory]
    [InlineData("fit: [d_amonut]\n", "4:7", "did you mean d_amount")]
    [InlineData("fit: []\n", "4:6", "nothing with a number is fitted")]
    [InlineData("fit: [control_gossip_share]\n", "4:6", "nothing with a number is fitted")]
    [InlineData("check: [d_amount]\n", "4:9", "fitted already")]
    [InlineData("priors: { kappa_c: [0.5, 9] }\n", "4:26", "out of range")]
    [InlineData("priors: { kappa_x: [0.1, 0.2] }\n", "4:11", "unknown parameter")]
    [InlineData("priors: { kappa_c: [0.7, 0.6] }\n", "4:20", "the range is empty")]
    [InlineData("rows: 100\n", "4:7", "out of range")]
    [InlineData("ask: [trusst]\n", "4:7", "unknown word")]
    [InlineData("rivals: { calm: { says: x, vary: { nothing: [0, 1] } } }\n", "4:36", "unknown parameter")]
    [InlineData("rivals: { calm: { set: [\"people=same\"] } }\n", "4:17", "a required key is missing")]
    [InlineData("unknown: 1\n", "4:1", "unknown key")]
    public void A_mistake_is_refused_with_its_place(string lines, string place, string message)
    {
        BadInputException error = Assert.Throws<BadInputException>(() => Read(lines));
        Assert.Contains($"plan.yaml:{place}", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half-a-school")]
    [InlineData("no-such-scenario")]
    public void A_scenario_without_its_study_cannot_be_calibrated(string scenario)
    {
        BadInputException error = Assert.Throws<BadInputException>(() => Read("", $"schema_version: 1\nkind: calibration\nscenario: {scenario}\n"));
        Assert.Contains("plan.yaml:3:11", error.Message, StringComparison.Ordinal);
    }

    private static CalibrationPlan Read(string lines, string head = Head) =>
        CalibrationReader.Open(new InputText(InputKind.Plan, "plan", "plan.yaml", head + lines, null, InProgram: false)).Plan;
}
