using System.Diagnostics;
using System.Globalization;
using Simulator.Tables;
using Simulator.Validation.Science;

namespace Simulator.Validation.Tables;

/// <summary>Runs the import scripts in the programs they are for, and holds what those see against what was written.</summary>
public sealed class ImportScriptTests : IDisposable
{
    private const int Rows = 200;
    private static readonly string[] Notes = ["plain", "a, \"b\"", "=1+1", "ü ş İ 漢", "two 'words'"];
    private readonly string folder = Directory.CreateTempSubdirectory("simulator-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void R_opens_every_table_with_its_labels()
    {
        string program = Program.Needed("R", "Rscript", "r-base-core");
        WriteResult();
        File.WriteAllText(Path.Combine(folder, "check.R"), """
            source("import.R")
            put <- function(name, x) cat(name, "=", paste(x, collapse = "|"), "\n", sep = "")
            put("rows", nrow(responses)); put("arms", levels(responses$arm)); put("class", sapply(responses, function(x) class(x)[1]))
            put("missing", sum(is.na(responses$item_1))); put("sum", sum(responses$item_1, na.rm = TRUE))
            put("label", attr(responses$item_1, "label")); put("unit", attr(responses$item_1, "unit"))
            put("first", levels(labelled(responses$item_1))[1]); put("last", levels(labelled(responses$item_1))[5])
            put("mean", format(mean(responses$amount, na.rm = TRUE), digits = 12)); put("whole", responses[["if"]][4])
            put("infinite", sum(is.infinite(responses$ratio))); put("tiny", responses$tiny[3])
            put("notes", enc2utf8(head(outcomes$note, 5))); put("teachers", exists("teachers")); put("outcome_rows", nrow(outcomes))
            """);
        Dictionary<string, string> seen = Seen(Run(program, "--vanilla", "--encoding=UTF-8", "check.R"));
        Assert.Equal("200", seen["rows"]);
        Assert.Equal("control|pairs", seen["arms"]);
        Assert.Equal("factor|integer|numeric|numeric|numeric|numeric|integer", seen["class"]);
        Assert.Equal(Enumerable.Range(0, Rows).Count(r => Item(r) is null).ToString(CultureInfo.InvariantCulture), seen["missing"]);
        Assert.Equal(Enumerable.Range(0, Rows).Sum(r => Item(r) ?? 0).ToString(CultureInfo.InvariantCulture), seen["sum"]);
        Assert.Equal("Was I \"listened\" to? (ü)", seen["label"]);
        Assert.Equal("points", seen["unit"]);
        Assert.Equal("strongly disagree", seen["first"]);
        Assert.Equal("strongly agree", seen["last"]);
        Assert.Equal(Mean(), double.Parse(seen["mean"], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal("3", seen["whole"]);
        Assert.Equal("2", seen["infinite"]);
        Assert.Equal("2e-09", seen["tiny"]);
        Assert.Equal("plain|a, \"b\"|'=1+1|ü ş İ 漢|two 'words'", seen["notes"]);
        Assert.Equal("10", seen["outcome_rows"]);
        Assert.Equal("TRUE", seen["teachers"]);
    }

    [Fact]
    public void Pspp_opens_every_text_table_with_its_labels()
    {
        string program = Program.Needed("PSPP", "pspp", "pspp");
        WriteResult();
        string script = File.ReadAllText(Path.Combine(folder, "import.sps")) + """

            DATASET ACTIVATE responses.
            DISPLAY DICTIONARY.
            SAVE TRANSLATE /OUTFILE='seen.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE.
            DATASET ACTIVATE outcomes.
            SAVE TRANSLATE /OUTFILE='notes.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE.
            """;
        File.WriteAllText(Path.Combine(folder, "check.sps"), script);
        string output = Run(program, "-O", "format=txt", "-o", "-", "check.sps");
        Assert.DoesNotContain("error:", output, StringComparison.Ordinal);
        string[] warnings = [.. output.Split('\n').Where(l => l.Contains("warning:", StringComparison.Ordinal)).Distinct()];
        Assert.Equal(2, warnings.Length); // PSPP knows no infinity
        Assert.All(warnings, w => Assert.Contains("ratio", w, StringComparison.Ordinal));
        Assert.Contains("strongly agree", output, StringComparison.Ordinal);
        Assert.Contains("listened", output, StringComparison.Ordinal);
        Assert.Contains("Ordinal", output, StringComparison.Ordinal);
        StoredTable seen = CsvFile.Read(Path.Combine(folder, "seen.csv"));
        Assert.Equal(["arm", "item_1", "amount", "by_1", "ratio", "tiny", "if"], seen.Columns);
        Assert.Equal(Enumerable.Range(0, Rows).Select(r => Item(r) ?? double.NaN), Numbers(seen, "item_1"));
        Assert.Equal(Enumerable.Range(0, Rows).Select(Amount), Numbers(seen, "amount"), Close);
        Assert.Equal(Enumerable.Range(0, Rows).Select(r => (double)r), Numbers(seen, "by_1"));
        StoredTable notes = CsvFile.Read(Path.Combine(folder, "notes.csv"));
        Assert.Equal(["plain", "a, \"b\"", "=1+1", "ü ş İ 漢", "two 'words'"], notes.Texts("note").Take(5).Select(n => n?.TrimEnd()));
    }

    private static bool Close(double left, double right) => left.Equals(right) || Math.Abs(left - right) < 1e-6;

    // PSPP writes a missing number as a space.
    private static IEnumerable<double> Numbers(StoredTable table, string column) =>
        table.Texts(column).Select(t => string.IsNullOrWhiteSpace(t) ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture));

    private static long? Item(int row) => row % 7 == 0 ? null : 1 + row % 5;

    private static double Amount(int row) => row % 13 == 0 ? double.NaN : row / 3.0;

    private static double Mean() => Enumerable.Range(0, Rows).Select(Amount).Where(double.IsFinite).Average();

    private void WriteResult()
    {
        string[] words = ["strongly disagree", "disagree", "neither", "agree", "strongly agree"];
        ValueLabel[] agreement = [.. words.Select((word, place) => new ValueLabel(place + 1, word))];
        using ResultFolder result = ResultFolder.Open(folder);
        result.Write(new Table("responses", "One row is one respondent.", Rows,
        [
            Column.Identifier("arm", "The arm.", row => row < 100 ? "control" : "pairs"),
            Column.Integer("item_1", "points", "Was I \"listened\" to? (ü)", row => Item((int)row), agreement),
            Column.Number("amount", "points", "Mean; it's 1 to 5.", row => Amount((int)row)),
            Column.Number("by", "", "A word SPSS keeps for itself.", row => row),
            Column.Single("ratio", "", "Sometimes infinite.", row => row == 4 ? float.PositiveInfinity : row == 5 ? float.NegativeInfinity : 0.5f),
            Column.Number("tiny", "", "Printed with an exponent.", row => row * 1e-9),
            Column.Integer("if", "", "A word R keeps for itself.", row => row),
        ]));
        result.Write(new Table("outcomes", "Texts.", 10,
            [Column.Text("note", "", "A note.", row => row < 5 ? Notes[row] : null), Column.Long("n", "", "n.", row => row)]));
        result.Write(new Table("teachers", "Large.", 3, [Column.Identifier("arm", "a", _ => "pairs")]));
        result.Finish(Manifest.Of("simulator run x"));
    }

    private static Dictionary<string, string> Seen(string output) =>
        output.Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal)).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    private string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
        return output;
    }
}
