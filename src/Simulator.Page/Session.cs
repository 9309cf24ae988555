using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Pages;

namespace Simulator.Page;

/// <summary>A scenario as it was typed, and the studies that were played of it.</summary>
internal sealed class Session
{
    internal Session(string yaml, string name, IReadOnlyList<string> changes, bool whatIf)
    {
        OpenedScenario opened = ScenarioReader.Open(
            new InputText(InputKind.Scenario, name, name + ".yaml", yaml, null, InProgram: false), new Overrides(changes));
        Study = opened.Study;
        Series = new StudySeries(whatIf ? CompareJob.WhatIf(opened.Scenario) : opened.Scenario);
        Remarks = [.. opened.Remarks.Select(r => r.AsRemark())];
    }

    internal StudySeries Series { get; }

    internal Scenario Scenario => Series.Scenario;

    /// <summary>The study that it plays, as long as it is still that study.</summary>
    internal Study? Study { get; }

    internal IReadOnlyList<string> Remarks { get; }

    /// <summary>Plays up to so many studies; what is played already is kept.</summary>
    internal void PlayUpTo(int studies) => Series.Play(Math.Max(0, studies - Series.Played));

    internal string Layers(int sets) => LayerText.Write(new KnownLayers(Scenario, twins: true, null, sets, threads: 1)
        .Add(Series.Differences(), d => d.IsHeadline(Scenario)));
}

/// <summary>From one scenario to another, with the same people and the same luck.</summary>
internal sealed class Comparing(Session first, Session second)
{
    /// <summary>Studies that the page plays of a change.</summary>
    private const int Studies = 100;

    private readonly IReadOnlyList<(Arm First, Arm Second, string Called)> matched = CompareJob.Called(first.Scenario, second.Scenario);

    internal string Tell()
    {
        IReadOnlyList<Difference> differences = first.Series.To(second.Series, matched);
        int played = Math.Min(first.Series.Played, second.Series.Played);
        return Json.Write(writer =>
        {
            writer.WriteNumber("studies", played);
            writer.WriteString("hash", second.Series.Hash);
            ScenarioJson.Texts(writer, "answer", ShortAnswer.Of(
                first.Scenario with { Id = "the scenario", Replications = played }, second.Scenario with { Id = "the change" }, matched, differences));
            ScenarioJson.Rows(writer, differences, second.Scenario.Words);
        });
    }

    // As many studies as the page plays of a change decide how often each set is played, not the thousands that a run may ask for.
    internal string Layers(int sets) => LayerText.Write(new KnownLayers(
        second.Scenario with { Replications = Studies }, twins: false, first.Scenario with { Replications = Studies }, sets, threads: 1)
        .Add(first.Series.To(second.Series, matched), d => d.IsHeadline(second.Scenario)));
}
