using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>
/// Programmes with the same hours in pieces of different length or in small groups of different size. Trust and friendship hardly move; the
/// items that count days (1, 3 and 5) rise where the same hours touch more days, and that is meant.
/// </summary>
public sealed class PieceTests(ITestOutputHelper output)
{
    private const int Weeks = 6, Days = 6, Teachers = 32;
    private const double OnlineHours = 3.0;

    [Fact]
    public void Online_hours_in_pieces()
    {
        double[] pieces = [0.5, 0.25, 0.1, 0.05, 0.02];
        (string, Offer[])[] arms =
        [
            .. pieces.Select((h, k) => ($"piece_{k}", new[] { Offer("online", ("hours", h), ("starts_per_day", OnlineHours / (2 * h * Weeks * Days))) })),
        ];
        double[][] gains = Gains(arms);
        Print("piece, h", [.. pieces.Select(p => $"{p}")], gains);

        // The first version gave +.014, +.076 and +.281 points of the amount scale for .5, .1 and .02 hours: a factor of 20.
        Assert.True(gains.Max(g => g[5]) < 2.5 * gains.Min(g => g[5]) + 0.02, $"{gains.Min(g => g[5]):0.000} to {gains.Max(g => g[5]):0.000}");
    }

    [Fact]
    public void Group_hours_in_small_groups()
    {
        int[] sizes = [2, 3, 4, 6];
        (string, Offer[])[] arms =
            [.. sizes.Select(s => ($"in_{s}", new[] { Offer("groups", ("meetings", 6), ("hours", 2.0), ("talk_in", s), ("across", "school")) }))];
        double[][] gains = Gains(arms);
        Print("talk in", [.. sizes.Select(s => $"{s}")], gains);

        // The same dyad-hours: an exchange of six lasts a fifth of one of two, and is one with a fifth of the chance.
        Assert.InRange(gains[^1][6] / gains[0][6], 0.9, 1.1);
    }

    private void Print(string head, string[] names, double[][] gains)
    {
        output.WriteLine($"{head,-10}{string.Join("", Columns.Select(c => $"{c,14}"))}");
        for (int k = 0; k < names.Length; k++) output.WriteLine($"{names[k],-10}{string.Join("", gains[k].Select(g => $"{g,14:+0.000;-0.000}"))}");
        output.WriteLine("Items 1, 3 and 5 count days: the same hours spread over more days touch more days.");
    }

    private static readonly string[] Columns = ["item_1", "item_2", "item_3", "item_4", "item_5", "amount", "disclosures", "friendship"];

    /// <summary>Each arm's means minus those of the same people without a programme; scheduled disclosures as they are.</summary>
    private static double[][] Gains((string Name, Offer[] Offers)[] arms)
    {
        CohortPlan cohort = new() { SchoolSizes = [Teachers], TeamSizes = (2, 3), FreeHoursPerWeek = 4, Leadership = 0.7 };
        Scenario scenario = ScenarioReader.Open("nguyen-2013", new Overrides([], null, 1500)).Scenario with
        {
            Calendar = new Calendar(Weeks, Days),
            SurveyWeeks = [Weeks],
            Evidence = null,
            SamePeople = true,
            Arms = [new Arm("nothing", cohort, ProgrammePlan.Empty), .. arms.Select(a => new Arm(a.Name, cohort, new ProgrammePlan(a.Offers)))],
        };
        using RunRecord record = new(scenario, Path.GetTempPath(), []);
        using Playback playback = new(scenario, new PlayOptions());
        while (playback.Next() is { } chunk) record.Add(chunk);
        double[] At(string arm) =>
        [
            .. Columns[..6].Select(c => MonteCarlo.MeanInterval(record.Summary.Row(arm, 0, scenario.Instrument.Row(c), RowNumber.Mean)).Mean),
            .. Columns[6..].Select(c => MonteCarlo.MeanInterval(record.Summary.Outcome(arm, WorldKind.Programme, 0, MeasureCatalogue.Outcome(c)!)).Mean),
        ];
        double[] nothing = At("nothing");
        return [.. arms.Select(a => At(a.Name).Zip(nothing, (with, without) => with - without).ToArray())];
    }

    private static Offer Offer(string key, params (string Key, object Value)[] values)
    {
        ComponentKind kind = ComponentCatalogue.Find(key)!;
        return new Offer(kind, new FieldValues(kind.Fields, values.ToDictionary(v => v.Key, v => v.Value)));
    }
}
