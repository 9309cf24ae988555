using System.Globalization;

namespace Simulator.Mutations;

/// <summary>Something that makes a run worthless: it is said and the run ends.</summary>
internal sealed class MutationException(string message) : Exception(message);

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(string Mode)
{
    internal string Project { get; private init; } = "";

    internal int Mutants { get; private init; } = 200;

    internal int Seed { get; private init; } = 1;

    internal int Parallel { get; private init; } = 2;

    /// <summary>Listed rows to plant: numbers; none means all.</summary>
    internal IReadOnlyList<int> Only { get; private init; } = [];

    /// <summary>Where the lines go; an existing file is continued.</summary>
    internal string Results { get; private init; } = "";

    /// <summary>A folder for the copy that is kept and brought up to date the next time; none means a temporary one.</summary>
    internal string Work { get; private init; } = "";

    /// <summary>Whether mutants that survived before are tried again, with the tests as they are now.</summary>
    internal bool Retry { get; private init; }

    /// <summary>Whether the slow classes, too, are run with one mutant at a time.</summary>
    internal bool Alone { get; private init; }

    /// <summary>Only test classes whose full name begins so are asked; none means all.</summary>
    internal string Tests { get; private init; } = "";

    /// <summary>Whether tests that watch the clock are left out.</summary>
    internal bool Busy { get; private init; }

    internal static Options Read(string[] words)
    {
        Options options = new(words.Length == 0 ? "" : words[0]);
        for (int k = 1; k < words.Length; k++)
        {
            string Next() => ++k < words.Length ? words[k] : throw new MutationException($"{words[^1]} needs a value.");
            options = words[k] switch
            {
                "--project" => options with { Project = Next() },
                "--mutants" => options with { Mutants = Number(Next()) },
                "--seed" => options with { Seed = Number(Next()) },
                "--parallel" => options with { Parallel = Number(Next()) },
                "--only" => options with { Only = [.. Next().Split(',').Select(Number)] },
                "--results" => options with { Results = Next() },
                "--work" => options with { Work = Next() },
                "--retry" => options with { Retry = true },
                "--tests" => options with { Tests = Next() },
                "--busy" => options with { Busy = true },
                "--alone" => options with { Alone = true },
                _ => throw new MutationException($"There is no option {words[k]}."),
            };
        }

        return options;
    }

    internal static int Explain()
    {
        Console.Error.WriteLine("listed [--only 1,2] | random --project NAME [--mutants 200] [--seed 1] [--results FILE] [--retry] [--alone]");
        Console.Error.WriteLine("both: [--parallel 2] [--work FOLDER] [--busy] [--tests PREFIX]; tests/mutations/README.md says more");
        return 64;
    }

    private static int Number(string word) =>
        int.TryParse(word, CultureInfo.InvariantCulture, out int n) ? n : throw new MutationException($"{word} is not a whole number.");
}
