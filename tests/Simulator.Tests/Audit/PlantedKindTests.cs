using System.Globalization;
using Simulator.Evidence.Audit;
using Simulator.Statistics;

namespace Simulator.Tests.Audit;

/// <summary>
/// A clean table of five outcomes and one error of each kind in it: the error is named, and nothing else. The table prints what the kind needs; all
/// numbers are made from means and SDs drawn by a seed, so that whatever is not spoilt reproduces.
/// </summary>
public sealed class PlantedKindTests
{
    private const int N = 24, M = 30;

    private static readonly Dictionary<string, (Func<Sheet, string> Print, string[] Wrong)> Plants = new()
    {
        ["K1: p, without t, of another row"] = (s => s.Table("student", (r, t) => P(r == 2 ? t.P / 3 : t.P)), ["p"]),
        ["K2: Student's df in a Welch table"] = (s => s.Table("welch", (r, t) => r == 2 ? Df(N + M - 2, 1) : Df(t.WelchDf, 1)), ["df"]),
        ["K3: a number repeated wrongly at the same occasion"] = (s => s.Table("none", (_, _) => "")
            + s.Table("none", (_, _) => "", "again", shifted: 2), ["b/mean"]),
        ["K4: one half p among whole ones"] = (s => s.Table("student", (r, t) => $"t: \"{F(t.T, 2)}\", {P(r == 2 ? t.P / 2 : t.P)}"), ["p"]),
        ["K5: a t of paired people that no correlation gives"] = (s => s.Table("paired", (r, t) => $"t: \"{F(r == 2 ? t.Least / 3 : t.Paired, 2)}\""), ["t"]),
        ["K6: F that is no square of t"] = (s => s.Table("student", (r, t) => $"F: \"{F(r == 2 ? (t.T * t.T) + 3 : t.T * t.T, 2)}\""), ["F"]),
        ["K7: a mean of everybody that the parts do not give"] = (s => s.Table("none", (r, t) =>
            $"mean: \"{F(r == 2 ? t.All + 0.5 : t.All, 2)}\"", of: "all"), ["mean"]),
        ["K8: a mean beyond the ends of its item"] = (s => s.Table("none", (_, _) => "", beyond: 2), ["a/mean"]),
        ["K9: one difference the other way round"] = (s => s.Table("student", (r, t) => $"t: \"{F(r == 2 ? -t.T : t.T, 2)}\""), ["t"]),
        ["K11: a t where there is no difference"] = (s => s.Table("student", (r, t) => $"t: \"{F(r == 2 ? 1.7 : 0, 2)}\"", equal: true), ["t"]),
        ["K12: a p above 1"] = (s => s.Table("student", (r, t) => $"t: \"{F(t.T, 2)}\", {(r == 2 ? "p: \"1.071\"" : P(t.P))}"), ["p"]),
        ["K12: an interval of d without its d"] = (s => s.Table("student", (r, t) =>
            $"d: \"{F(t.D, 2)}\", d_lower: \"{F(t.DLow, 2)}\", d_upper: \"{F(r == 2 ? t.D - 0.1 : t.DHigh, 2)}\""), ["d", "d_upper"]),
        ["K14: a percentage of those who did not answer too"] = (s => s.Percentages(2), ["a/percent"]),
    };

