using System.Globalization;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Science;

/// <summary>The posterior that comes with the program: a small plan on the model as it is now has its recipe, and comes to about the same.</summary>
[Collection(CommandLineTests.Name)]
public sealed class ShippedPosteriorTests(ITestOutputHelper output)
{
    /// <summary>What 8,000 rows may differ by from 200,000, in SDs of the shipped posterior.</summary>
    private const double Anywhere = 0.6, WhereInformed = 0.3;

    [Fact]
    public void A_small_plan_reproduces_its_recipe_and_about_its_numbers()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, CommandLine.Run("calibrate", "aggregates", "--rows", "8000", "--quiet", "--out", folder["small"]).Code);
        Dictionary<string, string> shipped = Keys(Path.Combine(Root, "posterior.yaml")), small = Keys(folder["small/posterior.yaml"]);
        Assert.Equal(["not_informed", "root", "rows"], shipped.Keys.Union(small.Keys)
            .Where(k => shipped.GetValueOrDefault(k) != small.GetValueOrDefault(k) || k == "not_informed").Order(StringComparer.Ordinal));
        StoredTable of = CsvFile.Read(Path.Combine(Root, "draws.csv")), anew = CsvFile.Read(folder["small/draws.csv"]);
        Assert.Equal(of.Columns, anew.Columns);
        HashSet<string> uninformed = [.. shipped["not_informed"].Trim('[', ']').ToLowerInvariant().Split(", ")];
        Assert.InRange(of.Columns.Count - 1 - uninformed.Count, 10, 30);
        double[] weight = of.Numbers("weight"), newWeight = anew.Numbers("weight");
        List<string> apart = [];
        double farthest = 0;
        foreach (string parameter in of.Columns.Where(c => c != "weight"))
        {
            double[] draws = of.Numbers(parameter);
            double mean = Mean(draws, weight), sd = Math.Sqrt(Mean([.. draws.Select(d => (d - mean) * (d - mean))], weight));
            double away = Math.Abs(Mean(anew.Numbers(parameter), newWeight) - mean) / sd;
            farthest = Math.Max(farthest, away);
            if (away > (uninformed.Contains(parameter) ? Anywhere : WhereInformed))
                apart.Add(string.Create(CultureInfo.InvariantCulture, $"{parameter} {away:0.00}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"farthest apart: {farthest:0.00} SD"));
        Assert.Empty(apart);
    }

    private static string Root => Path.Combine(Repository.Root, "seeds", "posterior", "aggregates");

    private static double Mean(double[] values, double[] weights)
    {
        double sum = 0;
        for (int k = 0; k < values.Length; k++) sum += values[k] * weights[k];
        return sum / weights.Sum();
    }

    private static Dictionary<string, string> Keys(string file) => File.ReadAllLines(file)
        .Where(l => !l.StartsWith('#') && l.Contains(": ", StringComparison.Ordinal)).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1]);
}
