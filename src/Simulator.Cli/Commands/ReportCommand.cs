using System.CommandLine;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Reporting;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary>
/// <c>report DIR</c>: figures and report again, from the stored tables, without simulation; with <c>--style</c>, the figures alone into a folder
/// of their own.
/// </summary>
internal static class ReportCommand
{
    private static readonly string[] Styles = [.. Enum.GetNames<FigureStyle>().Select(s => s.ToLowerInvariant())];

    internal static Command Create()
    {
        Argument<string> dir = new("dir") { Description = "A result folder." };
        Option<string?> style = new("--style")
        {
            Description = "Writes the figures alone, as PNG, SVG and PDF, and leaves the result as it is: slides (everything in the picture), apa (title and "
                + "note as text beside it), plain (the panels alone).",
        };
        style.AcceptOnlyFromAmong(Styles);
        Option<string?> folder = CommonOptions.Out("Folder for the figures of --style (<dir>-figures-<style>).");
        Option<bool> quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Command command = new("report", "Draws figures and writes the report again from stored results; or the figures alone, for slides or a paper.")
            { dir, style, folder, force, quiet };
        command.Validators.Add(given =>
        {
            if (given.GetValue(style) is null && (given.GetValue(folder) is not null || given.GetValue(force)))
                given.AddError("--out and --force are for figures in a style: name one by --style " + string.Join(", ", Styles) + ".");
        });
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
            string told;
            if (parsed.GetValue(style) is { } named)
            {
                string to = parsed.GetValue(folder) ?? $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))}-figures-{named}";
                MakeRoom(path, to, parsed.GetValue(force));
                int count = Job.Figures(path, manifest, Enum.Parse<FigureStyle>(named, ignoreCase: true), to);
                told = $"Figures: {count} in {to}, each as PNG, SVG and PDF{(named == "apa" ? ", title and note as text beside it" : "")}.";
            }
            else
            {
                using (ResultFolder result = ResultFolder.Reopen(path)) Job.Report(result, manifest);
                told = $"Report: {Path.Combine(path, "report.html")}";
            }

            if (!parsed.GetValue(quiet)) Screen.Say(told);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A folder for figures that is none of the result's own, and nobody else's.</summary>
    private static void MakeRoom(string result, string to, bool force)
    {
        string inside = Path.GetRelativePath(Path.GetFullPath(result), Path.GetFullPath(to));
        if (inside == "." || !(inside.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inside)))
            throw new CannotWriteException($"{to} is inside the result, where every file is listed in its manifest; name a folder elsewhere.");
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any() && !force)
            throw new CannotWriteException($"{to} is there already; --force writes into it.");
        Directory.CreateDirectory(to);
    }
}
