using System.Globalization;
using System.Text.RegularExpressions;
using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Yaml;

/// <summary>Reads single values as YAML 1.2's core schema does, without the spellings that YAML versions read differently.</summary>
internal static partial class PlainScalar
{
    private const RegexOptions Strict = RegexOptions.CultureInvariant;

    /// <summary>A decimal number in the one spelling every reader takes alike.</summary>
    public static bool TryNumber(string text, out double number)
    {
        number = 0;
        if (text.Length > 400 || !NumberPattern().IsMatch(text))
            return false;
        number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (number == 0)
            number = 0; // no negative zero: it would print as another number
        return true;
    }

    /// <summary>A whole number.</summary>
    public static bool IsInteger(string text) => text.Length <= 400 && IntegerPattern().IsMatch(text);

    /// <summary>Whether some YAML reader would take the plain text for something other than text.</summary>
    public static bool IsNotText(string text) => text is "true" or "false" || (text.Length <= 400 && NumberLikePattern().IsMatch(text));

    /// <summary>An identifier that may name a table's cell or column; not a word that YAML or a reader of tables takes for no name at all.</summary>
    public static bool IsIdentifier(string text) => IdentifierPattern().IsMatch(text);

    /// <summary>The number an author probably meant by another spelling, or null.</summary>
    public static string? MeantNumber(string text)
    {
        if (text.Length is 0 or > 40)
            return null;
        string meant = text.Trim().Replace("_", "", StringComparison.Ordinal).TrimStart('+');
        if (meant.EndsWith('%'))
            return OfHundred(meant[..^1].TrimEnd());
        if (meant.Count(c => c == ',') == 1 && !meant.Contains('.', StringComparison.Ordinal))
            meant = meant.Replace(',', '.');
        bool negative = meant.StartsWith('-');
        if (negative)
            meant = meant[1..];
        if (meant.Length > 0 && meant.All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            meant = meant.TrimStart('0');
            if (meant.EndsWith('.'))
                meant = meant[..^1];
            if (meant.Length == 0 || meant[0] == '.')
                meant = "0" + meant;
        }
        meant = negative ? "-" + meant : meant;
        return meant != text && TryNumber(meant, out double number) && double.IsFinite(number) ? meant : null;
    }

    /// <summary>The whole number an author probably meant by another spelling, such as 1e3 or 32.0; null where there is none in the range.</summary>
    public static string? MeantWhole(string text, long low, long high)
    {
        string? spelled = TryNumber(text, out _) ? text : MeantNumber(text);
        if (spelled is null || !decimal.TryParse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            return null;
        return number == decimal.Truncate(number) && number >= low && number <= high ? ((long)number).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? OfHundred(string percent) => decimal.TryParse(percent, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        ? (number / 100).ToString("0.############", CultureInfo.InvariantCulture)
        : null;

    /// <summary>The truth value an author probably meant, or null.</summary>
    public static string? MeantBoolean(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "on" or "1" => "true",
        "false" or "no" or "n" or "off" or "0" => "false",
        _ => NearestWord.Of(text, ["true", "false"]),
    };

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,6})?\z", Strict)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)\z", Strict)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(
        @"\A([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|0x[0-9a-fA-F]+|0o[0-7]+)\z",
        Strict)]
    private static partial Regex NumberLikePattern();

    [GeneratedRegex(@"\A(?!(?:null|nan|true|false)\z)[a-z][a-z0-9_]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierPattern();
}
