using System.Globalization;
using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>From one number to another, both included.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The middle.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>The smallest interval around some numbers.</summary>
    public static Interval Around(params ReadOnlySpan<double> ends)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double end in ends)
            (low, high) = (Math.Min(low, end), Math.Max(high, end));
        return new Interval(low, high);
    }

    /// <summary>Whether the two have a number in common.</summary>
    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    /// <summary>The absolute values of its numbers.</summary>
    public Interval Absolute() => Low >= 0 ? this : High <= 0 ? new Interval(-High, -Low) : new Interval(0, Math.Max(-Low, High));

    /// <summary>One number.</summary>
    internal static Interval Point(double value) => new(value, value);

    /// <summary>Its numbers times a factor of any sign.</summary>
    internal Interval Times(double factor) => Around(Low * factor, High * factor);

    /// <summary>Its numbers over those of an interval of no negative numbers; infinite where that holds 0 alone beside others.</summary>
    internal Interval? Over(Interval positive)
    {
        if (!(positive.High > 0))
            return null;
        double from = positive.Low > 0 ? positive.Low : double.Epsilon;
        return Around(Ratio(Low, from), Ratio(Low, positive.High), Ratio(High, from), Ratio(High, positive.High));

        static double Ratio(double x, double y) => x == 0 ? 0 : x / y;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string low = Low.ToString("0.####", CultureInfo.InvariantCulture), high = High.ToString("0.####", CultureInfo.InvariantCulture);
        return low == high ? low : $"{low} to {high}";
    }
}

/// <summary>How a number may have been shortened for print.</summary>
[Flags]
internal enum Shortening
{
    None = 0,
    Rounded = 1,
    Truncated = 2,
    Either = Rounded | Truncated,
}

/// <summary>Which numbers a printed one may stand for.</summary>
internal static class Print
{
    // Halves may have been rounded either way, and binary arithmetic adds a little dust.
    private const double Dust = 1e-9;

    /// <summary>The numbers that print as this one.</summary>
    public static Interval Of(PrintedNumber printed, Shortening how)
    {
        double value = (double)printed.Value, step = (double)printed.Step;
        Interval rounded = new(value - (step / 2), value + (step / 2));
        double inside = step * (1 - 1e-7);
        Interval cut = value > 0 ? new(value, value + inside) : value < 0 ? new(value - inside, value) : new(-inside, inside);
        return how switch
        {
            Shortening.Rounded => rounded,
            Shortening.Truncated => cut,
            Shortening.Either or Shortening.None => Interval.Around(rounded.Low, rounded.High, cut.Low, cut.High),
        };
    }

    /// <summary>Under which ways of shortening some recomputed number prints as this one.</summary>
    public static Shortening Fit(PrintedNumber printed, Interval recomputed)
    {
        Interval dusty = new(recomputed.Low - Dust, recomputed.High + Dust);
        double bound = (double)printed.Value;
        if (printed.IsBound)
        {
            bool may = printed.Relation is Relation.Below or Relation.AtMost ? recomputed.Low < bound + Dust : recomputed.High > bound - Dust;
            return may ? Shortening.Either : Shortening.None;
        }
        return (Of(printed, Shortening.Rounded).Meets(dusty) ? Shortening.Rounded : 0)
            | (Of(printed, Shortening.Truncated).Meets(dusty) ? Shortening.Truncated : 0);
    }
}
