using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>All that a study prints about one row of one contrast, seen from one of its tables.</summary>
internal sealed class RowView(AuditContext context, PrintedTable table, string row)
{
    public string Row => row;

    public PrintedTable Table => table;

    public string First => table.First ?? "";

    public string Second => table.Second ?? "";

    /// <summary>The questionnaire's row, or null for another outcome.</summary>
    public QuestionnaireRow? Definition => context.Study.Questionnaire?.Row(row);

    /// <summary>The number as this table prints it, or as another one does.</summary>
    public PrintedStatistic? Find(string statistic, string? arm = null) =>
        Own(statistic, arm) ?? context.Anywhere(table.First, table.Second, row, arm, statistic);

    /// <summary>The number as this table prints it.</summary>
    public PrintedStatistic? Own(string statistic, string? arm = null) => context.Own(table, row, arm, statistic);

    /// <summary>How many people of an arm answered.</summary>
    public int? N(string arm) => Find("n", arm) is { Printed.Value: >= 1 } printed ? (int)printed.Printed.Value
        : context.Study.Design.Arm(arm)?.N;

    /// <summary>An arm's answers as whole numbers, if the row is of the questionnaire.</summary>
    public IntegerAnswers? Answers(string arm) => Definition is { } row && context.Study.Questionnaire is { } q && N(arm) is { } n
        ? new IntegerAnswers(n, row.ItemCount, q.Minimum, q.Maximum)
        : null;

    /// <summary>What a printed number may stand for.</summary>
    public Interval? Value(string statistic, string? arm = null) =>
        Find(statistic, arm) is { Printed.IsBound: false } printed ? context.Value(printed) : null;

    /// <summary>An arm's mean: its exact value where one sum fits, otherwise what the print allows.</summary>
    public Interval? Mean(string arm)
    {
        if (Value("mean", arm) is not { } printed)
            return null;
        if (Sums(arm) is [var only])
        {
            double exact = only / ((double)N(arm)!.Value * Definition!.ItemCount);
            return new Interval(exact, exact);
        }
        return printed;
    }

    /// <summary>The sums an arm's mean may come from: a scale's from its items' where they are printed.</summary>
    public IReadOnlyList<long>? Sums(string arm)
    {
        if (Answers(arm) is not { } answers || Value("mean", arm) is not { } mean)
            return null;
        if (Definition is { IsScale: true } scale)
        {
            long total = 0;
            foreach (string item in scale.Items)
            {
                if (context.View(item, table)?.Sums(arm) is not [var only])
                    return answers.Sums(mean);
                total += only;
            }
            return Print.Fit(Find("mean", arm)!.Printed, Point(total, answers)) == Shortening.None ? answers.Sums(mean) : [total];
        }
        return answers.Sums(mean);
    }

    /// <summary>An arm's standard deviation: what whole answers with its mean can have of what the print allows.</summary>
    public Interval? Sd(string arm)
    {
        if (Value("sd", arm) is not { } printed || Definition is not { IsScale: false } || Answers(arm) is not { N: > 1 } answers
            || Sums(arm) is not [var sum])
        {
            return Value("sd", arm);
        }

        double centre = (double)sum * sum / answers.N, low = Math.Max(printed.Low, 0);
        IReadOnlyList<long> squares = IntegerAnswers.SquaresOfParity(
            centre + (low * low * (answers.N - 1)), centre + (printed.High * printed.High * (answers.N - 1)), sum);
        return squares.Count == 0 ? printed
            : Interval.Around([.. squares.Select(q => Math.Sqrt(Math.Max(0, q - centre) / (answers.N - 1)))]);
    }

    /// <summary>First mean minus second.</summary>
    public Interval? Difference() => Mean(First) is { } a && Mean(Second) is { } b ? new Interval(a.Low - b.High, a.High - b.Low) : null;

    /// <summary>The degrees of freedom printed, or those of Student's t.</summary>
    public double? Df() => Find("df")?.Printed is { } df ? (double)df.Value : N(First) + N(Second) - 2;

    /// <summary>1/n + 1/n.</summary>
    public double? Weight() => 1.0 / N(First) + (1.0 / N(Second));

    private static Interval Point(long sum, IntegerAnswers answers)
    {
        double mean = sum / ((double)answers.N * answers.Items);
        return new Interval(mean, mean);
    }
}
