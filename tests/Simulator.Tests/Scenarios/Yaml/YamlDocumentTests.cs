using System.Text;
using System.Text.RegularExpressions;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Tests.Scenarios.Yaml;

public sealed partial class YamlDocumentTests
{
    private static readonly (string Name, string Text)[] Hostile = [.. HostileCorpus.All()];

    public static TheoryData<string> HostileNames() => [.. Hostile.Select(h => h.Name)];

    [Fact]
    public void The_hostile_corpus_is_large_and_its_names_are_unique()
    {
        string[] names = [.. Hostile.Select(h => h.Name)];
        Assert.True(names.Length >= 80);
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Hostile_input_is_refused_with_little_work_and_with_line_and_column(string name)
    {
        string text = Hostile.Single(h => h.Name == name).Text;
        Problems problems = null!;
        Assert.InRange(Work.Bytes(() => problems = ReadNumber(text)), 0, 100_000_000);
        Assert.True(problems.Any, "nothing was refused");
        string message = new BadInputException(problems).Message;
        Assert.All(message.Split('\n'), line => Assert.Matches(LineFormat(), line));
        Assert.True(message.Length < 60_000);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void Random_slips_in_a_good_file_never_escape_as_another_exception()
    {
        const string good = "name: x\nlist: [1, 2, {a: b}]\nmap:\n  - k: \"v\"\n    l: 'w'\n  - |\n    text\nn: 5\n";
        const string spoilers = "{}[]:,-?&*!|>'\"%@`#\n\r\t \\~<=0a\u0085\0";
        Random random = new(20130701);
        for (int i = 0; i < 4_000; i++)
        {
            StringBuilder text = new(good);
            for (int slips = random.Next(1, 6); slips > 0; slips--)
                text.Insert(random.Next(text.Length), spoilers[random.Next(spoilers.Length)]);
            ReadNumber(text.ToString());
        }
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_read()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("a: 1\r\nb: x\r\n")];
        YamlDocument document = YamlDocument.Parse(bytes, "f.yaml");
        Assert.False(document.Problems.Any);
        Assert.Equal(2, ((MapNode)document.Root!)["b"]!.Line);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_named_with_its_place()
    {
        byte[] bytes = [.. "a: 1\nb: "u8, 0xE9, (byte)'\n'];
        YamlDocument document = YamlDocument.Parse(bytes, "f.yaml");
        Assert.Null(document.Root);
        Assert.Equal("f.yaml:2:4: a byte that is not UTF-8 (0xE9); text saved as UTF-8", document.Problems.ToString());
    }

    [Fact]
    public void Utf16_is_refused() =>
        Assert.True(YamlDocument.Parse(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a: 1")).ToArray(),
            "f").Problems.Any);

    [Fact]
    public void Nodes_know_their_place_and_path()
    {
        YamlDocument document = YamlDocument.Parse("arms:\n  - name: a\n  - programme:\n      pairs: { choose: random }\n", "f.yaml");
        MapNode root = (MapNode)document.Root!;
        MapNode second = (MapNode)((ListNode)root["arms"]!).Items[1];
        YamlNode choose = ((MapNode)((MapNode)second["programme"]!)["pairs"]!)["choose"]!;
        Assert.Equal(new Position("f.yaml", 4, 24, "arms[1].programme.pairs.choose"), choose.At);
    }

    [Fact]
    public void All_duplicate_keys_are_reported_and_the_first_value_counts()
    {
        YamlDocument document = YamlDocument.Parse("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n", "f.yaml");
        Assert.Equal(3, document.Problems.Count);
        Assert.StartsWith("f.yaml:2:1: a: the key is written twice, first in line 1 (a); each key once", document.Problems.ToString(),
            StringComparison.Ordinal);
        Assert.Equal("1", ((ScalarNode)((MapNode)document.Root!)["a"]!).Text);
    }

    [Fact]
    public void What_the_dialect_refuses_does_not_stop_the_reading()
    {
        YamlDocument document = YamlDocument.Parse("a: &x 1\nb: *x\nc: !!int 2\n<<: {d: 1}\nn: 012\n", "f.yaml");
        MapReader map = MapReader.Of(document)!;
        foreach (string key in new[] { "a", "b", "c", "n" })
            map.Required(key).Integer(0, 9);
        map.Finish();
        Assert.Equal([1, 2, 3, 4, 5], document.Problems.InOrder().Select(p => p.At.Line));
    }

    [Fact]
    public void Thirty_two_levels_are_read_and_thirty_three_are_not()
    {
        Assert.NotNull(YamlDocument.Parse(new string('[', 32) + new string(']', 32), "f").Root);
        Assert.Null(YamlDocument.Parse(new string('[', 33) + new string(']', 33), "f").Root);
    }

    [Fact]
    public void A_missing_file_throws_as_the_platform_does() =>
        Assert.Throws<FileNotFoundException>(() => YamlDocument.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".yaml")));

    [Fact]
    public void A_file_is_read_from_disk_and_refused_when_too_large()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "a: 1\n");
            Assert.False(YamlDocument.Read(path).Problems.Any);
            File.WriteAllText(path, "a: 1\n#" + new string('x', InputText.LargestFile));
            Assert.Contains("at most 1 MiB", YamlDocument.Read(path).Problems.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Messages_list_a_hundred_problems_and_count_the_rest()
    {
        YamlDocument document = YamlDocument.Parse(string.Concat(Enumerable.Repeat("a: 1\n", 151)), "f");
        string[] lines = document.Problems.ToString().Split('\n');
        Assert.Equal(101, lines.Length);
        Assert.Equal("and 50 more", lines[^1]);
    }

    private static Problems ReadNumber(string text)
    {
        YamlDocument document = YamlDocument.Parse(text, "hostile.yaml");
        if (MapReader.Of(document) is { } map)
        {
            map.Required("n").Integer(0, 1_000_000);
            map.Finish();
        }
        else
        {
            Assert.True(document.Problems.Any);
        }
        return document.Problems;
    }

    [GeneratedRegex(@"^(hostile\.yaml:[1-9][0-9]*:[1-9][0-9]*: .+|and [0-9]+ more)$", RegexOptions.CultureInvariant)]
    private static partial Regex LineFormat();
}
