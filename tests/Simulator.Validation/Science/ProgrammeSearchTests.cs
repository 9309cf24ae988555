using System.Text.Json;
using Simulator.Tables;

namespace Simulator.Validation.Science;

/// <summary>The shipped plan of five meeting frequencies within 60 staff hours, by one command, and its folder in the programs of the field.</summary>
public sealed class ProgrammeSearchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("simulator-search-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>
    /// More meetings are more support here, and a coordinator's twelve hours buy less of it than as many hours of meetings, so the best that
    /// sixty hours buy is five meetings in two weeks and nobody to look after them. On fresh luck that holds, or ties.
    /// </summary>
    [Fact]
    public void Five_frequencies_within_sixty_hours_are_answered_by_one_command()
    {
        JsonElement answer = JsonDocument.Parse(Program.Run(folder, "design", "meetings-within-60-hours", "--out", "result", "--quiet", "--json")).RootElement;
        JsonElement[] programmes = [.. answer.GetProperty("programmes").EnumerateArray()];
        Assert.Equal("meetings.per_week 2.5, no coordinator", programmes[0].GetProperty("programme").GetString());
        Assert.InRange(programmes[0].GetProperty("hours").GetDouble(), 50, 60);
        Assert.True(programmes[0].GetProperty("better").GetDouble() > 0.95);
        Assert.InRange(answer.GetProperty("answers").GetArrayLength(), 5, 8);
        JsonElement[] candidates = [.. answer.GetProperty("candidates").EnumerateArray()];
        Assert.Equal(10, candidates.Length);
        foreach (JsonElement candidate in candidates)
        {
            bool over = candidate.GetProperty("mean_staff_hours").GetDouble() > 60;
            Assert.Equal(over, candidate.GetProperty("fate").GetString() == "over_budget");
        }

        Program.Run(folder, "verify", "result", "--sample", "10%");
        string root = Manifest.Read(Path.Combine(folder, "result")).Root!;
        Program.Run(folder, "design", "meetings-within-60-hours", "--out", "again", "--quiet", "--threads", "1");
        Assert.Equal(root, Manifest.Read(Path.Combine(folder, "again")).Root);
    }

    [Fact]
    public void Its_folder_opens_in_R_and_in_PSPP()
    {
        Program.Run(folder, "design", "meetings-within-60-hours", "--out", "result", "--quiet", "--replications", "20", "--set", "confirm=20", "--sets", "10",
            "--set", "scan_replications=2");
        string result = Path.Combine(folder, "result");
        StoredTable finalists = CsvFile.Read(Path.Combine(result, "finalists.csv")), candidates = CsvFile.Read(Path.Combine(result, "candidates.csv"));
        (string r, string pspp) = (Program.Needed("R", "Rscript", "r-base-core"), Program.Needed("PSPP", "pspp", "pspp"));
        File.WriteAllText(Path.Combine(result, "check.R"),
            "source(\"import.R\")\n"
                + "cat(nrow(finalists), nrow(candidates), nrow(pairs), nrow(sets), nrow(assumptions), nrow(programmes), nrow(budget), \"\\n\")\n"
                + "cat(as.character(candidates$fate), sep = \" \")\ncat(\"\\n\", attr(finalists$better, \"label\"), \"\\n\")\n");
        string[] seen = Program.Expect(result, r, "--vanilla", "check.R").Split('\n');
        string counts = string.Join(' ', ((string[])["finalists", "candidates", "pairs", "sets", "assumptions", "programmes", "budget"])
            .Select(t => CsvFile.Read(Path.Combine(result, t + ".csv")).Rows));
        Assert.Equal(counts, seen[0].Trim());
        Assert.Equal(string.Join(' ', candidates.Texts("fate")), seen[1].Trim());
        Assert.Contains("share of the parameter sets", seen[2], StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(result, "check.sps"), File.ReadAllText(Path.Combine(result, "import.sps")) + """

            DATASET ACTIVATE finalists.
            SAVE TRANSLATE /OUTFILE='seen.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE.
            """);
        Assert.DoesNotContain("error:", Program.Expect(result, pspp, "-O", "format=txt", "-o", "-", "check.sps"), StringComparison.Ordinal);
        StoredTable opened = CsvFile.Read(Path.Combine(result, "seen.csv"));
        Assert.Equal(finalists.Rows, opened.Rows);
        Assert.Equal(finalists.Texts("letter"), opened.Texts("letter").Select(t => t?.TrimEnd()));
    }
}
