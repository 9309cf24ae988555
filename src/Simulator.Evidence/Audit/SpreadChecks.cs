using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Standard deviations against whole-number answers, by enumeration of sums and sums of squares.</summary>
internal static class SpreadChecks
{
    /// <summary>The convention of an SD of the people themselves, as spreadsheets offer it beside the usual one.</summary>
    internal const string DividedByN = "divided by n, not n - 1";

    public static void Run(AuditContext context)
    {
        foreach (RowView view in context.Views())
        {
            foreach (StudyArm arm in context.Study.Design.Arms)
            {
                if (view.Own("sd", arm.Name) is { } printed)
                    Test(context, view, printed, arm.Name);
            }
        }
    }

    private static void Test(AuditContext context, RowView view, PrintedStatistic printed, string arm)
    {
        if (printed.Printed.Value < 0)
            return; // impossible by itself, which is told elsewhere
        if (view.Answers(arm) is not { N: > 1 } answers)
        {
            context.CannotTest(printed, "No attainable mean stands beside it.");
            return;
        }
        if (view.Sums(arm) is not { Count: > 0 } sums)
        {
            double widest = Math.Sqrt(answers.N / (answers.N - 1.0)) * (answers.High - answers.Low) / 2 / answers.Divisor;
            if (view.Value("mean", arm) is null && Print.Of(printed.Printed, Shortening.Either).Low > widest)
                context.Fail(printed, new Interval(0, widest), $"Answers within the scale have a standard deviation of at most {Interval.Point(widest)}.");
            else
                context.CannotTest(printed, "No attainable mean stands beside it.");
            return;
        }
        Way usual = Way(answers, sums, printed, answers.N - 1, null);
        Way divided = Way(answers, sums, printed, answers.N, DividedByN);
        double value = (double)printed.Printed.Value, step = (double)printed.Printed.Step;
        double width = 2 * Math.Max(value, step) * step * (answers.N - 1) * answers.Divisor * answers.Divisor;
        Interval either = Print.Of(printed.Printed, Shortening.Either);
        bool isPossible = either.Meets(usual.Value!.Value) || either.Meets(divided.Value!.Value);
        if (width * sums.Count >= 2 && isPossible)
            context.CannotTest(printed, "Within the possible range, but too many sums of squares would print alike to test more.");
        else
            context.Compare(printed, [usual, divided]);
    }

    /// <summary>What whole answers with these sums can have as SD, and whether some have the printed one.</summary>
    private static Way Way(IntegerAnswers answers, IReadOnlyList<long> sums, PrintedStatistic printed, double divisor, string? convention)
    {
        Interval possible = Interval.Around([.. sums.SelectMany(s =>
            new[] { Sd(answers, s, answers.FewestSquares(s), divisor), Sd(answers, s, answers.MostSquares(s), divisor) })]);
        Shortening fit = Fit(answers, sums, printed, divisor);
        string told = fit != Shortening.None ? "Some whole answers with this mean have it"
            : Print.Of(printed.Printed, Shortening.Either).Meets(possible) ? "No sum of squares of whole answers with this mean leads to it: they give"
                + $" a standard deviation from {possible}" : $"With this mean, whole answers within the scale have a standard deviation from {possible}";
        return new Way(fit == Shortening.None ? possible : Print.Of(printed.Printed, Shortening.Either), fit, told, convention);
    }

    private static Shortening Fit(IntegerAnswers answers, IReadOnlyList<long> sums, PrintedStatistic printed, double divisor)
    {
        Shortening how = Shortening.None;
        foreach (Shortening one in new[] { Shortening.Rounded, Shortening.Truncated })
        {
            Interval sd = Print.Of(printed.Printed, one);
            double scale = divisor * answers.Divisor * answers.Divisor;
            foreach (long sum in sums)
            {
                double centre = (double)sum * sum / answers.N;
                double low = Math.Max(centre + (Math.Max(sd.Low, 0) * Math.Max(sd.Low, 0) * scale), answers.FewestSquares(sum));
                double high = Math.Min(centre + (sd.High * sd.High * scale), answers.MostSquares(sum));
                if (IntegerAnswers.SquaresOfParity(low, high, sum, 1).Count > 0)
                    how |= one;
            }
        }
        return how;
    }

    private static double Sd(IntegerAnswers answers, long sum, long squares, double divisor) =>
        Math.Sqrt(Math.Max(0, squares - ((double)sum * sum / answers.N)) / divisor) / answers.Divisor;
}
