using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>verify DIR</c>: whether a result is whole: the bytes that were written, all of them, and numbers of one mind.</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "A result folder." };
        Command command = new("verify",
            "Compares the files of a result with the hashes in its manifest, and its numbers with its scenario and tables.") { folder };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(folder)!;
            ResultFolder.Recover(path);
            if (!File.Exists(Path.Combine(path, Manifest.FileName)))
            {
                throw new DirectoryNotFoundException(
                $"{path} is not a result folder: it has no {Manifest.FileName}.");
            }

            IReadOnlyList<Flaw> flaws = Promises.Broken(path);
            foreach (Flaw flaw in flaws) Console.Error.WriteLine(flaw);
            if (flaws.Count == 0) Console.WriteLine($"{Manifest.Read(path).Outputs.Count} files are as they were written.");
            return flaws.Count == 0 ? ExitCode.Done : ExitCode.ClaimFailed;
        });
        return command;
    }
}
