namespace Simulator.Statistics.Sampling;

/// <summary>
/// Sobol's low-discrepancy sequence in up to 25 dimensions, with the direction numbers of Joe and Kuo (2008, new-joe-kuo-6). The first 2^k
/// points have exactly one coordinate in each 2^-k of every dimension.
/// </summary>
public static class SobolSequence
{
    /// <summary>Most dimensions.</summary>
    public const int MostDimensions = 25;

    private const int Bits = 32;

    /// <summary>Degree, inner coefficients of the primitive polynomial, and first direction numbers of dimensions 2 to 25.</summary>
    private static readonly (int Degree, uint Inner, uint[] First)[] Directions =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]), (5, 2, [1, 1, 5, 5, 17]),
        (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]), (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]), (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]),
        (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]), (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
        (7, 7, [1, 1, 3, 13, 7, 35, 63]), (7, 8, [1, 3, 5, 9, 1, 25, 53]), (7, 14, [1, 3, 1, 13, 9, 35, 107]), (7, 19, [1, 3, 1, 5, 27, 61, 31]),
    ];

    /// <summary>Points of the unit cube, from the sequence's first (the origin) moved to the middle of its cell: no coordinate is 0.</summary>
    /// <param name="count">Points; powers of two keep the balance.</param>
    /// <param name="dimensions">Dimensions, 1 to 25.</param>
    public static double[][] Points(int count, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        uint[][] directions = [.. Enumerable.Range(0, dimensions).Select(Numbers)];
        double middle = 0.5 / Cells(count);
        uint[] state = new uint[dimensions];
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++)
        {
            points[i] = [.. state.Select(s => s / 4294967296.0 + middle)];
            int bit = System.Numerics.BitOperations.TrailingZeroCount(~(uint)i);
            for (int d = 0; d < dimensions; d++) state[d] ^= directions[d][bit];
        }

        return points;
    }

    private static double Cells(int count)
    {
        double cells = 1;
        while (cells < count) cells *= 2;
        return cells;
    }

    private static uint[] Numbers(int dimension)
    {
        uint[] v = new uint[Bits];
        if (dimension == 0)
        {
            for (int k = 0; k < Bits; k++) v[k] = 1u << (Bits - 1 - k);
            return v;
        }

        (int degree, uint inner, uint[] first) = Directions[dimension - 1];
        for (int k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                v[k] = first[k] << (Bits - 1 - k);
                continue;
            }

            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (int j = 1; j < degree; j++)
            {
                if (((inner >> (degree - 1 - j)) & 1) == 1) v[k] ^= v[k - j];
            }
        }

        return v;
    }
}
