using Simulator.Experiments;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>A result folder as a report sees it: stored tables, and whoever can read a resolved scenario.</summary>
/// <param name="Path">Where its files are.</param>
/// <param name="Manifest">Its manifest, as far as it is known before the report is written.</param>
/// <param name="Read">Reads a resolved scenario of the folder, and says in one line beside which study it is set, if any.</param>
public sealed record StoredFolder(string Path, Manifest Manifest, Func<string, (Scenario Scenario, string? Study)> Read)
{
    /// <summary>Whether a file is there.</summary>
    public bool Has(string file) => File.Exists(In(file));

    /// <summary>Path of a file.</summary>
    public string In(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>A table that is small whatever is simulated.</summary>
    public StoredTable Table(string name) => CsvFile.Read(In(name + ".csv"));
}
