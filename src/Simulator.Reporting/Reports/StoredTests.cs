using Simulator.Experiments.Tests;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>What one test of one row says over all replicates.</summary>
/// <param name="kept">How many d are to be kept at most: room for them is made once.</param>
internal sealed class TestSeries(int kept)
{
    internal const double Level = 0.05;
    private double squaredErrors;
    private int errors;

    /// <summary>d of each replicate in which it is known; kept for the field's own test only.</summary>
    internal List<double> D { get; } = new(kept);

    /// <summary>Replicates in which the test could be made.</summary>
    internal int Made { get; private set; }

    /// <summary>Replicates with p below .05.</summary>
    internal int Rejections { get; private set; }

    internal Moments Difference { get; } = new();

    internal Moments IccPair { get; } = new();

    internal Moments IccTeam { get; } = new();

    internal Moments DesignEffect { get; } = new();

    /// <summary>Variance of the difference over replicates, over the test's mean squared error.</summary>
    internal double DesignEffectOverReplicates => Difference.Variance / (squaredErrors / errors);

    internal double Share => Made == 0 ? double.NaN : (double)Rejections / Made;

    internal void Add(double p, double d, double difference, double error, bool keep)
    {
        if (double.IsFinite(p))
        {
            Made++;
            if (p < Level) Rejections++;
        }

        if (keep && double.IsFinite(d)) D.Add(d);
        Difference.Add(difference);
        if (!double.IsFinite(error)) return;
        squaredErrors += error * error;
        errors++;
    }
}

/// <summary>Tests of the last survey, gone through once.</summary>
internal sealed class StoredTests
{
    private readonly Dictionary<(string Contrast, string Outcome, string Test), TestSeries> series = [];

    private StoredTests()
    {
    }

    /// <summary>A test of a row, or null where it was not made.</summary>
    internal TestSeries? Of(string contrast, string outcome, string test) => series.GetValueOrDefault((contrast, outcome, test));

    /// <summary>The test that stands for the study: Student's, or the paired one of the same persons.</summary>
    internal TestSeries? Usual(string contrast, string outcome) => Of(contrast, outcome, TestCatalogue.Usual) ?? Of(contrast, outcome, "paired");

    internal static StoredTests Read(string path, int week, int replicates)
    {
        StoredTests tests = new();
        using CsvScan table = CsvScan.Open(path);
        int contrast = table.Place("contrast"), outcome = table.Place("outcome"), test = table.Place("test"), wave = table.Place("wave"), p = table.Place("p");
        int d = table.Place("d"), difference = table.Place("mean_difference"), error = table.Place("se_difference");
        int pair = table.Place("icc_pair"), team = table.Place("icc_team"), effect = table.Place("design_effect");
        while (table.Next())
        {
            if (table.Integer(wave) != week) continue;
            string name = table.Text(test)!;
            (string, string, string) key = (table.Text(contrast)!, table.Text(outcome)!, name);
            bool keep = name is TestCatalogue.Usual or "paired";
            if (!tests.series.TryGetValue(key, out TestSeries? one)) tests.series[key] = one = new TestSeries(keep ? replicates : 0);
            one.Add(table.Number(p), table.Number(d), table.Number(difference), table.Number(error), keep);
            one.IccPair.Add(table.Number(pair));
            one.IccTeam.Add(table.Number(team));
            one.DesignEffect.Add(table.Number(effect));
        }

        return tests;
    }
}
