using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Fuzz;

/// <summary>What check accepts runs, and ends in a whole folder with a report; what it refuses has a place. Fifty draws of many.</summary>
[Collection(CommandLineTests.Name)]
public sealed class FuzzTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(40)]
    public void What_check_accepts_ends_in_a_report(int first)
    {
        using TemporaryFolder folder = new();
        Fuzzed[] tried = [.. Enumerable.Range(first, 10).Select(seed => Fuzzing.Try(seed, folder.Path))];
        string[] failures = [.. tried.Where(f => f.Failure.Length > 0).Select(f => $"{f.Seed}: {f.Failure}\n{f.Drawn.ToJsonString()}")];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
        Assert.True(tried.Count(f => f.Accepted) >= 4, string.Join("\n", tried.Select(f => $"{f.Seed}: {f.Refusal}")));
    }
}
