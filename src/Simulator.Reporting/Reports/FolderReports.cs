using Simulator.Experiments;
using Simulator.Experiments.Jobs;
using Simulator.Reporting.Html;
using Simulator.Reporting.Output;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>A figure of a result with the name of its files and its caption.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Caption">Caption in the report.</param>
/// <param name="Figure">The figure.</param>
public sealed record ResultFigure(string Name, string Caption, Figure Figure)
{
    private readonly Lazy<byte[]> png = new(() => FigureFile.Png(Figure));

    /// <summary>The numbers it was drawn from.</summary>
    public TableBlock? Data { get; init; }

    /// <summary>Its picture, drawn once.</summary>
    internal byte[] Png => png.Value;

    /// <summary>The figure in a report, with its file to download.</summary>
    internal FigureBlock Block => new(Figure, Caption, Data) { File = ($"{Name}.png", () => Png) };
}

/// <summary>The report of one kind of result folder, made from its stored tables.</summary>
public interface IFolderReport
{
    /// <summary>Title of the result.</summary>
    string Title { get; }

    /// <summary>Its figures.</summary>
    IReadOnlyList<ResultFigure> Figures { get; }

    /// <summary>Writes the report.</summary>
    /// <param name="hashes">Files of the folder and their SHA-256, figures included.</param>
    HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes);
}

/// <summary>The kinds of result folder and their reports: one line each. Live and stored are one path.</summary>
public static class FolderReports
{
    private const string FileName = "report.html";

    /// <summary>How the report of each kind of folder is read from it.</summary>
    public static IReadOnlyDictionary<string, Func<StoredFolder, IFolderReport>> All { get; } = new Dictionary<string, Func<StoredFolder, IFolderReport>>
    {
        [FolderKinds.Run] = RunReport.Read,
        [FolderKinds.Compare] = CompareReport.Read,
        [FolderKinds.Validate] = ValidateReport.Read,
        [FolderKinds.Audit] = AuditFolderReport.Read,
        [FolderKinds.Calibration] = CalibrationReport.Read,
        [FolderKinds.Power] = folder => new DesignReport(folder, "What a study of this size would find", PowerFigures.Of),
        [FolderKinds.Sweep] = folder => new DesignReport(folder, "Many points of a scenario", SweepFigures.Of),
        [FolderKinds.Sensitivity] = folder => new DesignReport(folder, "What the effect depends on", SensitivityFigures.Of),
        [FolderKinds.Attribution] = folder => new DesignReport(folder, "What carries the effect", AttributionFigures.Of),
        [FolderKinds.Search] = folder => new DesignReport(folder, "Which programme, under a budget", SearchFigures.Of),
    };

    /// <summary>Draws the figures of a folder, writes its report and puts the result in its place.</summary>
    /// <param name="folder">The folder, its tables written.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="read">Reads a resolved scenario from a path, and names its study.</param>
    /// <param name="promise">What the folder owes.</param>
    public static void Write(ResultFolder folder, Manifest manifest, Func<string, (Scenario Scenario, string? Study)> read, Promise promise)
    {
        IFolderReport report = Of(folder.Path, new StoredFolder(folder.Stage, manifest, read));
        folder.Describe(report.Title);
        SideBySide.Run(
        [
            .. report.Figures.Select(f => (Action)(() => folder.Write($"figures/{f.Name}.png", to => to.Write(f.Png)))),
            .. report.Figures.Select(f => (Action)(() => folder.WriteText($"figures/{f.Name}.svg", FigureFile.SvgText(f.Figure)))),
        ]);
        folder.WriteText(FileName, report.Build([.. folder.Files.Where(f => f.Path != FileName).Select(f => (f.Path, f.Sha256))]).ToHtml());
        folder.Finish(manifest, report.Title, promise);
    }

    /// <summary>Writes the figures of a result elsewhere in a style, each as PNG, SVG and PDF; nothing in the result changes.</summary>
    /// <param name="path">The result folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="read">Reads a resolved scenario from a path, and names its study.</param>
    /// <param name="style">What stands in the pictures.</param>
    /// <param name="to">The folder to write into; it is there.</param>
    /// <returns>How many figures there are.</returns>
    public static int WriteFigures(
        string path, Manifest manifest, Func<string, (Scenario Scenario, string? Study)> read, FigureStyle style, string to)
    {
        ResultFigure[] figures = [.. Of(path, new StoredFolder(path, manifest, read)).Figures];
        SideBySide.Run([.. figures.Select((f, k) => (Action)(() =>
        {
            Figure figure = f.Figure.In(style);
            string stem = Path.Combine(to, f.Name);
            AtomicFile.WriteBytes(stem + ".png", FigureFile.Png(figure));
            AtomicFile.WriteText(stem + ".svg", FigureFile.SvgText(figure));
            AtomicFile.WriteBytes(stem + ".pdf", FigureFile.Pdf(figure));
            // What APA style sets as text is left to the paper.
            if (style == FigureStyle.Apa) AtomicFile.WriteText(stem + ".txt", $"Figure {k + 1}\n{figure.Title}\n\nNote. {figure.Note}\n");
        }))]);
        return figures.Length;
    }

    private static IFolderReport Of(string path, StoredFolder folder)
    {
        string kind = folder.Manifest.Kind ?? FolderKinds.Run;
        return All.TryGetValue(kind, out Func<StoredFolder, IFolderReport>? of) ? of(folder)
            : throw new InvalidDataException($"{path}: there is no report of {kind}; there are reports of {string.Join(", ", All.Keys)}.");
    }
}
