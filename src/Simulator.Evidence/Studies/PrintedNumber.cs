using System.Globalization;

namespace Simulator.Evidence.Studies;

/// <summary>A decimal number as printed: its text, its value, and how many decimals were printed.</summary>
public sealed record PrintedNumber
{
    private const decimal Largest = 1_000_000_000;

    private PrintedNumber(string text, decimal value, int decimals, bool isBound) =>
        (Text, Value, Decimals, IsBound) = (text, value, decimals, isBound);

    /// <summary>As printed, such as <c>0.10</c> or <c>&lt; .001</c>.</summary>
    public string Text { get; }

    /// <summary>The value; of a bound, the bound.</summary>
    public decimal Value { get; }

    /// <summary>How many decimals were printed.</summary>
    public int Decimals { get; }

    /// <summary>Whether only an upper bound was printed, as in <c>&lt; .001</c>.</summary>
    public bool IsBound { get; }

    /// <summary>The size of one step in the last printed decimal.</summary>
    public decimal Step => new(1, 0, 0, false, (byte)Decimals);

    /// <summary>Reads what was printed, or returns null if it is no decimal number.</summary>
    public static PrintedNumber? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string digits = text.Trim();
        bool isBound = digits.StartsWith('<');
        if (isBound)
            digits = digits[1..].TrimStart();
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (digits.Length is 0 or > 20 || digits[^1] == '.' || digits.StartsWith('+')
            || !decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out decimal value)
            || Math.Abs(value) > Largest)
        {
            return null;
        }

        int point = digits.IndexOf('.', StringComparison.Ordinal);
        return new PrintedNumber(text, value, point < 0 ? 0 : digits.Length - point - 1, isBound);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
