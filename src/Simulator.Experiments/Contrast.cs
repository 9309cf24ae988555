namespace Simulator.Experiments;

/// <summary>Two arms held against each other: first minus second.</summary>
/// <param name="First">Name of an arm.</param>
/// <param name="Second">Name of the arm that is subtracted.</param>
public sealed record Contrast(string First, string Second)
{
    /// <summary>As written in tables.</summary>
    public override string ToString() => $"{First} - {Second}";

    /// <summary>
    /// The contrasts of a scenario, independent of the order of its arms: every other arm minus the one that is offered nothing (or the
    /// first by name), then those that hypotheses ask for.
    /// </summary>
    public static IReadOnlyList<Contrast> Of(Scenario scenario)
    {
        string baseline = scenario.Baseline.Name;
        IEnumerable<Contrast> usual = scenario.ArmsByName.Where(a => a.Name != baseline).Select(a => new Contrast(a.Name, baseline));
        return [.. usual.Concat(scenario.Hypotheses.Select(h => new Contrast(h.Contrast.First, h.Contrast.Second))).Distinct()];
    }
}
