using Simulator.Experiments;
using Simulator.Scenarios;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Schema;

namespace Simulator.Tests.Scenarios;

/// <summary>What the resolved form of a scenario holds, beyond what the shipped scenarios have.</summary>
public sealed class WrittenBackTests
{
    private static readonly string Text = Small.WithProgramme("").Replace("lankau-1996-adapted", "lankau-1996-adapted\nparameters: { set: { kappa_c: 0.5 } }",
        StringComparison.Ordinal).Replace("name: some", "name: treatment", StringComparison.Ordinal) + """

          - { name: control, programme: none }
        evidence: { study: nguyen-2013, as: reference, arms: { treatment: control, control: treatment } }
        hypotheses:
          - { name: up, outcome: item_4, contrast: treatment - control, expect: above 0.5 }
          - { name: down, outcome: stress, contrast: treatment - control, test: welch, expect: below 0, alpha: 0.01 }
          - { name: either, outcome: isolates, contrast: control - treatment, expect: different from 0 }
        """;

    [Fact]
    public void Hypotheses_read_again_as_they_were()
    {
        Scenario scenario = Small.Read(Text);
        Assert.Equal([Expectation.Above, Expectation.Below, Expectation.Different], scenario.Hypotheses.Select(h => h.Expect));
        Assert.Equal(scenario.Hypotheses, Small.Read(ResolvedScenario.Write(scenario)).Hypotheses);
    }

    [Fact]
    public void The_pairing_with_the_study_is_written_in_the_order_of_its_arms()
    {
        string resolved = ResolvedScenario.Write(Small.Read(Text));
        Assert.Contains("arms: { \"control\": treatment, \"treatment\": control } }\n", resolved, StringComparison.Ordinal);
        Assert.Equal("control", Small.Read(resolved).Evidence!.ArmFor("treatment"));
    }

    [Fact]
    public void Every_parameter_stands_there_with_its_unit_its_source_and_its_reference()
    {
        Scenario scenario = Small.Read(Text);
        string resolved = ResolvedScenario.Write(scenario);
        Assert.All(scenario.Parameters.Declared, p =>
        {
            string unit = p.Unit.Length == 0 ? "" : $"      unit: \"{p.Unit}\"\n";
            Assert.Contains($"\n    {p.Symbol}:\n      value: ", resolved, StringComparison.Ordinal);
            Assert.Contains($"\n{unit}      source: {scenario.Parameters.SourceOf(p).Word()}\n", resolved[resolved.IndexOf($"\n    {p.Symbol}:\n",
                StringComparison.Ordinal)..], StringComparison.Ordinal);
        });
        Assert.Contains("\n    kappa_c:\n      value: 0.5\n", resolved, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_scenario_has_a_place_for_notes_and_blank_lines_between_its_parts()
    {
        string text = NewScenario.Write("New", "s.json");
        Assert.Equal("What this scenario leans on, for the report.", Small.Read(text).Notes);
        string[] lines = text.Split('\n');
        foreach (string part in (string[])["calendar:", "cohort:", "arms:", "instrument:", "sources:"])
            Assert.Equal("", lines[Array.FindIndex(lines, l => l.StartsWith(part, StringComparison.Ordinal)) - 1]);
    }
}
