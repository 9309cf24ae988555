using System.Text;

namespace Simulator.Tests.Scenarios.Yaml;

/// <summary>Inputs that crash, stall or mislead careless YAML readers. Each field is read as a whole number under <c>n</c>.</summary>
internal static class HostileCorpus
{
    private static string Times(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    /// <summary>Name and text; every one of them must be refused with a line and a column.</summary>
    public static IEnumerable<(string Name, string Text)> All()
    {
        foreach (string spelling in new[]
        {
            "012", "10:30", "0x10", "0o17", "0b11", "1_000", ".nan", ".NaN", ".inf", "-.inf", "1e999", "-1e999", "+5", "5.", ".5", "1e3",
                "4.0",
            "yes", "no", "on", "y", "True", "~", "null", "", "''", "\"5\"", "'5'", "１２", "٣", "5 5", "5,5", "1,000", "--5", "5-", "0x",
                "1e", "e5",
            "99999999999999999999", "-1", "1000001", "{}", "[]", "[5]", "{a: 5}", "5 apples", "2026-01-01", "NaN", "Infinity",
                "<script>", "../../etc/passwd",
            "!!int 5", "!!str 5", "!local 5", "! 5", "!!python/object:os.system 5", "!System.Diagnostics.Process 5", "&a 5", "*a",
                "&a *a", "|", ">", "@x", "`x`", "%x",
            "|\n 5", "\"\\x00\"", "\"\\ud800\"", "'unclosed", "\"unclosed", "[unclosed", "{unclosed", "]", "}", ", 5", "? 5", "- 5",
                "5: 5: 5", "5 #\tok\n\tm: 4",
        })
        {
            yield return ("n is " + spelling, "n: " + spelling + "\n");
        }
        yield return ("nothing", "");
        yield return ("only a comment", "# nothing here\n");
        yield return ("only a byte order mark", "\uFEFF");
        yield return ("only a list", "- 1\n- 2\n");
        yield return ("only a value", "5");
        yield return ("a duplicate key", "n: 5\nn: 5\n");
        yield return ("a key in quotes written twice", "n: 5\n\"n\": 5\n");
        yield return ("an unknown key", "n: 5\nm: 5\n");
        yield return ("a merge key", "n: 5\n<<: {m: 1}\n");
        yield return ("a merge of an alias", "a: &a {n: 5}\n<<: *a\n");
        yield return ("a second document", "n: 5\n---\nn: 6\n");
        yield return ("an end and more", "n: 5\n...\nn: 6\n");
        yield return ("a version directive", "%YAML 1.1\n---\nn: 5\n");
        yield return ("a tag directive", "%TAG !e! tag:example.org,2000:\n---\nn: 5\n");
        yield return ("an unknown directive", "%FOO bar\n---\nn: 5\n%BAR\n");
        yield return ("many directives", Times("%TAG !e! tag:e\n", 20_000) + "---\nn: 5\n");
        yield return ("a million brackets", new string('[', 1_000_000));
        yield return ("a million braces", new string('{', 1_000_000));
        yield return ("brackets below a key", "n: " + new string('[', 100_000));
        yield return ("closed brackets", new string('[', 100_000) + new string(']', 100_000));
        yield return ("brackets and braces", Times("[{a: ", 50_000));
        yield return ("dashes", Times("- ", 400_000));
        yield return ("question marks", Times("? ", 400_000));
        yield return ("colons", Times(": ", 400_000));
        yield return ("colons without spaces", new string(':', 1_000_000));
        yield return ("exclamation marks", new string('!', 1_000_000));
        yield return ("ampersands", new string('&', 1_000_000));
        yield return ("asterisks", Times("*a ", 300_000));
        yield return ("single quotes", new string('\'', 1_000_001));
        yield return ("double quotes", new string('"', 1_000_001));
        yield return ("backslashes", "\"" + new string('\\', 1_000_000));
        yield return ("commas", "[" + new string(',', 1_000_000));
        yield return ("short items", "[" + Times("a,", 500_000) + "]");
        yield return ("short pairs", "{" + Times("a: b,", 200_000) + "}");
        yield return ("short lines", Times("- a\n", 250_000));
        yield return ("empty items", Times("-\n", 500_000));
        yield return ("empty items in a map", "n:\n" + Times("-\n", 500_000));
        yield return ("the same key ever again", Times("n: 5\n", 100_000));
        yield return ("ever deeper lines", string.Concat(Enumerable.Range(0, 1_000).Select(i => new string(' ', i) + "a:\n")));
        yield return ("a long plain value", "n: " + new string('x', 1_000_000));
        yield return ("a long plain value of words", "n: " + Times("x ", 500_000));
        yield return ("a long plain value of lines", "n: x\n" + Times(" x\n", 300_000));
        yield return ("a long quoted value", "n: \"" + new string('x', 1_000_000) + "\"");
        yield return ("a long literal", "n: |\n" + Times(" x\n", 300_000));
        yield return ("a long folded value", "n: >\n" + Times(" x\n", 300_000));
        yield return ("a long key", new string('x', 900_000) + ": 5\n");
        yield return ("a long number", "n: " + new string('9', 60_000));
        yield return ("a long fraction", "n: 0." + new string('9', 60_000));
        yield return ("a comment of a megabyte", "#" + new string('x', 1_048_570) + "\nm: 5");
        yield return ("blank lines", new string('\n', 1_000_000) + "m: 5");
        yield return ("spaces", "n:" + new string(' ', 1_000_000) + "x");
        yield return ("tabs", "n:\n" + new string('\t', 100_000) + "x");
        yield return ("more than a mebibyte", "n: 5\n#" + new string('x', 1_048_576));
        yield return ("a long anchor", "n: &" + new string('a', 900_000) + " 5");
        yield return ("a long tag", "n: !" + new string('a', 900_000) + " 5");
        yield return ("a tag with escapes", "n: !<" + Times("%41", 300_000) + "> 5");
        yield return ("an alias bomb", "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghi".Select(c =>
            $"{c}: &{c} [{string.Join(',', Enumerable.Repeat("*" + (char)(c - 1), 9))}]\n")));
        yield return ("many anchors", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- &a{i} x\n")));
        yield return ("an anchor that holds itself", "n: &n [*n]\n");
        yield return ("NUL", "n: 5\0\n");
        yield return ("many NULs", new string('\0', 100_000));
        yield return ("a bell", "n: \a5\n");
        yield return ("an escape sequence", "n: \u001b[31m5\n");
        yield return ("next line", "n: 5\u0085m: 6\n");
        yield return ("what throws inside the parser", "-\u0085{\u0085|");
        yield return ("line separator", "n: 5\u2028m: 6\n");
        yield return ("a mark that reverses text", "n: 5 # \u202Eeurt\n");
        yield return ("a byte order mark inside", "n: 5\n\uFEFFm: 6\n");
        yield return ("half a character", "n: \ud83d\n");
        yield return ("a tab as indentation", "a:\n\tn: 5\n");
        yield return ("carriage returns only", "n: 5\rm: 6\r");
        yield return ("a list as key", "[a, b]: 5\n");
        yield return ("a map as key", "{a: b}: 5\n");
        yield return ("an alias as key", "*a : 5\n");
        yield return ("an empty key", ": 5\n");
        yield return ("a key in quotes that is empty", "\"\": 5\n");
        yield return ("wrong indentation", "a: 1\n  n: 5\n");
        yield return ("a value and a map", "n: 5\n  m: 6\n");
        yield return ("a reserved sign", "@n: 5\n");
    }
}
