using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Scenarios;

/// <summary>What is allowed and probably not meant, each with its place.</summary>
public sealed class ScenarioRemarksTests
{
    private const string Head = """
        schema_version: 1
        name: Remarked
        calendar: { weeks: 4, days_per_week: 5 }
        people: same
        cohort: { teachers: 8, schools: 1 }
        instrument: lankau-1996-adapted

        """;

    [Theory]
    [InlineData("coordinator: { based: on_site }", true)]
    [InlineData("coordinator: { based: on_site, hours_per_week: 0 }", false)]
    [InlineData("coordinator: {}, meetings: {}, pairs: {}", false)]
    [InlineData("coordinator: {}, meetings: { per_week: 0 }, pairs: {}", false)]
    [InlineData("coordinator: { based: remote }, meetings: { per_week: 0 }, pairs: {}", true)]
    [InlineData("coordinator: { based: remote }, groups: {}", true)]
    [InlineData("coordinator: { based: remote }, groups: { new_pairs: true }", false)]
    [InlineData("coordinator: {}, online: {}", true)]
    [InlineData("coordinator: {}, online: { prompts_per_week: 1 }", false)]
    public void A_coordinator_is_remarked_on_where_nothing_needs_one(string programme, bool remarked) => Remarked(programme, "coordinator", remarked);

    [Theory]
    [InlineData("time_release: { hours_per_week: 1 }", true)]
    [InlineData("time_release: { hours_per_week: 1 }, pairs: {}, meetings: {}", false)]
    [InlineData("time_release: { hours_per_week: 1 }, pairs: {}", true)]
    [InlineData("time_release: { hours_per_week: 1 }, groups: {}", false)]
    [InlineData("time_release: { hours_per_week: 1 }, training: {}, passing_on: {}", false)]
    public void Released_hours_are_remarked_on_where_nothing_takes_time(string programme, bool remarked) => Remarked(programme, "time_release", remarked);

    [Theory]
    [InlineData("workshop: { acquaintance: false, skills: false }", true)]
    [InlineData("workshop: { hours: 0, acquaintance: false, skills: false }", false)]
    [InlineData("workshop: { acquaintance: false }", false)]
    public void A_workshop_of_which_nothing_comes_is_remarked_on(string programme, bool remarked) => Remarked(programme, "workshop", remarked);

    /// <summary>The place is the symbol's, wherever it was set: in the file, or on the command line.</summary>
    [Fact]
    public void A_parameter_outside_its_plausible_range_is_remarked_on_where_it_is_set()
    {
        string text = Head + "arms: [{ name: a, programme: {} }]\nparameters: { set: { kappa_c: 0.1, u: 1 } }\n";
        Problem remark = Assert.Single(Open(text).Remarks);
        Assert.Equal(
            "r.yaml:8:22: remark: parameters.set.kappa_c: kappa_c lies outside its plausible range (0.1); from 0.4 to 1", remark.AsRemark());
        Problem typed = Assert.Single(Open(text, "parameters.kappa_c=0.5", "parameters.u=0").Remarks);
        Assert.StartsWith("--set:2:1: remark: parameters.set.u: u lies", typed.AsRemark(), StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_with_other_people_are_remarked_on_where_the_people_are_to_be_the_same()
    {
        string text = Head + """
            arms:
              - { name: a, programme: {} }
              - name: b
                cohort: { teachers: 9, leadership: 0.9 }
                programme: {}

            """;
        Problem remark = Assert.Single(Open(text).Remarks);
        Assert.Equal((10, 5), (remark.At.Line, remark.At.Column));
        Assert.Contains("differs from that of a in teachers, leadership", remark.What, StringComparison.Ordinal);
        Assert.Empty(Open(text, "people=separate").Remarks);
        Assert.Empty(Open(text, "arms.b.cohort=null").Remarks);
    }

    private static void Remarked(string programme, string component, bool remarked)
    {
        OpenedScenario opened = Open($"{Head}arms:\n  - name: a\n    programme: {{ {programme} }}\n");
        Assert.Equal(remarked ? [$"arms[0].programme.{component}"] : [], opened.Remarks.Select(r => r.At.Path));
        Assert.All(opened.Remarks, r => Assert.Equal((9, 18), (r.At.Line, r.At.Column)));
    }

    private static OpenedScenario Open(string text, params string[] sets) =>
        ScenarioReader.Open(new InputText(InputKind.Scenario, "r", "r.yaml", text, null, InProgram: false), new Overrides(sets));
}
