using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Store;

namespace Simulator.Experiments.Recording;

/// <summary>Some numbers of every replicate, all of them measures or tests.</summary>
internal interface ISection
{
    /// <summary>How many numbers.</summary>
    int Columns { get; }

    /// <summary>Writes a replicate's numbers down.</summary>
    void Fill(ReplicateView view, Span<double> numbers);
}

/// <summary>Takes chunks apart: every section gets its numbers of every replicate, which are computed side by side and once.</summary>
internal static class Sections
{
    /// <summary>Adds a chunk to some sheets.</summary>
    /// <param name="views">The finished replicates.</param>
    /// <param name="sections">What is to be written, and where to.</param>
    /// <param name="threads">Threads; 0 all processors.</param>
    internal static void Append(IReadOnlyList<ReplicateView> views, IReadOnlyList<(ISection Section, Sheet Sheet)> sections, int threads)
    {
        int n = views.Count;
        double[][] blocks = [.. sections.Select(s => new double[s.Section.Columns * n])];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        Parallel.For(0, n, parallel, r =>
        {
            for (int s = 0; s < sections.Count; s++)
            {
                double[] numbers = new double[sections[s].Section.Columns];
                sections[s].Section.Fill(views[r], numbers);
                for (int c = 0; c < numbers.Length; c++) blocks[s][c * n + r] = numbers[c];
            }
        });
        for (int s = 0; s < sections.Count; s++) sections[s].Sheet.Append(blocks[s], n);
    }

    /// <summary>The finished replicates of a chunk.</summary>
    internal static IReadOnlyList<ReplicateView> Views(Chunk chunk) => [.. chunk.Finished.Select(r => new ReplicateView(chunk, r))];
}
