namespace Simulator.Statistics.Numerics;

/// <summary>Steele, Lea and Flood's splitmix64: a sequence of draws for designs and resampling, never for the model.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    internal ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number below a bound; its bias at small bounds is below 1e-15.</summary>
    internal int Below(int bound) => (int)(Next() % (ulong)bound);

    internal int[] Shuffled(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int at = Below(i + 1);
            (order[i], order[at]) = (order[at], order[i]);
        }

        return order;
    }
}
