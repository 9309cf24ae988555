namespace Simulator.Evidence.Audit;

/// <summary>
/// One arm's whole-number answers: which sums and sums of squares they can have. A person's value is a whole number from
/// <paramref name="Low"/> to <paramref name="High"/>, printed after division by <paramref name="Divisor"/>: the items of a scale
/// that is their mean, 1 for an item and for a total.
/// </summary>
internal sealed record IntegerAnswers(int N, int Low, int High, int Divisor)
{
    private const int MostSums = 10_000;

    /// <summary>The sums whose mean lies in an interval; null when there are too many to list.</summary>
    public IReadOnlyList<long>? Sums(Interval mean)
    {
        double cells = (double)N * Divisor;
        long from = Math.Max((long)Math.Ceiling((mean.Low * cells) - 1e-6), (long)N * Low);
        long to = Math.Min((long)Math.Floor((mean.High * cells) + 1e-6), (long)N * High);
        if (to - from > MostSums)
            return null;
        List<long> sums = [];
        for (long sum = from; sum <= to; sum++)
            sums.Add(sum);
        return sums;
    }

    /// <summary>The smallest sum of squares with a given sum: answers as equal as can be.</summary>
    public long FewestSquares(long sum)
    {
        long each = FloorDivide(sum, N), more = sum - (each * N);
        return ((N - more) * each * each) + (more * (each + 1) * (each + 1));
    }

    /// <summary>The largest sum of squares with a given sum: answers at the ends.</summary>
    public long MostSquares(long sum)
    {
        long width = High - Low, above = sum - ((long)N * Low);
        long atTop = above / width, rest = above % width;
        long odd = rest == 0 ? 0 : 1;
        long middle = Low + rest;
        return (atTop * High * High) + (odd * middle * middle) + ((N - atTop - odd) * (long)Low * Low);
    }

    private static long FloorDivide(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);

    /// <summary>The whole numbers in an interval that have the parity of a sum: x squared is even exactly when x is.</summary>
    public static IReadOnlyList<long> SquaresOfParity(double low, double high, long sum, int most = 1000)
    {
        List<long> squares = [];
        long first = (long)Math.Ceiling(low - 1e-6);
        if (((first - sum) & 1) != 0)
            first++;
        for (long square = first; square <= high + 1e-6 && squares.Count < most; square += 2)
            squares.Add(square);
        return squares;
    }
}
