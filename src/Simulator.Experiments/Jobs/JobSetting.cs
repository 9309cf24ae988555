using Simulator.Experiments.Differences;
using Simulator.Experiments.Playing;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>Kinds of result folders.</summary>
public static class FolderKinds
{
    /// <summary>One scenario.</summary>
    public const string Run = "run";

    /// <summary>Two scenarios.</summary>
    public const string Compare = "compare";

    /// <summary>Patterns and checked targets.</summary>
    public const string Validate = "validate";

    /// <summary>Published studies recomputed.</summary>
    public const string Audit = "audit";

    /// <summary>What a study tells about the parameters.</summary>
    public const string Calibration = "calibration";

    /// <summary>What studies of some size would find.</summary>
    public const string Power = Designs.PowerDesign.KindWord;

    /// <summary>Many points of a scenario.</summary>
    public const string Sweep = Designs.SweepDesign.KindWord;

    /// <summary>What the effect depends on.</summary>
    public const string Sensitivity = Designs.SensitivityDesign.KindWord;

    /// <summary>What carries the effect.</summary>
    public const string Attribution = Designs.AttributionDesign.KindWord;

    /// <summary>Programmes under a budget.</summary>
    public const string Search = Designs.ProgrammeSearch.KindWord;
}

/// <summary>What every job needs from whoever starts it. A job knows no console: it is told what to do, tells how far it is, and returns.</summary>
public sealed record JobSetting
{
    /// <summary>The folder of the result.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether a result that is there may be replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Threads; 0 all processors.</summary>
    public int Threads { get; init; }

    /// <summary>Parameter sets behind what we do not know of differences; 0 leaves that layer out.</summary>
    public int Sets { get; init; } = KnownLayers.UsualSets;

    /// <summary>The command as typed, for the manifest.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>Told how far the play of a scenario is, by its name.</summary>
    public Action<string, PlayProgress>? Progress { get; init; }

    /// <summary>Stops the job; what is finished is kept.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Files that were read, for the manifest.</summary>
    public IReadOnlyList<FileRecord> Inputs { get; init; } = [];

    /// <summary>Writes what the folder keeps of its inputs: resolved scenarios, a study of one's own.</summary>
    public Action<ResultFolder> KeepInputs { get; init; } = _ => { };

    /// <summary>Draws figures, writes the report from the stored tables and puts the result in its place.</summary>
    public required Action<ResultFolder, Manifest> Report { get; init; }

    /// <summary>A manifest of this job.</summary>
    internal Manifest Manifest(string kind, DateTimeOffset started) => Tables.Manifest.Of(CommandLine) with { Kind = kind, Started = started, Inputs = Inputs };

    /// <summary>Writes tables side by side.</summary>
    internal void Write(ResultFolder folder, IReadOnlyList<Func<Table>> tables) =>
        SideBySide.Run(tables.Select(table => (Action)(() => folder.Write(table()))), Threads);
}
