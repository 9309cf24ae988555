using System.Globalization;

namespace Simulator.Reporting;

/// <summary>
/// Numbers as the APA's seventh edition prints them: a true minus sign, no leading zero where a value cannot exceed one, never a comma.
/// </summary>
public static class Apa
{
    /// <summary>The minus sign of printed numbers (U+2212).</summary>
    public const string Minus = "\u2212";

    /// <summary>A number with fixed decimals; what rounds to zero carries no sign. Undefined values print as a dash.</summary>
    public static string Number(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : Minus + "∞";
        string text = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero)
            .ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && text.Any(digit => digit is >= '1' and <= '9') ? Minus + text : text;
    }

    /// <summary>A mean, standard deviation, t or d: two decimals.</summary>
    public static string Statistic(double value) => Number(value, 2);

    /// <summary>A value that cannot exceed one in size (alpha, eta squared, r, a share): without the leading zero.</summary>
    public static string Bounded(double value, int decimals = 2)
    {
        string text = Number(value, decimals);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..]
            : text.StartsWith(Minus + "0.", StringComparison.Ordinal) ? Minus + text[2..]
            : text;
    }

    /// <summary>A p value: ".012", or "&lt; .001".</summary>
    public static string P(double p) => double.IsNaN(p) ? "–" : p < 0.001 ? "< .001" : p > 0.999 ? "> .999" : Bounded(p, 3);

    /// <summary>A p value with its letter and relation: "p = .012", "p &lt; .001".</summary>
    public static string PEquals(double p)
    {
        string text = P(p);
        return text[0] is '<' or '>' ? "p " + text : "p = " + text;
    }

    /// <summary>A signed difference: "+0.41", "−0.10", "0.00".</summary>
    public static string Signed(double value, int decimals = 2)
    {
        string text = Number(value, decimals);
        return value > 0 && text.Any(digit => digit is >= '1' and <= '9') ? "+" + text : text;
    }

    /// <summary>An interval: "[0.19, 1.19]".</summary>
    public static string Interval(double low, double high, int decimals = 2) => $"[{Number(low, decimals)}, {Number(high, decimals)}]";

    /// <summary>A share as whole percent: "52 %".</summary>
    public static string Percent(double share, int decimals = 0) => Number(100 * share, decimals) + "\u00A0%";

    /// <summary>A percentile: "51st".</summary>
    public static string Percentile(double share)
    {
        int rank = (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
        if (rank <= 0)
            return "below 1st";
        if (rank >= 100)
            return "above 99th";
        string suffix = (rank % 100) is >= 11 and <= 13 ? "th" : (rank % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return rank.ToString(CultureInfo.InvariantCulture) + suffix;
    }
}
