using Simulator.Evidence.Audit;

namespace Simulator.Tests.Audit;

/// <summary>Sums and sums of squares of whole answers, against all the answers that there are.</summary>
public sealed class IntegerAnswersTests
{
    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(1, -2, 2)]
    [InlineData(1, -5, -1)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 3)]
    public void The_fewest_and_the_most_squares_of_a_sum_are_those_of_all_answers(int items, int minimum, int maximum)
    {
        const int people = 4;
        int low = minimum * items, width = ((maximum - minimum) * items) + 1;
        IntegerAnswers answers = new(people, low, maximum * items, items);
        Dictionary<long, (long Fewest, long Most)> seen = [];
        for (int all = 0; all < Math.Pow(width, people); all++)
        {
            long sum = 0, squares = 0;
            for (int k = 0, rest = all; k < people; k++, rest /= width)
            {
                long value = low + (rest % width);
                (sum, squares) = (sum + value, squares + (value * value));
            }

            (long fewest, long most) = seen.GetValueOrDefault(sum, (long.MaxValue, long.MinValue));
            seen[sum] = (Math.Min(fewest, squares), Math.Max(most, squares));
            Assert.Contains(squares, IntegerAnswers.SquaresOfParity(squares - 0.5, squares + 0.5, sum));
        }

        foreach ((long sum, (long fewest, long most)) in seen)
            Assert.Equal((fewest, most), (answers.FewestSquares(sum), answers.MostSquares(sum)));
        Assert.Equal(seen.Keys.Order(), answers.Sums(new Interval(minimum - 1, maximum + 1)));
    }

    [Fact]
    public void Sums_are_those_whose_mean_lies_within_an_interval_and_within_the_scale()
    {
        IntegerAnswers answers = new(10, 2, 10, 2); // 20 answers
        Assert.Equal([62, 63], answers.Sums(new Interval(3.1, 3.15))!);
        Assert.Equal([20, 21, 22], answers.Sums(new Interval(0.9, 1.1))!);
        Assert.Equal([98, 99, 100], answers.Sums(new Interval(4.9, 5.1))!);
        Assert.Empty(answers.Sums(new Interval(3.11, 3.12))!);
        IntegerAnswers many = new(10_000, 1, 5, 1);
        Assert.Equal(10_001, many.Sums(new Interval(2, 3))!.Count);
        Assert.Null(many.Sums(new Interval(2, 3.0001)));
    }

    [Fact]
    public void Squares_are_as_even_as_their_sum()
    {
        Assert.Equal([99, 101, 103], IntegerAnswers.SquaresOfParity(97.5, 104, 31));
        Assert.Equal([98, 100, 102, 104], IntegerAnswers.SquaresOfParity(97.5, 104, 30));
        Assert.Equal([99, 101], IntegerAnswers.SquaresOfParity(97.5, 104, 31, 2));
        Assert.Empty(IntegerAnswers.SquaresOfParity(97.5, 98.5, 31));
    }
}
