using Simulator.Cli;
using Simulator.Tables;

namespace Simulator.Tests.Cli;

/// <summary><c>report</c> and <c>verify</c> work from stored files.</summary>
[Collection(CommandLineTests.Name)]
public sealed class StoredResultTests(CommandLine line)
{
    [Fact]
    public void Report_rebuilds_the_same_bytes_from_stored_tables()
    {
        string folder = line.CopyOfStudy("rebuilt");
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "figures"))) File.Delete(file);
        File.Delete(Path.Combine(folder, "report.html"));
        Assert.Equal(ExitCode.ClaimFailed, CommandLine.Run("verify", folder).Code);
        Ended ended = CommandLine.Run("report", folder);
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        string[] files = Relative(line.Study);
        Assert.Equal(files, Relative(folder));
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(line.Study, f)), File.ReadAllBytes(Path.Combine(folder, f))));
        Assert.Equal(0, CommandLine.Run("verify", folder).Code);
    }

    [Theory]
    [InlineData("outcomes.csv")]
    [InlineData("scenario.resolved.yaml")]
    [InlineData("responses.parquet")]
    public void One_changed_byte_is_found_by_report_and_by_verify(string file)
    {
        string folder = line.CopyOfStudy($"spoilt-{file}");
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(folder, file), bytes);
        Ended report = CommandLine.Run("report", folder), verify = CommandLine.Run("verify", folder);
        Assert.Equal((ExitCode.BadInput, ""), (report.Code, report.Output));
        Assert.Contains(file, report.Errors, StringComparison.Ordinal);
        Assert.Equal((ExitCode.ClaimFailed, ""), (verify.Code, verify.Output));
        Assert.Contains(file, verify.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_result_is_told()
    {
        string folder = line.At("empty");
        Directory.CreateDirectory(folder);
        Assert.Equal(ExitCode.NoInput, CommandLine.Run("report", folder).Code);
        Assert.Equal(ExitCode.NoInput, CommandLine.Run("verify", folder).Code);
        File.WriteAllText(Path.Combine(folder, Manifest.FileName), "{");
        Assert.Equal(ExitCode.BadInput, CommandLine.Run("verify", folder).Code);
    }

    private static string[] Relative(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
}
