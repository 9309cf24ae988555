namespace Simulator.Tests.House;

/// <summary>What <c>.editorconfig</c> says about lines, since no compiler counts columns.</summary>
public sealed class LineTests
{
    /// <summary>Folders whose lines are still to be broken. To be emptied.</summary>
    private static readonly string[] StillLong =
    [
        "src/Simulator.Cli/", "src/Simulator.Experiments/", "src/Simulator.Reporting/Runs/",
        "tests/Simulator.Tests/Analysis/", "tests/Simulator.Tests/Cli/",
    ];

    [Fact]
    public void No_line_is_longer_than_editorconfig_says()
    {
        string said = File.ReadLines(Path.Combine(Source.Root, ".editorconfig")).Single(l => l.StartsWith("max_line_length", StringComparison.Ordinal));
        int most = int.Parse(said.Split('=')[1]);
        Assert.Empty(((string[])["src", "tests"]).SelectMany(Source.Paths)
            .Where(p => !StillLong.Any(f => p.StartsWith(f, StringComparison.Ordinal)))
            .SelectMany(p => File.ReadLines(Path.Combine(Source.Root, p)).Select((line, i) => (p, Number: i + 1, line.Length)))
            .Where(l => l.Length > most).Select(l => $"{l.p}:{l.Number}: {l.Length} columns"));
    }
}
