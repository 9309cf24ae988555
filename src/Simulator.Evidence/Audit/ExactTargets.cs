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
            List<ExactRow> own = [.. FromAnswers(context, definition)];
            foreach (RowView view in context.Views().Where(v => v.Row == definition.Name && v.Table.First is not null))
            {
                if (!own.Any(r => r.IsOf(view.Table)) && FromPrint(context, view) is { } exact)
                    own.Add(exact with { Table = view.Table, Occasion = context.Study.OccasionOf(view.Table, view.Row) });
            }

            rows.AddRange(own);
        }
        return Adjusted(rows, questionnaire);
    }

    private static ExactRow? FromPrint(AuditContext context, RowView view)
    {
        // Welch's t is no Student's t, which is what the row is told in: only SDs lead from one to the other.
        Interval? t = view.Table.Test == TestKind.Student ? view.Value("t") ?? Tests.FromSummary(view, TestKind.Student)
            : view.Table.Test == TestKind.Welch ? Tests.FromSummary(view, TestKind.Student) : null;
        if (t is not { } value || !double.IsFinite(value.Middle) || view.Mean(view.First) is not { } first || view.Mean(view.Second) is not { } second
            || view.N(view.First) is not { } n || view.N(view.Second) is not { } m || n + m < 3)
        {
            return null;
        }

        bool cut = context.HowOf("t") == Shortening.Truncated;
        IReadOnlyList<WholeAnswers> solutions = [];
        if (view.Definition is { IsScale: false } && view.Own("t") is not null && view.Table.Test == TestKind.Student)
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
        double size = Math.Abs(only?.T ?? value.Middle) * (difference < 0 ? -1 : 1);
        return Build(view.Row, view.First, view.Second, n, m, first.Middle, second.Middle, size) with
        {
            FirstSum = only?.FirstSum ?? Single(view.Sums(view.First)),
            SecondSum = only?.SecondSum ?? Single(view.Sums(view.Second)),
            SumOfSquares = only?.Squares,
            IsExact = only is not null,
        };
    }

    /// <summary>Rows of the raw answers: of every contrast that a table of theirs makes, else of the design's two arms.</summary>
    private static IEnumerable<ExactRow> FromAnswers(AuditContext context, QuestionnaireRow row)
    {
        if (context.Raw is not { } raw || row.Unnamed > 0)
            yield break;
        IReadOnlyList<StudyArm> arms = context.Study.Design.Arms;
        PrintedTable[] tables = [.. context.Study.Tables
            .Where(t => t.First is not null && t.Test is TestKind.Student or TestKind.Welch && raw.Covers(t, row.Name))
            .DistinctBy(t => (t.First, t.Second))];
        (string First, string Second, PrintedTable? Table)[] contrasts = tables.Length > 0 ? [.. tables.Select(t => (t.First!, t.Second!, (PrintedTable?)t))]
            : arms is [var one, var other] && !context.Study.Tables.Any(t => t.Test == TestKind.Paired) ? [(one.Name, other.Name, null)] : [];
        foreach ((string first, string second, PrintedTable? table) in contrasts)
        {
            double[] x = raw.Values(row.Name, first, AnswerReading.Usual), y = raw.Values(row.Name, second, AnswerReading.Usual);
            TTestResult t = TTest.Student(x, y);
            if (t.Reason != Reason.None)
                continue;
            int divisor = ScaleForm.Divisor(context.Study, row);
            yield return Build(row.Name, first, second, t.N1, t.N2, x.Average(), y.Average(), t.Statistic) with
            {
                Table = table,
                Occasion = table is null ? StudyOccasion.End : context.Study.OccasionOf(table, row.Name),
                FirstSum = (long)Math.Round(x.Sum() * divisor),
                SecondSum = (long)Math.Round(y.Sum() * divisor),
                SumOfSquares = row.IsScale ? null : (long)Math.Round(x.Sum(v => v * v) + y.Sum(v => v * v)),
                IsExact = true,
            };
        }
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

    /// <summary>Holm and Benjamini-Hochberg over the items of one occasion and contrast; over the scales where no items are printed.</summary>
    private static List<ExactRow> Adjusted(List<ExactRow> rows, PublishedQuestionnaire questionnaire)
    {
        foreach (int[] together in Enumerable.Range(0, rows.Count).GroupBy(i => (rows[i].First, rows[i].Second, rows[i].Occasion, rows[i].Table?.Group))
            .Select(g => g.ToArray()).ToArray())
        {
            bool items = together.Any(i => !questionnaire.Row(rows[i].Row)!.IsScale);
            int[] tested = [.. together.Where(i => !items || !questionnaire.Row(rows[i].Row)!.IsScale)];
            double[] p = [.. tested.Select(i => rows[i].P)];
            double[] holm = MultipleTesting.Holm(p), hochberg = MultipleTesting.BenjaminiHochberg(p);
            for (int i = 0; i < tested.Length; i++)
                rows[tested[i]] = rows[tested[i]] with { PHolm = holm[i], PBenjaminiHochberg = hochberg[i] };
        }

        return rows;
    }

    private static long? Single(IReadOnlyList<long>? sums) => sums is [var only] ? only : null;
}
