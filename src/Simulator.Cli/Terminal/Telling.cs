namespace Simulator.Cli.Terminal;

/// <summary>How a command tells what it found.</summary>
/// <param name="AsJson">As one JSON document.</param>
/// <param name="Silent">Without progress, and without the screen.</param>
/// <param name="Every">With every number of the JSON document on the screen.</param>
internal readonly record struct Telling(bool AsJson, bool Silent, bool Every);
