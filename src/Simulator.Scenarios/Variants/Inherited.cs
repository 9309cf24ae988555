using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Variants;

/// <summary>
/// What is wrong in a file that is in order by itself comes of the variant that changed something else: it is told at the variant, which
/// its author can mend, with the way to leave the inherited part out.
/// </summary>
internal static class Inherited
{
    private static readonly string[] MayBeLeftOut = ["notes", "survey_weeks", "evidence", "hypotheses", "sources", "parameters", "replications", "seed"];

    /// <summary>The problems, those of the variant's making at the variant.</summary>
    /// <param name="problems">What was found.</param>
    /// <param name="own">The file that was asked for, as written.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="inOrder">Whether a file by itself is in order.</param>
    public static Problems Told(Problems problems, MapNode own, Overrides overrides, Func<string, bool> inOrder)
    {
        Dictionary<string, bool> alone = [];
        Problems told = new();
        foreach (Problem problem in problems.InOrder())
        {
            string file = problem.At.File;
            bool variants = file != own.File || overrides.Sets.Count > 0;
            if (!variants || file.StartsWith("--", StringComparison.Ordinal)) told.Add(problem);
            else if (alone.TryGetValue(file, out bool known) ? known : alone[file] = inOrder(file)) told.Add(AtVariant(problem, own));
            else told.Add(problem);
        }

        return told;
    }

    /// <summary>Where a variant, or the command line, made what stands in another place say something else.</summary>
    public static Position Cause(Position place, MapNode own) => place.File == own.File
        ? new Position("--set", 1, 1, place.Path)
        : ((own.Find("arms") ?? own.Find("set") ?? own.Find("extends"))?.KeyAt ?? place) with { Path = place.Path };

    private static Problem AtVariant(Problem problem, MapNode own)
    {
        string key = problem.At.Path.Split('.', '[')[0];
        Position at = Cause(problem.At, own);
        string place = FormattableString.Invariant($"{problem.At.File}:{problem.At.Line}:{problem.At.Column}");
        string? wayOut = MayBeLeftOut.Contains(key) ? $"set: {{ {key}: null }} leaves it out" : null;
        string? allowed = problem.Allowed is null ? wayOut : wayOut is null ? problem.Allowed : $"{problem.Allowed}; {wayOut}";
        return problem with { At = at, What = $"{problem.What}, as inherited from {place}", Allowed = allowed };
    }
}
