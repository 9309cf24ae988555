using System.Globalization;

namespace Simulator.Experiments.Designs;

/// <summary>What a calibration says in sentences, the same on screen and in the report.</summary>
public static class CalibrationWords
{
    /// <summary>What remains unknown.</summary>
    /// <param name="parameters">How many parameters were drawn.</param>
    /// <param name="unknown">Symbols of those that the study does not inform.</param>
    public static string NotInformed(int parameters, IReadOnlyList<string> unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        if (unknown.Count == 0) return $"The study narrows every one of the {parameters} parameters.";
        return $"Of {parameters} parameters the study says next to nothing about {unknown.Count}: whatever depends on them rests on their plausible ranges, "
            + $"not on these data. They are {string.Join(", ", unknown)}.";
    }

    /// <summary>Which shipped values the calibrated set does not expect, and which of them only because its range ends nearby.</summary>
    public static string Outside(IReadOnlyList<ShippedValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ShippedValue[] outside = [.. values.Where(v => v.Value < v.Lower || v.Value > v.Upper)], informed = [.. outside.Where(v => v.IsInformed)];
        if (outside.Length == 0) return "Every shipped value lies inside its 80 % interval.";
        int rest = outside.Length - informed.Length;
        List<string> parts = [];
        if (informed.Length > 0) parts.Add($"{string.Join(", ", informed.Select(Beside))}, which the study informs");
        if (rest > 0) parts.Add($"{rest} that it does not inform, each near an end of its own range");
        return $"{outside.Length} of {values.Count} shipped values {(outside.Length == 1 ? "lies" : "lie")} outside the 80 % interval: "
            + $"{string.Join("; and ", parts)}.";

        static string Beside(ShippedValue v) =>
            string.Create(CultureInfo.InvariantCulture, $"{v.Symbol} ({v.Value:0.####}; [{v.Lower:0.####}, {v.Upper:0.####}])");
    }

    /// <summary>Whether what was kept apart agrees, given what was fitted.</summary>
    public static string Checked(CheckGivenFit given)
    {
        ArgumentNullException.ThrowIfNull(given);
        int inside = given.Rows.Count(r => r.IsInside);
        return string.Create(CultureInfo.InvariantCulture,
            $"Given the fitted numbers of the same study, {inside} of the {given.Rows.Count} numbers kept apart lie where 95 % of such studies have them; "
                + $"all together p = {given.JointP:0.00}.");
    }
}

/// <summary>A shipped value beside what a calibration says of its parameter, in its unit.</summary>
/// <param name="Symbol">The parameter's symbol.</param>
/// <param name="Value">The value it has where nobody sets it.</param>
/// <param name="Lower">Lower end of the 80 % interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="IsInformed">Whether the study narrows what is known of it.</param>
public sealed record ShippedValue(string Symbol, double Value, double Lower, double Upper, bool IsInformed);
