using System.Diagnostics;

namespace Simulator.Mutations;

/// <summary>
/// A copy of the tree, built once. Sources in it stay as they are, because some tests read them; a mutation reaches the tests as an
/// assembly that is compiled aside and laid over the built one.
/// </summary>
internal sealed class WorkingCopy : IDisposable
{
    private readonly bool temporary;

    private WorkingCopy(string root, bool temporary) => (Root, this.temporary) = (root, temporary);

    internal string Root { get; }

    internal string Sources => Path.Combine(Root, "src");

    /// <summary>Where the tests were built.</summary>
    internal string Built => Path.Combine(Root, "tests", "Simulator.Tests", "bin", "Release", "net10.0");

    /// <summary>The tree this program was started in.</summary>
    internal static string Origin()
    {
        DirectoryInfo? folder = new(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulator.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new MutationException("Start it inside the tree: Simulator.sln is in no folder above.");
    }

    /// <summary>Copies what belongs to the project and builds the tests.</summary>
    internal static WorkingCopy Make(string work)
    {
        string from = Origin();
        bool temporary = work.Length == 0;
        string to = temporary ? Directory.CreateTempSubdirectory("simulator-mutations-").FullName : Path.GetFullPath(work);
        if (to.StartsWith(from + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new MutationException("The copy must lie outside the tree.");
        WorkingCopy copy = new(to, temporary);
        HashSet<string> wanted = [.. Command.Output(from, "git", "ls-files", "-co", "--exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string file in wanted) copy.Bring(Path.Combine(from, file), Path.Combine(to, file));
        copy.DropOthers(wanted);
        Console.WriteLine($"building the copy in {to}");
        foreach (string built in (string[])["src", "tests"])
        {
            // The assemblies of an earlier run may still be mutants; a newer source makes the build copy all of them again.
            foreach (string file in Directory.GetFiles(Path.Combine(to, built), "Simulator.*.dll", SearchOption.AllDirectories))
            {
                if (file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) File.Delete(file);
            }
        }

        Command.Output(to, "dotnet", "build", "tests/Simulator.Tests/Simulator.Tests.csproj", "-c", "Release", "-v", "quiet", "-nologo");
        return copy;
    }

    /// <summary>A second folder of built tests next to the first, so that two mutated assemblies can be tried at once.</summary>
    internal string BuiltAgain(int number)
    {
        string folder = Path.Combine(Root, "tests", "Simulator.Tests", "bin", $"Again{number}");
        foreach (string file in Directory.GetFiles(Built, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(folder, Path.GetRelativePath(Built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, true);
        }

        return folder;
    }

    public void Dispose()
    {
        if (temporary) Directory.Delete(Root, true);
    }

    private void Bring(string from, string to)
    {
        if (!File.Exists(from)) return;
        if (File.Exists(to) && File.ReadAllBytes(from).AsSpan().SequenceEqual(File.ReadAllBytes(to))) return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, true);
        File.SetLastWriteTimeUtc(to, DateTime.UtcNow);
    }

    /// <summary>Files that have gone from the tree go from the copy.</summary>
    private void DropOthers(HashSet<string> wanted)
    {
        foreach (string file in Directory.GetFiles(Root, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(Root, file).Replace('\\', '/');
            if (!wanted.Contains(path) && !path.Split('/').Any(p => p is "bin" or "obj")) File.Delete(file);
        }
    }
}

/// <summary>Other programs.</summary>
internal static class Command
{
    /// <summary>What a command printed; it must succeed.</summary>
    internal static string Output(string folder, string program, params string[] words)
    {
        ProcessStartInfo start = new(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new MutationException($"{program} {string.Join(' ', words)} failed:\n{output}{errors.Result}");
        return output;
    }
}
