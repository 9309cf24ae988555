using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>The mean, SD and number of everybody against those of the arms.</summary>
internal static class WholeChecks
{
    public static void Run(AuditContext context)
    {
        foreach (RowView view in context.Views())
        {
            string[] arms = [.. view.Arms];
            if (view.Own("mean") is { } mean)
                TestMean(context, view, mean, arms);
            if (view.Own("sd") is { } sd)
                TestSd(context, view, sd, arms);
        }
    }

    private static void TestMean(AuditContext context, RowView view, PrintedStatistic printed, string[] arms)
    {
        if (view.Range is { } range && !Print.Of(printed.Printed, Shortening.Either).Meets(range))
        {
            context.Fail(printed, range, $"The answers reach only from {range}.");
        }
        else if (arms.Length == 0 || arms.Any(a => view.Mean(a) is null || view.N(a) is null))
        {
            context.CannotTest(printed, "Not every arm's mean and size is printed.");
        }
        else
        {
            double all = arms.Sum(a => view.N(a)!.Value);
            context.Compare(printed, new Interval(arms.Sum(a => view.N(a)!.Value * view.Mean(a)!.Value.Low) / all,
                arms.Sum(a => view.N(a)!.Value * view.Mean(a)!.Value.High) / all), "The arms' means and sizes");
        }
    }

    private static void TestSd(AuditContext context, RowView view, PrintedStatistic printed, string[] arms)
    {
        if (Tests.ErrorVariance(view) is not { } within || Tests.Between(view, arms) is not { } between)
        {
            context.CannotTest(printed, "Not every arm's mean, standard deviation and size is printed.");
            return;
        }

        double all = arms.Sum(a => view.N(a)!.Value), free = all - arms.Length;
        Interval squares = new((within.Low * free) + between.Low, (within.High * free) + between.High);
        Interval Sd(double divisor) => new(Math.Sqrt(squares.Low / divisor), Math.Sqrt(squares.High / divisor));
        context.Compare(printed,
        [
            Way.Of(printed, Sd(all - 1), "The arms' means, standard deviations and sizes"),
            Way.Of(printed, Sd(all), "The arms' means, standard deviations and sizes", SpreadChecks.DividedByN),
        ]);
    }
}
