using System.Globalization;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Plans;
using Simulator.Statistics.Inference;
using Simulator.Tables;

namespace Simulator.Validation.Science;

/// <summary>Whether calibration sees what it should see, on the model itself.</summary>
public sealed class CalibrationTests(ITestOutputHelper output)
{
    private const int Threads = 0;

    /// <summary>
    /// A wrong mechanism is planted: item 3 reads the quality of responses and nothing else. Given the fitted numbers of the same study,
    /// p(check | fit) flags it at .05; studies without it are flagged at most a little more often than that. At the size of the 2013 study the
    /// power is what it is; at ten times its size the mechanism is found.
    /// </summary>
    [Theory]
    [InlineData(1, 12_000, 0.0)]
    [InlineData(10, 6_000, 0.8)]
    public void A_wrong_mechanism_is_flagged_given_the_fit(int times, int rows, double leastPower)
    {
        const int Truths = 400;
        CalibrationPlan plan = CalibrationReader.Open("aggregates").Plan;
        Scenario scenario = plan.Scenario with { Arms = [.. plan.Scenario.Arms.Select(a => a with { Cohort = Larger(a.Cohort, times) })] };
        Scenario planted = scenario with
        {
            Instrument = scenario.Instrument with
            {
                Items = [.. scenario.Instrument.Items.Select(i => i.Id == "item_3" ? i with { PlantedQuality = 1 } : i)],
            },
        };
        ReferenceData data = Played(scenario, plan, 0, rows);
        // The truths have draws and luck that no row of the table has.
        ReferenceData right = Played(scenario, plan, rows, Truths), wrong = Played(planted, plan, rows, Truths);
        StudyStatistic[] fit = [.. data.Statistics.Where(s => plan.Fit.Contains(s.Name) && !s.IsBound)];
        StudyStatistic[] check = [.. data.Statistics.Where(s => plan.Check.Contains(s.Name))];
        Calibration calibration = new(data, fit, check);
        double alarms = Flagged(calibration, right), power = Flagged(calibration, wrong);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"n = {65 * times}: false alarms {alarms:0.000}, power {power:0.000}"));
        Assert.InRange(alarms, 0, 0.07 + 2 * Math.Sqrt(0.05 * 0.95 / Truths));
        Assert.InRange(power, leastPower, 1);
    }

    private static double Flagged(Calibration calibration, ReferenceData studies) => Enumerable.Range(0, studies.Rows).Count(row =>
    {
        Neighbourhood near = calibration.Near(calibration.Space.Point([.. calibration.Fit.Select(s => s.Straight(studies.Column(s.Name)[row]))]));
        return Calibration.JointP(calibration.GivenFit(near), near.Weights, [.. calibration.Check.Select(s => s.Straight(studies.Column(s.Name)[row]))]) < 0.05;
    }) / (double)studies.Rows;

    private static Engine.State.CohortPlan Larger(Engine.State.CohortPlan cohort, int times) =>
        cohort with { SchoolSizes = [.. Enumerable.Repeat(cohort.SchoolSizes, times).SelectMany(s => s)] };

    /// <summary>Rows of a reference table from a number on; shards are played side by side.</summary>
    private static ReferenceData Played(Scenario scenario, CalibrationPlan plan, int first, int rows)
    {
        ReferenceTable table = new(scenario, StudyStatistics.Targets(plan.Scenario, plan.Study));
        int shards = (rows + ReferenceTable.RowsInShard - 1) / ReferenceTable.RowsInShard;
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string[] files = [.. Enumerable.Range(0, shards).Select(k => Path.Combine(folder, $"{k}.parquet"))];
            SideBySide.Run(Enumerable.Range(0, shards).Select(k => (Action)(() => ParquetFile.Write(
                files[k], table.Play(k, Math.Min(ReferenceTable.RowsInShard, rows - k * ReferenceTable.RowsInShard), from: first)!))), Threads);
            return table.Read(files);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
