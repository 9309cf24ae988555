using Simulator.Tables;
using Simulator.Tests.Cli;

namespace Simulator.Validation.Store;

/// <summary>A sweep of a small scenario in eight parts, for tests that stop it many times.</summary>
internal static class SmallSweep
{
    internal const string Result = "result";

    private const string Plan = """
        schema_version: 1
        kind: sweep
        scenario: ./small.yaml
        vary: { parameters.kappa_c: [0.4, 1] }
        measures: [friendship, d_amount]
        replications: 800
        sets: 0

        """;

    /// <summary>Writes plan and scenario into a folder.</summary>
    internal static void Put(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "small.yaml"), CommandLine.Small);
        File.WriteAllText(Path.Combine(folder, "plan.yaml"), Plan);
    }

    /// <summary>The words that play it.</summary>
    internal static string[] Words(string folder) => ["sweep", Path.Combine(folder, "plan.yaml"), "--out", Path.Combine(folder, Result), "--quiet"];

    /// <summary>Goes on from what a stopped sweep left: by <c>resume</c>, or from its beginning where it had written nothing down.</summary>
    /// <returns>The root of the whole result.</returns>
    internal static string Resumed(string folder, Func<string[], Ended> run)
    {
        string result = Path.Combine(folder, Result);
        Ended ended = run(["resume", result, "--quiet"]);
        if (ended.Code == 66 && ended.Errors.Contains("nothing is prepared", StringComparison.Ordinal)) ended = run(Words(folder));
        Assert.True(ended.Code == 0, $"exit {ended.Code}: {ended.Errors}");
        Ended verify = run(["verify", result]);
        Assert.True(verify.Code == 0, verify.Errors);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder), e => Path.GetFileName(e).StartsWith('.'));
        return Manifest.Read(result).Root!;
    }

    /// <summary>Copies a folder as it is at this moment; what goes away meanwhile is not copied.</summary>
    internal static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileSystemInfo entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            try
            {
                // A lock that is held cannot be read; nothing is in it.
                if (entry.Name.EndsWith(".lock~", StringComparison.Ordinal)) File.WriteAllBytes(Path.Combine(to, entry.Name), []);
                else if (entry is FileInfo) File.Copy(entry.FullName, Path.Combine(to, entry.Name));
                else Copy(entry.FullName, Path.Combine(to, entry.Name));
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                Assert.False(Path.Exists(entry.FullName), error.Message);
            }
        }
    }
}
