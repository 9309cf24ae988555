using Simulator.Evidence.Studies;
using Simulator.Statistics;
using Simulator.Statistics.Distributions;

namespace Simulator.Evidence.Audit;

/// <summary>The exact numbers behind a row, where sums and sums of squares, or raw answers, determine them.</summary>
internal static class ExactTargets
{
    public static IReadOnlyList<ExactRow> Of(AuditContext context)
    {
        if (context.Study.Questionnaire is not { } questionnaire)
            return [];
        List<ExactRow> rows = [];
        foreach (QuestionnaireRow definition in questionnaire.Rows)
        {
            ExactRow? exact = context.Study.Answers is { } answers ? FromAnswers(context.Study, answers, definition) : null;
            foreach (RowView view in context.Views()
                .Where(v => v.Row == definition.Name && v.Table.First is not null && v.Own("t") is not null))
            {
                exact ??= FromPrint(context, view);
            }

            if (exact is not null)
                rows.Add(exact);
        }
        return Adjusted(rows, questionnaire);
    }

    private static ExactRow? FromPrint(AuditContext context, RowView view)
    {
        if (view.Mean(view.First) is not { } first || view.Mean(view.Second) is not { } second
            || view.N(view.First) is not { } n || view.N(view.Second) is not { } m || n + m < 3 || view.Value("t") is not { } t)
        {
            return null;
        }

        bool cut = context.HowOf("t") == Shortening.Truncated;
        IReadOnlyList<WholeAnswers> solutions = [];
        if (view.Definition is { IsScale: false })
        {
            foreach (Shortening how in cut ? new[] { Shortening.Truncated, Shortening.Rounded }
                : [Shortening.Rounded, Shortening.Truncated])
            {
                if (solutions.Count == 0 && SumsOfSquares.Of(view, how, unsigned: false) is { } found)
                    solutions = found.Solutions;
            }
        }
        WholeAnswers? only = solutions is [var one] ? one : null;
        double difference = first.Middle - second.Middle;
        double size = Math.Abs(only?.T ?? t.Middle) * (difference < 0 ? -1 : 1);
        return Build(view.Row, view.First, view.Second, n, m, first.Middle, second.Middle, size) with
        {
            FirstSum = only?.FirstSum ?? Single(view.Sums(view.First)),
            SecondSum = only?.SecondSum ?? Single(view.Sums(view.Second)),
            SumOfSquares = only?.Squares,
            IsExact = only is not null,
        };
    }

    private static ExactRow? FromAnswers(Study study, RawAnswers answers, QuestionnaireRow row)
    {
        if (study.Design.Arms.Count != 2)
            return null;
        string[] items = row.IsScale ? [.. row.Items] : [row.Name];
        double[][] arms = [.. study.Design.Arms.Select(a => answers.Respondents.Where(r => r.Arm == a.Name)
            .Select(r => items.Select(i => r.Answers[Array.IndexOf([.. answers.Items], i)]).ToArray())
            .Where(v => v.All(x => x is not null)).Select(v => v.Average(x => (double)x!.Value)).ToArray())];
        TTestResult t = TTest.Student(arms[0], arms[1]);
        if (t.Reason != Reason.None)
            return null;
        return Build(row.Name, study.Design.Arms[0].Name, study.Design.Arms[1].Name, t.N1, t.N2, arms[0].Average(), arms[1].Average(),
            t.Statistic) with
        {
            FirstSum = (long)Math.Round(arms[0].Sum() * items.Length),
            SecondSum = (long)Math.Round(arms[1].Sum() * items.Length),
            SumOfSquares = row.IsScale ? null : (long)Math.Round(arms.Sum(a => a.Sum(x => x * x))),
            IsExact = true,
        };
    }

    private static ExactRow Build(string row, string firstArm, string secondArm, int n, int m, double first, double second, double t)
    {
        double df = n + m - 2, difference = first - second;
        double error = t == 0 ? double.NaN : Math.Abs(difference / t), half = StudentTDistribution.Quantile(0.975, df) * error;
        EffectSizeResult d = EffectSize.FromT(t, n, m);
        EtaSquaredResult eta = EtaSquared.FromT(t, df);
        return new ExactRow
        {
            Row = row,
            First = firstArm,
            Second = secondArm,
            FirstMean = first,
            SecondMean = second,
            PooledSd = error / Math.Sqrt((1.0 / n) + (1.0 / m)),
            T = t,
            Df = df,
            P = TTest.PTwoSided(t, df),
            EtaSquared = eta.Value,
            EtaSquaredInterval = new Interval(eta.Lower, eta.Upper),
            D = d.D,
            DInterval = new Interval(d.DLower, d.DUpper),
            DifferenceInterval = new Interval(difference - half, difference + half),
            IsExact = false,
        };
    }

    /// <summary>Holm and Benjamini-Hochberg over the items; over the scales where no items are printed.</summary>
    private static List<ExactRow> Adjusted(List<ExactRow> rows, PublishedQuestionnaire questionnaire)
    {
        bool items = rows.Any(r => !questionnaire.Row(r.Row)!.IsScale);
        int[] tested = [.. Enumerable.Range(0, rows.Count).Where(i => !items || !questionnaire.Row(rows[i].Row)!.IsScale)];
        double[] p = [.. tested.Select(i => rows[i].P)];
        double[] holm = MultipleTesting.Holm(p), hochberg = MultipleTesting.BenjaminiHochberg(p);
        for (int i = 0; i < tested.Length; i++)
            rows[tested[i]] = rows[tested[i]] with { PHolm = holm[i], PBenjaminiHochberg = hochberg[i] };
        return rows;
    }

    private static long? Single(IReadOnlyList<long>? sums) => sums is [var only] ? only : null;
}
