using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Means against whole-number answers (GRIM), and scales against their items.</summary>
internal static class MeanChecks
{
    public static void Run(AuditContext context)
    {
        foreach (RowView view in context.Views())
        {
            foreach (StudyArm arm in context.Study.Design.Arms)
            {
                if (view.Own("mean", arm.Name) is not { } printed)
                    continue;
                AgainstSums(context, view, printed, arm.Name);
                AgainstItems(context, view, printed, arm.Name);
            }
        }
    }

    private static void AgainstSums(AuditContext context, RowView view, PrintedStatistic printed, string arm)
    {
        if (view.Answers(arm) is not { } answers)
        {
            context.CannotTest(printed, "Neither whole-number answers nor their number are known.");
            return;
        }
        PublishedQuestionnaire questionnaire = context.Study.Questionnaire!;
        if (!Print.Of(printed.Printed, Shortening.Either).Meets(new Interval(questionnaire.Minimum, questionnaire.Maximum)))
        {
            Interval range = new(questionnaire.Minimum, questionnaire.Maximum);
            context.Add(printed.Id, new Check(false, Shortening.None, false, range, $"The answers reach only from {range}."));
            return;
        }
        long cells = (long)answers.N * answers.Items;
        if (cells * printed.Printed.Step >= 1)
        {
            context.CannotTest(printed, FormattableString.Invariant(
                $"With {cells} answers every mean of {printed.Printed.Decimals} decimals can occur: too large to test."));
            return;
        }
        long[] rounded = Fitting(answers, printed, Shortening.Rounded), cut = Fitting(answers, printed, Shortening.Truncated);
        Shortening how = (rounded.Length > 0 ? Shortening.Rounded : 0) | (cut.Length > 0 ? Shortening.Truncated : 0);
        if (how != Shortening.None)
        {
            long[] sums = rounded.Length > 0 ? rounded : cut;
            string which = sums.Length == 1 ? FormattableString.Invariant($"the sum {sums[0]}") : $"the sums {string.Join(", ", sums)}";
            Interval means = new(sums[0] / (double)cells, sums[^1] / (double)cells);
            context.Add(printed.Id, new Check(true, how, true, means, FormattableString.Invariant(
                $"Attainable with {cells} answers by {which}{(how == Shortening.Truncated ? ", cut and not rounded" : "")}.")));
            return;
        }
        double nearest = Math.Round((double)printed.Printed.Value * cells) / cells;
        bool missing = Fitting(answers with { N = answers.N - 1 }, printed, Shortening.Rounded).Length > 0;
        string hint = missing ? FormattableString.Invariant($" One person fewer ({answers.N - 1}) would allow it.") : "";
        context.Add(printed.Id, new Check(false, Shortening.None, false, new Interval(nearest, nearest), FormattableString.Invariant(
            $"No sum of {cells} whole answers has this mean; the nearest is {nearest:0.0000}.{hint}")));
    }

    private static long[] Fitting(IntegerAnswers answers, PrintedStatistic printed, Shortening how) =>
        answers.N < 1 ? [] : [.. answers.Sums(Print.Of(printed.Printed, how)) ?? []];

    private static void AgainstItems(AuditContext context, RowView view, PrintedStatistic printed, string arm)
    {
        if (view.Definition is not { IsScale: true } scale)
            return;
        double low = 0, high = 0;
        foreach (string item in scale.Items)
        {
            if (context.View(item, view.Table) is not { } row || row.Mean(arm) is not { } mean || row.N(arm) != view.N(arm))
                return;
            (low, high) = (low + mean.Low, high + mean.High);
        }
        context.Compare(printed, new Interval(low / scale.ItemCount, high / scale.ItemCount), "The means of its items");
    }
}
