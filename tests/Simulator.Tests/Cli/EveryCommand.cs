using System.Text.RegularExpressions;

namespace Simulator.Tests.Cli;

/// <summary>Words that make each command show a result, over small inputs of their own: what people see is held against what programs get.</summary>
internal static partial class EveryCommand
{
    private const string Sweep = """
        schema_version: 1
        kind: sweep
        scenario: ./small.yaml
        vary:
          arms.pairs.programme.meetings.per_week: [0.5, 1, 9]
          parameters.kappa_c: [0.4, 1]
        measures: [friendship, d_amount]
        replications: 120
        sets: 10

        """;

    private const string Sensitivity = """
        schema_version: 1
        kind: sensitivity
        scenario: ./small.yaml
        measure: friendship
        parameters: [kappa_c, u, lambda]
        trajectories: 3
        replications: 4
        sobol: { parameters: 2, rows: 8, replications: 4 }

        """;

    private const string Design = """
        schema_version: 1
        kind: design
        scenario: ./small.yaml
        today: nothing
        budget: { staff_hours: 40 }
        candidates: { meetings.per_week: [0.5, 1, 2] }
        objectives: [friendship, isolates, staff_hours]
        scan_replications: 0
        replications: 30
        confirm: 20
        sets: 10
        set_replications: 2

        """;

    private const string Patterns = """
        schema_version: 1
        kind: patterns
        patterns:
          - id: X1
            statement: "Pairs meet."
            kind: built_in
            part_of: X
            direction: higher
            strength: strong
            fidelity: stated
            study: nobody
            locator: "nowhere"
            matters: 0.5
            tests:
              - { measure: meetings_held_per_pair, scenario: small, arm: pairs, holds: { above: 0 } }

        """;

    private const string Power = "power nguyen-2013 --n 12..20 --replications 40 --set null_replications=40 --set set_replications=4 --set end_replications=2 "
        + "--sets 10 --verbose --force --out $/power";

    /// <summary>What takes no more than a second or two.</summary>
    internal static IReadOnlyList<Asked> Quick { get; } =
    [
        new("list scenarios"), new("list components"), new("list instruments"), new("list studies"), new("list posteriors"), new("list parameters"),
        new("list measures"), new("list tests"),
        new("check $/small.yaml nguyen-2013"), new("check $/sweep.yaml $/patterns/patterns.yaml"), new("audit nguyen-2013 kensington-miller"),
        new("run $/small.yaml --replications 100 --verbose --force --out $/run"),
        new("run nguyen-2013 --replications 3 --verbose --force --out $/study"), new("run nguyen-2013 --dry-run --out $/study"),
        new("compare $/small.yaml $/changed.yaml --replications 4 --sets 0 --verbose --force --out $/compared"),
        new("story $/small.yaml --teacher 3", Json: false), new("new $/own --force", Json: false), new("new study $/own-study --force", Json: false),
        new("schema", Json: false), new("schema plan", Json: false), new("odd", Json: false), new("completion bash", Json: false),
        new("validate $/patterns --verbose"), new(Power + " --dry-run"),
        new("sweep $/sweep.yaml --verbose --force --out $/sweep"), new("sweep $/sweep.yaml --dry-run --out $/sweep"), new("resume $/sweep --verbose"),
        new("work $/sweep --workers 2 --worker 1", Json: false), new("sensitivity $/sensitivity.yaml --verbose --force --out $/sensitivity"),
        new("attribute $/small.yaml --replications 20 --measure friendship --verbose --force --out $/attribute"),
        new("design $/design.yaml --verbose --force --out $/design"), new("calibrate aggregates --dry-run --out $/calibrate"),
        new("fit nguyen-2013 --dry-run --out $/fit"), new("report $/sweep", Json: false), new("verify $/sweep --sample 100%", Json: false),
        new("gallery --force --out $/gallery.html", Json: false),
    ];

    /// <summary>What takes longer, or needs the engine for the browser.</summary>
    internal static IReadOnlyList<Asked> Slow { get; } =
    [
        new(Power), new("calibrate table-1 --rows 2000 --verbose --force --out $/calibrated"),
        new("fit nguyen-2013 --rows 2000 --verbose --force --out $/fitted"),
        new("page $/small.yaml --force --out $/page.html"),
    ];

    /// <summary>The commands that help lists.</summary>
    internal static string[] Names =>
        [.. Listed().Matches(CommandLine.Run("--help").Output).Select(m => m.Groups[1].Value).Where(n => n != "command")];

    /// <summary>Writes the inputs into a folder.</summary>
    internal static void Prepare(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "patterns"));
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)[
            ("small.yaml", CommandLine.Small), ("changed.yaml", CommandLine.Small.Replace("structure: 0.8", "structure: 0.2", StringComparison.Ordinal)),
            ("sweep.yaml", Sweep), ("sensitivity.yaml", Sensitivity), ("design.yaml", Design), ("patterns/patterns.yaml", Patterns),
            ("patterns/small.yaml", CommandLine.Small)])
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    /// <summary>A command with its words.</summary>
    /// <param name="Words">Words of the command line; $ stands for the folder of the inputs.</param>
    /// <param name="Json">Whether it has a document for programs.</param>
    internal sealed record Asked(string Words, bool Json = true)
    {
        internal string[] In(string folder) => [.. Words.Split(' ').Select(w => w.Replace("$", folder, StringComparison.Ordinal))];

        public override string ToString() => Words;
    }

    [GeneratedRegex("^  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
