using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Variants;

/// <summary>The changes of one place, a <c>set</c> or a command line: of two that touch one value, neither is silently the last word.</summary>
internal sealed class Changes(Problems problems)
{
    private readonly Dictionary<string, (string Path, Position At)> made = [];

    /// <summary>Whether a change undoes none that was made before it; what it undoes is reported. A part may be changed after the whole.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="at">Where.</param>
    public bool IsFirst(string path, Position at)
    {
        string whole = PathSetter.InFull(path);
        foreach ((string before, (string Path, Position At) first) in made)
        {
            if (before != whole && !before.StartsWith(whole + ".", StringComparison.Ordinal)) continue;
            problems.Add(at, before == whole ? "the value is set twice" : $"what was set before, {first.Path}, would be lost", path,
                FormattableString.Invariant($"each value once; the first is at {first.At.File}:{first.At.Line}:{first.At.Column}"));
            return false;
        }

        made[whole] = (path, at);
        return true;
    }
}
