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
        if (view.Range is { } range && !Print.Of(printed.Printed, Shortening.Either).Meets(range))
        {
            context.Fail(printed, range, view.Definition is { IsScale: true } && ScaleForm.Divisor(context.Study, view.Definition) == 1
                ? $"A total of these items reaches only from {range}." : $"The answers reach only from {range}.");
            return;
        }
        if (view.Answers(arm) is not { } answers)
        {
            context.CannotTest(printed, view.Table.Scores == Scores.Adjusted
                ? "Adjusted means are no sums of answers." : "Neither whole-number answers nor their number are known.");
            return;
        }
        long cells = (long)answers.N * answers.Divisor;
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
            string? total = view.Definition is { IsScale: true, Scoring: Scoring.NotSaid } && answers.Divisor == 1
                ? "a total of its items, not their mean" : null;
            context.Add(printed.Id, new Check(true, how, true, means, FormattableString.Invariant(
                $"Attainable with {cells} answers by {which}{(how == Shortening.Truncated ? ", cut and not rounded" : "")}."), total));
            return;
        }
        double nearest = Math.Round((double)printed.Printed.Value * cells) / cells;
        bool missing = Fitting(answers with { N = answers.N - 1 }, printed, Shortening.Rounded).Length > 0;
        string hint = missing ? FormattableString.Invariant($" One person fewer ({answers.N - 1}) would allow it.") : "";
        context.Fail(printed, Interval.Point(nearest), FormattableString.Invariant(
            $"No sum of {cells} whole answers has this mean; the nearest is {nearest:0.0000}.{hint}"));
    }

    private static long[] Fitting(IntegerAnswers answers, PrintedStatistic printed, Shortening how) =>
        answers.N < 1 ? [] : [.. answers.Sums(Print.Of(printed.Printed, how)) ?? []];

    /// <summary>A scale has the mean, or the sum, of its items; reversed ones are turned round, unless the table has done so.</summary>
    private static void AgainstItems(AuditContext context, RowView view, PrintedStatistic printed, string arm)
    {
        if (view.Definition is not { Items.Count: > 0 } scale || view.Table.Scores == Scores.Adjusted)
            return;
        PublishedQuestionnaire questionnaire = context.Study.Questionnaire!;
        Interval asPrinted = default, turned = default;
        foreach (string item in scale.Items)
        {
            if (context.View(item, view.Table) is not { } row || row.Mean(arm) is not { } mean || row.N(arm) != view.N(arm))
                return;
            QuestionnaireRow definition = questionnaire.Row(item)!;
            (int low, int high) = questionnaire.Ends(definition);
            double ends = view.Table.Scores == Scores.Gains ? 0 : low + high;
            Interval counted = definition.IsReversed ? new Interval(ends - mean.High, ends - mean.Low) : mean;
            asPrinted = new Interval(asPrinted.Low + mean.Low, asPrinted.High + mean.High);
            turned = new Interval(turned.Low + counted.Low, turned.High + counted.High);
        }

        double divisor = ScaleForm.Divisor(context.Study, scale);
        Interval Shared(Interval sum) => new(sum.Low / divisor, sum.High / divisor);
        List<Way> ways = [Way.Of(printed, Shared(turned), "The means of its items")];
        if (scale.Items.Any(i => questionnaire.Row(i)!.IsReversed))
            ways.Add(Way.Of(printed, Shared(asPrinted), "The means of its items", "reversed items are printed as already turned round"));
        context.Compare(printed, ways);
    }
}