    public static TheoryData<string, int> Cases()
    {
        TheoryData<string, int> cases = [];
        foreach (string name in Plants.Keys)
        {
            for (int seed = 1; seed <= 5; seed++)
                cases.Add(name, seed);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_planted_error_of_each_kind_is_named_and_nothing_else(string name, int seed)
    {
        (Func<Sheet, string> print, string[] wrong) = Plants[name];
        string[] named = Prints.Recomputed(print(new Sheet(seed)), $"a {N}, b {M}", Sheet.Items, 0, 100).Wrong();
        Assert.Equal(wrong.Select(w => $"i2/{w}").Order(), named.Select(n => n[(n.IndexOf('/', StringComparison.Ordinal) + 1)..]).Order());
    }

    /// <summary>K10: the answers of the made-up study beside its print, of which one number is spoilt. K13: one SD divided by n.</summary>
    [Theory]
    [InlineData("K10", 1)]
    [InlineData("K10", 2)]
    [InlineData("K10", 3)]
    [InlineData("K13", 1)]
    [InlineData("K13", 4)]
    [InlineData("K13", 6)]
    public void A_number_that_raw_answers_or_the_tables_divisor_refute_is_named_and_nothing_else(string kind, int seed)
    {
        MadeUpStudy study = new(seed) { WithSds = true };
        string key = kind == "K10" ? "scale/a/sd" : "item_1/a/sd";
        double sd = double.Parse(study.Printed[key], CultureInfo.InvariantCulture), n = study.N[0];
        study.Printed[key] = study.Text(kind == "K10" ? sd + 0.05 : Descriptives.Of(study.Values(0, "item_1")).Sd * Math.Sqrt((n - 1) / n), 2);
        string[] named = kind == "K10" ? Prints.WithAnswers(study).Wrong() : StudyAudit.Run(study.Read()).Wrong();
        Assert.Contains("t/" + key, named);
        string row = key[..key.IndexOf('/', StringComparison.Ordinal)];
        Assert.All(named, w => Assert.True(kind == "K10" ? w == "t/" + key :
            w.StartsWith($"t/{row}/", StringComparison.Ordinal) || w == "alpha/scale/alpha", w));
    }

    /// <summary>A p of four decimals.</summary>
    private static string P(double p) => $"p: \"{F(p, 4)}\"";

    private static string Df(double df, int decimals) => $"df: \"{F(df, decimals)}\"";

    private static string F(double x, int decimals) => MadeUpStudy.Round(x, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>What follows from one row's means and SDs.</summary>
    private sealed record Facts(double T, double P, double WelchDf, double Paired, double Least, double All, double D, double DLow, double DHigh);

    /// <summary>Five items from 0 to 100 with means and SDs of two decimals, of which the first arm's are always the higher.</summary>
    private sealed class Sheet(int seed)
    {
        private readonly Random random = new(seed);

        public static string Items => string.Join(", ", Enumerable.Range(0, 5).Select(i => $"{{ row: i{i}, label: x, when: end }}"));

        public string Table(string test, Func<int, Facts, string> numbers,
            string id = "t", string of = "contrast", int shifted = -1, int beyond = -1, bool equal = false)
        {
            Random own = id == "t" ? random : new Random(seed);
            string contrast = test == "none" ? "" : "a - b";
            return Prints.Table(string.Join(", ", Enumerable.Range(0, 5).Select(r =>
            {
                double first = equal ? own.Next(60, 70) : Whole(own, 61, 65, N), second = equal ? first : Whole(own, 55, 59, test == "paired" ? N : M);
                double sd = own.Next(800, 1200) / 100.0, other = own.Next(1200, 1600) / 100.0;
                double shown = r == beyond ? 100.5 : first, seen = r == shifted ? second + 1.01 : second;
                string said = numbers(r, Of(first, sd, equal ? first : second, other));
                string sds = equal || (beyond >= 0 && r == beyond) ? "" : $", sd: \"{F(sd, 2)}\"", others = sds.Length == 0 ? "" : $", sd: \"{F(other, 2)}\"";
                return $"{{ row: i{r}, arms: {{ a: {{ mean: \"{F(shown, 2)}\"{sds}{(test == "paired" ? ", n: \"24\"" : "")} }}, "
                    + $"b: {{ mean: \"{F(seen, 2)}\"{others}{(test == "paired" ? ", n: \"24\"" : "")} }} }}"
                    + $"{(said.Length > 0 ? $", {of}: {{ {said} }}" : "")} }}";
            })), test, contrast, id: id);
        }

        public string Percentages(int spoilt) => Prints.Table(string.Join(", ", Enumerable.Range(0, 5).Select(r =>
        {
            int answered = N - 1 - random.Next(4), count = 5 + random.Next(8);
            string percent = F(100.0 * count / (r == spoilt ? N : answered), 1);
            return $"{{ row: i{r}, arms: {{ a: {{ n: \"{answered}\", count: \"{count}\", percent: \"{percent}\" }} }} }}";
        })), "none", "");

        /// <summary>A mean of n whole answers.</summary>
        private static double Whole(Random random, int low, int high, int n) => Math.Round(n * (low + (random.NextDouble() * (high - low)))) / n;

        private static Facts Of(double x, double sd, double y, double other)
        {
            TTestResult student = TTest.FromSummary(x, sd, N, y, other, M, welch: false);
            EffectSizeResult d = EffectSize.FromT(student.Statistic, N, M);
            double least = (x - y) / ((sd + other) / Math.Sqrt(24)), paired = (x - y) / (Math.Sqrt((sd * sd) + (other * other) - (sd * other)) / Math.Sqrt(24));
            return new Facts(student.Statistic, student.P, TTest.FromSummary(x, sd, N, y, other, M, welch: true).Df, paired, least,
                ((N * x) + (M * y)) / (N + M), d.D, d.DLower, d.DUpper);
        }
    }
}
