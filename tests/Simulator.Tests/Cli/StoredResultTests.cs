using Simulator.Cli.Terminal;
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

    [Theory]
    [InlineData("\"seed\": 20130701", "\"seed\": 1", "seed: the manifest says 1, the scenario 20130701")]
    [InlineData("\"replications_asked\": 3", "\"replications_asked\": 2", "replications: the manifest says 2, the scenario 3")]
    [InlineData("\"replications_finished\": 3", "\"replications_finished\": 2", "replications: the manifest says 2 are finished, responses.parquet holds 3")]
    [InlineData("\"control\": 33", "\"control\": 32", "teachers of control: the manifest says 32, the scenario 33")]
    [InlineData("\"outputs\": [", "\"outputs\": [], \"more\": [", "manifest.json: it lists no file")]
    public void An_edited_manifest_is_found_by_report_and_by_verify(string from, string to, string says)
    {
        string folder = line.CopyOfStudy("edited-" + Guid.NewGuid()), manifest = Path.Combine(folder, Manifest.FileName);
        string text = File.ReadAllText(manifest);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(manifest, text.Replace(from, to, StringComparison.Ordinal));
        Ended report = CommandLine.Run("report", folder), verify = CommandLine.Run("verify", folder);
        Assert.Equal((ExitCode.BadInput, ""), (report.Code, report.Output));
        Assert.Contains(says, report.Errors, StringComparison.Ordinal);
        Assert.Equal((ExitCode.ClaimFailed, ""), (verify.Code, verify.Output));
        Assert.Contains(says, verify.Errors.Split(Environment.NewLine));
    }

    [Fact]
    public void A_scenario_that_says_otherwise_is_found_though_its_hash_was_made_to_fit()
    {
        string folder = line.CopyOfStudy("swapped-scenario"), scenario = Path.Combine(folder, "scenario.resolved.yaml");
        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("seed: 20130701", "seed: 5", StringComparison.Ordinal));
        Manifest manifest = Manifest.Read(folder);
        FileRecord edited = FileRecord.Of(scenario);
        File.WriteAllText(Path.Combine(folder, Manifest.FileName),
            (manifest with { Outputs = [.. manifest.Outputs.Select(o => o.Path == edited.Path ? edited : o)] }).ToJson());
        Assert.Equal("seed: the manifest says 20130701, the scenario 5", CommandLine.Run("verify", folder).Errors.TrimEnd());
        File.WriteAllText(scenario, "name: [");
        Assert.Equal("scenario.resolved.yaml: not the bytes that were written", CommandLine.Run("verify", folder).Errors.TrimEnd());
        File.Delete(scenario);
        Assert.Equal("scenario.resolved.yaml: missing", CommandLine.Run("verify", folder).Errors.TrimEnd());
    }

    [Fact]
    public void A_file_of_the_users_is_told_by_verify_and_stops_report_before_it_could_be_lost()
    {
        string folder = line.CopyOfStudy("with-notes");
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        Assert.Equal("notes.txt: not listed in manifest.json", CommandLine.Run("verify", folder).Errors.TrimEnd());
        Assert.Equal(ExitCode.BadInput, CommandLine.Run("report", folder).Code);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, "notes.txt")));
    }

    [Fact]
    public void Report_works_in_the_folder_one_stands_in()
    {
        string folder = line.CopyOfStudy("standing");
        File.Delete(Path.Combine(folder, "report.html"));
        Ended ended = ChildProcess.Run(folder, null, "report", ".");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Equal(0, CommandLine.Run("verify", folder).Code);
    }

    [Fact]
    public void Every_kind_of_folder_is_verified()
    {
        string audit = line.At("kind-audit"), compare = line.At("kind-compare"), validate = line.At("kind-validate");
        Assert.Equal(0, CommandLine.Run("audit", "nguyen-2013", "--quiet", "--out", audit).Code);
        Assert.Equal(0, CommandLine.Run("compare", line.Scenario, line.Scenario, "--quiet", "--out", compare).Code);
        using (ResultFolder byHand = ResultFolder.Open(validate))
        {
            byHand.Write(new Table("patterns", "Patterns.", 1, [Column.Text("id", "", "Id.", _ => "P1")]));
            byHand.WriteText("figures/patterns-1.svg", "<svg/>");
            byHand.WriteText("report.html", "<html></html>");
            byHand.Finish(Manifest.Of("simulator validate") with { Kind = "validate" });
        }

        foreach ((string kind, string folder, string owed) in new[] { ("audit", audit, "findings"), ("compare", compare, "equity"),
            ("validate", validate, "patterns") })
        {
            Assert.Equal(kind, Manifest.Read(folder).Kind);
            Assert.Equal((0, ""), (CommandLine.Run("verify", folder).Code, CommandLine.Run("verify", folder).Errors));
            Manifest manifest = Manifest.Read(folder);
            FileRecord[] less = [.. manifest.Outputs.Where(o => !o.Path.StartsWith(owed, StringComparison.Ordinal))];
            foreach (FileRecord lost in manifest.Outputs.Except(less)) File.Delete(Path.Combine(folder, lost.Path));
            File.WriteAllText(Path.Combine(folder, Manifest.FileName), (manifest with { Outputs = less }).ToJson());
            Ended verify = CommandLine.Run("verify", folder);
            Assert.Equal(ExitCode.ClaimFailed, verify.Code);
            Assert.Contains(owed + ": ", verify.Errors, StringComparison.Ordinal);
        }
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
