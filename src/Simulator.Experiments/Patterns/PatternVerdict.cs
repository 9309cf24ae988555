using Simulator.Evidence.Studies;

namespace Simulator.Experiments.Patterns;

/// <summary>Whether a simulation shows a pattern.</summary>
public enum PatternVerdict
{
    /// <summary>The whole Monte-Carlo interval satisfies the test.</summary>
    Held,

    /// <summary>None of the interval satisfies the test.</summary>
    Missed,

    /// <summary>The whole interval lies nearer to no difference than the smallest difference that matters; it is not held.</summary>
    TooSmall,

    /// <summary>Neither, at the largest number of replications; it is not held.</summary>
    Undecided,

    /// <summary>The model has no mechanism for it.</summary>
    NotModelled,
}

/// <summary>The rule by which intervals become verdicts.</summary>
public static class PatternVerdicts
{
    /// <summary>What an interval says of a test.</summary>
    public static PatternVerdict Of(PatternTest test, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (double.IsNaN(lower) || double.IsNaN(upper)) return PatternVerdict.Undecided;
        if (test is { AsksForDifference: true, Matters: > 0 }) return OfDifference(test.Matters, test.Holds.Low == 0 ? (lower, upper) : (-upper, -lower));
        Bound holds = test.Holds;
        if (holds.Holds(lower) && holds.Holds(upper)) return PatternVerdict.Held;
        bool open = double.IsInfinity(holds.Low) || double.IsInfinity(holds.High);
        bool apart = open ? upper <= holds.Low || lower >= holds.High : upper < holds.Low || lower > holds.High;
        return apart ? PatternVerdict.Missed : PatternVerdict.Undecided;
    }

    /// <summary>
    /// What its tests say of a pattern: missed if any is missed, held if all are held, undecided if any is undecided, and else, where some
    /// are too small to tell and none says otherwise, too small to tell.
    /// </summary>
    public static PatternVerdict Of(IEnumerable<PatternVerdict> tests)
    {
        PatternVerdict[] all = [.. tests];
        return all.Contains(PatternVerdict.Missed) ? PatternVerdict.Missed
            : all.All(v => v == PatternVerdict.Held) ? PatternVerdict.Held
            : all.Contains(PatternVerdict.Undecided) ? PatternVerdict.Undecided
            : PatternVerdict.TooSmall;
    }

    /// <summary>A verdict in words, as tables and documents have it.</summary>
    public static string Words(this PatternVerdict verdict) => verdict switch
    {
        PatternVerdict.Held => "held",
        PatternVerdict.Missed => "missed",
        PatternVerdict.TooSmall => "too small to tell",
        PatternVerdict.Undecided => "undecided",
        PatternVerdict.NotModelled => "not modelled",
    };

    /// <summary>The interval of a difference, turned so that the side asked for is above 0.</summary>
    private static PatternVerdict OfDifference(double matters, (double Lower, double Upper) turned) =>
        turned.Lower >= matters ? PatternVerdict.Held
        : turned.Upper <= -matters ? PatternVerdict.Missed
        : turned.Lower > -matters && turned.Upper < matters ? PatternVerdict.TooSmall
        : PatternVerdict.Undecided;
}
