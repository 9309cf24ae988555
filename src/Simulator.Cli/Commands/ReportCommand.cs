using System.CommandLine;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>report DIR</c>: figures and report again, from the stored tables, without simulation.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "A result folder." };
        Option<bool> quiet = CommonOptions.Quiet();
        Command command = new("report", "Draws figures and writes the report again from stored results.") { folder, quiet };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(folder)!;
            if (!File.Exists(Path.Combine(path, Manifest.FileName))) throw new DirectoryNotFoundException($"{path} is not a result folder: it has no {Manifest.FileName}.");
            string[] changed = [.. Manifest.Verify(path).Where(f => !f.StartsWith("figures/", StringComparison.Ordinal) && f != "report.html")];
            if (changed.Length > 0) throw new InvalidDataException($"{path}: not the bytes that were written: {string.Join(", ", changed)}");
            Manifest manifest = Manifest.Read(path);
            ReportJob.Build(ResultFolder.Reopen(path), manifest);
            if (!parsed.GetValue(quiet)) Console.WriteLine($"Report: {Path.Combine(path, "report.html")}");
            return ExitCode.Done;
        });
        return command;
    }
}
