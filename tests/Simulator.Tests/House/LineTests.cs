namespace Simulator.Tests.House;

/// <summary>What <c>.editorconfig</c> says about lines, since no compiler counts columns.</summary>
public sealed class LineTests
{
    [Fact]
    public void No_line_is_longer_than_editorconfig_says()
    {
        string said = File.ReadLines(Path.Combine(Source.Root, ".editorconfig")).Single(l => l.StartsWith("max_line_length", StringComparison.Ordinal));
        int most = int.Parse(said.Split('=')[1]);
        Assert.Empty(((string[])["src", "tests"]).SelectMany(Source.Paths)
            .SelectMany(p => File.ReadLines(Path.Combine(Source.Root, p)).Select((line, i) => (p, Number: i + 1, line.Length)))
            .Where(l => l.Length > most).Select(l => $"{l.p}:{l.Number}: {l.Length} columns"));
    }
}
