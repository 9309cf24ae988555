using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Science;

/// <summary>Every shipped scenario gives the bits that it gave before, at few replications.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Scenarios() => [.. Catalogue.Scenarios().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_shipped_scenario_gives_its_golden_tables(string name) =>
        GoldenTables.Check(name, GoldenTables.Of(ScenarioReader.Open(name, new Overrides([], null, GoldenTables.Replications)), 0));
}
