using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Tables;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Everything asked for is there.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>Stopped early; what is finished is there.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,
}

/// <summary>
/// What made a result folder, from what, and the hash of every file in it. Written last: a folder without one is not a result.
/// </summary>
public sealed record Manifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Changes when the same version, inputs and seed would give other bits than before.</summary>
    public const int CurrentResultsVersion = 2;

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary><see cref="CurrentResultsVersion"/> of the program that wrote it.</summary>
    public required int ResultsVersion { get; init; }

    /// <summary>Commit the program was built from, where the build knew it.</summary>
    public string? Commit { get; init; }

    /// <summary>.NET version.</summary>
    public required string Runtime { get; init; }

    /// <summary>Operating system and processor.</summary>
    public required string System { get; init; }

    /// <summary>The command line.</summary>
    public required string CommandLine { get; init; }

    /// <summary>What made it: run, compare, validate, audit; null in results of versions that did not say.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of the scenario, where there is one.</summary>
    public string? Scenario { get; init; }

    /// <summary>How the run ended.</summary>
    public RunStatus Status { get; init; }

    /// <summary>Root seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Replications asked for.</summary>
    public int ReplicationsAsked { get; init; }

    /// <summary>Replications finished.</summary>
    public int ReplicationsFinished { get; init; }

    /// <summary>Teachers of each arm; empty in results of versions that did not say.</summary>
    public IReadOnlyDictionary<string, int> Teachers { get; init => field = Sorted(value); } = Sorted<int>(null);

    /// <summary>Counts by status, of whatever the run consists of: finished, not_run, failed.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init => field = Sorted(value); } = Sorted<long>(null);

    /// <summary>When it started.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset Ended { get; init; }

    /// <summary>Wall time of the simulation, in seconds.</summary>
    public double? WallSeconds { get; init => field = Finite(value); }

    /// <summary>Processor time of the simulation, in seconds.</summary>
    public double? CpuSeconds { get; init => field = Finite(value); }

    /// <summary>Teacher-days played.</summary>
    public long TeacherDays { get; init; }

    /// <summary>Teacher-days a second of processor time.</summary>
    public double? Speed { get; init => field = Finite(value); }

    /// <summary>Time of a fixed loop on this machine, in seconds, which makes speeds of two machines comparable.</summary>
    public double? ReferenceLoopSeconds { get; init => field = Finite(value); }

    /// <summary>Hash over all parts of a design's store, where there is one.</summary>
    public string? Root { get; init; }

    /// <summary>Files the run read.</summary>
    public IReadOnlyList<FileRecord> Inputs { get; init; } = [];

    /// <summary>Files of the folder, by path.</summary>
    public IReadOnlyList<FileRecord> Outputs { get; init; } = [];

    /// <summary>A manifest with what the program knows about itself and the machine.</summary>
    public static Manifest Of(string commandLine)
    {
        Assembly assembly = typeof(Manifest).Assembly;
        string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        string[] parts = version.Split('+', 2);
        return new Manifest
        {
            Version = parts[0],
            ResultsVersion = CurrentResultsVersion,
            Commit = parts.Length > 1 ? parts[1] : null,
            Runtime = RuntimeInformation.FrameworkDescription,
            System = $"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}",
            CommandLine = commandLine,
            Started = Process.GetCurrentProcess().StartTime,
            Ended = DateTimeOffset.Now,
        };
    }

    /// <summary>Its JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.Manifest) + "\n";

    /// <summary>Reads a folder's manifest; a mistake in it is an <see cref="InvalidDataException"/> that names file and line.</summary>
    public static Manifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (OrdinaryFile.WhatElse(path) is { } other) throw new InvalidDataException($"{path}: {other} stands here, which is no manifest.");
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), ManifestJson.Default.Manifest)
                ?? throw new InvalidDataException($"{path}: it holds nothing.");
        }
        catch (JsonException error)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}");
            throw new InvalidDataException($"{place}: not a manifest: {error.Message}", error);
        }
    }

    // A list that an old file does not have is an empty one.
    private static SortedDictionary<string, TValue> Sorted<TValue>(IReadOnlyDictionary<string, TValue>? given) =>
        new((given ?? new Dictionary<string, TValue>()).ToDictionary(), StringComparer.Ordinal);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
