using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Standard deviations against whole-number answers, by enumeration of sums and sums of squares.</summary>
internal static class SpreadChecks
{
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
        {
            context.Add(printed.Id, new Check(false, Shortening.None, false, null, "A standard deviation is never negative."));
            return;
        }
        if (view.Answers(arm) is not { N: > 1 } answers || view.Sums(arm) is not { Count: > 0 } sums)
        {
            context.CannotTest(printed, "No attainable mean stands beside it.");
            return;
        }
        Interval possible = Interval.Around([.. sums
            .SelectMany(s => new[] { Sd(answers, s, answers.FewestSquares(s)), Sd(answers, s, answers.MostSquares(s)) })]);
        Interval either = Print.Of(printed.Printed, Shortening.Either);
        if (!either.Meets(possible))
        {
            context.Add(printed.Id, new Check(false, Shortening.None, false, possible,
                $"With this mean, whole answers within the scale have a standard deviation from {possible}."));
            return;
        }
        double value = (double)printed.Printed.Value, step = (double)printed.Printed.Step;
        double width = 2 * Math.Max(value, step) * step * (answers.N - 1) * answers.Items * answers.Items;
        if (width * sums.Count >= 2)
        {
            context.CannotTest(printed, "Within the possible range, but too many sums of squares would print alike to test more.");
            return;
        }
        Shortening how = Fit(answers, sums, printed, answers.N - 1);
        if (how != Shortening.None)
        {
            context.Add(printed.Id, new Check(true, how, true, either, "Some whole answers with this mean have it."));
        }
        else if (Fit(answers, sums, printed, answers.N) is not Shortening.None and var populations)
        {
            context.Add(printed.Id, new Check(true, populations, false, either, "Some whole answers with this mean have it.",
                "divided by n, not n - 1"));
        }
        else
        {
            context.Add(printed.Id, new Check(false, Shortening.None, false, possible,
                "No sum of squares of whole answers with this mean leads to it."));
        }
    }

    private static Shortening Fit(IntegerAnswers answers, IReadOnlyList<long> sums, PrintedStatistic printed, double divisor)
    {
        Shortening how = Shortening.None;
        foreach (Shortening one in new[] { Shortening.Rounded, Shortening.Truncated })
        {
            Interval sd = Print.Of(printed.Printed, one);
            double scale = divisor * answers.Items * answers.Items;
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

    private static double Sd(IntegerAnswers answers, long sum, long squares) =>
        Math.Sqrt(Math.Max(0, squares - ((double)sum * sum / answers.N)) / (answers.N - 1)) / answers.Items;
}
