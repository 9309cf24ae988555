using Simulator.Tests.Tables;
using YamlDotNet.RepresentationModel;

namespace Simulator.Tests.Cli;

/// <summary>The files for clusters that come with the plans say what a cluster, and the program, understand.</summary>
public sealed class ClusterFileTests
{
    private const string Folder = "scenarios/plans/cluster";

    [Fact]
    public void The_kubernetes_job_is_an_indexed_job_whose_workers_are_as_many_as_its_completions()
    {
        using StreamReader text = new(Repository.At($"{Folder}/kubernetes-job.yml"));
        YamlStream stream = [];
        stream.Load(text);
        YamlNode job = Assert.Single(stream.Documents).RootNode, pod = job["spec"]["template"]["spec"];
        Assert.Equal(("batch/v1", "Job", "Indexed"), ($"{job["apiVersion"]}", $"{job["kind"]}", $"{job["spec"]["completionMode"]}"));
        Assert.Equal(["backoffLimit", "completionMode", "completions", "parallelism", "template"], Keys(job["spec"]));
        Assert.Equal(["containers", "restartPolicy", "volumes"], Keys(pod));
        int completions = int.Parse($"{job["spec"]["completions"]}");
        Assert.InRange(int.Parse($"{job["spec"]["parallelism"]}"), 1, completions);
        Assert.InRange(int.Parse($"{job["spec"]["backoffLimit"]}"), completions, int.MaxValue);
        Assert.Contains($"{pod["restartPolicy"]}", new[] { "OnFailure", "Never" });
        YamlNode container = Assert.Single((YamlSequenceNode)pod["containers"]), volume = Assert.Single((YamlSequenceNode)pod["volumes"]);
        Assert.Equal(["command", "image", "name", "resources", "volumeMounts"], Keys(container));
        YamlNode mount = Assert.Single((YamlSequenceNode)container["volumeMounts"]);
        Assert.Equal($"{volume["name"]}", $"{mount["name"]}");
        string[] command = Command(container);
        Assert.StartsWith($"{mount["mountPath"]}/", command[2], StringComparison.Ordinal);
        Assert.Equal($"{completions}", command[Array.IndexOf(command, "--workers") + 1]);
    }

    /// <summary>The very words of the job, as Kubernetes would number them: worker 1 of 40 makes the second part, worker 39 has none.</summary>
    [Fact]
    public void The_words_of_the_kubernetes_job_make_a_workers_share()
    {
        using StreamReader text = new(Repository.At($"{Folder}/kubernetes-job.yml"));
        YamlStream stream = [];
        stream.Load(text);
        string[] command = Command(stream.Documents[0].RootNode["spec"]["template"]["spec"]["containers"][0]);
        Assert.Equal("simulator", command[0]);
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["small.yaml"], CommandLine.Small);
        File.WriteAllText(folder["plan.yaml"], "schema_version: 1\nkind: sweep\nscenario: ./small.yaml\nvary: { parameters.u: [1] }\nreplications: 250\n");
        Assert.Equal(0, ChildProcess.Run(folder.Path, null, "sweep", "plan.yaml", "--out", "sweep", "--prepare").Code);
        foreach (string index in new[] { "1", "39" })
        {
            Ended ended = ChildProcess.Run(
                folder.Path, new Dictionary<string, string> { ["JOB_COMPLETION_INDEX"] = index }, ["work", folder["sweep"], .. command.Skip(3)]);
            Assert.Equal((0, "", ""), (ended.Code, ended.Output, ended.Errors));
        }

        Assert.Equal(["000001.parquet"], Directory.GetFiles(folder[".sweep.parts~"], "*.parquet").Select(f => Path.GetFileName(f)));
    }

    [Theory]
    [InlineData("array", "work \"$1\" --worker \"$SLURM_ARRAY_TASK_ID\"")]
    [InlineData("finish", "resume \"$1\"")]
    public void A_script_for_slurm_asks_to_be_put_back_into_the_queue_and_calls_the_program(string script, string call)
    {
        string[] lines = File.ReadAllLines(Repository.At($"{Folder}/{script}.sbatch"));
        Assert.Equal("#!/bin/bash", lines[0]);
        Assert.Contains("#SBATCH --requeue", lines);
        Assert.StartsWith($"exec ${{SIM:-simulator}} {call}", lines[^1], StringComparison.Ordinal);
    }

    private static string[] Command(YamlNode container) => [.. ((YamlSequenceNode)container["command"]).Select(w => $"{w}")];

    private static IEnumerable<string> Keys(YamlNode map) => ((YamlMappingNode)map).Children.Keys.Select(k => $"{k}").Order(StringComparer.Ordinal);
}
