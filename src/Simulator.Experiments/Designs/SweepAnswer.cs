using System.Globalization;
using Simulator.Experiments.Differences;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>What a sweep answers: lines, and the table of every number of every point with its layers of how sure.</summary>
internal static class SweepAnswer
{
    private const double Z = 1.959963984540054;

    internal static DesignAnswer Of(SweepPlan plan, SweepSums sums, SweepKnown? known)
    {
        Cell[] cells = [.. plan.Points.SelectMany((_, p) => plan.Numbers.Select((n, k) => Of(p, n, sums[p, k], known?.Layers[p][k])))];
        return new DesignAnswer([.. Lines(plan, cells, known)], [Summary(plan, cells)],
            [.. plan.Points.Select((p, k) => (p.Name, sums.Failure(k)!)).Where(f => f.Item2 is not null)]);
    }

    private static Cell Of(int point, DesignNumber number, in RunningMoments sums, KnownLayer? known)
    {
        if (sums.N == 0) return new Cell(point, number, 0, double.NaN, double.NaN, double.NaN, double.NaN, null);
        if (number.IsP)
        {
            ProportionResult share = Proportion.Wilson((int)Math.Round(sums.Mean * sums.N), sums.N);
            return new Cell(point, number, sums.N, share.Value, double.NaN, share.Lower, share.Upper,
                known is null ? null : known with { Lower = Math.Clamp(known.Lower, 0, 1), Upper = Math.Clamp(known.Upper, 0, 1) });
        }

        MeanInterval mean = sums.Interval;
        return new Cell(point, number, sums.N, sums.Mean, sums.Sd, mean.Lower, mean.Upper, known);
    }

    private static IEnumerable<string> Lines(SweepPlan plan, Cell[] cells, SweepKnown? known)
    {
        int[] played = [.. cells.GroupBy(c => c.Point).Select(p => p.Max(c => c.N)).Where(n => n > 0).DefaultIfEmpty()];
        yield return Text($"{plan.Title}: {plan.Points.Count} points of {plan.Scenario.Title}, {Range(played.Min(), played.Max())} replications each, ")
            + "all on the same luck.";
        Cell[] first = [.. cells.Where(c => c.Number == plan.Numbers[0] && c.N > 0)];
        if (first.Length == 0) yield break;
        Cell low = first.MinBy(c => c.Mean)!, high = first.MaxBy(c => c.Mean)!;
        string At(Cell c) => Text($"{c.Mean:0.000} ({c.Lower:0.000} to {c.Upper:0.000}) at {plan.Points[c.Point].Name}");
        yield return $"  {first[0].Number.Label}: lowest {At(low)}";
        yield return $"  highest {At(high)}";
        if (plan.Until is { } until) yield return "  " + Enough(until, [.. cells.Where(c => c.Number.Name == until.Number && c.N > 0)]);
        yield return "  " + Unknown(plan, first, low, high, known);
        (string Path, double Range)[] moved = [.. plan.Points[0].Settings.Select((setting, k) =>
        {
            double[] means = [.. first.GroupBy(c => plan.Points[c.Point].Settings[k].Value).Select(g => g.Average(c => c.Mean))];
            return (setting.Path, means.Max() - means.Min());
        }).OrderByDescending(m => m.Item2)];
        if (moved.Length > 1 && first.Length > moved.Length)
        {
            yield return "  averaged over the others it moves with: "
                + string.Join(", ", moved.Take(4).Select(m => Text($"{m.Path} ({m.Range:0.000})")));
        }

        int failed = plan.Points.Count - first.Length;
        if (failed > 0) yield return Text($"  {failed} points failed; failures.csv says why.");
    }

    private static string Enough(EnoughReplications until, Cell[] cells)
    {
        Cell[] wide = [.. cells.Where(c => !(c.Upper - c.Lower <= until.Width))];
        string asked = Text($"the interval of {until.Number} is at most {until.Width:R} wide");
        return wide.Length == 0 ? Text($"{asked} at every point, after {Range(cells.Min(c => c.N), cells.Max(c => c.N))} replications")
            : Text($"{asked} at {cells.Length - wide.Length} of {cells.Length} points; at the others ")
                + Text($"{Range(wide.Min(c => c.N), wide.Max(c => c.N))} replications are too few");
    }

    private static string Unknown(SweepPlan plan, Cell[] first, Cell low, Cell high, SweepKnown? known)
    {
        if (known is null)
        {
            return plan.Draws.Sets > 0 ? "what we do not know: nothing could be played in other parameter sets"
                : "what we do not know is left out: the intervals are the simulation's alone (sets: 100 adds it)";
        }

        string Over(string which, Cell c) => c.Known is { } k ? Text($"{which} {k.Lower:0.000} to {k.Upper:0.000}") : $"{which} too few sets";
        int unsure = first.Count(c => c.Number.IsContrast && c.Known is not { Tells: true }), sets = known.Highest.Sum();
        return Text($"what we do not know, over {plan.Draws.Sets} parameter sets: {Over("the lowest", low)}, {Over("the highest", high)}")
            + (first.Length > 1 && sets > 0
                ? Text($"; the same point is highest in {known.Highest[high.Point]} of {sets} sets, played {plan.Draws.Replications} times each") : "")
            + (unsure > 0 ? Text($"; the sign cannot be told at {unsure} of {first.Length} points") : "");
    }

    private static string Range(int fewest, int most) => fewest == most ? Text($"{most}") : Text($"{fewest} to {most}");

    private static Table Summary(SweepPlan plan, Cell[] cells)
    {
        bool separate = !plan.Scenario.SamePeople;
        DesignTable named = new(plan.Points, plan.Numbers);
        return Table.Of("summary", "One number of one point, over its replications.", cells, at =>
        [
            Column.Integer("point", "", "number of the point", k => at(k).Point),
            .. named.Settings(k => at(k).Point),
            Column.Identifier("measure", "the number: a measure, or a test whose rejections at .05 are counted", k => at(k).Number.Name),
            Column.Text("unit", "", "its unit", k => at(k).Number.IsP ? "share" : at(k).Number.Unit),
            Column.Integer("finished", "replications", "replications in which it has a value", k => at(k).N),
            Value("mean", "mean; of a test the share of studies with p below .05", k => at(k).Mean),
            Value("sd", "SD over replications", k => at(k).Sd),
            Value("lower", "simulation: lower end of the 95 % interval of the mean", k => at(k).Lower),
            Value("upper", "simulation: upper end", k => at(k).Upper),
            Value("study_lower", "one study: where 95 % of single studies have it (mean and SD), where arms are separate people", k => separate
                ? at(k).Mean - Z * at(k).Sd : double.NaN),
            Value("study_upper", "one study: upper end", k => separate ? at(k).Mean + Z * at(k).Sd : double.NaN),
            .. plan.Draws.Sets == 0 ? Array.Empty<Column>() :
            [
                Value("known_lower", "what we do not know: where 95 % of the parameter sets' means lie, noise taken out: lower end", k => at(k).Known?.Lower),
                Value("known_upper", "what we do not know: upper end", k => at(k).Known?.Upper),
                Value("same_sign", "share of the parameter sets with the sign of the mean, noise taken out; of a difference only",
                    k => at(k).Number.IsContrast ? at(k).Known?.SameSign : null),
            ],
        ]);
    }

    private static Column Value(string name, string description, Func<long, double?> cell) =>
        Column.Number(name, "", description, k => cell(k) ?? double.NaN, 6);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Cell(int Point, DesignNumber Number, int N, double Mean, double Sd, double Lower, double Upper, KnownLayer? Known);
}
