using System.CommandLine;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>verify DIR</c>: whether a result's files are the bytes that were written.</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "A result folder." };
        Command command = new("verify", "Compares the files of a result with the hashes in its manifest.") { folder };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(folder)!;
            if (!File.Exists(Path.Combine(path, Manifest.FileName))) throw new DirectoryNotFoundException($"{path} is not a result folder: it has no {Manifest.FileName}.");
            IReadOnlyList<string> changed = Manifest.Verify(path);
            foreach (string file in changed) Console.Error.WriteLine($"{file}: not the bytes that were written");
            if (changed.Count == 0) Console.WriteLine($"{Manifest.Read(path).Outputs.Count} files are as they were written.");
            return changed.Count == 0 ? ExitCode.Done : ExitCode.ClaimFailed;
        });
        return command;
    }
}
