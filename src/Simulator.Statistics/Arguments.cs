using System.Runtime.CompilerServices;

namespace Simulator.Statistics;

/// <summary>Checks for what can only be a programming error; data are never checked here.</summary>
internal static class Arguments
{
    /// <summary>A confidence level, a power or a significance level lies strictly between 0 and 1.</summary>
    public static void RequireInsideUnit(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentException($"{name} must lie strictly between 0 and 1.", name);
    }

    /// <summary>Paired columns have one length.</summary>
    public static void RequireSameLength(int length, int other, string names)
    {
        if (length != other)
            throw new ArgumentException($"{names} must have the same length.", names);
    }
}
