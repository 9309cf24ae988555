using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Simulator.Tests.House;

/// <summary>A test that looks at the clock fails when the machine is busy with something else: work is counted instead.</summary>
public sealed class ClockTests
{
    /// <summary>Files that may look at the clock, with the reason.</summary>
    private static readonly Dictionary<string, string> MayLook = new()
    {
        ["tests/Simulator.Validation/Tables/KillTests.cs"] = "when a run is killed, a share of its measured length, decides nothing",
        ["tests/Simulator.Validation/Cluster/Bounded.cs"] = "how long a scheduler is waited for decides only when a test gives up",
        ["tests/Simulator.Validation/Store/StoppedSweepTests.cs"] = "when a sweep is killed, a share of its measured length, decides nothing",
        ["tests/Simulator.Validation/Tables/InterruptTests.cs"] = "two seconds are what is promised to whoever interrupts a run",
    };

    private static readonly string[] Folders = ["tests/Simulator.Tests", "tests/Simulator.Validation"];

    [Fact]
    public void No_test_looks_at_the_clock()
    {
        List<string> found = [];
        foreach ((string path, SyntaxNode tree) in Folders.SelectMany(Source.Files))
        {
            if (MayLook.ContainsKey(path)) continue;
            found.AddRange(tree.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.Text == "Stopwatch")
                .Select(n => Source.Place(path, n)));
            found.AddRange(tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(a => a.Name.Identifier.Text == "Elapsed" || a.ToString() is "Task.Delay" or "Thread.Sleep").Select(a => Source.Place(path, a)));
        }

        Assert.Empty(found);
    }
}
