using System.Diagnostics;
using System.Runtime.CompilerServices;
using Simulator.Engine.Random;

namespace Simulator.Experiments.Playing;

/// <summary>A fixed piece of arithmetic that is timed beside every run, so that speeds of different machines can be compared.</summary>
public static class ReferenceLoop
{
    private const int Blocks = 20_000_000, Part = 4;

    /// <summary>Seconds that the loop takes here, from a quarter of it. It is never taken as compiled beforehand, for it stands for this machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Seconds()
    {
        Stopwatch watch = Stopwatch.StartNew();
        uint sum = 0;
        for (uint k = 0; k < Blocks / Part; k++) sum += Philox.Block(1, 2, k, 0, 0, 0).W0;
        watch.Stop();
        GC.KeepAlive(sum);
        return Part * watch.Elapsed.TotalSeconds;
    }
}
