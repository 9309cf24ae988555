using System.Text;

namespace Simulator.Experiments.Designs;

/// <summary>Column names of paths: their last step, with as many steps before it as tell them apart.</summary>
internal static class SettingNames
{
    private const int Longest = 60;

    /// <summary>Columns that every table of points has besides.</summary>
    private static readonly string[] Taken = ["point", "name", "replications", "replicate", "status", "message", "measure", "unit", "finished", "mean", "sd",
        "lower", "upper", "fate", "letter", "beaten_by", "hours_lower", "hours_upper"];

    internal static string[] Of(IReadOnlyList<string> paths)
    {
        int longest = paths.Count == 0 ? 0 : paths.Max(p => p.Split('.').Length);
        for (int steps = 1; steps <= longest; steps++)
        {
            string[] names = [.. paths.Select(p => Name(string.Join('_', p.Split('.').TakeLast(steps))))];
            if (names.Distinct().Count() == names.Length && !names.Any(Taken.Contains)) return names;
        }

        return [.. paths.Select((_, k) => FormattableString.Invariant($"varied_{k + 1}"))];
    }

    private static string Name(string text)
    {
        StringBuilder name = new();
        foreach (char c in text.ToLowerInvariant().Replace("'", "_prime", StringComparison.Ordinal)) name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        string whole = name.ToString();
        if (!char.IsAsciiLetter(whole[0])) whole = "v_" + whole;
        return whole.Length <= Longest ? whole : whole[..Longest];
    }
}
