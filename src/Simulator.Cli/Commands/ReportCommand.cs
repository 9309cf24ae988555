using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>report DIR</c>: figures and report again, from the stored tables, without simulation.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        Argument<string> dir = new("dir") { Description = "A result folder." };
        Option<bool> quiet = CommonOptions.Quiet();
        Command command = new("report", "Draws figures and writes the report again from stored results.") { dir, quiet };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(dir)!;
            ResultFolder.Recover(path);
            if (!File.Exists(Path.Combine(path, Manifest.FileName)))
            {
                throw new DirectoryNotFoundException(
                $"{path} is not a result folder: it has no {Manifest.FileName}.");
            }

            Flaw[] flaws = [.. Promises.Broken(path).Where(f => !f.Drawn)];
            if (flaws.Length > 0) throw new InvalidDataException(string.Join('\n', flaws.Select(f => $"{path}: {f}")));
            Manifest manifest = Manifest.Read(path);
            using (ResultFolder folder = ResultFolder.Reopen(path)) Job.Report(folder, manifest);
            if (!parsed.GetValue(quiet)) Console.WriteLine($"Report: {Path.Combine(path, "report.html")}");
            return ExitCode.Done;
        });
        return command;
    }
}
