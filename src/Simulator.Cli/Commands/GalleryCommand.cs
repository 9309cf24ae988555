using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Reporting.Reports;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>gallery</c>: one page with every kind of figure, from example numbers.</summary>
internal static class GalleryCommand
{
    internal static Command Create()
    {
        Option<string?> file = CommonOptions.Out("The file (gallery.html).");
        Option<bool> quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Command command = new("gallery", "Makes one HTML page with every kind of figure, drawn from example numbers.") { file, force, quiet };
        command.SetAction(parsed =>
        {
            string to = parsed.GetValue(file) ?? "gallery.html";
            if (File.Exists(to) && !parsed.GetValue(force)) throw new CannotWriteException($"{to} is there already; --force replaces it.");
            if (Path.GetDirectoryName(to) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            AtomicFile.WriteText(to, Gallery.Build().ToHtml());
            if (!parsed.GetValue(quiet)) Screen.Say($"Gallery: {to}");
            return ExitCode.Done;
        });
        return command;
    }
}
