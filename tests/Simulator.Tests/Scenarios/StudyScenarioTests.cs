using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios;
using Simulator.Scenarios.Plans;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Scenarios;

/// <summary>A study of one's own that no scenario plays: what can be fitted to it, and the scenario that is written from its design.</summary>
public sealed class StudyScenarioTests : IDisposable
{
    private const string Design = """
        schema_version: 1
        kind: study
        id: mine
        citation: { authors: ["A, B."], year: 2026, title: "Own answers", source: "own data", read: full }
        design:
          kind: quasi_experiment
          allocation: "Intact groups."
          locator: "own data"
          weeks: 5.5
          arms:
            - name: pairs
              label: pairs
              units: teachers
              programme: { pairs: { choose: assigned }, meetings: { per_week: 2 } }
            - { name: usual, label: nothing, units: teachers, programme: {} }
        questionnaire:
          name: lankau-1996-adapted
          minimum: 1
          maximum: 5
          anchors: { low: strongly disagree, high: strongly agree, more_at: high, locator: "own" }
          read_as_more: high
          rows:
            - { row: item_1, label: "one", when: end }
            - { row: item_2, label: "two", when: end }
            - { row: amount, label: "both", items: [item_1, item_2], when: end }
        answers: mine.csv
        tables: []
        """;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>
    /// Pairs answer 5 5, 3 4, 4 3 and usual 2 2, 3 2, 1 2, 2 4: scale means 5, 3.5, 3.5 against 2, 2.5, 1.5, 3. Their means are 4 and 2.25, their
    /// squares within 1.5 and 1.25, so the SD is the root of 2.75/5 and d is 1.75 over it.
    /// </summary>
    [Fact]
    public void Raw_answers_say_what_is_fitted_and_what_is_kept_apart()
    {
        Study study = DerivedTargets.Of(Read());
        Assert.Equal(
            ["d_amount", "usual_mean_amount", "sd_amount", "alpha_amount", "mean_item_sd"], study.Targets.Where(t => t.Use == TargetUse.Fit).Select(t => t.Id));
        Assert.Equal(["d_item_1", "d_item_2"], study.Targets.Where(t => t.Use == TargetUse.Check).Select(t => t.Id));
        AuditReport audit = StudyAudit.Run(study);
        double Of(string id) => PublishedValues.Of(audit, study.Targets.Single(t => t.Id == id)).Value!.Value;
        Assert.Equal(2.25, Of("usual_mean_amount"), 9);
        Assert.Equal(Math.Sqrt(2.75 / 5), Of("sd_amount"), 9);
        Assert.Equal(1.75 / Math.Sqrt(2.75 / 5), Of("d_amount"), 9);
        // Item 1: 5, 3, 4 against 2, 3, 1, 2: means 4 and 2, squares within 2 and 2, SD the root of 4/5.
        Assert.Equal(2 / Math.Sqrt(0.8), Of("d_item_1"), 9);
    }

    [Fact]
    public void A_study_with_targets_keeps_them()
    {
        Study shipped = EvidenceReader.ParseStudy(File.ReadAllText(Path.Combine(Small.Root, "seeds/evidence/nguyen-2013.yaml")), "n.yaml");
        Assert.Same(shipped, DerivedTargets.Of(shipped));
    }

    [Fact]
    public void The_scenario_has_the_studys_design_and_is_set_beside_it()
    {
        Study study = Read();
        Assert.Empty(StudyScenario.Missing(study));
        Scenario scenario = ScenarioReader.Parse(StudyScenario.Write(study, Path.Combine(folder, "mine.yaml")), "mine");
        Assert.Equal((6, 5, false), (scenario.Calendar.Weeks, scenario.Calendar.DaysPerWeek, scenario.SamePeople));
        Assert.Equal([("pairs", 3), ("usual", 4)], scenario.Arms.Select(a => (a.Name, a.Cohort.Teachers)));
        Assert.Equal(2, scenario.Arms[0].Programme.Find<Simulator.Engine.Programme.Meetings>()!.PerWeek);
        Assert.Empty(scenario.Arms[1].Programme.Offers);
        Assert.Equal(["d_amount", "usual_mean_amount", "sd_amount", "alpha_amount", "mean_item_sd", "d_item_1", "d_item_2"],
            StudyStatistics.Targets(scenario, DerivedTargets.Of(study)).Select(s => s.Name));
    }

    [Fact]
    public void What_the_file_does_not_say_is_asked_for()
    {
        string text = Design.Replace("          weeks: 5.5\n", "", StringComparison.Ordinal).Replace("  weeks: 5.5\n", "", StringComparison.Ordinal)
            .Replace(", programme: {}", "", StringComparison.Ordinal).Replace("name: lankau-1996-adapted", "name: another", StringComparison.Ordinal);
        IReadOnlyList<string> missing = StudyScenario.Missing(Read(text));
        Assert.Equal(3, missing.Count);
        Assert.Contains(missing, m => m.StartsWith("design.weeks", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.Contains("usual: programme", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.Contains("another is none of them", StringComparison.Ordinal));
    }

    private Study Read(string text = Design)
    {
        File.WriteAllText(
            Path.Combine(folder, "mine.csv"),
            "arm,teacher,item_1,item_2\npairs,1,5,5\npairs,2,3,4\npairs,3,4,3\nusual,1,2,2\nusual,2,3,2\nusual,3,1,2\nusual,4,2,4\n");
        File.WriteAllText(Path.Combine(folder, "mine.yaml"), text);
        return EvidenceReader.ReadStudy(Path.Combine(folder, "mine.yaml"));
    }
}
