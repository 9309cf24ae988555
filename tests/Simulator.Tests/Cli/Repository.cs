namespace Simulator.Tests.Cli;

/// <summary>The project's own tree, found from where the tests were built.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Simulator.sln</c>.</summary>
    internal static string Root { get; } = Find();

    /// <summary>A file or folder of the tree.</summary>
    internal static string At(string path) => Path.Combine(Root, path);

    /// <summary>Every file that belongs to the project: not what was built, stored or belongs to git.</summary>
    internal static IEnumerable<string> Files() => Files(Root).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string folder)
    {
        foreach (string file in Directory.GetFiles(folder))
        {
            if (Path.GetFileName(file) != ".git") yield return file;
        }

        foreach (string inside in Directory.GetDirectories(folder))
        {
            if (Path.GetFileName(inside) is ".git" or "bin" or "obj" or "results" or "TestResults" or "BenchmarkDotNet.Artifacts" or ".vs" or ".idea") continue;
            foreach (string file in Files(inside)) yield return file;
        }
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulator.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Simulator.sln is in no folder above the tests.");
    }
}
