using System.Globalization;
using Simulator.Engine.Programme;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Scenarios;

/// <summary>Every field of every component, at its ends, just outside, of the wrong type and empty.</summary>
public sealed class FieldBoundaryTests
{
    internal static readonly (ComponentKind Kind, Field Field)[] Fields =
        [.. ComponentCatalogue.All.SelectMany(k => k.Fields.Select(f => (k, f)))];

    [Fact]
    public void Every_field_takes_its_ends_and_its_words()
    {
        foreach ((ComponentKind kind, Field field) in Fields)
        {
            foreach (string value in Right(field))
            {
                Assert.True(Told(kind, field, value).All(p => IsAboutTheSetting(p)),
                    $"{kind.Key}.{field.Key}: {value}: {string.Join(" | ", Told(kind, field, value))}");
            }
        }
    }

    [Fact]
    public void Every_field_refuses_what_is_just_outside_or_of_another_type()
    {
        foreach ((ComponentKind kind, Field field) in Fields)
        {
            foreach (string value in Wrong(field))
            {
                Problem problem = Assert.Single(Told(kind, field, value));
                Assert.Equal(Small.ComponentLine, problem.At.Line);
                Assert.StartsWith($"arms[0].programme.{kind.Key}.{field.Key}", problem.At.Path, StringComparison.Ordinal);
                Assert.False(string.IsNullOrEmpty(problem.Allowed));
            }
        }
    }

    [Fact]
    public void A_required_field_that_is_missing_is_told()
    {
        foreach (ComponentKind kind in ComponentCatalogue.All)
        {
            string[] required = [.. Small.Required(kind, "").Select(r => r.Split(':')[0])];
            Assert.Equal(
                required.Select(r => $"arms[0].programme.{kind.Key}.{r}"),
                Small.ProblemsOf(Small.WithProgramme(Small.Component(kind, ""))).Select(p => p.At.Path));
        }
    }

    [Fact]
    public void No_component_takes_the_keys_that_every_component_has() =>
        Assert.DoesNotContain(Fields, f => f.Field.Key is "weeks" || f.Field.Key.Contains("..", StringComparison.Ordinal));

    [Fact]
    public void A_slip_in_a_key_gets_the_right_suggestion()
    {
        foreach (ComponentKind kind in ComponentCatalogue.All)
        {
            foreach (string typo in Slips(kind.Key).Where(t => ComponentCatalogue.Find(t) is null))
            {
                Problem problem = Small.ProblemsOf(Small.WithProgramme($"{typo}: {{}}"))[0];
                Assert.Equal(("unknown key", kind.Key), (problem.What, problem.Suggestion));
            }
            foreach (Field field in kind.Fields.Where(f => !f.Key.Contains('.', StringComparison.Ordinal)))
            {
                string[] known = [.. kind.Fields.Select(f => f.Key.Split('.')[0]), "weeks"];
                foreach (string typo in Slips(field.Key).Where(t => !known.Contains(t)))
                {
                    Problem[] told = [.. Small.ProblemsOf(Small.WithProgramme($"{kind.Key}: {{ {typo}: 1 }}")).Where(p => p.What == "unknown key")];
                    string? suggestion = Assert.Single(told).Suggestion;
                    Assert.True(suggestion == field.Key || OneSlip(typo, suggestion!), $"{kind.Key}.{typo}: {suggestion} for {field.Key}");
                }
            }
        }
    }

    private static IReadOnlyList<Problem> Told(ComponentKind kind, Field field, string value) => Small.ProblemsOf(Text(kind, field, value));

    internal static string Text(ComponentKind kind, Field field, string value)
    {
        // What stands in a map of its own stands there beside what that map must have.
        string given = field.Key.Split('.') is [var outer, var inner]
            ? $"{outer}: {{ {string.Join(", ", [$"{inner}: {value}", .. Beside(kind, field, outer)])} }}"
            : $"{field.Key}: {value}";
        string[] fields = [given, .. Small.Required(kind, field.Key)];
        return Small.WithProgramme(Small.Component(kind, string.Join(", ", fields)));
    }

    private static IEnumerable<string> Beside(ComponentKind kind, Field field, string outer) => kind.Fields
        .Where(f => f.Default is null && f.Key != field.Key && f.Key.StartsWith(outer + ".", StringComparison.Ordinal))
        .Select(f => $"{f.Key[(outer.Length + 1)..]}: {Right(f).First()}");

    /// <summary>Values allowed by themselves may still not fit this small cohort.</summary>
    private static bool IsAboutTheSetting(Problem p) =>
        p.What.StartsWith("the programme asks", StringComparison.Ordinal) || p.What is "a booster after the last week"
        || p.What.StartsWith("more pairs than", StringComparison.Ordinal) || p.What.StartsWith("more mentees than", StringComparison.Ordinal)
        || p.What is "there are no circles" or "nobody has a role"
        || p.What.StartsWith("day ", StringComparison.Ordinal);

    internal static IEnumerable<string> Right(Field field) => field.Kind switch
    {
        FieldKind.Switch => ["true", "false"],
        FieldKind.Word => field.Words,
        FieldKind.Attributes => ["[]", "[disposition]"],
        FieldKind.Weeks => ["[1]", "[1, 6]"],
        FieldKind.People => ["{ share: 0.5 }", "{ number: 1, choose: skill }", "{ number: 1, per: school, choose: isolated }"],
        _ => [Text(field.Low), Text(field.High)],
    };

    internal static IEnumerable<string> Wrong(Field field) => field.Kind switch
    {
        FieldKind.Switch => ["yes", "1", "\"true\"", "", "[]"],
        FieldKind.Word => ["nobody_says_this", "", "[]"],
        FieldKind.Attributes => ["disposition", "", "{}", "[Not an identifier]"],
        FieldKind.People =>
        [
            "{}", "{ share: 1.5 }", "{ share: 0.5, number: 1 }", "{ choose: skill }", "{ number: 1, choose: nobody }",
            "{ number: 1, attribute: year }", "all",
        ],
        FieldKind.Weeks => ["[]", "[0]", "[521]", "[1, 1]", "[1.5]", "1", ""],
        FieldKind.Whole => [Text(field.Low - 1), Text(field.High + 1), Text(field.Low) + ".5", "many", "", "true", "\"1\"", "[1]"],
        _ => [Text(field.Low - 0.001), Text(field.High + 0.001), ".nan", ".inf", "1e999", "many", "", "true", "\"1\"", "[1]"],
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static bool OneSlip(string one, string other) => NearestWord.Slips(one, other) <= 1;

    private static IEnumerable<string> Slips(string key)
    {
        for (int k = 0; k < key.Length; k++)
        {
            yield return key.Remove(k, 1);
            yield return key[..k] + "x" + key[(k + 1)..];
            yield return key.Insert(k, "x");
            if (k + 1 < key.Length && key[k] != key[k + 1])
                yield return key[..k] + key[k + 1] + key[k] + key[(k + 2)..];
        }
    }
}
