using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Simulator.Tests.Cli;
using Simulator.Tests.Tables;
using Program = Simulator.Validation.Science.Program;

namespace Simulator.Validation.Cluster;

/// <summary>
/// A Slurm of two nodes on this machine's loopback, which is there for one test: its own key, ports and folder, no accounting, no cgroups,
/// a node that is silent for a few seconds counts as dead. Everything that it starts is known by its settings and ended with it.
/// </summary>
internal sealed class LoopbackSlurm : IDisposable
{
    internal const string First = "first", Second = "second";

    private const string Settled = "SLURM_CONF", Node = "LOOPBACK_NODE", Path = "PATH";
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private readonly List<Process> daemons = [];
    private readonly string mark;

    /// <summary>Starts it and waits for both nodes; whoever has no Slurm skips.</summary>
    internal LoopbackSlurm()
    {
        Program.Need("Slurm", ["sbatch", "slurmctld", "slurmd", "munged"], "slurmctld", "slurmd", "slurm-client", "munge");
        // Slurm gives it to whatever it starts, so it is also what its processes are known by.
        mark = $"{Settled}={folder["slurm.conf"]}";
        Environment = new Dictionary<string, string>
        {
            [Settled] = folder["slurm.conf"],
            ["SIM"] = $"{ChildProcess.Host} {ChildProcess.Program}",
            [Path] = $"{System.Environment.GetEnvironmentVariable(Path)}:/usr/sbin:/sbin",
        };
        try
        {
            Directory.CreateDirectory(folder["state"]);
            File.WriteAllBytes(folder["key"], RandomNumberGenerator.GetBytes(128));
            Expect("chmod", "700", folder["state"], folder["key"]);
            File.WriteAllText(folder["slurm.conf"], Settings(folder.Path, System.Environment.UserName, Ports(3)));
            Begin("munged", "munged", $"--foreground --force --key-file={folder["key"]} --socket={folder["munge"]} --pid-file={folder["munged.pid"]} "
                + $"--log-file={folder["munge.log"]} --seed-file={folder["seed"]} --num-threads=2");
            Bounded.Until(() => File.Exists(folder["munge"]), StartUp, "munge's socket", Logs);
            Begin("slurmctld", "slurmctld", "-D -c");
            foreach (string node in new[] { First, Second }) Begin(node, "slurmd", $"-D -N {node}");
            Bounded.Until(() => Run("sinfo", "-h", "-N", "-t", "idle", "-o", "%N").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == 2,
                StartUp, "two idle nodes", Logs);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What every process of this cluster is given.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Calls one of Slurm's commands, from the folder that its jobs then work in.</summary>
    internal string Expect(string program, params string[] words) => Bounded.Expect(folder.Path, Environment, program, words);

    /// <summary>The workers that a node is running, by their number in the array.</summary>
    internal IReadOnlyDictionary<int, int> Workers(string node) => MarkedProcesses.With(mark, $"SLURMD_NODENAME={node}")
        .Select(id => (Id: id, Words: MarkedProcesses.CommandLine(id)))
        .Where(p => p.Words.Contains(ChildProcess.Program) && p.Words.Contains("--worker"))
        .ToDictionary(p => int.Parse(p.Words[p.Words.ToList().IndexOf("--worker") + 1]), p => p.Id);

    /// <summary>Kills a node: its daemon, then the daemons of its steps before they can tell of it, then its jobs.</summary>
    internal void Kill(string node)
    {
        MarkedProcesses.Signal("KILL", MarkedProcesses.With(mark, $"{Node}={node}"));
        IReadOnlyList<int> jobs = MarkedProcesses.With(mark, $"SLURMD_NODENAME={node}");
        IEnumerable<int> steps = jobs.Select(MarkedProcesses.Parent).Except(jobs).Where(MarkedProcesses.With(mark).Contains);
        MarkedProcesses.Signal("KILL", [.. steps, .. jobs]);
    }

    /// <summary>What daemons and jobs have said, for a test that waits in vain.</summary>
    internal string Logs()
    {
        IEnumerable<string> files = Directory.GetFiles(folder.Path, "*.log").Concat(Directory.GetFiles(folder.Path, "*.out"));
        return $"{Run("squeue").Output}\n"
            + string.Join('\n', files.Select(f => $"{System.IO.Path.GetFileName(f)}:\n{string.Join('\n', File.ReadLines(f).TakeLast(15))}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Bounded.Until(() =>
        {
            IReadOnlyList<int> left = MarkedProcesses.With(mark);
            MarkedProcesses.Signal("KILL", left);
            return left.Count == 0;
        }, StartUp, "the end of all that this cluster has started", () => "");
        foreach (Process daemon in daemons) daemon.Dispose();
        folder.Dispose();
    }

    private (int Code, string Output, string Errors) Run(string program, params string[] words) => Bounded.Run(folder.Path, Environment, program, words);

    // In the foreground and as a child, so that nothing is left of it when it has ended; its words go to a file.
    private void Begin(string name, string program, string words)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec {program} {words} >'{folder[name]}.log' 2>&1"]) { WorkingDirectory = folder.Path };
        foreach ((string key, string value) in Environment) start.Environment[key] = value;
        start.Environment[Node] = name;
        daemons.Add(Process.Start(start)!);
    }

    private static int[] Ports(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners) listener.Dispose();
        return ports;
    }

    private static string Settings(string at, string user, int[] ports) => $"""
        ClusterName=loopback
        SlurmUser={user}
        SlurmdUser={user}
        SlurmctldHost=localhost(127.0.0.1)
        SlurmctldPort={ports[0]}
        CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
        AuthType=auth/munge
        CredType=cred/munge
        AuthInfo=socket={at}/munge,cred_expire=5
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        SwitchType=switch/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2,requeue_delay=1
        SlurmdTimeout=4
        SlurmctldTimeout=30
        MessageTimeout=10
        KillWait=5
        MinJobAge=600
        ReturnToService=2
        SlurmdParameters=config_overrides
        StateSaveLocation={at}/state
        SlurmdSpoolDir={at}/spool-%n
        SlurmctldPidFile={at}/slurmctld.pid
        SlurmdPidFile={at}/%n.pid
        MailProg=/bin/true
        NodeName={First} NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[1]} CPUs=2 RealMemory=8192
        NodeName={Second} NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[2]} CPUs=2 RealMemory=8192
        PartitionName=all Nodes={First},{Second} Default=YES MaxTime=INFINITE State=UP

        """;
}
