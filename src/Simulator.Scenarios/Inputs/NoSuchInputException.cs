namespace Simulator.Scenarios.Inputs;

/// <summary>There is no such file, and no such name in the catalogue.</summary>
public sealed class NoSuchInputException : Exception
{
    /// <summary>Says what was looked for and what comes nearest.</summary>
    public NoSuchInputException(InputKind kind, string name, string? nearest)
        : base($"there is no {Catalogue.Noun(kind)} {Problem.Quotable(name)}" + (nearest is null ? "" : $"; did you mean {nearest}?")) =>
        Nearest = nearest;

    /// <summary>The nearest name there is, or null.</summary>
    public string? Nearest { get; }
}
