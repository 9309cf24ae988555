using System.Globalization;
using Simulator.Reporting.Html;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>The last part of every report: the words it used, how the result was made and how to make it again.</summary>
internal static class Provenance
{
    /// <summary>Adds the part to a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="command">The command that makes the result again.</param>
    /// <param name="study">The study it is set beside, in one line.</param>
    /// <param name="scenarios">Resolved scenarios to be shown: what they are, and their file.</param>
    /// <param name="hashes">Files and their SHA-256.</param>
    internal static void Add(
        HtmlReport report, StoredFolder folder, string command, string? study, IReadOnlyList<(string What, string File)> scenarios,
        IReadOnlyList<(string File, string Sha256)> hashes)
    {
        Glossary.Add(report);
        report.Add(new Heading(2, "To run it again")).Add(new CodeBlock(command, "The command"));
        report.Add(new TableBlock("How it was made", [new TableColumn("What"), new TableColumn("Value")], [.. Facts(folder.Manifest, study)]));
        foreach ((string what, string file) in scenarios) report.Add(new Details(what, [new CodeBlock(File.ReadAllText(folder.In(file)))]));
        report.Add(new Details("Files and their SHA-256", [new TableBlock(
            "Files", [new TableColumn("File"), new TableColumn("SHA-256")], [.. hashes.Select(h => (IReadOnlyList<string>)[h.File, h.Sha256])])]));
    }

    private static IEnumerable<IReadOnlyList<string>> Facts(Manifest manifest, string? study)
    {
        if (study is not null) yield return ["Study beside which it is set", study];
        yield return ["Program version", manifest.Version + (manifest.Commit is null ? "" : $", commit {manifest.Commit}")];
        yield return ["Results version", manifest.ResultsVersion.ToString(CultureInfo.InvariantCulture)];
        yield return [".NET", manifest.Runtime];
        yield return ["System", manifest.System];
        if (manifest.ReplicationsAsked > 0)
        {
            yield return ["Root seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)];
            yield return ["Replicates", $"{manifest.ReplicationsFinished} of {manifest.ReplicationsAsked}"];
        }

        if (manifest.WallSeconds is { } seconds && manifest.Speed is { } speed)
        {
            yield return ["Simulation time", string.Create(
                CultureInfo.InvariantCulture,
                $"{seconds:0.0} s, {speed / 1e6:0.00} million teacher-days a second of processor time; reference loop {manifest.ReferenceLoopSeconds:0.00} s")];
        }

        yield return ["Started", manifest.Started.ToString("u", CultureInfo.InvariantCulture)];
    }
}
