using Simulator.Evidence.Studies;

namespace Simulator.Experiments.Patterns;

/// <summary>Whether a simulation shows a pattern.</summary>
public enum PatternVerdict
{
    /// <summary>The whole Monte-Carlo interval satisfies the test.</summary>
    Held,

    /// <summary>None of the interval satisfies the test.</summary>
    Missed,

    /// <summary>Neither, at the largest number of replications; it is not held.</summary>
    Undecided,

    /// <summary>The model has no mechanism for it.</summary>
    NotModelled,
}

/// <summary>The rule by which intervals become verdicts.</summary>
public static class PatternVerdicts
{
    /// <summary>What an interval says of a test.</summary>
    public static PatternVerdict Of(Bound holds, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(holds);
        if (double.IsNaN(lower) || double.IsNaN(upper)) return PatternVerdict.Undecided;
        if (holds.Holds(lower) && holds.Holds(upper)) return PatternVerdict.Held;
        bool open = double.IsInfinity(holds.Low) || double.IsInfinity(holds.High);
        bool apart = open ? upper <= holds.Low || lower >= holds.High : upper < holds.Low || lower > holds.High;
        return apart ? PatternVerdict.Missed : PatternVerdict.Undecided;
    }

    /// <summary>What its tests say of a pattern: held if all held, missed if any is missed, else undecided.</summary>
    public static PatternVerdict Of(IEnumerable<PatternVerdict> tests)
    {
        PatternVerdict[] all = [.. tests];
        return all.Contains(PatternVerdict.Missed) ? PatternVerdict.Missed
            : all.All(v => v == PatternVerdict.Held) ? PatternVerdict.Held
            : PatternVerdict.Undecided;
    }

    /// <summary>A verdict in words, as tables and documents have it.</summary>
    public static string Words(this PatternVerdict verdict) => verdict switch
    {
        PatternVerdict.Held => "held",
        PatternVerdict.Missed => "missed",
        PatternVerdict.Undecided => "undecided",
        PatternVerdict.NotModelled => "not modelled",
    };
}
