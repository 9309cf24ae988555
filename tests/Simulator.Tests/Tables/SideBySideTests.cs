using Simulator.Tables;

namespace Simulator.Tests.Tables;

public sealed class SideBySideTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Every_job_is_done_once(int threads)
    {
        int[] done = new int[40];
        SideBySide.Run(Enumerable.Range(0, done.Length).Select(k => (Action)(() => Interlocked.Increment(ref done[k]))), threads);
        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_error_comes_out_as_the_job_threw_it(int threads)
    {
        CannotWriteException full = new("The disk is full.");
        Assert.Same(full, Assert.Throws<CannotWriteException>(() => SideBySide.Run([() => { }, () => throw full, () => { }], threads)));
    }
}
