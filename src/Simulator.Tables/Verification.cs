using System.Globalization;

namespace Simulator.Tables;

/// <summary>Whether a result is whole: the bytes that were written, nothing missing, nothing more, its numbers of one mind.</summary>
public static class Verification
{
    private const string Answers = "responses.parquet";

    /// <summary>Everything that is wrong with a result; empty if nothing is.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="promise">What its resolved scenario promises; without one, only what the manifest says of itself is looked at.</param>
    public static IReadOnlyList<Flaw> Of(string folder, Promise? promise = null)
    {
        Manifest manifest = Manifest.Read(folder);
        promise ??= new Promise();
        List<Flaw> flaws = [];
        if (manifest.Outputs.Count == 0) flaws.Add(new Flaw(Manifest.FileName, "it lists no file"));
        foreach (FileRecord record in manifest.Outputs)
        {
            if (Fault(folder, record) is { } fault) flaws.Add(new Flaw(record.Path, fault));
        }

        flaws.AddRange(Contents.Unlisted(folder, manifest).Select(path => new Flaw(path, $"not listed in {Manifest.FileName}")));
        flaws.AddRange(promise.Broken(manifest));
        bool answers = manifest.Outputs.Any(o => o.Path == Answers) && flaws.All(f => f.Of != Answers);
        if (!answers || promise.Surveys == 0) return flaws;
        try
        {
            flaws.AddRange(Counted(Path.Combine(folder, Answers), manifest, promise));
        }
        catch (InvalidDataException error)
        {
            flaws.Add(new Flaw(Answers, $"it cannot be counted: {error.Message}"));
        }

        return flaws;
    }

    private static string? Fault(string folder, FileRecord record)
    {
        if (!FileNames.AllowedPath(record.Path)) return "not a name inside a result";
        FileInfo file = new(Path.Combine(folder, record.Path));
        if (!file.Exists) return "missing";
        if (OrdinaryFile.WhatElse(file.FullName) is { } other) return $"{other} stands in its place";
        bool same = file.Length == record.Bytes && FileRecord.Of(file.FullName).Sha256 == record.Sha256;
        return same ? null : "not the bytes that were written";
    }

    // A row is one answer sheet: every teacher of an arm, at every survey, in every finished replicate.
    private static IEnumerable<Flaw> Counted(string file, Manifest manifest, Promise promise)
    {
        SortedDictionary<string, long> rows = new(StringComparer.Ordinal);
        HashSet<long> replicates = [];
        using (ParquetScan scan = ParquetScan.Open(file))
        {
            while (scan.Next())
            {
                foreach (string? arm in scan.Texts("arm")) rows[arm ?? ""] = rows.GetValueOrDefault(arm ?? "") + 1;
                foreach (long? replicate in scan.Integers("replicate")) replicates.Add(replicate ?? -1);
            }
        }

        int finished = manifest.ReplicationsFinished;
        if (replicates.Count != finished && promise.Silent.Count == 0)
            yield return new Flaw("replications", Text($"the manifest says {finished} are finished, {Answers} holds {replicates.Count}"));
        foreach (string arm in promise.Teachers.Keys.Union(rows.Keys).Order(StringComparer.Ordinal))
        {
            int teachers = promise.Teachers.GetValueOrDefault(arm);
            long there = rows.GetValueOrDefault(arm), owed = (long)(promise.Silent.Count > 0 ? finished : replicates.Count) * promise.Surveys * teachers;
            string wrong = Text($"the scenario says {teachers}, which makes {owed} rows of {Answers}; it holds {there}");
            bool right = promise.Silent.Contains(arm) ? there <= owed : there == owed;
            if (!right) yield return new Flaw($"teachers of {arm}", wrong);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
