namespace Simulator.Tables;

/// <summary>Something that is wrong with a result.</summary>
/// <param name="Of">The file, or the number: seed, replications.</param>
/// <param name="Wrong">What is wrong with it.</param>
public sealed record Flaw(string Of, string Wrong)
{
    /// <summary>What figures as a whole are called.</summary>
    public const string Figures = "figures";

    /// <summary>Name of the report.</summary>
    public const string Report = "report.html";

    /// <summary>Whether drawing figures and report again would mend it.</summary>
    public bool Drawn => Of == Figures || IsDrawn(Of);

    /// <inheritdoc/>
    public override string ToString() => $"{Of}: {Wrong}";

    /// <summary>Whether a file is one that is drawn from the others.</summary>
    internal static bool IsDrawn(string path) => path == Report || path.StartsWith(Figures + "/", StringComparison.Ordinal);
}
