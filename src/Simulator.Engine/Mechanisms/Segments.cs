namespace Simulator.Engine.Mechanisms;

/// <summary>A stretch of talk in segments of one unit each; the last is shorter where the hours do not divide, so that no hour is lost.</summary>
internal static class Segments
{
    /// <summary>Hours below which nothing is left to talk.</summary>
    private const double Nothing = 1e-9;

    /// <summary>How many segments a stretch has; one where it is no longer than the unit.</summary>
    internal static int In(double hours, double unit) => hours <= unit ? 1 : (int)Math.Ceiling(hours / unit - Nothing);

    /// <summary>Length of the k-th segment, from 0.</summary>
    internal static double Length(double hours, double unit, int k) => Math.Min(unit, hours - k * unit);
}
