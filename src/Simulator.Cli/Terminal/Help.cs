using System.CommandLine;

namespace Simulator.Cli.Terminal;

/// <summary>What <c>--help</c>, <c>help</c> and <c>help COMMAND</c> print: commands in groups, and examples that can be typed as they stand.</summary>
internal static class Help
{
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["run"] = ["run nguyen-2013", "run nursing-circles --replications 100 --out results/first", "run nguyen-2013 --set parameters.kappa_c=0"],
        ["compare"] = ["compare nguyen-2013 ./fortnightly.yaml", "compare high-budget low-budget --replications 100"],
        ["story"] = ["story nguyen-2013 --teacher 3"],
        ["page"] = ["page nguyen-2013", "page ./pilot.yaml --out pilot.html"],
        ["new"] = ["new pilot", "new study my-survey"],
        ["check"] = ["check ./pilot.yaml", "check ./pilot.yaml --strict"],
        ["list"] = ["list", "list components", "list measures --json"],
        ["schema"] = ["schema scenario"],
        ["odd"] = ["odd"],
        ["audit"] = ["audit nguyen-2013", "audit ./my-survey.yaml --strict"],
        ["validate"] = ["validate --only N1", "validate --draws 20"],
        ["calibrate"] = ["calibrate aggregates --dry-run"],
        ["design"] = ["design meetings-within-60-hours", "design meetings-within-60-hours --dry-run", "design ./my-choice.yaml --sets 0"],
        ["report"] = ["report results/nguyen-2013", "report results/nguyen-2013 --style slides"],
        ["gallery"] = ["gallery"],
        ["verify"] = ["verify results/nguyen-2013"],
        ["completion"] = ["completion bash > ~/.local/share/bash-completion/completions/simulator"],
    };

    /// <summary>What help is asked about: nothing in particular (empty) or a command; null where none is asked for.</summary>
    internal static string? Asked(string[] args)
    {
        bool first = args is ["help" or "--help" or "-h" or "-?", ..], last = args.Length > 1 && args[^1] is "--help" or "-h" or "-?";
        return first && args.Length <= 2 ? args.Length == 2 ? args[1] : "" : last && args.Length == 2 ? args[0] : null;
    }

    /// <summary>All commands.</summary>
    internal static void Show(RootCommand root, IReadOnlyList<(string Group, Command[] Commands)> groups)
    {
        Screen.Say(root.Description ?? "");
        TextTable table = Screen.Table(("command", false), ("does", false));
        foreach ((string group, Command[] commands) in groups)
        {
            table.Section(group);
            foreach (Command command in commands) table.Row("  " + command.Name, command.Description ?? "");
        }

        Screen.Show(table);
        Screen.Say("simulator COMMAND --help tells its options and shows examples; simulator --version tells the version. To begin: simulator run nguyen-2013");
    }

    /// <summary>One command.</summary>
    internal static void Show(Command command)
    {
        Screen.Say($"{command.Name}: {command.Description}");
        TextTable table = Screen.Table(("word or option", false), ("means", false));
        foreach (Argument argument in command.Arguments) table.Row(argument.Name.ToUpperInvariant(), argument.Description ?? "");
        foreach (Option option in command.Options.Where(o => !o.Hidden)) table.Row(option.Name, option.Description ?? "");
        foreach (Command inner in command.Subcommands) table.Row(inner.Name, inner.Description ?? "");
        Screen.Show(table);
        if (!Examples.TryGetValue(command.Name, out string[]? examples)) return;
        Screen.Say("Examples:");
        foreach (string example in examples) Console.WriteLine($"  simulator {example}");
    }
}
