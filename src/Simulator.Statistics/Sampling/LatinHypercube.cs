using Simulator.Statistics.Numerics;

namespace Simulator.Statistics.Sampling;

/// <summary>Latin hypercube samples (McKay, Beckman and Conover 1979): every dimension is cut into as many slices as there are points, each hit once.</summary>
public static class LatinHypercube
{
    /// <summary>Points of the unit cube, in the middle of their slices.</summary>
    /// <param name="count">Points.</param>
    /// <param name="dimensions">Dimensions.</param>
    /// <param name="seed">Decides how slices are dealt; the same seed gives the same points.</param>
    public static double[][] Points(int count, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        double[][] points = [.. Enumerable.Range(0, count).Select(_ => new double[dimensions])];
        SplitMix draws = new(seed);
        for (int d = 0; d < dimensions; d++)
        {
            int[] slices = draws.Shuffled(count);
            for (int i = 0; i < count; i++) points[i][d] = (slices[i] + 0.5) / count;
        }

        return points;
    }
}
