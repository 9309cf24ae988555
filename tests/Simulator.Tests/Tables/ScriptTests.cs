using System.Text.Json;
using Simulator.Tables;

namespace Simulator.Tests.Tables;

/// <summary>The scripts that open a result elsewhere, word by word: a column of each kind, with what each dialect has to be told.</summary>
public sealed class ScriptTests
{
    private static readonly Table Text = new("by-week", "One row\nis one week.", 2,
    [
        Column.Identifier("to", "The \"receiving\" arm.", _ => "a"),
        Column.Text("note", "", "It's said; ü.", _ => null),
        Column.Integer("answer", "points", "Answer.", _ => 1, [new ValueLabel(1, "don't agree"), new ValueLabel(2, "agree")]),
        Column.Long("ticks", "", "Ticks.", _ => 1, MeasurementLevel.Nominal),
        Column.Single("stress", "0-1", "Stress.", _ => 0),
        Column.Number("mean", "points", "Mean.", _ => 0),
    ]);

    /// <summary>One row more than are written as text, too: only Parquet.</summary>
    private static readonly Table Large = new("responses", "Answers.", TableFormats.CsvRows + 1,
        [Column.Identifier("arm", "Arm.", _ => "a"), Column.Integer("item_1", "", "Item.", _ => 1, [new ValueLabel(1, "no")])]);

    [Fact]
    public void R_is_told_the_kind_the_meaning_and_the_labels_of_every_column()
    {
        const string expected = """

            # One row is one week.
            `by-week` <- read.csv("by-week.csv", colClasses = c("factor", "character", "integer", "numeric", "numeric", "numeric"),
              na.strings = "", encoding = "UTF-8", check.names = FALSE, blank.lines.skip = FALSE)
            attr(`by-week`[["to"]], "label") <- "The \"receiving\" arm."
            attr(`by-week`[["note"]], "label") <- "It's said; \U{fc}."
            attr(`by-week`[["answer"]], "label") <- "Answer."
            attr(`by-week`[["answer"]], "unit") <- "points"
            attr(`by-week`[["answer"]], "labels") <- c("don't agree" = 1, "agree" = 2)
            attr(`by-week`[["ticks"]], "label") <- "Ticks."
            attr(`by-week`[["stress"]], "label") <- "Stress."
            attr(`by-week`[["stress"]], "unit") <- "0-1"
            attr(`by-week`[["mean"]], "label") <- "Mean."
            attr(`by-week`[["mean"]], "unit") <- "points"

            # Answers.
            if (requireNamespace("arrow", quietly = TRUE)) {
              responses <- as.data.frame(arrow::read_parquet("responses.parquet"))
              responses[["arm"]] <- factor(responses[["arm"]])
              attr(responses[["arm"]], "label") <- "Arm."
              attr(responses[["item_1"]], "label") <- "Item."
              attr(responses[["item_1"]], "labels") <- c("no" = 1)
            } else {
              message("responses.parquet needs the package arrow: install.packages(\"arrow\")")
            }

            """;
        string script = RScript.Of([Text, Large]);
        int begin = script.IndexOf("\n\n# One row", StringComparison.Ordinal) + 1;
        Assert.Equal(expected, script[begin..]);
        Assert.Equal(4, script[..begin].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\nlabelled <- function(x)", script, StringComparison.Ordinal);
        Assert.Contains("source(\"import.R\", chdir = TRUE)", script, StringComparison.Ordinal);
        Assert.Contains("labelled(x) turns such a column into a factor", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Spss_is_told_the_format_the_meaning_the_labels_and_the_level_of_every_column()
    {
        const string expected = """

            GET DATA /TYPE=TXT /FILE='by-week.csv' /ENCODING='UTF8'
              /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /DELIMITERS="," /QUALIFIER='"' /VARIABLES=
              to_1 A64
              note A255
              answer F11.0
              ticks F20.0
              stress F24.6
              mean F24.6.
            VARIABLE LABELS
              to_1 'The "receiving" arm.'
              note 'It''s said; ü.'
              answer 'Answer. [points]'
              ticks 'Ticks.'
              stress 'Stress. [0-1]'
              mean 'Mean. [points]'.
            VALUE LABELS answer 1 'don''t agree' 2 'agree'.
            VARIABLE LEVEL
              to_1
              note
              ticks (NOMINAL).
            VARIABLE LEVEL
              answer (ORDINAL).
            VARIABLE LEVEL
              stress
              mean (SCALE).
            EXECUTE.
            DATASET COPY by_week.

            * responses is stored as Parquet only, which SPSS does not open.

            """;
        string script = SpssScript.Of([Text, Large]);
        int begin = script.IndexOf("\nGET DATA", StringComparison.Ordinal);
        Assert.Equal(expected, script[begin..]);
        Assert.EndsWith("\nSET DECIMAL=DOT.\n", script[..begin], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(250, 250)]
    [InlineData(251, 250)]
    public void Spss_cuts_a_meaning_after_250_bytes(int given, int kept)
    {
        Table table = new("t", "T.", 1, [Column.Text("a", "", new string('x', given), _ => null)]);
        Assert.Contains($"\n  a '{new string('x', kept)}'.\n", SpssScript.Of([table]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_codebook_says_how_each_file_is_written()
    {
        string book = DataPackage.Of("T", [Text, Large], []);
        Assert.StartsWith("{\n  \"profile\": \"tabular-data-package\",\n", book, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(book);
        JsonElement[] files = [.. json.RootElement.GetProperty("resources").EnumerateArray()];
        IEnumerable<string?> All(string property) => files.Select(f => f.TryGetProperty(property, out JsonElement value) ? value.GetString() : null);
        Assert.Equal(["tabular-data-resource", "data-resource"], All("profile"));
        Assert.Equal(["by-week.csv", "responses.parquet"], All("path"));
        Assert.Equal(["csv", "parquet"], All("format"));
        Assert.Equal(["text/csv", "application/vnd.apache.parquet"], All("mediatype"));
        Assert.Equal(["utf-8", null], All("encoding"));
        Assert.Equal([2, TableFormats.CsvRows + 1], files.Select(f => f.GetProperty("rows").GetInt64()));
    }

    [Fact]
    public void A_codebook_is_written_under_its_name()
    {
        using TemporaryFolder folder = new();
        DataPackage.Write(folder.Path, "T", [Text], []);
        Assert.Equal(DataPackage.Of("T", [Text], []), File.ReadAllText(folder["datapackage.json"]));
    }
}
