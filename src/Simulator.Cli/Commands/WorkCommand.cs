using System.CommandLine;
using System.Globalization;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Plans;

namespace Simulator.Cli.Commands;

/// <summary><c>work DIR --worker i --workers n</c>: makes one worker's share of the parts of a prepared result.</summary>
internal static class WorkCommand
{
    /// <summary>Where Slurm arrays and indexed Kubernetes jobs say which worker this is.</summary>
    private static readonly string[] Indices = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"];

    internal static Command Create()
    {
        Argument<string> dir = new("dir") { Description = "The folder of the result in the making." };
        Option<int?> worker = new("--worker") { Description = $"Number of this worker, from 0 ({string.Join(" or ", Indices)})." };
        Option<int> workers = new("--workers") { Description = "How many workers there are.", DefaultValueFactory = _ => 1 };
        Option<int> threads = CommonOptions.Threads();
        Option<bool> quiet = CommonOptions.Quiet();
        workers.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 100_000) given.AddError("--workers takes a whole number from 1 to 100000.");
        });
        Command command = new("work", "Makes one worker's share of a prepared result: on a laptop, under GNU parallel, in a Slurm array, in Kubernetes.")
            { dir, worker, workers, threads, quiet };
        command.SetAction(parsed =>
        {
            string to = parsed.GetValue(dir)!;
            int of = parsed.GetValue(workers), number = parsed.GetValue(worker) ?? FromEnvironment() ?? 0;
            if (number < 0 || number >= of)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"--worker {number} is none of {of} workers: they are numbered from 0."));
                return ExitCode.Usage;
            }

            // A worker that a cluster starts a second time finds that others have finished.
            if (DesignOptions.Finished(to) is not null) return ExitCode.Done;
            OpenedDesign opened = DesignOptions.Prepared(to);
            using Job job = new(parsed.GetValue(quiet)) { Unit = "studies" };
            bool done = DesignOptions.Of(job, opened, to, false, parsed.GetValue(threads)).Work(number, of);
            if (done) return ExitCode.Done;
            Console.Error.WriteLine("Interrupted; the finished parts are kept.");
            return job.Stopped;
        });
        return command;
    }

    private static int? FromEnvironment() => Indices.Select(Environment.GetEnvironmentVariable)
        .Select(v => int.TryParse(v, CultureInfo.InvariantCulture, out int number) ? number : (int?)null).FirstOrDefault(n => n is not null);
}
