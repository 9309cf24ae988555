using System.Text;
using Simulator.Cli.Terminal;
using Simulator.Experiments;
using Simulator.Experiments.Jobs;
using Simulator.Reporting;
using Simulator.Reporting.Reports;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;

namespace Simulator.Cli.Folders;

/// <summary>What commands that leave a result folder have in common: options, signals, progress, and the one path to a report.</summary>
internal sealed class Job : IDisposable
{
    /// <summary>Resolved scenarios of a comparison.</summary>
    internal const string FirstFile = "a.resolved.yaml", SecondFile = "b.resolved.yaml";

    private readonly Interruption interruption = new();
    private readonly bool quiet;
    private ProgressLine? progress;
    private string played = "";

    internal Job(bool quiet) => this.quiet = quiet;

    /// <summary>Parameter sets behind what we do not know.</summary>
    internal int Sets { get; init; }

    /// <summary>What progress counts.</summary>
    internal string Unit { get; init; } = "teacher-days";

    /// <summary>130, 143 or 129 once a signal came, else 0.</summary>
    internal int ExitCode => interruption.ExitCode;

    /// <summary>The exit code of a job that was stopped.</summary>
    internal int Stopped => ExitCode == 0 ? Terminal.ExitCode.Internal : ExitCode;

    /// <summary>Whether a signal came.</summary>
    internal CancellationToken Token => interruption.Token;

    /// <summary>The setting of a job.</summary>
    /// <param name="folder">Its folder; empty where nothing is kept.</param>
    /// <param name="force">Whether a result may be replaced.</param>
    /// <param name="threads">Threads; 0 all processors.</param>
    /// <param name="inputs">What was read.</param>
    /// <param name="keep">What the folder keeps of it.</param>
    internal JobSetting Setting(string folder, bool force, int threads, IEnumerable<InputText> inputs, Action<ResultFolder> keep) => new()
    {
        Folder = folder,
        Force = force,
        Threads = threads,
        Sets = Sets,
        CommandLine = CommandWords.Typed,
        Progress = Tell,
        Cancellation = interruption.Token,
        Inputs = [.. inputs.DistinctBy(i => i.Display).Select(i => FileRecord.Of(i.Display, Encoding.UTF8.GetBytes(i.Text)))],
        KeepInputs = keep,
        Report = Keep,
    };

    /// <summary>Draws and reports a folder from what is stored in it, the scenario too, so that doing it again gives the same.</summary>
    internal static void Report(ResultFolder folder, Manifest manifest) => FolderReports.Write(
        folder, manifest, Read, Promises.In(folder.Stage, manifest.Kind ?? FolderKinds.Run));

    /// <summary>Writes the figures of a result elsewhere, in a style.</summary>
    internal static int Figures(string path, Manifest manifest, FigureStyle style, string to) => FolderReports.WriteFigures(path, manifest, Read, style, to);

    /// <summary>As <see cref="Report"/>; what was interrupted keeps its tables, for there is no time to draw, and <c>report</c> can do it later.</summary>
    internal static void Keep(ResultFolder folder, Manifest manifest)
    {
        if (manifest.Status == RunStatus.Complete) Report(folder, manifest);
        else folder.Finish(manifest, promise: Promises.In(folder.Stage, manifest.Kind ?? FolderKinds.Run));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        progress?.Dispose();
        interruption.Dispose();
    }

    private static (Scenario Scenario, string? Study) Read(string path)
    {
        OpenedScenario opened = ScenarioReader.Open(path);
        return (opened.Scenario, opened.Study?.Citation.ToString());
    }

    private void Tell(string what, Experiments.Playing.PlayProgress far)
    {
        lock (interruption)
        {
            if (progress is null || played != what)
            {
                progress?.Dispose();
                (progress, played) = (new ProgressLine(what, Unit, quiet), what);
            }
        }

        progress.Report(far);
    }
}
