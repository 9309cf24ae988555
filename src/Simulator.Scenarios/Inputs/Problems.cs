using System.Globalization;

namespace Simulator.Scenarios.Inputs;

/// <summary>Collects what is wrong in one or more files, so that an author sees all of it at once.</summary>
public sealed class Problems
{
    /// <summary>No message lists more than this many problems.</summary>
    public const int LongestList = 100;

    private readonly List<Problem> found = [];
    private readonly HashSet<Problem> known = [];

    /// <summary>How many there are.</summary>
    public int Count => found.Count;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Adds a problem at a position.</summary>
    public void Add(Position at, string what, string? value = null, string? allowed = null, string? suggestion = null) =>
        Add(new Problem(at, what, value, allowed, suggestion));

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem)
    {
        // What two arms share is read for each of them, and is wrong once.
        if (known.Add(problem)) found.Add(problem);
    }

    /// <summary>Adds every problem of another collection.</summary>
    public void AddRange(Problems others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (ReferenceEquals(others, this)) return;
        foreach (Problem problem in others.found) Add(problem);
    }

    /// <summary>Throws a <see cref="BadInputException"/> if anything is wrong.</summary>
    public void ThrowIfAny()
    {
        if (Any)
            throw new BadInputException(this);
    }

    /// <summary>The problems in the order of their files, first file first.</summary>
    public IReadOnlyList<Problem> InOrder()
    {
        Dictionary<string, int> files = new(StringComparer.Ordinal);
        foreach (Problem problem in found)
            files.TryAdd(problem.At.File, files.Count);
        return [.. found.OrderBy(p => files[p.At.File]).ThenBy(p => p.At.Line).ThenBy(p => p.At.Column)];
    }

    /// <summary>One line a problem, at most <see cref="LongestList"/> of them, and how many are left out.</summary>
    public override string ToString()
    {
        List<string> lines = [.. InOrder().Take(LongestList).Select(p => p.ToString())];
        if (Count > LongestList)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {Count - LongestList} more"));
        return string.Join('\n', lines);
    }
}
