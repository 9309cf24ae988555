using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Results;
using Simulator.Scenarios;
using Simulator.Tables;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>A table as the golden file keeps it: the hash of its bytes, and of every column what a reader can compare.</summary>
/// <param name="Sha256">Hash by file ending.</param>
/// <param name="Columns">Column by column: filled cells, and their sum, least and greatest, or how many different words.</param>
internal sealed record GoldenTable(SortedDictionary<string, string> Sha256, SortedDictionary<string, string> Columns);

/// <summary>
/// The tables whose bytes are promised, of shipped scenarios at few replications. A hash guards what values already hold; the values beside
/// it name the column that moved.
/// </summary>
internal static class GoldenTables
{
    internal const int Replications = 5;

    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NewLine = "\n" };

    /// <summary>Tables and the files of them that are promised.</summary>
    private static readonly (string Table, bool Csv, bool Parquet)[] Promised =
    [
        ("responses", true, true), ("teachers", false, true), ("outcomes", true, false), ("pairs", true, false), ("trajectories", true, false),
        ("network", true, false),
    ];

    private static string File => Repository.At("tests/Simulator.Tests/Cli/golden/scenarios.json");

    /// <summary>The tables of a scenario as they are now.</summary>
    internal static SortedDictionary<string, GoldenTable> Of(OpenedScenario opened, int threads)
    {
        using RunRecord record = new(opened.Scenario, Path.GetTempPath(), Comparison.Published(opened.Scenario, opened.Study), threads);
        using (Playback playback = new(opened.Scenario, new PlayOptions(threads, Watch: record.Network.Of)))
        {
            while (playback.Next() is { } chunk) record.Add(chunk);
        }

        Dictionary<string, Table> tables = RunTables.Of(record, null, [], []).Select(t => t()).ToDictionary(t => t.Name);
        return new SortedDictionary<string, GoldenTable>(Promised.ToDictionary(p => p.Table, p => Digest(tables[p.Table], p.Csv, p.Parquet)),
            StringComparer.Ordinal);
    }

    /// <summary>What the golden file says of a scenario.</summary>
    internal static SortedDictionary<string, GoldenTable> Kept(string scenario) =>
        All().Scenarios.GetValueOrDefault(scenario) ?? throw new InvalidOperationException($"{File} does not know {scenario}; UPDATE_GOLDEN=1 adds it.");

    /// <summary>Plays a scenario in a process of its own, with these variables of its environment (<c>NAME=value</c>), to its golden files.</summary>
    internal static void CheckInProcess(string scenario, params string[] environment)
    {
        using TemporaryFolder folder = new();
        Ended ended = ChildProcess.Run(
            folder.Path, environment.Select(e => e.Split('=', 2)).ToDictionary(e => e[0], e => e[1]),
            "run", scenario, "--threads", "2", "--replications", $"{Replications}", "--quiet", "--out", "result");
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.All(Kept(scenario), table => Assert.All(table.Value.Sha256, file =>
            Assert.Equal(file.Value, FileRecord.Of(Path.Combine(folder["result"], $"{table.Key}.{file.Key}")).Sha256)));
    }

    /// <summary>
    /// Fails with the columns that moved. When bits change on purpose: raise <see cref="Manifest.CurrentResultsVersion"/>, say so in
    /// CHANGELOG.md, and refresh the file with <c>UPDATE_GOLDEN=1 ./run.sh test --all</c>, the one way to do it.
    /// </summary>
    internal static void Check(string scenario, SortedDictionary<string, GoldenTable> now)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            GoldenFile all = All() with { ResultsVersion = Manifest.CurrentResultsVersion };
            all.Scenarios[scenario] = now;
            System.IO.File.WriteAllText(File, JsonSerializer.Serialize(all, Written) + "\n");
        }

        SortedDictionary<string, GoldenTable> kept = Kept(scenario);
        string[] moved =
        [
            .. kept.SelectMany(t => t.Value.Columns.Select(c =>
                (Place: $"{t.Key}.{c.Key}", Was: c.Value, Is: now[t.Key].Columns.GetValueOrDefault(c.Key, "gone"))))
                .Where(c => c.Was != c.Is).Select(c => $"{c.Place} was {c.Was}, is {c.Is}"),
            .. kept.SelectMany(t => t.Value.Sha256.Select(h => (Place: $"{t.Key}.{h.Key}", Was: h.Value, Is: now[t.Key].Sha256[h.Key])))
                .Where(h => h.Was != h.Is).Select(h => $"{h.Place} has other bytes"),
        ];
        Assert.True(moved.Length == 0, $"{scenario}: {string.Join("; ", moved)}");
        Assert.True(All().ResultsVersion == Manifest.CurrentResultsVersion, "The golden file is of another results version.");
    }

    private static GoldenFile All() => System.IO.File.Exists(File)
        ? JsonSerializer.Deserialize<GoldenFile>(System.IO.File.ReadAllText(File), Written)!
        : new GoldenFile(Manifest.CurrentResultsVersion, new SortedDictionary<string, SortedDictionary<string, GoldenTable>>(StringComparer.Ordinal));

    private static GoldenTable Digest(Table table, bool csv, bool parquet)
    {
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        if (csv) hashes["csv"] = Hash(stream => CsvFile.Write(stream, table));
        if (parquet) hashes["parquet"] = Hash(stream => ParquetFile.Write(stream, table));
        return new GoldenTable(hashes, new SortedDictionary<string,
            string>(table.Columns.ToDictionary(c => c.Name, c => Digest(c, table.Rows)), StringComparer.Ordinal));
    }

    private static string Hash(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static string Digest(Column column, long rows)
    {
        if (column.IsText)
        {
            SortedDictionary<string, int> words = new(StringComparer.Ordinal);
            for (long row = 0; row < rows; row++)
            {
                if (column.TextAt(row) is { } word) words[word] = words.GetValueOrDefault(word) + 1;
            }

            return string.Join(", ", words.Take(30).Select(w => $"{w.Key} {w.Value}"));
        }

        (long filled, double sum, double least, double greatest) = (0, 0, double.PositiveInfinity, double.NegativeInfinity);
        for (long row = 0; row < rows; row++)
        {
            double value = Number(column, row);
            if (double.IsNaN(value)) continue;
            filled++;
            sum += value;
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        return filled == 0 ? "empty" : string.Create(CultureInfo.InvariantCulture, $"{filled} cells, sum {sum:R}, from {least:R} to {greatest:R}");
    }

    private static double Number(Column column, long row) => column.Kind switch
    {
        ColumnKind.Single => column.SingleAt(row),
        ColumnKind.Number => column.NumberAt(row),
        ColumnKind.Integer or ColumnKind.Long => column.IntegerAt(row) ?? double.NaN,
        ColumnKind.Identifier or ColumnKind.Text => throw new ArgumentException($"{column.Name} holds words.", nameof(column)),
    };

    private sealed record GoldenFile(int ResultsVersion, SortedDictionary<string, SortedDictionary<string, GoldenTable>> Scenarios);
}
