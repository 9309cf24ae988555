using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Studies;

/// <summary>The kinds of value that only evidence files hold.</summary>
internal static class EvidenceValues
{
    internal static readonly string[] Uses = ["fit", "check", "context"];

    /// <summary>A number as printed, in quotes so that no tool drops its trailing zeros.</summary>
    public static PrintedNumber? Printed(this ValueReader value)
    {
        if (value.Text(40) is not { } text)
            return null;
        PrintedNumber? number = PrintedNumber.TryParse(text);
        if (number is null)
        {
            value.Refuse("not a printed number", "one number with a decimal point, in quotes, such as \"0.10\", \"< 0.001\", \"> .05\" or \"ns\"",
                PrintedNumber.Meant(text) is { } meant ? $"\"{meant}\"" : null);
        }

        return number;
    }

    /// <summary>A file's catalogue name.</summary>
    public static string? CatalogueName(this ValueReader value)
    {
        if (value.Label(64) is not { } name)
            return null;
        if (char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            return name;
        value.Refuse("not a catalogue name", "lower-case letters, digits and -, beginning with a letter");
        return null;
    }

    /// <summary>One of the members of an enumeration, by its word in a list of the same order.</summary>
    public static T? Member<T>(this ValueReader value, IReadOnlyList<string> words)
        where T : struct, Enum => value.Word(words) is { } word ? Enum.GetValues<T>()[words.ToList().IndexOf(word)] : null;

    /// <summary>What a number may be used for.</summary>
    public static TargetUse? Use(this ValueReader value) => value.Word(Uses) switch
    {
        "fit" => TargetUse.Fit,
        "check" => TargetUse.Check,
        "context" => TargetUse.Context,
        _ => null,
    };

    /// <summary><c>first - second</c>.</summary>
    public static (string First, string Second)? Contrast(this ValueReader value, IReadOnlyCollection<string>? arms)
    {
        if (value.Text(80) is not { } text)
            return null;
        string[] sides = text.Split(" - ");
        if (sides.Length != 2 || sides.Any(s => !PlainScalar.IsIdentifier(s)) || sides[0] == sides[1])
        {
            value.Refuse("not a contrast", "two different arms, as in: treatment - control");
            return null;
        }
        foreach (string side in sides.Where(s => arms is not null && !arms.Contains(s)))
        {
            value.Refuse($"no arm is called {side}", arms!.Count == 0 ? "an arm of the design" : "one of " + string.Join(", ", arms),
                NearestWord.Of(side, arms));
            return null;
        }
        return (sides[0], sides[1]);
    }

    /// <summary><c>{ above: x }</c>, <c>{ below: x }</c> or <c>{ between: [a, b] }</c>.</summary>
    public static Bound? Bound(this ValueReader value)
    {
        if (value.Map() is not { } map)
            return null;
        double? above = map.Optional("above").Number(NumberRange.Any);
        double? below = map.Optional("below").Number(NumberRange.Any);
        ValueReader between = map.Optional("between");
        double?[] ends = [.. between.IsPresent ? between.Items(2, 2).Select(v => v.Number(NumberRange.Any)) : []];
        map.Finish();
        if (map.Node.Entries.Count != 1)
            map.Problems.Add(map.Node, "not one condition", allowed: "one of above: x, below: x, between: [a, b]");
        if (ends is [{ } low, { } high])
        {
            if (low < high)
                return new Bound(low, high);
            map.Problems.Add(between.Node!, "the ends are in the wrong order", allowed: "the smaller number first");
        }
        return above is { } from ? new Bound(from, double.PositiveInfinity) : below is { } to ? new Bound(double.NegativeInfinity, to)
            : null;
    }

    /// <summary>Reports a second value of an identifier.</summary>
    public static void Unique(this ValueReader value, string? id, HashSet<string> seen)
    {
        if (id is not null && !seen.Add(id))
            value.Refuse("the name is taken", "a name of its own");
    }

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string> Texts(this ValueReader value) => [.. value.Items().Select(v => v.Text()).OfType<string>()];
}
