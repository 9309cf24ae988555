using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Simulator.Tests.Cli;
using Simulator.Tests.Scenarios.Yaml;
using Simulator.Tests.Tables;

namespace Simulator.Validation.Tables;

/// <summary>Four hundred files that mean harm, each given to the program itself: refused with a place, soon, in little memory.</summary>
[Collection(CommandLineTests.Name)]
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const int Least = 400;
    private const long MostKilobytes = 200 * 1024;

    private const string Scenario = """
        schema_version: 1
        name: Harm
        calendar: { weeks: 2, days_per_week: 5 }
        people: same
        cohort: { teachers: 12, schools: 2, teams: [2, 3] }
        arms:
          - name: pairs
            programme:
              workshop: { hours: 2, skills: true }
              pairs: { choose: self_selected, within: school, per_teacher: 1 }
              meetings: { per_week: 1, hours: 1, weeks: [1, 2] }
          - { name: nothing, programme: {} }
        instrument: lankau-1996-adapted
        survey_weeks: [2]
        replications: 3
        seed: 1

        """;

    private const string Plan = """
        schema_version: 1
        kind: sweep
        name: Harm
        scenario: nguyen-2013
        design: grid
        vary: { parameters.kappa_c: [0.4, 1] }
        measures: [d_amount]
        replications: 3

        """;

    private const string Study = """
        schema_version: 1
        kind: study
        id: harm
        design:
          arms:
            - { name: a, n: 20 }
            - { name: b, n: 21 }
        questionnaire: { name: lankau-1996-adapted, minimum: 1, maximum: 5 }

        """;

    private const string Power = """
        schema_version: 1
        kind: power
        name: Harm
        scenario: nguyen-2013
        n: [10, 15]
        outcomes: [amount]
        test: welch
        alpha: 0.05
        correction: none
        dropout: 0.15
        replications: 10
        null_replications: 10

        """;

    private const string Attribution = """
        schema_version: 1
        kind: attribution
        name: Harm
        scenario: nguyen-2013
        measure: d_amount
        switches: { agenda: { parameters.u: 0 }, crowding_out: { parameters.kappa_c: 0 } }
        replications: 4

        """;

    private const string Sensitivity = """
        schema_version: 1
        kind: sensitivity
        name: Harm
        scenario: nguyen-2013
        measure: d_amount
        trajectories: 10
        replications: 40
        sobol: { parameters: 8, rows: 128, replications: 40 }

        """;

    private const string Calibration = """
        schema_version: 1
        kind: calibration
        name: Harm
        scenario: nguyen-2013
        fit: [d_amount]
        check: [d_item_1]
        rows: 2000

        """;

    // What each of these does: ends the reader's trust in numbers, words, references, tags, brackets, quotes, encodings or the screen.
    private static readonly string[] Values =
    [
        ".nan", "-.inf", "1e999", "99999999999999999999999999", "-7", "0x7fffffff", "!!python/object:os.system 5",
        "!<tag:yaml.org,2002:binary> AAAA", "*nobody", "&a [*a]", "{", "[", "\"unclosed", "\"\\e[2J\"", "\"\\u202Egnp.exe\"", "\"\\0\"",
        "=HYPERLINK(0)", "../../../../etc/passwd\\0", "<script>alert(0)</script>", "{ a: { b: { c: 1 } } }", "[[[[[[[[[[1]]]]]]]]]]",
    ];

    private static readonly (string Name, string Text, string[] Places)[] Files =
    [
        ("scenario", Scenario,
        [
            "schema_version: 1", "weeks: 2", "people: same", "teachers: 12", "[2, 3]", "hours: 2", "choose: self_selected", "per_week: 1",
            "survey_weeks: [2]", "replications: 3",
        ]),
        ("plan", Plan, ["kind: sweep", "design: grid", "replications: 3", "[d_amount]", "[0.4, 1]"]),
        ("power", Power, ["n: [10, 15]", "[amount]", "test: welch", "alpha: 0.05", "correction: none", "dropout: 0.15", "null_replications: 10"]),
        ("attribution", Attribution, ["measure: d_amount", "switches: { agenda: { parameters.u: 0 }, crowding_out: { parameters.kappa_c: 0 } }"]),
        ("sensitivity", Sensitivity, ["trajectories: 10", "sobol: { parameters: 8, rows: 128, replications: 40 }", "rows: 128"]),
        ("calibration", Calibration, ["[d_amount]", "[d_item_1]", "rows: 2000", "scenario: nguyen-2013"]),
        ("study", Study, ["schema_version: 1", "n: 20", "minimum: 1"]),
    ];

    /// <summary>Name and text of each.</summary>
    private static IEnumerable<(string Name, string Text)> Inputs()
    {
        foreach ((string name, string text) in HostileCorpus.All().Where(h => !h.Name.StartsWith("n is ", StringComparison.Ordinal))) yield return (name, text);
        foreach ((string name, string text, string[] places) in Files)
        {
            foreach (string place in places)
            {
                int at = text.IndexOf(place, StringComparison.Ordinal);
                string key = place.Contains(':', StringComparison.Ordinal) ? place[..(place.IndexOf(':', StringComparison.Ordinal) + 2)] : "";
                foreach (string value in Values) yield return ($"{name}, {place} is {value}", text[..at] + key + value + text[(at + place.Length)..]);
            }
        }
    }

    [Fact]
    public void Four_hundred_files_that_mean_harm_are_refused_with_a_place_and_nothing_is_written()
    {
        using TemporaryFolder folder = new();
        List<string> failures = [];
        int tried = 0;
        foreach ((string name, string text) in Inputs())
        {
            File.WriteAllBytes(folder["harm.yaml"], Bytes(text));
            Ended ended = CommandLine.Run("check", folder["harm.yaml"]);
            if (Fault(ended) is { Length: > 0 } fault) failures.Add($"{name}: {fault}");
            if (folder.Names is not ["harm.yaml"]) failures.Add($"{name}: wrote {string.Join(", ", folder.Names)}");
            tried++;
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(tried >= Least, $"{tried} files");
    }

    [Fact]
    public void What_means_harm_costs_no_more_than_three_ordinary_files_and_little_memory()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Processor time and memory of a child process are read from /proc.");
        using TemporaryFolder folder = new();
        List<string> failures = [];
        double most = 0, usual = 0;
        long kilobytes = 0;
        (string Name, string Text)[] inputs = [.. Inputs()];
        (string Name, string Text)[] sample = [.. inputs.Where((_, k) => k < inputs.Length - Files.Sum(f => f.Places.Length) * Values.Length || k % 16 == 0)];
        foreach ((string name, string text) in sample)
        {
            File.WriteAllText(folder["fine.yaml"], Scenario);
            File.WriteAllBytes(folder["harm.yaml"], Bytes(text));
            // How fast the machine is just now: an ordinary file right before; what is too dear once by chance is asked again.
            (double fine, double seconds, long held, Ended ended) = (0, double.MaxValue, 0, new Ended(0, "", ""));
            for (int attempt = 0; attempt < 3 && seconds > 3 * fine; attempt++)
            {
                fine = Cost(folder.Path, "./fine.yaml").Seconds;
                (seconds, held, ended) = Cost(folder.Path, "./harm.yaml");
            }

            if (Fault(ended) is { Length: > 0 } fault) failures.Add($"{name}: {fault}");
            if (seconds > 3 * fine || held > MostKilobytes)
                failures.Add($"{name}: {seconds:0.00} s where an ordinary file took {fine:0.00} s, {held / 1024} MB");
            (most, usual, kilobytes) = (Math.Max(most, seconds), usual + fine / sample.Length, Math.Max(kilobytes, held));
        }

        output.WriteLine($"{sample.Length} files; at most {most:0.00} s of processor time, {usual:0.00} s for an ordinary file, and {kilobytes / 1024} MB");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    /// <summary>What is wrong with a refusal; empty where nothing is.</summary>
    private static string Fault(Ended ended)
    {
        string said = ended.Output + ended.Errors;
        if (ended.Code != 65) return $"exit {ended.Code}: {said.Trim()}";
        if (!Regex.IsMatch(said, @"harm\.yaml:\d+:\d+: ")) return $"no place: {said.Trim()}";
        return said.Any(c => char.IsControl(c) && c is not '\n') ? "a control character reaches the screen" : "";
    }

    /// <summary>UTF-8, where half a character stays half a character: three bytes that no decoder takes.</summary>
    private static byte[] Bytes(string text) =>
        text.EnumerateRunes().Contains(Rune.ReplacementChar)
            ? [.. text.SelectMany(c => char.IsSurrogate(c) ? Half(c) : Encoding.UTF8.GetBytes([c]))]
            : Encoding.UTF8.GetBytes(text);

    private static byte[] Half(char c) => [(byte)(0xE0 | (c >> 12)), (byte)(0x80 | ((c >> 6) & 0x3F)), (byte)(0x80 | (c & 0x3F))];

    /// <summary>Processor seconds and the largest resident memory, kilobytes, as last seen while it ran.</summary>
    private static (double Seconds, long Kilobytes, Ended Ended) Cost(string folder, string file)
    {
        using Process process = ChildProcess.Start(folder, null, "check", file);
        Task<string> errors = process.StandardError.ReadToEndAsync(), words = process.StandardOutput.ReadToEndAsync();
        double seconds = 0;
        long kilobytes = 0;
        while (!process.WaitForExit(5))
        {
            try
            {
                seconds = process.TotalProcessorTime.TotalSeconds;
                string line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) ?? "";
                if (line.Length > 0) kilobytes = Math.Max(kilobytes, long.Parse(line["VmHWM:".Length..^"kB".Length].Trim()));
            }
            catch (Exception gone) when (gone is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
            {
                break;
            }
        }

        process.WaitForExit();
        return (seconds, kilobytes, new Ended(process.ExitCode, words.Result, errors.Result));
    }
}
