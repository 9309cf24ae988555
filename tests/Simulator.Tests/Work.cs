namespace Simulator.Tests;

/// <summary>How much was done, whatever else the machine is doing: memory asked for is the same on every run, time is not.</summary>
internal static class Work
{
    /// <summary>Bytes that this thread asks for while something is done.</summary>
    internal static long Bytes(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
