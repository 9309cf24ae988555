using Simulator.Experiments.Designs;
using Simulator.Experiments.Store;
using Simulator.Tables;

namespace Simulator.Experiments.Jobs;

/// <summary>
/// One design from points to answer. Parts are made in a folder beside the result, by any number of workers at a time, where a stopped or
/// killed job finds them again; whoever sees them all there puts the result together.
/// </summary>
/// <param name="design">The design.</param>
/// <param name="recipe">Plan and scenario with every value in force, in words: with the points they decide the parts' bytes.</param>
/// <param name="setting">How to go about it.</param>
public sealed class DesignJob(IDesign design, string recipe, JobSetting setting)
{
    /// <summary>Folder of the parts within the result.</summary>
    public const string Parts = "parts";

    private const string WorkSuffix = ".parts~";

    /// <summary>Folders of the parts of later stages: as many as a design can have.</summary>
    private static readonly string[] Later =
        [.. new[] { "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth" }.Select(n => $"{Parts}-{n}")];

    /// <summary>Folder of everybody's answers within the result, where they are kept; of later stages with the stage's ending.</summary>
    public const string Responses = "responses";

    /// <summary>Whether everybody's answers are kept beside the parts.</summary>
    public bool KeepAnswers { get; init; }

    /// <summary>Writes down what a worker needs in the folder of the parts, so that others can go on.</summary>
    public Action<string> WriteDown { get; init; } = _ => { };

    /// <summary>The tables that every design has.</summary>
    public static IReadOnlyList<string> Promised { get; } = [DesignAnswer.LinesTable, DesignAnswer.PointsTable];

