namespace Simulator.Scenarios.Inputs;

/// <summary>What an input file is.</summary>
public enum InputKind
{
    /// <summary>A scenario, or a variant of one.</summary>
    Scenario,

    /// <summary>A questionnaire.</summary>
    Instrument,

    /// <summary>A published study.</summary>
    Study,

    /// <summary>Patterns that a simulation should show.</summary>
    Patterns,

    /// <summary>A calibrated parameter set.</summary>
    Posterior,

    /// <summary>A plan of experiments.</summary>
    Plan,

    /// <summary>Master seeds.</summary>
    Seeds,

    /// <summary>In how many drawn parameter sets each pattern holds.</summary>
    PatternDraws,
}

/// <summary>An input that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name: the file's, without folder and extension.</param>
/// <param name="Display">The name that problems are reported under.</param>
/// <param name="Text">The text.</param>
/// <param name="Folder">The folder beside which it looks for other inputs.</param>
/// <param name="InProgram">Whether it comes from the catalogue that travels inside the program.</param>
public sealed record InputText(InputKind Kind, string Name, string Display, string Text, string? Folder, bool InProgram)
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int LargestFile = 1024 * 1024;
}
