using System.Globalization;
using System.Text;
using System.Text.Json;
using Simulator.Engine.Random;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Validation.Science;

/// <summary>
/// Somebody adds an invented study: one evidence file and one scenario in a folder of their own give audit, run, side-by-side and report,
/// without a line of code. Once with printed tables, once with the raw answers.
/// </summary>
public sealed class NewStudyTests : IDisposable
{
    private const int First = 24, Second = 21;
    private static readonly string[] Rows = ["item_1", "item_2", "item_3", "item_4", "item_5", "amount"];
    private readonly string folder = Directory.CreateTempSubdirectory("simulator-study-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void With_printed_tables()
    {
        File.WriteAllText(Path.Combine(folder, "invented.yaml"), Head("invented") + PrintedTable());
        Whole("invented", exactRows: 6);
    }

    [Fact]
    public void With_raw_answers()
    {
        File.WriteAllText(Path.Combine(folder, "mine.csv"), Csv());
        File.WriteAllText(Path.Combine(folder, "raw.yaml"), Head("raw") + "answers: mine.csv\n");
        Whole("raw", exactRows: 6);
    }

    private void Whole(string study, int exactRows)
    {
        File.WriteAllText(Path.Combine(folder, "our-school.yaml"), $$"""
            schema_version: 1
            name: Our school
            calendar: { weeks: 4, days_per_week: 5 }
            people: separate
            cohort: { schools: 1, teams: [2, 3], free_hours_per_week: 4 }
            arms:
              - name: mentored
                cohort: { teachers: {{First}} }
                programme: { pairs: { choose: matched, match_on: [subject] }, meetings: { per_week: 1, hours: 1, structure: 0.6 } }
              - { name: usual, cohort: { teachers: {{Second}} }, programme: {} }
            instrument: lankau-1996-adapted
            survey_weeks: [4]
            evidence: {{study}}
            replications: 40
            seed: 12

            """.Replace("cohort: { schools: 1,", "cohort: { schools: 1, attributes: { subject: [maths, language] },", StringComparison.Ordinal));
        Program.Run(folder, "check", "./our-school.yaml", $"./{study}.yaml");
        using JsonDocument audit = JsonDocument.Parse(Program.Run(folder, "audit", $"./{study}.yaml", "--json", "--strict"));
        Assert.Equal(study, audit.RootElement.GetProperty("studies")[0].GetProperty("study").GetString());
        string screen = Program.Run(folder, "run", "./our-school.yaml");
        Assert.Contains("beside Nobody (2020)", screen, StringComparison.Ordinal);
        string result = Path.Combine(folder, "results", "our-school");
        StoredTable comparison = CsvFile.Read(Path.Combine(result, "comparison.csv"));
        string?[] table = comparison.Texts("table"), statistic = comparison.Texts("statistic"), row = comparison.Texts("row");
        int[] effects = [.. Enumerable.Range(0, comparison.Rows).Where(k => table[k] == "exact" && statistic[k] == "d")];
        Assert.Equal(exactRows, effects.Length);
        foreach (int k in effects)
        {
            TTestResult truth = TTest.Student(Values(0, row[k]!), Values(1, row[k]!));
            Assert.Equal(EffectSize.FromTest(truth).D, comparison.Numbers("published")[k], 0.01);
            Assert.InRange(comparison.Numbers("percentile")[k], 0, 1);
            Assert.True(comparison.Numbers("predicted_lower")[k] < comparison.Numbers("predicted_upper")[k]);
        }

        string report = File.ReadAllText(Path.Combine(result, "report.html"));
        Assert.Contains("Our school", report, StringComparison.Ordinal);
        Assert.Contains($"beside the study {study}", report, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(result, "figures", "effect-sizes.png")));
        byte[] before = File.ReadAllBytes(Path.Combine(result, "report.html"));
        Program.Run(folder, "report", "results/our-school");
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(result, "report.html")));
        // The result is whole by itself: moved away from the study's file it runs again to the same answers.
        Directory.CreateDirectory(Path.Combine(folder, "elsewhere"));
        Directory.Move(result, Path.Combine(folder, "elsewhere", "kept"));
        File.Delete(Path.Combine(folder, $"{study}.yaml"));
        Program.Run(folder, "run", "elsewhere/kept/scenario.resolved.yaml", "--quiet", "--out", "again");
        Assert.Equal(
            ParquetFile.Read(Path.Combine(folder, "elsewhere", "kept", "responses.parquet")).Numbers("item_1"),
            ParquetFile.Read(Path.Combine(folder, "again", "responses.parquet")).Numbers("item_1"));
        Assert.True(File.Exists(Path.Combine(folder, "again", "comparison.csv")));
    }

    private static string Head(string id) => $$"""
        schema_version: 1
        kind: study
        id: {{id}}
        citation: { authors: [Nobody], year: 2020, title: Invented, source: Nowhere, read: full }
        design:
          kind: randomised
          allocation: drawn by lot
          locator: Methods
          arms:
            - { name: mentored, label: Mentored, n: {{First}}, units: teachers }
            - { name: usual, label: Usual, n: {{Second}}, units: teachers }
        questionnaire:
          name: lankau-1996-adapted
          minimum: 1
          maximum: 5
          anchors: { low: disagree, high: agree, more_at: high, locator: Methods }
          read_as_more: high
          rows:
        {{string.Join('\n', Rows.Select(RowLine))}}

        """;

    private static string RowLine(string row) =>
        $"    - {{ row: {row}, label: {row.Replace('_', ' ')}, when: end{(row == "amount" ? ", items: [item_1, item_2, item_3, item_4, item_5]" : "")} }}";

    private static string PrintedTable()
    {
        StringBuilder yaml = new("""
            tables:
              - id: table_1
                locator: Table 1
                measured: support
                when: end
                unit: points
                test: student
                contrast: mentored - usual
                use: check
                reason: nothing was fitted
                rows:

            """);
        foreach (string row in Rows)
        {
            Descriptives a = Descriptives.Of(Values(0, row)), b = Descriptives.Of(Values(1, row));
            TTestResult t = TTest.FromDescriptives(a, b, welch: false);
            yaml.Append($"      - {{ row: {row}, arms: {{ mentored: {{ {Moments(a)} }}, usual: {{ {Moments(b)} }} }}, ");
            yaml.Append($"contrast: {{ t: \"{Print(t.Statistic, 2)}\", df: \"{First + Second - 2}\", p: \"{Print(t.P, 3)}\" }} }}\n");
        }

        return yaml.ToString();
    }

    private static string Moments(Descriptives d) => $"mean: \"{Print(d.Mean, 2)}\", sd: \"{Print(d.Sd, 2)}\"";

    private static string Csv()
    {
        StringBuilder csv = new("arm,teacher,item_1,item_2,item_3,item_4,item_5\n");
        for (int arm = 0; arm < 2; arm++)
        {
            for (int i = 0; i < (arm == 0 ? First : Second); i++)
            {
                csv.Append(CultureInfo.InvariantCulture,
                    $"{(arm == 0 ? "mentored" : "usual")},{(arm == 0 ? "m" : "u")}{i},{string.Join(',', Answers(arm, i))}\n");
            }
        }

        return csv.ToString();
    }

    private static double[] Values(int arm, string row) => [.. Enumerable.Range(0, arm == 0 ? First : Second).Select(i => Answers(arm, i)).Select(a =>
        row == "amount" ? a.Average() : a[int.Parse(row[5..], CultureInfo.InvariantCulture) - 1])];

    private static int[] Answers(int arm, int person)
    {
        Luck luck = new(44, (uint)arm, 0);
        double theta = 0.5 * Samplers.Normal(luck.Person(person, Decision.Respondent).U0);
        return [.. Enumerable.Range(0, 5)
            .Select(k => (int)Math.Clamp(Math.Round(3.2 - 0.4 * arm + theta + 0.6 * Samplers.Normal(luck.Person(person, Decision.Answer, k).U0)), 1, 5))];
    }

    private static string Print(double value, int decimals) =>
        ((double)Math.Round((decimal)Math.Round(value, 10), decimals, MidpointRounding.AwayFromZero)).ToString("F" + decimals, CultureInfo.InvariantCulture);
}
