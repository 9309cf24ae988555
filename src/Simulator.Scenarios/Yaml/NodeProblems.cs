using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Yaml;

/// <summary>Reports problems at nodes: a list of problems knows places in files, not trees.</summary>
public static class NodeProblems
{
    /// <summary>Adds a problem at a node.</summary>
    public static void Add(this Problems problems, YamlNode node, string what, string? value = null, string? allowed = null, string? suggestion = null)
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(node);
        problems.Add(node.At, what, value, allowed, suggestion);
    }
}
