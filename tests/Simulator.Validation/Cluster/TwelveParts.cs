using Simulator.Experiments.Jobs;
using Simulator.Experiments.Store;
using Simulator.Tables;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Cluster;

/// <summary>A small but real sweep of the 2013 study in twelve parts, and its root when one process plays it in one sitting.</summary>
public sealed class TwelveParts : IDisposable
{
    internal const int Parts = 12;

    private const string Plan = """
        schema_version: 1
        kind: sweep
        name: What formal hours crowd out
        scenario: nguyen-2013
        vary: { parameters.kappa_c: [0.4, 0.5, 0.6, 0.7, 0.8, 1] }
        measures: [d_amount, friendship]
        tests: [welch]
        replications: 1200
        sets: 0

        """;

    private readonly TemporaryFolder folder = new();

    public TwelveParts()
    {
        File.WriteAllText(folder["plan.yaml"], Plan);
        Expect("sweep", "plan.yaml", "--out", "whole", "--quiet");
        Root = Manifest.Read(folder["whole"]).Root!;
    }

    /// <summary>The root of one sitting.</summary>
    internal string Root { get; }

    /// <summary>Where everything is.</summary>
    internal string Folder => folder.Path;

    /// <summary>Prepares the sweep once more, for workers.</summary>
    /// <returns>Path of the result in the making.</returns>
    internal string Prepare(string name)
    {
        Expect("sweep", "plan.yaml", "--out", name, "--prepare");
        return folder[name];
    }

    /// <summary>Whether a part of a result in the making is finished: vouched for.</summary>
    internal static bool IsThere(string result, int part) => File.Exists(Path.Combine(DesignJob.WorkFolder(result), PartStore.Name(part, ".sha256")));

    /// <summary>Parts of a worker that are not finished.</summary>
    internal static int Missing(string result, int worker, int workers) =>
        Enumerable.Range(0, Parts).Count(part => part % workers == worker && !IsThere(result, part));

    /// <summary>Expects a result to be whole and of the root of one sitting, with nothing left beside it.</summary>
    internal void ExpectWhole(string result)
    {
        Assert.Equal(Root, Manifest.Read(result).Root);
        Expect("verify", result);
        Assert.Equal(File.ReadAllText(folder["whole/summary.csv"]), File.ReadAllText(Path.Combine(result, "summary.csv")));
        Assert.DoesNotContain(folder.Names, n => n.StartsWith($".{Path.GetFileName(result)}.", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private void Expect(params string[] words)
    {
        Ended ended = ChildProcess.Run(folder.Path, null, words);
        Assert.True(ended.Code == 0, $"{string.Join(' ', words)}: exit {ended.Code}\n{ended.Errors}");
    }
}
