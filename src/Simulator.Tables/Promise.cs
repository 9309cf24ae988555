using System.Globalization;

namespace Simulator.Tables;

/// <summary>
/// What a complete result holds, as its resolved scenario says. This project knows no scenario: whoever does makes the promise. What is
/// null or empty is not promised.
/// </summary>
public sealed record Promise
{
    /// <summary>Root seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Replications asked for.</summary>
    public int? Replications { get; init; }

    /// <summary>Arms in which some may not answer, so that they may have fewer rows.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>Teachers of each arm.</summary>
    public IReadOnlyDictionary<string, int> Teachers { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How often each of them answers in a replicate; 0 where answers are not promised.</summary>
    public int Surveys { get; init; }

    /// <summary>Tables, by name without extension.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Other files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether there is a report.</summary>
    public bool Report { get; init; }

    /// <summary>Whether there is at least one figure.</summary>
    public bool Figures { get; init; }

    /// <summary>Where a manifest breaks the promise, or contradicts itself. An interrupted run owes neither figures nor report.</summary>
    public IEnumerable<Flaw> Broken(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Numbers(manifest).Concat(Lacking(manifest));
    }

    private IEnumerable<Flaw> Numbers(Manifest manifest)
    {
        if (Seed is { } seed && seed != manifest.Seed) yield return Differs("seed", manifest.Seed, seed);
        int asked = manifest.ReplicationsAsked, finished = manifest.ReplicationsFinished;
        if (Replications is { } promisedRuns && promisedRuns != asked) yield return Differs("replications", asked, promisedRuns);
        if (finished > asked || (manifest.Status == RunStatus.Complete && finished < asked))
        {
            string status = manifest.Status == RunStatus.Complete ? "complete" : "interrupted";
            yield return new Flaw("replications", Text($"the manifest says {finished} of {asked} are finished, and {status}"));
        }

        if (Teachers.Count == 0 || manifest.Teachers.Count == 0) yield break;
        foreach (string arm in Teachers.Keys.Union(manifest.Teachers.Keys).Order(StringComparer.Ordinal))
        {
            int said = manifest.Teachers.GetValueOrDefault(arm), promised = Teachers.GetValueOrDefault(arm);
            if (said != promised) yield return Differs($"teachers of {arm}", said, promised);
        }
    }

    private IEnumerable<Flaw> Lacking(Manifest manifest)
    {
        HashSet<string> there = [.. manifest.Outputs.Select(o => o.Path)];
        foreach (string table in Tables.Where(t => !there.Contains(t + ".csv") && !there.Contains(t + ".parquet")))
            yield return new Flaw(table, "the table is promised and is not there");
        foreach (string file in Files.Where(f => !there.Contains(f))) yield return new Flaw(file, "it is promised and is not there");
        if (manifest.Status != RunStatus.Complete) yield break;
        if (Report && !there.Contains(Flaw.Report)) yield return new Flaw(Flaw.Report, "it is promised and is not there");
        if (Figures && !there.Any(f => f.StartsWith(Flaw.Figures + "/", StringComparison.Ordinal)))
            yield return new Flaw(Flaw.Figures, "at least one is promised and none is there");
    }

    private static Flaw Differs<TNumber>(string what, TNumber manifest, TNumber scenario) =>
        new(what, Text($"the manifest says {manifest}, the scenario {scenario}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
