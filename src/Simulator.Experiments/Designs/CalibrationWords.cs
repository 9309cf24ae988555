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