    /// <summary>Where the parts of a result in the making are.</summary>
    public static string WorkFolder(string result)
    {
        string target = Path.GetFullPath(result);
        return Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}{WorkSuffix}");
    }

    /// <summary>Begins the folder of the parts, for workers.</summary>
    public void Prepare()
    {
        _ = First;
        WriteDown(WorkFolder(setting.Folder));
    }

    /// <summary>Makes the shares of one worker; of a later stage only where everybody's of the one before are there.</summary>
    /// <param name="worker">Number of the worker, from 0.</param>
    /// <param name="workers">How many there are.</param>
    /// <returns>Whether the shares are all there.</returns>
    public bool Work(int worker = 0, int workers = 1)
    {
        for (Stage? stage = First; stage is not null; stage = stage.IsWhole ? Next(stage) : null)
        {
            if (!Make(stage, worker, workers)) return false;
        }

        return true;
    }

    /// <summary>Makes what is missing and puts the result together; null when it was stopped, and the finished parts are kept.</summary>
    public DesignAnswer? Run()
    {
        DateTimeOffset started = DateTimeOffset.Now;
        using ResultFolder folder = ResultFolder.Open(setting.Folder, setting.Force);
        Prepare();
        List<Stage> stages = [];
        for (Stage? stage = First; stage is not null; stage = Next(stage))
        {
            if (!Make(stage, 0, 1)) return null;
            stages.Add(stage);
        }

        DesignAnswer answer = stages[^1].Design.Answer(stages[^1].Files);
        string root = stages.Count == 1 ? stages[0].Root : PartStore.RootOf(stages.Select(s => s.Root));
        setting.Write(folder, [.. answer.Tables.Concat(answer.Common()).Append(Points()).Select(t => (Func<Table>)(() => t))]);
        setting.KeepInputs(folder);
        foreach (Stage stage in stages) stage.CopyInto(folder);
        int replications = design.Table.Points.Max(p => p.Replications);
        setting.Report(folder, setting.Manifest(design.Kind, started) with
        {
            Scenario = design.Scenario.Id,
            Ended = DateTimeOffset.Now,
            Seed = design.Scenario.Seed,
            ReplicationsAsked = replications,
            ReplicationsFinished = replications,
            TeacherDays = stages.Sum(s => s.Design.Table.TeacherDays),
            Counts = new Dictionary<string, long> { ["points"] = stages.Sum(s => (long)s.Design.Table.Points.Count), ["failed"] = answer.Failures.Count },
            Root = root,
        });
        Drop();
        return answer;
    }

    /// <summary>The answer of a finished result, from its parts.</summary>
    public DesignAnswer Stored()
    {
        Stage last = StoredStages()[^1];
        return last.Design.Answer(last.Files);
    }

    /// <summary>Deletes the folder of the parts of a finished result.</summary>
    public void Drop() => ResultFolder.Drop(WorkFolder(setting.Folder), setting.Folder);

    /// <summary>The root that the parts of a finished result make.</summary>
    public static string RootOf(string result)
    {
        string[] roots = [.. Later.Prepend(Parts).Select(p => Path.Combine(result, p)).Where(Directory.Exists).Select(PartStore.RootIn)];
        return roots.Length == 1 ? roots[0] : PartStore.RootOf(roots);
    }

    /// <summary>Plays some parts of each stage of a finished result again, spread evenly, and tells which have other bytes now.</summary>
    /// <param name="share">Share of the parts of a stage, at least one.</param>
    /// <returns>How many were played, of how many, and the names of those that differ.</returns>
    public (int Played, int Parts, IReadOnlyList<string> Differ) Sample(double share)
    {
        List<Stage> stages = StoredStages();
        (Stage Stage, int Part)[] some = [.. stages.SelectMany(s =>
        {
            int parts = s.Design.Table.Parts, played = Math.Clamp((int)Math.Ceiling(share * parts), 1, parts);
            return Enumerable.Range(0, played).Select(k => (s, (int)((k + 0.5) * parts / played)));
        })];
        List<string> differ = [];
        SideBySide.Run([.. some.Select(s => (Action)(() =>
        {
            if (s.Stage.Design.Table.Play(s.Part, cancellation: setting.Cancellation) is not { } part) return;
            string file = Path.Combine(setting.Folder, s.Stage.Name, PartStore.Name(s.Part, ".sha256"));
            if (File.Exists(file) && File.ReadAllText(file).Trim() == PartStore.HashOf(part)) return;
            lock (differ) differ.Add($"{s.Stage.Name}/{PartStore.Name(s.Part, ".parquet")}");
        }))], setting.Threads);
        return (some.Length, stages.Sum(s => s.Design.Table.Parts), [.. differ.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The stages of a finished result.</summary>
    private List<Stage> StoredStages()
    {
        List<Stage> stages = [new Stage(design, Path.Combine(setting.Folder, Parts), Parts, 0, recipe, false)];
        while (stages[^1].Design.Then(stages[^1].Files) is { } then)
        {
            string name = Later[stages.Count - 1];
            stages.Add(new Stage(then, Path.Combine(setting.Folder, name), name, stages.Count, recipe, false));
        }

        return stages;
    }

    private Stage First => new(design, WorkFolder(setting.Folder), Parts, 0, recipe, KeepAnswers);

    private Stage? Next(Stage before)
    {
        if (before.Design.Then(before.Files) is not { } next) return null;
        string name = Later[before.Number];
        return new Stage(next, Path.Combine(WorkFolder(setting.Folder), name), name, before.Number + 1, recipe, KeepAnswers);
    }

    private bool Make(Stage stage, int worker, int workers)
    {
        DesignTable table = stage.Design.Table;
        int[] mine = [.. Enumerable.Range(0, table.Parts).Where(k => k % workers == worker)];
        // Answers are written before the part that vouches for them; where they were lost, the part is made again.
        foreach (int k in mine.Where(k => stage.Answers is { } kept && !kept.IsThere(k))) stage.Store.Forget(k);
        return stage.Store.Complete(
            mine, table.SizeOf, (k, told) => table.Play(k, told, stage.Answers is { } kept ? t => kept.Write(k, t) : null, setting.Cancellation),
            setting.Threads > 0 ? setting.Threads : Environment.ProcessorCount,
            p => setting.Progress?.Invoke(design.Id, p), setting.Cancellation);
    }

    private Table Points() => Table.Of(DesignAnswer.PointsTable, "A point of the design.", design.Table.Points, at =>
    [
        Column.Integer("point", "", "number of the point", k => k),
        Column.Text("name", "", "what tells it from the others", k => at(k).Name),
        Column.Integer("replications", "replications", "how often it was played in the first stage", k => at(k).Replications),
        .. design.Table.Settings(k => (int)k),
    ]);

    /// <summary>A design and the store of its parts.</summary>
    private sealed class Stage(IDesign design, string work, string name, int number, string recipe, bool keepAnswers)
    {
        internal IDesign Design => design;

        internal int Number => number;

        internal string Name => name;

        internal PartStore Store { get; } = Open(work, design, recipe);

        /// <summary>Everybody's answers, where they are kept.</summary>
        internal PartStore? Answers { get; } = keepAnswers ? Open(Path.Combine(work, DesignJob.Responses), design, recipe) : null;

        internal bool IsWhole => Enumerable.Range(0, design.Table.Parts).All(Store.IsThere);

        internal IReadOnlyList<string> Files => [.. Enumerable.Range(0, design.Table.Parts).Select(Store.Checked)];

        internal string Root => Store.Root(design.Table.Parts);

        private static PartStore Open(string folder, IDesign design, string recipe) =>
            new(folder, $"{Manifest.CurrentResultsVersion}\n{recipe}\n{design.Table.Recipe}");

        internal void CopyInto(ResultFolder folder)
        {
            Copy(folder, work, name);
            if (Answers is not null) Copy(folder, Path.Combine(work, DesignJob.Responses), name.Replace(Parts, DesignJob.Responses, StringComparison.Ordinal));
        }

        private void Copy(ResultFolder folder, string from, string to)
        {
            IEnumerable<string> parts = Enumerable.Range(0,
                design.Table.Parts).SelectMany(k => new[] { PartStore.Name(k, ".parquet"), PartStore.Name(k, ".sha256") });
            foreach (string file in parts.Append(PartStore.KeyFile))
            {
                AtomicFile.Copy(Path.Combine(from, file), folder.Ready($"{to}/{file}"));
                folder.Adopt($"{to}/{file}");
            }

            // What is kept is what was read: a copy that went wrong would be vouched for by the manifest.
            if (Open(Path.Combine(folder.Stage, to), design, recipe) is var kept && Enumerable.Range(0, design.Table.Parts).Any(k => !kept.IsThere(k)))
                throw new InvalidDataException($"{from}: its parts changed while they were copied; resume makes them again.");
        }
    }
}
