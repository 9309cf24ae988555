using System.Globalization;
using System.Text;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Studies;
using Simulator.Statistics;

namespace Simulator.Tests.Audit;

/// <summary>An invented study with whole answers behind it, printed as a paper would, so that single numbers can be spoilt.</summary>
internal sealed class MadeUpStudy
{
    private const int Items = 4;
    private readonly int[][][] answers;
    private readonly bool truncate;

    public MadeUpStudy(int seed, bool truncate = false, bool welch = false, int n = 28, int m = 33)
    {
        (this.truncate, Welch) = (truncate, welch);
        Random random = new(seed);
        answers = [Arm(random, n, 3.5), Arm(random, m, 2.9)];
        foreach (string row in Rows)
            PrintRow(row);
        Printed["alpha/scale"] = Text(Alpha(), 2);
        Printed["tally/yes"] = Text(Round(100.0 * 11 / n, 1), 1);
        Printed["tally/count"] = "11";
    }

    public static IReadOnlyList<string> Rows { get; } = [.. Enumerable.Range(1, Items).Select(i => $"item_{i}"), "scale"];

    public bool Welch { get; }

    /// <summary>Every number as it will be printed; change one to plant an error.</summary>
    public Dictionary<string, string> Printed { get; } = [];

    public bool WithSds { get; set; } = true;

    public int[] N => [answers[0].Length, answers[1].Length];

    /// <summary>One arm's values of a row.</summary>
    public double[] Values(int arm, string row) => row == "scale"
        ? [.. answers[arm].Select(a => a.Average())]
        : [.. answers[arm].Select(a => (double)a[int.Parse(row[5..], CultureInfo.InvariantCulture) - 1])];

    public string Text(double value, int decimals) => truncate
        ? (Math.Truncate((value * Math.Pow(10, decimals)) + (1e-9 * Math.Sign(value))) / Math.Pow(10, decimals)).ToString("F" + decimals,
            CultureInfo.InvariantCulture)
        : Round(value, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture);

    public static double Round(double value, int decimals) =>
        (double)Math.Round((decimal)Math.Round(value, 10), decimals, MidpointRounding.AwayFromZero);

    public TTestResult Test(string row, bool welch) => welch ? TTest.Welch(Values(0, row), Values(1, row))
        : TTest.Student(Values(0, row), Values(1, row));

    public Study Read() => EvidenceReader.ParseStudy(Yaml(), "made-up.yaml");

    public string Yaml()
    {
        StringBuilder yaml = new();
        yaml.Append(CultureInfo.InvariantCulture, $$"""
            schema_version: 1
            kind: study
            id: made-up
            citation: { authors: [Nobody], year: 2020, title: Invented, source: Nowhere, read: full }
            design:
              kind: randomised
              allocation: drawn by lot
              locator: Methods
              arms:
                - { name: a, label: A, n: {{N[0]}}, units: people }
                - { name: b, label: B, n: {{N[1]}}, units: people }
            questionnaire:
              name: q
              minimum: 1
              maximum: 5
              anchors: { low: disagree, high: agree, more_at: high, locator: Methods }
              read_as_more: high
              rows:

            """);
        foreach (string row in Rows)
        {
            yaml.Append(CultureInfo.InvariantCulture,
                $"    - {{ row: {row}, label: x, when: end{(row == "scale" ? ", items: [item_1, item_2, item_3, item_4]" : "")} }}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"""
            tables:
              - id: t
                locator: Table 1
                measured: x
                when: end
                unit: points
                test: {(Welch ? "welch" : "student")}
                contrast: a - b
                use: check
                reason: r
                rows:

            """);
        foreach (string row in Rows)
        {
            string Arm(string arm) => string.Join(", ",
                new[] { "mean", "sd" }.Where(s => s != "sd" || WithSds).Select(s => $"{s}: \"{Printed[$"{row}/{arm}/{s}"]}\""));
            string contrast = string.Join(", ",
                Printed.Where(p => p.Key.StartsWith(row + "/", StringComparison.Ordinal) && p.Key.Count(c => c == '/') == 1)
                .Select(p => $"{p.Key[(row.Length + 1)..]}: \"{p.Value}\""));
            yaml.Append(CultureInfo.InvariantCulture,
                $"      - {{ row: {row}, arms: {{ a: {{ {Arm("a")} }}, b: {{ {Arm("b")} }} }}, contrast: {{ {contrast} }} }}\n");
        }
        yaml.Append(CultureInfo.InvariantCulture, $$"""
              - { id: alpha, locator: Methods, measured: alpha, when: end, unit: none, test: none, contrast: a - b, use: context, reason: r,
                  rows: [{ row: scale, all: { alpha: "{{Printed["alpha/scale"]}}" } }] }
            tallies:
              - { id: percent, variable: v, what: x, group: a, n: {{N[0]}}, locator: Methods, cells: { yes: { percent: "{{Printed["tally/yes"]}}" } } }
              - { id: count, variable: w, what: x, group: a, n: {{N[0]}}, locator: Methods, complete: true,
                  cells: { yes: { count: "{{Printed["tally/count"]}}" }, no: { count: "{{N[0] - 11}}" } } }
            """);
        return yaml.ToString();
    }

    private static int[][] Arm(Random random, int n, double centre) => [.. Enumerable.Range(0, n).Select(_ =>
    {
        double person = centre + (random.NextDouble() * 2) - 1;
        return Enumerable.Range(0, Items).Select(_ => (int)Math.Clamp(Math.Round(person + (random.NextDouble() * 2) - 1), 1, 5)).ToArray();
    })];

    private void PrintRow(string row)
    {
        foreach ((string arm, int index) in new[] { ("a", 0), ("b", 1) })
        {
            Descriptives d = Descriptives.Of(Values(index, row));
            Printed[$"{row}/{arm}/mean"] = Text(d.Mean, 2);
            Printed[$"{row}/{arm}/sd"] = Text(d.Sd, 2);
        }
        TTestResult t = Test(row, Welch);
        Printed[$"{row}/t"] = Text(t.Statistic, 2);
        Printed[$"{row}/df"] = Welch ? Text(t.Df, 1) : Text(t.Df, 0);
        Printed[$"{row}/p"] = Text(t.P, 3);
        if (!Welch)
        {
            Printed[$"{row}/eta_squared"] = Text(EtaSquared.FromT(t.Statistic, t.Df).Value, 3);
            Printed[$"{row}/d"] = Text(EffectSize.FromT(t.Statistic, N[0], N[1]).D, 2);
        }
        Printed[$"{row}/mean_difference"] = Text(t.MeanDifference, 2);
        Printed[$"{row}/ci_lower"] = Text(t.Lower, 2);
        Printed[$"{row}/ci_upper"] = Text(t.Upper, 2);
    }

    private double Alpha()
    {
        double Variance(string row) => Descriptives.Of([.. Values(0, row), .. Values(1, row)]).Sd is var sd ? sd * sd : 0;
        return Items / (Items - 1.0) * (1 - (Rows.Take(Items).Sum(Variance) / (Items * Items * Variance("scale"))));
    }
}
