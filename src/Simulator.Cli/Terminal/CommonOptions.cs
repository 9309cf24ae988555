using System.CommandLine;
using Simulator.Experiments.Differences;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Cli.Terminal;

/// <summary>Options that mean the same everywhere.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 1024, MostReplications = 1_000_000;

    internal static Option<long?> Seed() => Whole("--seed", "Root seed.", 0, long.MaxValue, value => (long?)value);

    internal static Option<int?> Replications() => Whole("--replications", "Replications.", 1, MostReplications, value => (int?)value);

    internal static Option<int> Threads() => Whole(
        "--threads", "Threads; results do not depend on it (0: all processors).", 0, MostThreads, value => (int)value);

    /// <summary>An option that takes a whole number, refused in the words in which a file's numbers are.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="low">The least it takes.</param>
    /// <param name="high">The most it takes.</param>
    /// <param name="as">The number as the option's type.</param>
    internal static Option<T> Whole<T>(string name, string description, long low, long high, Func<long, T> @as) => new(name)
    {
        Description = description,
        CustomParser = given =>
        {
            Problems problems = new();
            string text = given.Tokens is [{ Value: { } typed }] ? typed : "";
            if (ValueReader.OfOption(name, text, problems).Long(low, high) is { } number) return @as(number);
            foreach (Problem problem in problems.InOrder()) given.AddError(problem.Sentence);
            return default!;
        },
    };

    internal static Option<string?> Out(string description = "Folder of the result (results/<scenario file name>).")
    {
        Option<string?> option = new("--out") { Description = description };
        option.Validators.Add(given =>
        {
            if (given.Tokens is not [{ Value: { } path }, ..]) return;
            if (string.IsNullOrWhiteSpace(path)) given.AddError("--out needs the name of a folder; it was empty.");
            else if (Path.GetPathRoot(Path.GetFullPath(path)) == Path.GetFullPath(path))
                given.AddError($"--out {path}: a result cannot be the root of the file system; name a folder in it.");
        });
        return option;
    }

    internal static Option<string[]> Set() => new("--set")
    {
        Description = "Changes one value: path=value, such as parameters.kappa_c=0; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    internal static Option<int> Sets()
    {
        Option<int> option = new("--sets")
        {
            Description = "Parameter sets behind what we do not know of each difference "
                + $"(100 from {KnownLayers.FewestReplications} replications on); 0 leaves it out.",
            DefaultValueFactory = _ => KnownLayers.UsualSets,
        };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is not 0 and (< KnownLayers.UsualSets or > 10_000))
                given.AddError("--sets takes 0, or a whole number from 100 to 10000.");
        });
        return option;
    }

    internal static Option<bool> Json() => new("--json") { Description = "One JSON document on standard output, everything else on standard error." };

    internal static Option<bool> Quiet() => new("--quiet") { Description = "No progress and no remarks." };

    internal static Option<bool> Verbose() => new("--verbose") { Description = "Every number that --json gives, and how fast the program was." };

    internal static Option<bool> EveryNumber() => new("--verbose") { Description = "Every number that --json gives." };

    internal static Option<bool> DryRun() => new("--dry-run") { Description = "Says what would be done, and does nothing." };

    internal static Option<long?> MaxMemory()
    {
        const string name = "--max-memory";
        return new(name)
        {
            Description = "Memory that may be taken, such as 512MB or 4GB (what the machine has).",
            CustomParser = given =>
            {
                string text = given.Tokens is [{ Value: { } typed }] ? typed : "";
                long? bytes = Budget.Bytes(text);
                if (bytes is null) given.AddError($"{name}: not a size ({text}); a number with its unit, such as 512MB or 4GB");
                return bytes;
            },
        };
    }

    internal static Option<bool> Force() => new("--force") { Description = "Replaces a result that is there." };

    internal static Option<bool> Strict() => new("--strict") { Description = "Exit 1 when a claim does not hold." };

    internal static Option<string?> Parameters() => new("--parameters")
    {
        Description = "A posterior, by name or folder: replicate r plays its draw r (the scenario's own parameters).",
    };

    internal static Overrides Overrides(string[] sets, long? seed, int? replications, string? parameters = null, bool anyVersion = false) =>
        new(parameters is null ? sets : [.. sets, $"parameters.base={Named(parameters)}"], seed, replications) { AnyResultsVersion = anyVersion };

    /// <summary>A folder of the working folder is a path wherever the scenario lies.</summary>
    private static string Named(string posterior) => Directory.Exists(posterior) ? Path.GetFullPath(posterior) : posterior;
}
