using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulator.Evidence.Studies;

/// <summary>What a printed number says of the number behind it.</summary>
public enum Relation
{
    /// <summary>It is the number, shortened.</summary>
    Equal,

    /// <summary>The number is smaller.</summary>
    Below,

    /// <summary>The number is not larger.</summary>
    AtMost,

    /// <summary>The number is larger.</summary>
    Above,

    /// <summary>The number is not smaller.</summary>
    AtLeast,
}

/// <summary>A decimal number as printed: its text, its value, and how many decimals were printed.</summary>
/// <remarks>
/// Read as it is usually printed: a typographic minus, one pair of brackets around it, an equals sign before it, stars behind it,
/// powers of ten (<c>5.81e-5</c>, <c>5.81 × 10−5</c>) and <c>ns</c>, which stands for a p of at least .05, change nothing of its meaning.
/// </remarks>
public sealed partial record PrintedNumber
{
    private const decimal Largest = 1_000_000_000;
    private const int MostDecimals = 20;

    private static readonly (string Sign, Relation Relation)[] Signs =
    [
        ("<=", Relation.AtMost), ("≤", Relation.AtMost), (">=", Relation.AtLeast), ("≥", Relation.AtLeast),
        ("<", Relation.Below), (">", Relation.Above), ("=", Relation.Equal),
    ];

    private PrintedNumber(string text, decimal value, int decimals, Relation relation) =>
        (Text, Value, Decimals, Relation) = (text, value, decimals, relation);

    /// <summary>As printed, such as <c>0.10</c> or <c>&lt; .001</c>.</summary>
    public string Text { get; }

    /// <summary>The value; of a bound, the bound.</summary>
    public decimal Value { get; }

    /// <summary>How many decimals were printed.</summary>
    public int Decimals { get; }

    /// <summary>Whether it is the number, or a bound of it.</summary>
    public Relation Relation { get; }

    /// <summary>Whether only a bound was printed, as in <c>&lt; .001</c>.</summary>
    public bool IsBound => Relation != Relation.Equal;

    /// <summary>The size of one step in the last printed decimal.</summary>
    public decimal Step => new(1, 0, 0, false, (byte)Decimals);

    /// <summary>Reads what was printed, or returns null if it is no decimal number.</summary>
    public static PrintedNumber? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string rest = text.Replace('−', '-').Replace('–', '-').Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim();
        if (rest.ToUpperInvariant() is "NS" or "N.S." or "N.S" or "NS.")
            return new PrintedNumber(text, 0.05m, 2, Relation.AtLeast);
        Relation relation = Relation.Equal;
        foreach ((string sign, Relation said) in Signs)
        {
            if (!rest.StartsWith(sign, StringComparison.Ordinal))
                continue;
            (relation, rest) = (said, rest[sign.Length..].TrimStart());
            break;
        }

        rest = rest.TrimEnd('*', '†', '‡').TrimEnd();
        if (rest.StartsWith('(') && rest.EndsWith(')'))
            rest = rest[1..^1].Trim();
        Match match = Form().Match(rest);
        if (!match.Success || match.Groups["digits"].Length > MostDecimals)
            return null;
        int power = match.Groups["power"] is { Success: true } given ? int.Parse(given.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        int decimals = match.Groups["decimals"].Length - power;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        decimal value = decimal.Parse(match.Groups["digits"].Value, style, CultureInfo.InvariantCulture);
        if (power is < -MostDecimals or > 9 || decimals > MostDecimals)
            return null;
        for (; power > 0; power--)
            value *= 10;
        for (; power < 0; power++)
            value /= 10;
        return Math.Abs(value) > Largest ? null : new PrintedNumber(text, value, Math.Max(0, decimals), relation);
    }

    /// <summary>How a text that is no printed number would have to be written, as far as one can tell; null where one cannot.</summary>
    public static string? Meant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string rest = text.Trim().Trim('~', '≈', '%', ' ');
        string[] written =
        [
            rest, rest.TrimEnd('.'), rest.Replace(',', '.'), rest.Replace('/', '.'), rest.Replace('·', '.'),
            string.Concat(rest.Where(c => !char.IsWhiteSpace(c))), rest.StartsWith('p') ? rest[1..].Trim() : rest,
        ];
        return written.FirstOrDefault(w => TryParse(w) is not null);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"^\+?(?<digits>-?(?:[0-9]+(?:\.(?<decimals>[0-9]+))?|\.(?<decimals>[0-9]+)))"
        + @"(?:[eE](?<power>[+-]?[0-9]{1,2})|\s*[x×·*]\s*10\^?(?<power>[+-]?[0-9]{1,2}))?$")]
    private static partial Regex Form();
}
