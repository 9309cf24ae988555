using System.Runtime.InteropServices;

namespace Simulator.Experiments.Store;

/// <summary>
/// Numbers of replicates, a column a number, written chunk by chunk to a file that is gone with the process: what crosses chunks is read
/// from here, exactly as it was computed, so that memory does not grow with replications.
/// </summary>
public sealed class Sheet : IDisposable
{
    private readonly ScratchFile file;
    private readonly List<(int First, int Count, long Offset)> blocks = [];

    /// <summary>An empty sheet.</summary>
    /// <param name="columns">Numbers of each replicate.</param>
    /// <param name="folder">Where its file lies; the system's folder for such files where none is given.</param>
    public Sheet(int columns, string? folder = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Columns = columns;
        file = new ScratchFile(folder);
    }

    /// <summary>Numbers of each replicate.</summary>
    public int Columns { get; }

    /// <summary>Replicates written.</summary>
    public int Replicates { get; private set; }

    /// <summary>Adds the numbers of some replicates.</summary>
    /// <param name="numbers">[column][replicate], the replicate running fastest.</param>
    /// <param name="replicates">How many replicates.</param>
    public void Append(ReadOnlySpan<double> numbers, int replicates)
    {
        if (numbers.Length != (long)Columns * replicates)
        {
            throw new ArgumentException(
            $"{Columns} columns of {replicates} replicates are not {numbers.Length} numbers.", nameof(numbers));
        }

        blocks.Add((Replicates, replicates, file.Append(MemoryMarshal.AsBytes(numbers))));
        Replicates += replicates;
    }

    /// <summary>A column over all replicates, in the order in which they were written.</summary>
    public double[] Series(int column) => Series(column, 1)[0];

    /// <summary>Neighbouring columns over all replicates: [column][replicate].</summary>
    public double[][] Series(int first, int count)
    {
        if (first < 0 || count < 0 || first + count > Columns)
        {
            throw new ArgumentOutOfRangeException(nameof(first),
            $"Columns {first} to {first + count - 1} of {Columns}.");
        }

        double[][] series = new double[count][];
        for (int c = 0; c < count; c++) series[c] = new double[Replicates];
        foreach ((int place, int replicates, long offset) in blocks)
        {
            double[] read = new double[count * replicates];
            file.Read(offset + (long)first * replicates * sizeof(double), MemoryMarshal.AsBytes(read.AsSpan()));
            for (int c = 0; c < count; c++) read.AsSpan(c * replicates, replicates).CopyTo(series[c].AsSpan(place));
        }

        return series;
    }

    /// <summary>Reads numbers one after the other, keeping a block in memory.</summary>
    public SheetReader Reader() => new(this);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    internal (int First, int Count, double[] Numbers) BlockOf(int replicate, double[]? reuse)
    {
        int low = 0, high = blocks.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (blocks[middle].First <= replicate) low = middle;
            else high = middle - 1;
        }

        (int first, int count, long offset) = blocks[low];
        double[] numbers = reuse?.Length == Columns * count ? reuse : new double[Columns * count];
        file.Read(offset, MemoryMarshal.AsBytes(numbers.AsSpan()));
        return (first, count, numbers);
    }
}

/// <summary>Looks numbers of a sheet up, best in the order of replicates. Not thread-safe: every reader has its own.</summary>
public sealed class SheetReader
{
    private readonly Sheet sheet;
    private int first, count;
    private double[]? numbers;

    internal SheetReader(Sheet sheet) => this.sheet = sheet;

    /// <summary>A number of a replicate.</summary>
    /// <param name="replicate">Its place in the order in which replicates were written.</param>
    /// <param name="column">The column.</param>
    public double this[int replicate, int column]
    {
        get
        {
            if (numbers is null || replicate < first || replicate >= first + count) (first, count, numbers) = sheet.BlockOf(replicate, numbers);
            return numbers[column * count + replicate - first];
        }
    }
}
