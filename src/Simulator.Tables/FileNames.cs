using System.Text.RegularExpressions;

namespace Simulator.Tables;

/// <summary>Which names a result folder may contain: short ASCII that every system takes as a plain file of that folder.</summary>
public static partial class FileNames
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>Whether a name is one plain file name.</summary>
    public static bool Allowed(string? name) =>
        name is not null && Pattern().IsMatch(name) && !name.EndsWith('.') && !Reserved.Contains(name.Split('.')[0]);

    /// <summary>Whether a path is a plain file name, or one inside a plain folder: <c>figures/stress.png</c>.</summary>
    public static bool AllowedPath(string? path) => path is not null && path.Split('/') is { Length: 1 or 2 } parts && parts.All(Allowed);

    /// <summary>Refuses a name that is not one plain file name.</summary>
    public static void Check(string name)
    {
        if (!Allowed(name))
            throw new CannotWriteException($"'{name}' is not an allowed file name: up to 64 ASCII letters, digits, dots, _ and -.");
    }

    /// <summary>Refuses a path that is not a plain file name or one inside a plain folder.</summary>
    public static void CheckPath(string path)
    {
        if (!AllowedPath(path)) throw new CannotWriteException($"'{path}' is not an allowed path inside a result folder.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
