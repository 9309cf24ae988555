using System.Runtime.InteropServices;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Store;

namespace Simulator.Experiments.Recording;

/// <summary>A formal pair and the replicate that it is of.</summary>
internal readonly record struct StoredPair(int Replicate, PairRecord Pair);

/// <summary>The formal pairs of one arm, a page a chunk, on disk.</summary>
internal sealed class PairPages(Arm arm, string folder) : IDisposable
{
    private readonly ScratchFile file = new(folder);
    private readonly List<(long First, int Count, long Offset)> pages = [];
    private long first = -1;
    private StoredPair[] read = [];

    internal Arm Arm { get; } = arm;

    internal long Rows { get; private set; }

    internal void Append(Chunk chunk, WorldRun run)
    {
        StoredPair[] pairs = [.. chunk.Finished.SelectMany(r => run.Pairs[r - chunk.First].Select(p => new StoredPair(r, p)))];
        if (pairs.Length == 0) return;
        pages.Add((Rows, pairs.Length, file.Append(MemoryMarshal.AsBytes(pairs.AsSpan()))));
        Rows += pairs.Length;
    }

    /// <summary>A pair, best asked for in order.</summary>
    internal StoredPair At(long row)
    {
        if (first < 0 || row < first || row >= first + read.Length)
        {
            (long start, int count, long offset) = pages[pages.FindLastIndex(p => p.First <= row)];
            read = new StoredPair[count];
            file.Read(offset, MemoryMarshal.AsBytes(read.AsSpan()));
            first = start;
        }

        return read[row - first];
    }

    public void Dispose() => file.Dispose();
}
