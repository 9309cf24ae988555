using System.Globalization;
using Simulator.Experiments.Measures;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>A point of a design: a scenario that is played some number of times. All points share their luck, replicate by replicate.</summary>
/// <param name="Name">What tells it from the others.</param>
/// <param name="Scenario">The scenario, with its parameters; null where the point cannot be played.</param>
/// <param name="Replications">How many times, those before <see cref="From"/> included.</param>
/// <param name="Refusal">Why it cannot be played; empty where it can.</param>
public sealed record DesignPoint(string Name, Scenario? Scenario, int Replications, string Refusal = "")
{
    /// <summary>What was set for it, by path, as it was written; the same paths in every point.</summary>
    public IReadOnlyList<(string Path, string Value)> Settings { get; init; } = [];

    /// <summary>The first replicate that is played here: those before it were played by an earlier stage.</summary>
    public int From { get; init; }
}

/// <summary>A number that every replicate of every point is read for: a column of the parts.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="Unit">Its unit.</param>
public sealed record DesignNumber(string Name, string Label, string Unit)
{
    /// <summary>Whether it needs every arm's twin.</summary>
    public bool NeedsTwins { get; init; }

    /// <summary>Whether it holds two arms against each other, so that its sign says something.</summary>
    public bool IsContrast { get; init; }

    /// <summary>Whether it is a p value, of which the share below a level says something and the mean nothing.</summary>
    public bool IsP { get; init; }

    /// <summary>Where it stands among those that one reading gives together.</summary>
    internal int At { get; init; }

    /// <summary>Reads it, and those that come with it.</summary>
    internal Func<ReplicateView, double[]> Read { get; init; } = _ => [];
}

/// <summary>
/// The table behind every design: a row a point and replicate, with its status and its numbers. It is made in numbered parts, replicates in
/// blocks and all points block by block, so that what is unfinished is short of replicates and not of points. A point that fails keeps its
/// message and the others go on.
/// </summary>
public sealed class DesignTable
{
    /// <summary>Replicates of a block, and rows of a part, at most.</summary>
    public const int ReplicatesInBlock = 100, RowsInPart = 4000;

    private const string Finished = "finished", Failed = "failed";
    private readonly IReadOnlyList<(int[] Points, int First, int Count)> parts;
    private readonly bool twins;

    /// <summary>The table of some points.</summary>
    public DesignTable(IReadOnlyList<DesignPoint> points, IReadOnlyList<DesignNumber> numbers)
    {
        (Points, Numbers, twins) = (points, numbers, numbers.Any(n => n.NeedsTwins));
        parts = Cut(points);
    }

    /// <summary>The points.</summary>
    public IReadOnlyList<DesignPoint> Points { get; }

    /// <summary>The numbers of each replicate.</summary>
    public IReadOnlyList<DesignNumber> Numbers { get; }

    /// <summary>Parts.</summary>
    public int Parts => parts.Count;

    /// <summary>Rows of all parts.</summary>
    public long Rows => Points.Sum(p => (long)p.Replications - p.From);

    /// <summary>Teacher-days of all points.</summary>
    public long TeacherDays => Points.Sum(p => p.Scenario is { } s ? (p.Replications - p.From) * TeacherDaysOf(s) : 0);

    /// <summary>Teacher-days of one replicate of a scenario, read for these numbers.</summary>
    internal long TeacherDaysOf(Scenario scenario) => StudyPlayer.TeacherDays(scenario, twins);

    /// <summary>Rows of a part.</summary>
    public int SizeOf(int part) => parts[part].Points.Length * parts[part].Count;

