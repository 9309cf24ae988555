using System.Globalization;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Tests.Scenarios.Yaml;

public sealed class MapReaderTests
{
    private static readonly string[] Keys =
    [
        "schema_version", "name", "calendar", "people", "cohort", "teachers", "schools", "teams", "attributes", "acquaintance",
            "leadership",
        "free_hours_per_week", "travel_hours", "arms", "programme", "workshop", "boosters", "pairs", "meetings", "observations", "groups",
        "social", "coordinator", "online", "training", "passing_on", "choose", "match_on", "within", "per_teacher", "share_mentor",
            "structure",
        "weeks", "hours", "instrument", "survey_weeks", "evidence", "parameters", "replications", "seed", "hypotheses", "set", "extends",
    ];

    [Fact]
    public void A_single_slip_in_a_key_gets_the_right_suggestion()
    {
        List<string> wrong = [];
        foreach (string key in Keys)
        {
            foreach (string typo in Slips(key).Where(t => !Keys.Contains(t)))
            {
                MapReader map = Read(typo + ": 1\n", out Problems problems);
                foreach (string known in Keys)
                    map.Optional(known);
                map.Finish();
                if (Assert.Single(problems.InOrder()).Suggestion != key)
                    wrong.Add($"{typo} for {key}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void An_unknown_key_is_told_as_the_contract_says()
    {
        MapReader map = Read("a:\n  stucture: 1\n", out Problems problems);
        MapReader inner = map.Required("a").Map()!;
        inner.Optional("structure");
        inner.Finish();
        map.Finish();
        Assert.Equal("f.yaml:2:3: a.stucture: unknown key (stucture); the keys here are structure; did you mean structure?",
            problems.ToString());
    }

    [Fact]
    public void A_missing_key_is_told_at_its_map()
    {
        MapReader map = Read("a:\n  b: 1\n", out Problems problems);
        map.Required("a").Map()!.Required("hours").Number(NumberRange.Any);
        Assert.Equal("f.yaml:2:3: a.hours: a required key is missing (hours); hours: …", problems.ToString());
    }

    [Theory]
    [InlineData("012", "12")]
    [InlineData("1_000", "1000")]
    [InlineData("0,5", "0.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("+5", "5")]
    [InlineData("-0,5", "-0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("\"5\"", "5 without quotes")]
    [InlineData("five", null)]
    public void A_number_in_another_spelling_is_told_the_right_one(string given, string? meant)
    {
        MapReader map = Read("n: " + given, out Problems problems);
        Assert.Null(map.Required("n").Number(NumberRange.Between(0, 24, "hours")));
        Problem problem = Assert.Single(problems.InOrder());
        Assert.Equal(meant, problem.Suggestion);
        Assert.Equal("a number from 0 to 24 hours", problem.Allowed);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("0.10", 0.1)]
    [InlineData("-12.5e-1", -1.25)]
    [InlineData("1e3", 1000)]
    public void Decimal_numbers_are_read_in_every_culture(string given, double expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "en-US", "de-DE", "tr-TR", "vi-VN", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                double? number = Read("n: " + given, out _).Required("n").Number(NumberRange.Any);
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(number!.Value));
                Read("n: 77.5", out Problems problems).Required("n").Number(NumberRange.Between(0.5, 1.5));
                Assert.Equal("f.yaml:1:4: n: out of range (77.5); a number from 0.5 to 1.5", problems.ToString());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    [InlineData("ture", "true")]
    [InlineData("7", null)]
    public void Only_true_and_false_are_truth_values(string given, string? meant)
    {
        Assert.Null(Read("b: " + given, out Problems problems).Required("b").Boolean());
        Assert.Equal(meant, Assert.Single(problems.InOrder()).Suggestion);
        Assert.True(Read("b: true", out _).Required("b").Boolean());
        Assert.False(Read("b: false", out _).Required("b").Boolean());
    }

    [Fact]
    public void A_word_from_a_list_is_suggested()
    {
        string[] words = ["self_selected", "random", "matched"];
        Assert.Equal("random", Read("w: random", out _).Required("w").Word(words));
        Assert.Null(Read("w: randon", out Problems problems).Required("w").Word(words));
        Assert.Equal("f.yaml:1:4: w: unknown word (randon); one of self_selected, random, matched; did you mean random?",
            problems.ToString());
    }

    [Theory]
    [InlineData("year_level", true)]
    [InlineData("Year Level", false)]
    [InlineData("9th", false)]
    [InlineData("a23456789012345678901234567890123", false)]
    public void Identifiers_are_lower_case_and_short(string given, bool good) =>
        Assert.Equal(good, Read($"i: {given}", out _).Required("i").Identifier() is not null);

    [Fact]
    public void Text_that_reads_as_a_number_wants_quotes()
    {
        Assert.Null(Read("t: 0.10", out Problems problems).Required("t").Text());
        Assert.Equal("\"0.10\"", Assert.Single(problems.InOrder()).Suggestion);
        Assert.Equal("0.10", Read("t: \"0.10\"", out _).Required("t").Text());
        Assert.Equal("no", Read("t: no", out _).Required("t").Text());
        Assert.Equal("9", Read("t: 9", out _).Required("t").Label());
    }

    [Fact]
    public void The_longest_values_are_read_and_no_longer_ones()
    {
        Assert.Equal("seven", Read("t: seven", out _).Required("t").Text(5));
        Assert.Null(Read("t: eleven", out Problems problems).Required("t").Text(5));
        Assert.Equal("f.yaml:1:4: t: the text is too long (eleven); from 1 to 5 characters", problems.ToString());
        // 0. and 398 digits are 400 characters.
        Assert.Equal(1.0 / 9, Read("n: 0." + new string('1', 398), out _).Required("n").Number(NumberRange.Any));
        Assert.Null(Read("n: 0." + new string('1', 399), out _).Required("n").Number(NumberRange.Any));
        // A quotation of exactly the longest length is whole; one more sign is left out.
        Assert.Equal("12345", Problem.Quotable("12345", 5));
        Assert.Equal("12345…", Problem.Quotable("123456", 5));
    }

    [Fact]
    public void A_control_character_cannot_forge_a_line_of_output()
    {
        Read("w: \"a\\nf.yaml:1:1: all is well\\e[2J\"", out Problems problems).Required("w").Word(["x"]);
        Assert.Single(problems.ToString().Split('\n'));
        Assert.DoesNotContain('\u001b', problems.ToString());
    }

    [Fact]
    public void Problems_are_told_in_the_order_of_the_file()
    {
        MapReader map = Read("a: x\nb: y\nc: z\n", out Problems problems);
        map.Required("c").Integer(0, 1);
        map.Required("a").Integer(0, 1);
        map.Finish();
        Assert.Equal([1, 2, 3], problems.InOrder().Select(p => p.At.Line));
    }

    [Fact]
    public void Lists_and_maps_of_the_wrong_kind_are_told()
    {
        MapReader map = Read("a: 5\nb: [1]\nc: {x: 1}\nd: [1, 2, 3]\ne:\n", out Problems problems);
        Assert.Empty(map.Required("a").Items());
        Assert.Null(map.Required("b").Map());
        Assert.Null(map.Required("c").Integer(0, 1));
        map.Required("d").Items(1, 2);
        Assert.Null(map.Required("e").Map());
        Assert.Equal(
            """
            f.yaml:1:4: a: a single value stands here (5); a list
            f.yaml:2:4: b: a list stands here; a map of keys and values
            f.yaml:3:4: c: a map stands here; a whole number from 0 to 1
            f.yaml:4:4: d: a list of 3; a list of from 1 to 2 values
            f.yaml:5:3: e: the value is empty; a map of keys and values
            """, problems.ToString());
    }

    private static MapReader Read(string text, out Problems problems)
    {
        YamlDocument document = YamlDocument.Parse(text, "f.yaml");
        problems = document.Problems;
        return MapReader.Of(document)!;
    }

    private static IEnumerable<string> Slips(string key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            yield return key.Remove(i, 1);
            yield return key.Insert(i, "q");
            yield return key.Remove(i, 1).Insert(i, "q");
            if (i > 0 && key[i] != key[i - 1])
                yield return key.Remove(i - 1, 2).Insert(i - 1, $"{key[i]}{key[i - 1]}");
        }
    }
}
