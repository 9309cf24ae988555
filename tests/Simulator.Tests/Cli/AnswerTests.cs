using System.Text.Json;

namespace Simulator.Tests.Cli;

/// <summary>The answer in three sentences is true of the run it stands above: by the words that must and must not appear.</summary>
[Collection(CommandLineTests.Name)]
public sealed class AnswerTests(CommandLine line)
{
    private const string Fortnightly = """
        schema_version: 1
        extends: nguyen-2013
        name: Pairs that meet every second week, looked after by a coordinator
        set:
          arms.treatment.programme.meetings.per_week: 0.5
          arms.treatment.programme.meetings.structure: 0.6
          arms.treatment.programme.coordinator: { based: on_site, hours_per_week: 2 }

        """;

    [Fact]
    public void A_study_tells_people_hours_and_three_layers()
    {
        string study = line.At("own-people.yaml");
        File.WriteAllText(study, CommandLine.Small.Replace("people: same", "people: separate", StringComparison.Ordinal));
        string[] said = Run(study, "--replications", "100");
        Assert.Matches(@"^On average over 100 simulated cohorts, [0-9.]+ of 8 teachers end with a new close friend with pairs; without it [0-9.]+ would",
            said[0]);
        Assert.Matches(@"^It takes [0-9.]+ staff hours a head: [0-9.]+ of the participants", said[1]);
        Assert.DoesNotContain("coordinator", said[1], StringComparison.Ordinal);
        Assert.Matches(@"simulation \[.+\]; one study \[.+\] between pairs and nothing; what we do not know: ", said[2]);
        Assert.Matches(@"; [0-9]+ of the [0-9]+ numbers in force are assumed\.$", said[2]);
        Assert.Matches(@"in [0-9]+ % of 100 parameter sets|simulation noise", said[2]);
    }

    [Fact]
    public void The_fortnightly_variant_saves_hours_and_says_how_many_friends_it_makes()
    {
        string file = line.At("fortnightly.yaml");
        File.WriteAllText(file, Fortnightly);
        string[] said = Compare("nguyen-2013", file, "--replications", "10", "--sets", "0");
        Assert.Matches(@"^On average over 10 simulated cohorts, [0-9.]+ of 32 teachers end with a new close friend with fortnightly, [0-9.]+ with",
            said[0]);
        (double with, double without) = Two(said[1], @"^Fortnightly takes ([0-9.]+) staff hours a head, nguyen-2013 ([0-9.]+)\.$");
        Assert.InRange(without - with, 1, 2);
        Assert.DoesNotContain("one study", said[2], StringComparison.Ordinal);
        Assert.Contains("not asked", said[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_placebo_takes_no_hours_and_claims_no_difference()
    {
        string[] said = Run("empty-programme", "--replications", "2");
        Assert.StartsWith(string.Join(Environment.NewLine, said), CommandLine.Run(
            "run", "empty-programme", "--replications", "2", "--force", "--out", line.At("answer")).Output, StringComparison.Ordinal);
        Assert.Equal("No arm is offered a programme, so there is nothing to compare.", said[0]);
        Assert.Equal("It takes no staff hours.", said[1]);
        Assert.DoesNotContain("difference of", said[2], StringComparison.Ordinal);

        string chat = line.At("chat.yaml");
        File.WriteAllText(chat, CommandLine.Small
            .Replace("pairs: { choose: self_selected, within: school }", "boosters: { in_weeks: [1], hours: 0.1 }", StringComparison.Ordinal)
            .Replace("meetings: { per_week: 1, hours: 1, structure: 0.8 }", "workshop: { hours: 0.25 }", StringComparison.Ordinal));
        said = Run(chat);
        Assert.Contains("which is no difference that can be told", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_arms_are_each_named_in_the_order_of_the_file()
    {
        string[] said = Run("structure-sweep", "--replications", "3");
        int[] places = [.. new[] { 0, 2, 4, 6, 8, 10 }.Select(k => said[0].IndexOf($"with structure_{k}", StringComparison.Ordinal))];
        Assert.True(places[0] > 0);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("with nothing", said[0], StringComparison.Ordinal);
        Assert.Contains("of 32 teachers", said[0], StringComparison.Ordinal);
        Assert.Matches("^Staff hours a head: [0-9.]+ for structure_0, ", said[1]);
        Assert.Contains("where it is largest", said[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Nursing_students_are_never_called_teachers()
    {
        Ended screen = CommandLine.Run("run", "nursing-circles", "--replications", "3", "--force", "--out", line.At("nursing"));
        Assert.Contains("of 24 nursing students", screen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("teacher", screen.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("of 24 nursing students", File.ReadAllText(Path.Combine(line.At("nursing"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_people_are_no_single_study_on_screen_and_in_the_report()
    {
        string[] said = Run("high-budget", "--replications", "3");
        Assert.DoesNotContain("one study", said[2], StringComparison.Ordinal);
        string report = File.ReadAllText(Path.Combine(line.At("answer"), "report.html"));
        Assert.DoesNotContain("of them find p", report, StringComparison.Ordinal);
        foreach (string sentence in said)
        {
            Assert.Contains(System.Net.WebUtility.HtmlEncode(sentence).Replace("&#39;", "'", StringComparison.Ordinal)[..40], report, StringComparison.Ordinal);
        }
    }

    /// <summary>The sentences of --json, which the screen prints, too.</summary>
    private string[] Run(params string[] words) => Answer(["run", .. words, "--force", "--out", line.At("answer")]);

    private string[] Compare(params string[] words) => Answer(["compare", .. words, "--force", "--out", line.At("answer-compare")]);

    private static string[] Answer(string[] words)
    {
        Ended json = CommandLine.Run([.. words, "--json"]);
        Assert.True(json.Code == 0, json.Errors);
        using JsonDocument document = JsonDocument.Parse(json.Output);
        string[] said = [.. document.RootElement.GetProperty("answer").EnumerateArray().Select(s => s.GetString()!)];
        Assert.Equal(3, said.Length);
        return said;
    }

    private static (double First, double Second) Two(string text, string pattern)
    {
        System.Text.RegularExpressions.Match match = System.Text.RegularExpressions.Regex.Match(text, pattern);
        Assert.True(match.Success, text);
        double Number(int group) => double.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);
        return (Number(1), Number(2));
    }
}
