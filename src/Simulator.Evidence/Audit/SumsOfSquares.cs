namespace Simulator.Evidence.Audit;

/// <summary>One set of sums that explains a row's means and its t.</summary>
internal sealed record WholeAnswers(long FirstSum, long SecondSum, long Squares, double T);

/// <summary>The sums of squares, over both arms, that whole answers with the printed means and t can have.</summary>
/// <param name="Solutions">All of them.</param>
/// <param name="IsDense">Whether any t of this size would have one, so that having one says nothing.</param>
internal sealed record SumsOfSquares(IReadOnlyList<WholeAnswers> Solutions, bool IsDense)
{
    private const int MostSolutions = 200;

    /// <summary>Whether the means are the same, so that t is 0 whatever the squares.</summary>
    public bool IsNothing { get; init; }

    /// <summary>
    /// Student's t fixes the squares within arms, (difference / t)² df / (1/n + 1/m); with the sums these give the sum of all
    /// squares, a whole number of the same parity as the sum of all answers.
    /// </summary>
    public static SumsOfSquares? Of(RowView row, Shortening how, bool unsigned)
    {
        if (row.Answers(row.First) is not { } first || row.Answers(row.Second) is not { } second || row.Find("t") is not { } printed
            || row.Sums(row.First) is not { Count: > 0 and < 50 } firstSums
                || row.Sums(row.Second) is not { Count: > 0 and < 50 } secondSums)
        {
            return null;
        }

        Interval t = Print.Of(printed.Printed, how);
        double n = first.N, m = second.N, factor = (n + m - 2) / ((1 / n) + (1 / m));
        List<WholeAnswers> solutions = [];
        double reach = 0;
        bool isNothing = false;
        foreach (long a in firstSums)
        {
            foreach (long b in secondSums)
            {
                double difference = (a / n) - (b / m);
                Interval size = t.Absolute();
                if (Math.Abs(difference) < 1e-12)
                {
                    isNothing |= t.Low <= 0 && t.High >= 0;
                    continue;
                }

                if ((t.Low * t.High > 0 && !unsigned && Math.Sign(difference) != Math.Sign(t.Middle)))
                {
                    continue;
                }

                double centre = ((double)a * a / n) + ((double)b * b / m);
                double low = centre + (Square(difference / size.High) * factor);
                double high = size.Low <= 0 ? double.PositiveInfinity : centre + (Square(difference / size.Low) * factor);
                reach += high - low;
                low = Math.Max(low, first.FewestSquares(a) + second.FewestSquares(b));
                high = Math.Min(high, first.MostSquares(a) + second.MostSquares(b));
                foreach (long squares in IntegerAnswers.SquaresOfParity(low, high, a + b, MostSolutions))
                    solutions.Add(new WholeAnswers(a, b, squares, difference / Math.Sqrt((squares - centre) / factor)));
            }
        }
        return new SumsOfSquares(solutions, reach >= 2) { IsNothing = isNothing };
    }

    /// <summary>Whether some whole answers with the printed means have the printed t as Welch's.</summary>
    public static bool AllowWelch(RowView row)
    {
        if (row.Answers(row.First) is not { N: > 1 } first || row.Answers(row.Second) is not { N: > 1 } second
            || row.Find("t") is not { } printed
            || row.Sums(row.First) is not [var a] || row.Sums(row.Second) is not [var b])
        {
            return false;
        }

        double n = first.N, m = second.N, difference = Math.Abs((a / n) - (b / m));
        Interval t = Print.Of(printed.Printed, Shortening.Either).Absolute();
        foreach (long squares in IntegerAnswers.SquaresOfParity(first.FewestSquares(a), first.MostSquares(a), a))
        {
            double one = (squares - ((double)a * a / n)) / (n - 1);
            foreach (long others in IntegerAnswers.SquaresOfParity(second.FewestSquares(b), second.MostSquares(b), b))
            {
                double other = (others - ((double)b * b / m)) / (m - 1), welch = difference / Math.Sqrt((one / n) + (other / m));
                if (t.Low <= welch && welch <= t.High)
                    return true;
            }
        }
        return false;
    }

    private static double Square(double x) => x * x;
}
