namespace Simulator.Experiments.Designs;

/// <summary>What the replicates of a sweep come to, point by point and number by number: summed row by row, whatever their number.</summary>
internal sealed class SweepSums
{
    /// <summary>Level of the tests whose rejections are counted.</summary>
    internal const double Level = 0.05;

    private readonly int numbers;
    private readonly RunningMoments[] sums;
    private readonly string?[] failures;

    private SweepSums(int numbers, RunningMoments[] sums, string?[] failures) => (this.numbers, this.sums, this.failures) = (numbers, sums, failures);

    /// <summary>The sums of a table's parts, on top of those of the rounds before.</summary>
    internal static SweepSums Of(DesignTable table, IReadOnlyList<string> files, SweepSums? before)
    {
        int numbers = table.Numbers.Count;
        SweepSums all = before is null ? new(numbers, new RunningMoments[table.Points.Count * numbers], new string?[table.Points.Count])
            : new(numbers, [.. before.sums], [.. before.failures]);
        table.Scan(files, (point, _, message, values) =>
        {
            all.failures[point] ??= message;
            for (int k = 0; k < numbers; k++)
            {
                if (!double.IsNaN(values[k])) all.sums[point * numbers + k].Add(Value(table.Numbers[k], values[k]));
            }
        });
        return all;
    }

    /// <summary>What is summed of a number: of a p whether it is below the level.</summary>
    internal static double Value(DesignNumber number, double value) => !number.IsP ? value : double.IsNaN(value) ? double.NaN : value < Level ? 1 : 0;

    /// <summary>A number of a point.</summary>
    internal ref readonly RunningMoments this[int point, int number] => ref sums[point * numbers + number];

    /// <summary>Why a point failed; null where it did not.</summary>
    internal string? Failure(int point) => failures[point];
}
