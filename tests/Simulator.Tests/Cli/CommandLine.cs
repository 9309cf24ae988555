using System.Globalization;
using Simulator.Cli;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>Tests that call the program inside the test process share its console, so they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class CommandLineTests : ICollectionFixture<CommandLine>
{
    public const string Name = "command line";
}

/// <summary>The program called in this process, and one result folder that many tests look at.</summary>
public sealed class CommandLine : IDisposable
{
    /// <summary>A scenario with everything a small run can have: attributes, two waves, two arms.</summary>
    internal const string Small = """
        schema_version: 1
        name: Small
        calendar: { weeks: 2, days_per_week: 5 }
        people: same
        cohort:
          teachers: 8
          schools: 2
          teams: [2, 2]
          attributes: { year_level: [9, 10], background: { local: 0.2, overseas: 0.8 } }
          free_hours_per_week: 4
        arms:
          - { name: nothing, programme: {} }
          - name: pairs
            programme:
              pairs: { choose: self_selected, within: school }
              meetings: { per_week: 1, hours: 1, structure: 0.8 }
        instrument: lankau-1996-adapted
        survey_weeks: [0, 2]
        replications: 3
        seed: 7

        """;

    private readonly TemporaryFolder folder = new();

    public CommandLine()
    {
        File.WriteAllText(folder["small.yaml"], Small);
        Study = folder["study"];
        Changed = folder["changed"];
        StudyScreen = Run("run", "nguyen-2013", "--replications", "3", "--json", "--out", Study);
        Ended changed = Run(
            "run", Scenario, "--quiet", "--set", "parameters.kappa_c=0", "--set", "arms.pairs.programme.meetings.structure=0.25", "--seed", "99", "--out",
                Changed);
        if (StudyScreen.Code + changed.Code != 0) throw new InvalidOperationException(StudyScreen.Errors + changed.Errors);
    }

    /// <summary>A result of the 2013 study in three replications; not to be changed.</summary>
    internal string Study { get; }

    /// <summary>What that run printed, with --json.</summary>
    internal Ended StudyScreen { get; }

    /// <summary>A result of the small scenario with changes from the command line; not to be changed.</summary>
    internal string Changed { get; }

    /// <summary>The small scenario's file.</summary>
    internal string Scenario => folder["small.yaml"];

    /// <summary>Something in the folder of these tests.</summary>
    internal string At(string name) => folder[name];

    /// <summary>Runs the program in this process and gives back what it printed.</summary>
    internal static Ended Run(params string[] words)
    {
        (TextWriter output, TextWriter errors, CultureInfo culture) = (Console.Out, Console.Error, CultureInfo.CurrentCulture);
        CultureInfo? usual = CultureInfo.DefaultThreadCurrentCulture;
        using StringWriter ownOutput = new(), ownErrors = new();
        try
        {
            Console.SetOut(ownOutput);
            Console.SetError(ownErrors);
            return new Ended(CommandLineHost.Run(words), ownOutput.ToString(), ownErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
            CultureInfo.CurrentCulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = usual;
        }
    }

    /// <summary>A copy of a result, to be spoilt.</summary>
    internal string CopyOfStudy(string name)
    {
        string copy = folder[name];
        foreach (string file in Directory.GetFiles(Study, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(Study, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    public void Dispose() => folder.Dispose();
}
