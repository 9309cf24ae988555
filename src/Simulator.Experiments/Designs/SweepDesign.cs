using System.Globalization;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>
/// A sweep: points of a scenario, each played many times on the same luck, summed up number by number. The sums are taken row by row, so that
/// memory grows with points and numbers and not with replications.
/// </summary>
public sealed class SweepDesign : IDesign
{
    /// <summary>Kind of plan.</summary>
    public const string KindWord = "sweep";

    private const double Level = 0.05, Z = 1.959963984540054;

    /// <summary>A sweep.</summary>
    /// <param name="id">Name of the plan.</param>
    /// <param name="title">Title.</param>
    /// <param name="scenario">The scenario that the points are made from.</param>
    /// <param name="points">The points.</param>
    /// <param name="numbers">What they are read for; the first is the one that is told.</param>
    public SweepDesign(string id, string title, Scenario scenario, IReadOnlyList<DesignPoint> points, IReadOnlyList<DesignNumber> numbers) =>
        (Id, Title, Scenario, Table) = (id, title, scenario, new DesignTable(points, numbers));

    /// <inheritdoc/>
    public string Kind => KindWord;

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public Scenario Scenario { get; }

    /// <inheritdoc/>
    public DesignTable Table { get; }

    /// <inheritdoc/>
    public DesignAnswer Answer(IReadOnlyList<string> files)
    {
        int numbers = Table.Numbers.Count;
        Moments[] sums = new Moments[Table.Points.Count * numbers];
        string?[] failures = new string?[Table.Points.Count];
        Table.Scan(files, (point, _, message, values) =>
        {
            failures[point] ??= message;
            for (int k = 0; k < numbers; k++)
            {
                double value = values[k];
                if (!double.IsNaN(value)) sums[point * numbers + k].Add(Table.Numbers[k].IsP ? value < Level ? 1 : 0 : value);
            }
        });
        Cell[] cells = [.. Enumerable.Range(0, sums.Length).Select(k => Of(k / numbers, Table.Numbers[k % numbers], sums[k]))];
        return new DesignAnswer(
            [.. Lines(cells)], [Summary(cells)],
            [.. failures.Select((f, k) => (Table.Points[k].Name, f)).Where(f => f.f is not null).Select(f => (f.Name, f.f!))]);
    }

    private Cell Of(int point, DesignNumber number, Moments sums)
    {
        if (sums.N == 0) return new Cell(point, number, 0, double.NaN, double.NaN, double.NaN, double.NaN);
        double sd = sums.N > 1 ? Math.Sqrt(sums.Squares / (sums.N - 1)) : double.NaN;
        if (number.IsP)
        {
            ProportionResult share = Proportion.Wilson((int)Math.Round(sums.Mean * sums.N), sums.N);
            return new Cell(point, number, sums.N, share.Value, double.NaN, share.Lower, share.Upper);
        }

        double half = Z * sd / Math.Sqrt(sums.N);
        return new Cell(point, number, sums.N, sums.Mean, sd, sums.Mean - half, sums.Mean + half);
    }

    private IEnumerable<string> Lines(Cell[] cells)
    {
        int replications = Table.Points.Max(p => p.Replications);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{Title}: {Table.Points.Count} points of {Scenario.Title}, {replications} replications each, all on the same luck.");
        Cell[] first = [.. cells.Where(c => c.Number == Table.Numbers[0] && c.N > 0)];
        if (first.Length == 0) yield break;
        Cell low = first.MinBy(c => c.Mean)!, high = first.MaxBy(c => c.Mean)!;
        string At(Cell c) => string.Create(CultureInfo.InvariantCulture,
            $"{c.Mean:0.000} ({c.Lower:0.000} to {c.Upper:0.000}) at {Table.Points[c.Point].Name}");
        yield return $"  {first[0].Number.Label}: lowest {At(low)}";
        yield return $"  highest {At(high)}";
        string[] paths = [.. Table.Points[0].Settings.Select(s => s.Path)];
        (string Path, double Range)[] moved = [.. paths.Select((path, k) =>
        {
            double[] means = [.. first.GroupBy(c => Table.Points[c.Point].Settings[k].Value).Select(g => g.Average(c => c.Mean))];
            return (path, means.Max() - means.Min());
        }).OrderByDescending(m => m.Item2)];
        if (moved.Length > 1 && first.Length > moved.Length)
        {
            yield return "  averaged over the others it moves with: " + string.Join(", ", moved.Take(4).Select(m =>
                string.Create(CultureInfo.InvariantCulture, $"{m.Path} ({m.Range:0.000})")));
        }

        int failed = Table.Points.Count - first.Length;
        if (failed > 0) yield return string.Create(CultureInfo.InvariantCulture, $"  {failed} points failed; failures.csv says why.");
    }

    private Table Summary(Cell[] cells)
    {
        bool separate = !Scenario.SamePeople;
        return Tables.Table.Of("summary", "One number of one point, over its replications.", cells, at =>
        [
            Column.Integer("point", "", "number of the point", k => at(k).Point),
            .. Table.Settings(k => at(k).Point),
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
        ]);
    }

    private static Column Value(string name, string description, Func<long, double> cell) => Column.Number(name, "", description, cell, 6);

    private sealed record Cell(int Point, DesignNumber Number, int N, double Mean, double Sd, double Lower, double Upper);

    /// <summary>Welford's running mean and squares.</summary>
    private struct Moments
    {
        internal int N;
        internal double Mean, Squares;

        internal void Add(double value)
        {
            N++;
            double away = value - Mean;
            Mean += away / N;
            Squares += away * (value - Mean);
        }
    }
}
