using Simulator.Engine.Parameters;

namespace Simulator.Engine.Programme;

/// <summary>What a field of a component holds.</summary>
public enum FieldKind
{
    /// <summary>A number with unit and range.</summary>
    Number,

    /// <summary>A whole number with unit and range.</summary>
    Whole,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>One of the words allowed.</summary>
    Word,

    /// <summary>A list of attribute names of the cohort.</summary>
    Attributes,

    /// <summary>A list of week numbers.</summary>
    Weeks,

    /// <summary>Who takes part, chosen school by school.</summary>
    People,
}

/// <summary>One field of a programme component: what readers, schema, lists and random programmes need to know about it.</summary>
/// <param name="Key">Key in a scenario; the unit stands in it. A dot leads into a map: <c>who.per_school</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Unit">Unit, or empty.</param>
/// <param name="Default">The value when the key is absent: double, int, bool, string or a list; null when it must be given.</param>
/// <param name="Low">Least value of a number.</param>
/// <param name="High">Largest value of a number.</param>
/// <param name="Words">Words allowed.</param>
/// <param name="Sentence">What it means.</param>
/// <param name="Source">How well the default is backed.</param>
/// <param name="Reference">By what.</param>
public sealed record Field(
    string Key, FieldKind Kind, string Unit, object? Default, double Low, double High, IReadOnlyList<string> Words, string Sentence,
    Source Source, string Reference)
{
    /// <summary>A number.</summary>
    public static Field Number(
        string key, string unit, double? value, double low, double high, string sentence, Source source = Source.Assumed, string reference = "assumed") =>
        new(key, FieldKind.Number, unit, value, low, high, [], sentence, source, reference);

    /// <summary>A whole number.</summary>
    public static Field Whole(
        string key, string unit, int? value, int low, int high, string sentence, Source source = Source.Assumed, string reference = "assumed") =>
        new(key, FieldKind.Whole, unit, value, low, high, [], sentence, source, reference);

    /// <summary>A day of the week.</summary>
    public static Field Day() => Whole(
        "day", "day of the week", 0, 0, 7,
        "Day of the week on which the first of a week falls, 1 the first; the others follow evenly. 0: the k-th of n falls on day k D / n of D, rounded up.");

    /// <summary>With whom people are together.</summary>
    public static Field Of() => Word("of", "all", ["all", "circles"], "all: everybody invited; circles: each of the programme's circles by itself.");

    /// <summary>true or false.</summary>
    public static Field Switch(string key, bool value, string sentence, Source source = Source.Assumed, string reference = "assumed") =>
        new(key, FieldKind.Switch, "", value, 0, 1, [], sentence, source, reference);

    /// <summary>One of some words.</summary>
    public static Field Word(
        string key, string? value, IReadOnlyList<string> words, string sentence, Source source = Source.Assumed, string reference = "assumed") =>
        new(key, FieldKind.Word, "", value, 0, 0, words, sentence, source, reference);

    /// <summary>Names of attributes of the cohort.</summary>
    public static Field AttributeNames(string key, string sentence) =>
        new(key, FieldKind.Attributes, "", Array.Empty<string>(), 0, 0, [], sentence, Source.Assumed, "assumed");

    /// <summary>People, chosen school by school.</summary>
    public static Field People(string key, string sentence) =>
        new(key, FieldKind.People, "", null, 0, 0, [], sentence, Source.Assumed, "assumed");

    /// <summary>Week numbers.</summary>
    public static Field WeekNumbers(string key, string sentence) =>
        new(key, FieldKind.Weeks, "weeks", null, 1, 520, [], sentence, Source.Assumed, "assumed");
}

/// <summary>The values given to a component's fields; a field that was not given has its default.</summary>
public sealed class FieldValues
{
    private readonly Dictionary<string, object> given;

    /// <summary>Values by key: double, int, bool, string, or a list of strings or ints.</summary>
    public FieldValues(IReadOnlyList<Field> fields, IReadOnlyDictionary<string, object> given)
    {
        Fields = fields;
        this.given = new Dictionary<string, object>(given);
        foreach (string key in given.Keys)
        {
            if (fields.All(f => f.Key != key)) throw new ArgumentException($"There is no field {key}.", nameof(given));
        }
    }

    /// <summary>The fields.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>A field's value in force; null when it has none.</summary>
    public object? this[string key] => given.TryGetValue(key, out object? value) ? value : Fields.First(f => f.Key == key).Default;

    internal double Number(string key) => Convert.ToDouble(this[key], System.Globalization.CultureInfo.InvariantCulture);

    internal int Whole(string key) => (int)this[key]!;

    internal bool Switch(string key) => (bool)this[key]!;

    internal string Word(string key) => (string)this[key]!;

    internal Participants? People(string key) => (Participants?)this[key];

    internal IReadOnlyList<string> Names(string key) => (IReadOnlyList<string>)this[key]!;

    internal IReadOnlyList<int> Numbers(string key) => (IReadOnlyList<int>)this[key]!;
}
