using Simulator.Evidence.Studies;
using Simulator.Experiments.Comparisons;
using Simulator.Scenarios.Studies;
using Simulator.Tests.Experiments.Recording;

namespace Simulator.Tests.Experiments;

/// <summary>
/// Public case, a study before and after on answers from 1 to 7 beside a simulation on 1 to 5: only the end stands beside it, R: t = 2.680, d = .660, and
/// 5.41 of 1 to 7 is 1 + 4.41 * 4 / 6 = 3.94 of 1 to 5.
/// </summary>
public sealed class OtherScaleTests
{
    [Fact]
    public void Only_the_end_stands_beside_a_simulation_carried_over_to_its_scale()
    {
        ComparisonRow[] rows = Rows("", "high", "5.41", "4.71", "0.98", "1.14");
        Assert.DoesNotContain(rows, r => r.Table == "pre");
        Assert.Equal(("2.68", 2.68), Of(rows, "t"));
        Assert.Equal(("0.66", 0.66), Of(rows, "d"));
        Assert.Equal(("5.41", 3.94), Of(rows, "mean"));
        Assert.Equal(("0.98", 0.65), Of(rows, "sd"));
        Assert.All(rows.Where(r => r.Row == "amount"), r => Assert.EndsWith(" (published on 1 to 7; here as 1 to 5)", r.Label, StringComparison.Ordinal));
    }

    /// <summary>A total of five such items, 27.05 of 5 to 35, is 1 + 22.05 * 4 / 30 = 3.94; its SD 4.90 is .65.</summary>
    [Fact]
    public void A_total_is_carried_over_too()
    {
        ComparisonRow[] rows = Rows("score: total, ", "high", "27.05", "23.55", "4.90", "5.70");
        Assert.Equal(("27.05", 3.94), Of(rows, "mean"));
        Assert.Equal(("4.90", 0.65), Of(rows, "sd"));
        Assert.EndsWith(" (published on 5 to 35 as a total; here as 1 to 5)", rows[0].Label, StringComparison.Ordinal);
    }

    /// <summary>
    /// Where lower answers mean more, 2.59 of 1 to 7 is 5 - 1.59 * 4 / 6 = 3.94, and a t of -2.68 a difference of 2.68 the way that means more.
    /// </summary>
    [Fact]
    public void Answers_of_which_lower_ones_mean_more_are_counted_from_the_other_end()
    {
        ComparisonRow[] rows = Rows("", "low", "2.59", "3.29", "0.98", "1.14", "-");
        Assert.Equal(("2.59", 3.94), Of(rows, "mean"));
        Assert.Equal(("-2.68", 2.68), Of(rows, "t"));
        Assert.Contains("lower meaning more", rows[0].Label, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_s_questionnaire_has_it_on_its_own_scale()
    {
        AskedRow asked = AskedRow.Of(SmallStudy.Record.Scenario, Sevens("", "high", "5.41", "4.71", "0.98", "1.14"), 0)
            .First(r => r is { Row: "amount", Arm: "treatment" });
        Assert.Equal(3.94, asked.Published!.Value, 0.005);
        Assert.EndsWith(" (published on 1 to 7; here as 1 to 5)", asked.Text, StringComparison.Ordinal);
    }

    private static (string Printed, double Published) Of(ComparisonRow[] rows, string statistic)
    {
        ComparisonRow row = rows.First(r => r is { Table: "post", Row: "amount" } && r.Statistic == statistic && r.Arm is "treatment" or "treatment - control");
        return (row.Printed, Math.Round(row.Published, 2));
    }

    private static ComparisonRow[] Rows(string score, string more, string first, string second, string sd, string other, string sign = "") =>
        [.. Comparison.Of(SmallStudy.Record, Sevens(score, more, first, second, sd, other, sign)).Rows];

    private static Study Sevens(string score, string more, string first, string second, string sd, string other, string sign = "") =>
        EvidenceReader.ParseStudy($$"""
            schema_version: 1
            kind: study
            id: sevens
            citation: { authors: [Nobody], year: 2020, title: Invented, source: Nowhere, read: full }
            design:
              kind: quasi_experiment
              allocation: none
              locator: Methods
              arms: [{ name: treatment, label: x, n: 34, units: people }, { name: control, label: x, n: 32, units: people }]
            questionnaire:
              name: q
              minimum: 1
              maximum: 7
              anchors: { low: a, high: b, more_at: {{more}}, locator: Methods }
              read_as_more: {{more}}
              rows: [{ row: amount, label: amount, when: end, {{score}}items: 5 }]
            tables:
              - { id: pre, locator: T, measured: x, when: before, unit: points, test: student, contrast: treatment - control, use: check, reason: r,
                  rows: [{ row: amount, contrast: { t: "0.00", p: "1.000", d: "0.00" } }] }
              - { id: post, locator: T, measured: x, when: after, unit: points, test: student, contrast: treatment - control, use: check, reason: r,
                  rows: [{ row: amount, arms: { treatment: { mean: "{{first}}", sd: "{{sd}}" }, control: { mean: "{{second}}", sd: "{{other}}" } },
                           contrast: { t: "{{sign}}2.68", d: "{{sign}}0.66" } }] }
            """, "sevens.yaml");
}
