using System.CommandLine;
using System.Globalization;
using Simulator.Cli.Terminal;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Jobs;
using Simulator.Scenarios;
using Simulator.Scenarios.Plans;
using Simulator.Tables;

namespace Simulator.Cli.Folders;

/// <summary>What the commands that answer a plan have in common: options, the job, and what is shown.</summary>
internal sealed class DesignOptions
{
    private readonly string kind;
    private readonly Argument<string> plan;
    private readonly Option<long?> seed = CommonOptions.Seed();
    private readonly Option<int?> replications = CommonOptions.Replications();
    private readonly Option<int> threads = CommonOptions.Threads();
    private readonly Option<string?> folder = CommonOptions.Out("Folder of the result (results/<plan>-<command>).");
    private readonly Option<string[]> sets = new("--set")
    {
        Description = "Changes one value of the plan: path=value; may be repeated.",
        DefaultValueFactory = _ => []
    };
    private readonly Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), dryRun = CommonOptions.DryRun(), force = CommonOptions.Force();
    private readonly Option<bool> verbose = CommonOptions.EveryNumber();
    private readonly Option<bool> prepare = new("--prepare")
    {
        Description = "Only writes down what is to be played, for workers (work DIR) and for whoever puts the result together (resume DIR).",
    };

    private readonly List<(Option<string?> Option, string Key, bool IsList)> changes = [];

    internal DesignOptions(string kind, string takes) => (this.kind, plan) = (kind, new Argument<string>("plan") { Description = takes });

    /// <summary>The command.</summary>
    internal Command Command(string name, string does)
    {
        Command command = new(name, does) { plan, seed, replications, threads, folder, sets, json, quiet, dryRun, force, prepare, verbose };
        Change(command, "--keep", "keep", "Keeps everybody's answers beside the parts: answers.");
        command.SetAction(Answer);
        return command;
    }

    /// <summary>Adds an option that changes one value of the plan.</summary>
    internal void Change(Command command, string name, string key, string description, bool list = false)
    {
        Option<string?> option = new(name) { Description = description };
        command.Add(option);
        changes.Add((option, key, list));
    }

    private int Answer(ParseResult parsed)
    {
        string name = parsed.GetValue(plan)!;
        List<(string, string)> changed = [.. parsed.GetValue(sets)!.Select(s => ("--set", s))];
        foreach ((Option<string?> option, string key, bool isList) in changes)
        {
            if (parsed.GetValue(option) is { } value) changed.Add((option.Name, $"{key}={(isList ? $"[{value}]" : value)}"));
        }

        if (parsed.GetValue(seed) is { } root) changed.Add(("--seed", string.Create(CultureInfo.InvariantCulture, $"seed={root}")));
        if (parsed.GetValue(replications) is { } runs) changed.Add(("--replications", string.Create(CultureInfo.InvariantCulture, $"replications={runs}")));
        OpenedDesign opened = DesignReader.Open(kind, name, changed);
        string to = parsed.GetValue(folder) ?? Path.Combine("results", opened.Design.Id.EndsWith(kind, StringComparison.Ordinal) ? opened.Design.Id
            : $"{opened.Design.Id}-{kind}");
        Telling telling = new(parsed.GetValue(json), parsed.GetValue(quiet), parsed.GetValue(verbose));
        if (parsed.GetValue(dryRun)) return DesignScreen.Describe(opened.Design, to, parsed.GetValue(threads), telling.AsJson);
        if (parsed.GetValue(prepare)) return Prepare(opened, to);
        return Run(opened, to, parsed.GetValue(force), parsed.GetValue(threads), telling);
    }

    /// <summary>Makes what is missing, puts the result together and shows it.</summary>
    internal static int Run(OpenedDesign opened, string to, bool force, int threads, Telling telling)
    {
        using Job job = new(telling.Silent) { Unit = "studies" };
        DesignAnswer? answer = Of(job, opened, to, force, threads).Run();
        if (answer is null)
        {
            Console.Error.WriteLine("Interrupted; the finished parts are kept, and the same command goes on from them, or resume.");
            return job.Stopped;
        }

        return Shown(opened, to, answer, telling);
    }

    /// <summary>
    /// The plan of a result that stands there whole, where nothing else is prepared for its place: whoever puts a result together and is killed
    /// before all is tidied up is asked again, and has nothing left to do.
    /// </summary>
    internal static OpenedDesign? Finished(string to)
    {
        ResultFolder.Recover(to);
        string work = DesignJob.WorkFolder(to);
        if (!File.Exists(Path.Combine(to, Manifest.FileName))) return null;
        Manifest manifest = Manifest.Read(to);
        if (!DesignReader.Kinds.Contains(manifest.Kind) || manifest.ResultsVersion != Manifest.CurrentResultsVersion) return null;
        bool same = new[] { DesignReader.FileName, ResolvedScenario.FileName }.All(name => !File.Exists(Path.Combine(work, name))
            || (File.Exists(Path.Combine(to, name)) && File.ReadAllText(Path.Combine(work, name)) == File.ReadAllText(Path.Combine(to, name))));
        return same && Promises.Broken(to).Count == 0 ? DesignReader.Open(kind: null, nameOrPath: Path.Combine(to, DesignReader.FileName)) : null;
    }

    /// <summary>Says that a result is finished, tidies up beside it, and shows it again.</summary>
    internal static int ShowStored(OpenedDesign opened, string to, Telling telling)
    {
        using Job job = new(quiet: true);
        DesignJob stored = Of(job, opened, to, false, 0);
        DesignAnswer answer = stored.Stored();
        stored.Drop();
        if (!telling.Silent) Console.Error.WriteLine($"{to} is finished; nothing is missing.");
        return Shown(opened, to, answer, telling);
    }

    /// <summary>The job of a design.</summary>
    internal static DesignJob Of(Job job, OpenedDesign opened, string to, bool force, int threads) => new(
        opened.Design, opened.Plan + opened.Scenario, job.Setting(to, force, threads, opened.Inputs, kept =>
        {
            kept.WriteText(DesignReader.FileName, opened.Plan);
            kept.WriteText(ResolvedScenario.FileName, opened.Scenario);
        }))
    {
        KeepAnswers = opened.KeepsAnswers,
        WriteDown = work =>
        {
            // The plan comes last: where it lies, all that it needs lies beside it.
            AtomicFile.WriteText(Path.Combine(work, ResolvedScenario.FileName), opened.Scenario);
            AtomicFile.WriteText(Path.Combine(work, DesignReader.FileName), opened.Plan);
        },
    };

    /// <summary>The plan that was written down for a result.</summary>
    /// <exception cref="FileNotFoundException">Nothing was written down.</exception>
    internal static OpenedDesign Prepared(string to)
    {
        string path = Path.Combine(DesignJob.WorkFolder(to), DesignReader.FileName);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{to}: nothing is prepared or unfinished there; a plan's command with "
                + $"--out {to} --prepare prepares it.");
        }

        return DesignReader.Open(kind: null, nameOrPath: path);
    }

    private static int Shown(OpenedDesign opened, string to, DesignAnswer answer, Telling telling)
    {
        if (telling.AsJson) DesignScreen.WriteJson(opened.Design, answer);
        else if (!telling.Silent) DesignScreen.Show(to, answer, telling.Every);
        return answer.Failures.Count == opened.Design.Table.Points.Count ? ExitCode.BadInput : ExitCode.Done;
    }

    private static int Prepare(OpenedDesign opened, string to)
    {
        using Job job = new(quiet: true);
        Of(job, opened, to, false, 1).Prepare();
        Screen.Say(string.Create(
            CultureInfo.InvariantCulture, $"{to} is prepared: {opened.Design.Table.Parts} parts. work {to} --worker i --workers n makes "
                + $"a share of them, resume {to} the rest and the result."));
        return ExitCode.Done;
    }
}
