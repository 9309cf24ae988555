using System.Net;
using System.Text.RegularExpressions;
using Simulator.Tables;

namespace Simulator.Tests.Cli;

/// <summary>The two lives of a report: whose they are, and that they are told as the story command tells them.</summary>
[Collection(CommandLineTests.Name)]
public sealed class ReportStoriesTests(CommandLine made)
{
    [Fact]
    public void They_are_of_whoever_begins_with_the_fewest_and_the_most_close_ties()
    {
        StoredTable teachers = ParquetFile.Read(Path.Combine(made.Study, "teachers.parquet"));
        string?[] arm = teachers.Texts("arm"), world = teachers.Texts("world");
        long?[] replicate = teachers.Integers("replicate"), teacher = teachers.Integers("teacher"), ties = teachers.Integers("start_degree");
        (long Teacher, long Ties)[] begin = [.. Enumerable.Range(0, arm.Length)
            .Where(k => arm[k] == "treatment" && world[k] == "programme" && replicate[k] == 0).Select(k => (teacher[k]!.Value, ties[k]!.Value)).Distinct()];
        (long Teacher, long Ties) fewest = begin.MinBy(b => (b.Ties, b.Teacher)), most = begin.MinBy(b => (-b.Ties, b.Teacher));
        string report = File.ReadAllText(Path.Combine(made.Study, "report.html"));
        string section = report[report.IndexOf("Two lives, with the programme and without</h2>", StringComparison.Ordinal)..];
        string[] told = [.. Regex.Matches(section[..section.IndexOf("<section", StringComparison.Ordinal)], "<(?:summary|p|li)>([^<]*)</")
            .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Skip(1)];
        Assert.Equal([.. Told(fewest, "fewest"), .. Told(most, "most")], told);
    }

    private static IEnumerable<string> Told((long Teacher, long Ties) who, string which)
    {
        yield return $"Whoever begins with the {which} close ties: {who.Ties} close {(who.Ties == 1 ? "tie" : "ties")} on the first day";
        string week = "";
        foreach (string line in CommandLine.Run("story", "nguyen-2013", "--teacher", $"{who.Teacher}").Output.Split('\n').Where(l => l.Length > 0))
        {
            if (line.StartsWith("Week ", StringComparison.Ordinal)) week = line;
            else yield return line[0] == ' ' ? $"{week}, {line.Trim()}" : line;
        }
    }
}
