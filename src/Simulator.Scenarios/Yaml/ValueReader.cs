using System.Globalization;
using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Yaml;

/// <summary>
/// Reads one value as what a field wants. A value that is absent, or that is wrong (and has been reported), reads as null, so
/// that a reader goes on to the next field: <c>map.Optional("hours").Number(range) ?? 2</c>.
/// </summary>
public readonly struct ValueReader
{
    private readonly Problems problems;

    /// <summary>Reads a node; null stands for a value that is not there.</summary>
    public ValueReader(YamlNode? node, Problems problems) => (Node, this.problems) = (node, problems);

    /// <summary>Reads the value of an option of the command line as one of a file is read.</summary>
    /// <param name="option">The option, such as <c>--seed</c>; problems stand there.</param>
    /// <param name="text">Its value as typed.</param>
    /// <param name="problems">Where problems go.</param>
    public static ValueReader OfOption(string option, string text, Problems problems) =>
        new(new ScalarNode(new NodePlace(option, 1, 1, null, null, 0), text, isPlain: true), problems);

    /// <summary>The node, or null when the key is absent.</summary>
    public YamlNode? Node { get; }

    /// <summary>Whether the key is there, whatever it holds.</summary>
    public bool IsPresent => Node is not null;

    /// <summary>Whether the value is this word, as in <c>teams: none</c>; with quotes, as in JSON, it is the same word.</summary>
    public bool Is(string word) => Node is ScalarNode scalar && scalar.Text == word;

    /// <summary>Whether the value is a map.</summary>
    public bool IsMap => Node is MapNode;

    /// <summary>Whether the value is a list.</summary>
    public bool IsList => Node is ListNode;

    /// <summary>Reports that the value, though well formed, is wrong.</summary>
    public void Refuse(string what, string? allowed = null, string? suggestion = null)
    {
        if (Node is { IsRefused: false })
            problems.Add(Node, what, (Node as ScalarNode)?.Text, allowed, suggestion);
    }

    /// <summary>A decimal number within a range.</summary>
    public double? Number(NumberRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        if (Scalar(range.Describe("a number")) is not { } scalar)
            return null;
        if (!scalar.IsPlain || !PlainScalar.TryNumber(scalar.Text, out double number))
            return NotANumber<double>(scalar, "not a number", range.Describe("a number"));
        if (!range.Contains(number))
            return OutOfRange<double>(scalar, range.Describe("a number"));
        return number;
    }

    /// <summary>A whole number within a range.</summary>
    public int? Integer(int low, int high, string unit = "") => (int?)Long(low, high, unit);

    /// <summary>A large whole number within a range, such as a seed.</summary>
    public long? Long(long low, long high, string unit = "")
    {
        string allowed = string.Create(CultureInfo.InvariantCulture,
            $"a whole number from {low} to {high}{(unit.Length == 0 ? "" : " ")}{unit}");
        if (Scalar(allowed) is not { } scalar)
            return null;
        if (!scalar.IsPlain || !PlainScalar.IsInteger(scalar.Text))
        {
            string? meant = PlainScalar.MeantWhole(scalar.Text, low, high);
            problems.Add(
                scalar, "not a whole number", scalar.Text, allowed, meant == scalar.Text ? meant + " without quotes" : meant);
            return null;
        }
        if (!long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            || number < low || number > high)
        {
            return OutOfRange<long>(scalar, allowed);
        }

        return number;
    }

    /// <summary><c>true</c> or <c>false</c>, and no other spelling.</summary>
    public bool? Boolean()
    {
        const string allowed = "true or false";
        if (Scalar(allowed) is not { } scalar)
            return null;
        if (scalar.IsPlain && scalar.Text is ("true" or "false"))
            return scalar.Text == "true";
        problems.Add(scalar, "not a truth value", scalar.Text, allowed, PlainScalar.MeantBoolean(scalar.Text));
        return null;
    }

    /// <summary>One of a list of words.</summary>
    /// <param name="words">The words that are known.</param>
    /// <param name="advertised">Those that a message names; all of them where nothing is said.</param>
    public string? Word(IReadOnlyCollection<string> words, IReadOnlyCollection<string>? advertised = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        advertised ??= words;
        string allowed = "one of " + string.Join(", ", advertised.Take(40)) + (advertised.Count > 40 ? ", …" : "");
        if (Scalar(allowed) is not { } scalar)
            return null;
        if (words.Contains(scalar.Text, StringComparer.Ordinal))
            return scalar.Text;
        problems.Add(scalar, "unknown word", scalar.Text, allowed, NearestWord.Of(scalar.Text, words));
        return null;
    }

    /// <summary>A name that may become a table's cell or column.</summary>
    public string? Identifier()
    {
        const string allowed = "a lower-case letter, then up to 31 lower-case letters, digits or _; not null, nan, true or false";
        if (Scalar(allowed) is not { } scalar)
            return null;
        if (PlainScalar.IsIdentifier(scalar.Text))
            return scalar.Text;
        string meant = new([.. scalar.Text.ToLowerInvariant().Select(c => c is ' ' or '-' ? '_' : c)]);
        problems.Add(scalar, "not an identifier", scalar.Text, allowed, PlainScalar.IsIdentifier(meant) ? meant : null);
        return null;
    }

    /// <summary>Free text, at most so many characters; what YAML would take for a number or a truth value needs quotes.</summary>
    public string? Text(int longest = 4000)
    {
        if (Scalar("text") is not { } scalar)
            return null;
        if (scalar.IsPlain && PlainScalar.IsNotText(scalar.Text))
        {
            problems.Add(scalar, "text that reads as a number or a truth value", scalar.Text, "text in quotes", $"\"{scalar.Text}\"");
            return null;
        }
        return Fitting(scalar, longest);
    }

    /// <summary>Any single value as it was written, a number too, for labels such as a year level.</summary>
    public string? Label(int longest = 200) => Scalar("a single value") is { } scalar ? Fitting(scalar, longest) : null;

    /// <summary>The items of a list; none when the value is absent or no list.</summary>
    public IReadOnlyList<ValueReader> Items(int fewest = 0, int most = int.MaxValue)
    {
        if (Node is null || Node.IsRefused)
            return [];
        if (Node is not ListNode list)
        {
            ReportKind("a list");
            return [];
        }
        if (list.Items.Count < fewest || list.Items.Count > most)
        {
            string count = fewest == most ? $"{fewest}" : most == int.MaxValue ? $"at least {fewest}" : $"from {fewest} to {most}";
            this.problems.Add(list, string.Create(CultureInfo.InvariantCulture, $"a list of {list.Items.Count}"),
                allowed: $"a list of {count} values");
        }
        Problems problems = this.problems;
        return [.. list.Items.Select(item => new ValueReader(item, problems))];
    }

    /// <summary>A map to read key by key, or null when the value is absent or no map.</summary>
    public MapReader? Map()
    {
        if (Node is null || Node.IsRefused)
            return null;
        if (Node is MapNode map)
            return new MapReader(map, problems);
        ReportKind("a map of keys and values");
        return null;
    }

    private ScalarNode? Scalar(string allowed)
    {
        if (Node is null || Node.IsRefused)
            return null;
        if (Node is ScalarNode { IsEmpty: false } scalar)
            return scalar;
        ReportKind(allowed);
        return null;
    }

    private void ReportKind(string allowed)
    {
        if (Node is ScalarNode { IsEmpty: false } scalar)
            problems.Add(scalar, "a single value stands here", scalar.Text, allowed);
        else
            problems.Add(Node!, Node is ScalarNode ? "the value is empty" : $"{Node!.Kind} stands here", allowed: allowed);
    }

    private string? Fitting(ScalarNode scalar, int longest)
    {
        if (scalar.Text.Trim().Length > 0 && scalar.Text.Length <= longest)
            return scalar.Text;
        problems.Add(scalar, scalar.Text.Length > longest ? "the text is too long" : "the text is empty", scalar.Text,
            string.Create(CultureInfo.InvariantCulture, $"from 1 to {longest} characters"));
        return null;
    }

    private T? NotANumber<T>(ScalarNode scalar, string what, string allowed)
        where T : struct
    {
        string? meant = !scalar.IsPlain && PlainScalar.TryNumber(scalar.Text, out _) ? scalar.Text + " without quotes"
            : PlainScalar.MeantNumber(scalar.Text);
        problems.Add(scalar, what, scalar.Text, allowed, meant);
        return null;
    }

    private T? OutOfRange<T>(ScalarNode scalar, string allowed)
        where T : struct
    {
        problems.Add(scalar, "out of range", scalar.Text, allowed);
        return null;
    }
}
