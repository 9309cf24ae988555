using Simulator.Evidence.Audit;
using Simulator.Experiments.Results;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>Keeps an audit of published studies in a folder.</summary>
/// <param name="reports">The audits.</param>
/// <param name="setting">Where to.</param>
public sealed class AuditJob(IReadOnlyList<AuditReport> reports, JobSetting setting)
{
    /// <summary>Writes the findings and has them drawn.</summary>
    public void Run()
    {
        using ResultFolder folder = ResultFolder.Open(setting.Folder, setting.Force);
        folder.Write(AuditTables.Findings(reports));
        setting.Report(folder, setting.Manifest(FolderKinds.Audit, DateTimeOffset.Now) with { Ended = DateTimeOffset.Now });
    }
}
