using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Simulator.Tables;

/// <summary>Runs a few jobs of very unequal length side by side: whichever thread is free takes the next one, so long ones come first.</summary>
public static class SideBySide
{
    /// <summary>Runs jobs; the first error is thrown as the job threw it, when the jobs under way have ended.</summary>
    /// <param name="jobs">The jobs; none may depend on another.</param>
    /// <param name="threads">Threads; 0 all processors.</param>
    public static void Run(IEnumerable<Action> jobs, int threads = 0)
    {
        if (OperatingSystem.IsBrowser())
        {
            foreach (Action job in jobs) job();
            return;
        }

        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        try
        {
            // Without this option a thread takes several jobs at once, and keeps them while others have none.
            Parallel.ForEach(Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering), parallel, job => job());
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }
}