    /// <summary>Columns of the points' settings: numbers where all that are set are, words where not.</summary>
    /// <param name="pointOf">The point of a row.</param>
    public IEnumerable<Column> Settings(Func<long, int> pointOf)
    {
        string[] paths = [.. Points[0].Settings.Select(s => s.Path)];
        string[] names = SettingNames.Of(paths);
        for (int k = 0; k < paths.Length; k++)
        {
            int at = k;
            string Value(long row) => Points[pointOf(row)].Settings[at].Value;
            bool numbers = Points.All(p => p.Settings[at].Value.Length == 0 || IsNumber(p.Settings[at].Value))
                && Points.Any(p => p.Settings[at].Value.Length > 0);
            yield return numbers ? Column.Number(
                    names[k], "", paths[k], row => Value(row) is { Length: > 0 } value ? double.Parse(value, CultureInfo.InvariantCulture) : double.NaN)
                : Column.Text(names[k], "", paths[k], Value);
        }
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>What decides the bytes of the parts besides the points' scenarios, in words.</summary>
    public string Recipe => $"{string.Join(',', Points.Select(Played))}\n{string.Join(',', Numbers.Select(n => n.Name))}";

    private static string Played(DesignPoint p) =>
        p.From == 0 ? FormattableString.Invariant($"{p.Name} {p.Replications}") : FormattableString.Invariant($"{p.Name} {p.From} {p.Replications}");

    /// <summary>Plays a part.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="told">Told after each row.</param>
    /// <param name="keep">Takes everybody's answers, before the part is given; they are dropped where null.</param>
    /// <param name="cancellation">Stops; an unfinished part is null.</param>
    public Table? Play(int number, Action? told = null, Action<Table>? keep = null, CancellationToken cancellation = default)
    {
        AnswerRows? answers = keep is null ? null : new AnswerRows();
        (int[] points, int first, int count) = parts[number];
        double[][] read = [.. Numbers.Select(_ => new double[points.Length * count])];
        string?[] failures = new string?[points.Length * count];
        SharedArms shared = new(first, count);
        for (int k = 0; k < points.Length; k++)
        {
            DesignPoint point = Points[points[k]];
            StudyPlayer? player = null;
            string failure = point.Refusal;
            for (int r = 0; r < count; r++)
            {
                if (cancellation.IsCancellationRequested) return null;
                int row = k * count + r;
                try
                {
                    if (failure.Length == 0)
                    {
                        player ??= new StudyPlayer(point.Scenario!, twins, shared);
                        Read(player.Play(point.Scenario!.ParametersOf(first + r), first + r), read, row);
                        answers?.Add(points[k], first + r, player.Last);
                    }
                }
                catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
                {
                    (failure, player) = (error.Message.ReplaceLineEndings(" "), null);
                }

                if (failure.Length > 0)
                {
                    failures[row] = failure;
                    foreach (double[] column in read) column[row] = double.NaN;
                    if (point.Refusal.Length == 0) failure = "";
                }

                told?.Invoke();
            }
        }

        if (answers is not null) keep!(answers.Table());
        return new Table("part", "One replicate of one point of a design.", failures.Length,
        [
            Column.Long("point", "", "number of the point, from 0", r => points[r / count]),
            Column.Long("replicate", "", "number of the replicate, whose luck it has", r => first + r % count),
            Column.Identifier("status", "finished or failed", r => failures[r] is null ? Finished : Failed),
            Column.Text("message", "", "why it failed", r => failures[r]),
            .. Numbers.Select((n, k) => Column.Number(n.Name, n.Unit, n.Label, r => read[k][r])),
        ]);
    }

    /// <summary>Goes through finished parts, a part at a time: <c>row(point, replicate, message, numbers)</c>.</summary>
    /// <param name="files">The parts, in order.</param>
    /// <param name="row">Told of each row; the numbers are overwritten by the next one.</param>
    public void Scan(IEnumerable<string> files, Action<int, int, string?, double[]> row)
    {
        double[] numbers = new double[Numbers.Count];
        foreach (string file in files)
        {
            using ParquetScan scan = ParquetScan.Open(file);
            while (scan.Next())
            {
                int count = scan.Count;
                long?[] point = scan.Integers("point").ToArray(), replicate = scan.Integers("replicate").ToArray();
                string?[] message = scan.Texts("message").ToArray();
                double[][] columns = [.. Numbers.Select(n => scan.Numbers(n.Name).ToArray())];
                for (int r = 0; r < count; r++)
                {
                    for (int k = 0; k < numbers.Length; k++) numbers[k] = columns[k][r];
                    row((int)point[r]!, (int)replicate[r]!, message[r], numbers);
                }
            }
        }
    }

    /// <summary>Reads finished parts into memory: values by number, point and replicate, for designs of moderate size.</summary>
    public DesignValues Read(IEnumerable<string> files)
    {
        double[][][] values = [.. Numbers.Select(_ => Points.Select(p => new double[p.Replications]).ToArray())];
        string?[] failures = new string?[Points.Count];
        Scan(files, (point, replicate, message, numbers) =>
        {
            failures[point] ??= message;
            for (int k = 0; k < numbers.Length; k++) values[k][point][replicate] = numbers[k];
        });
        return new DesignValues(this, values, failures);
    }

    private void Read(ReplicateView view, double[][] into, int row)
    {
        Func<ReplicateView, double[]>? reader = null;
        double[] found = [];
        for (int k = 0; k < Numbers.Count; k++)
        {
            if (!ReferenceEquals(Numbers[k].Read, reader)) found = (reader = Numbers[k].Read)(view);
            into[k][row] = found[Numbers[k].At];
        }
    }

    private static List<(int[], int, int)> Cut(IReadOnlyList<DesignPoint> points)
    {
        List<(int[], int, int)> parts = [];
        int most = points.Max(p => p.Replications);
        for (int first = 0; first < most; first += ReplicatesInBlock)
        {
            // Points that need the same replicates of this block share parts.
            (int From, int Count) Due(int k)
            {
                int from = Math.Max(first, points[k].From);
                return (from, Math.Min(first + ReplicatesInBlock, points[k].Replications) - from);
            }

            foreach (IGrouping<(int From, int Count), int> alike in Enumerable.Range(0, points.Count).Where(k => Due(k).Count > 0).GroupBy(Due))
            {
                foreach (int[] some in alike.Chunk(Math.Max(1, RowsInPart / alike.Key.Count))) parts.Add((some, alike.Key.From, alike.Key.Count));
            }
        }

        return parts;
    }
}

/// <summary>The numbers of a design of moderate size in memory.</summary>
/// <param name="Table">What they are of.</param>
/// <param name="Values">By number, point and replicate.</param>
/// <param name="Failures">Of each point the first message; null where it was played to the end.</param>
public sealed record DesignValues(DesignTable Table, double[][][] Values, IReadOnlyList<string?> Failures)
{
    /// <summary>Values of a number: by point and replicate.</summary>
    public double[][] Of(string number)
    {
        for (int k = 0; k < Table.Numbers.Count; k++)
        {
            if (Table.Numbers[k].Name == number) return Values[k];
        }

        throw new ArgumentException($"There is no number {number}.", nameof(number));
    }
}
