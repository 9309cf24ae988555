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

    /// <summary>Every arm of the design.</summary>
    public IEnumerable<string> Arms => context.Study.Design.Arms.Select(a => a.Name);

    /// <summary>The lowest and the highest value that the row can print; null for another outcome and for adjusted means.</summary>
    public Interval? Range
    {
        get
        {
            if (Definition is not { } definition || table.Scores == Scores.Adjusted)
                return null;
            (int low, int high) = context.Study.Questionnaire!.Ends(definition);
            double divisor = ScaleForm.Divisor(context.Study, definition), width = (high - low) / divisor;
            return table.Scores == Scores.Gains ? new Interval(-width, width) : new Interval(low / divisor, high / divisor);
        }
    }

    /// <summary>The number as this table prints it, or as another one does of the same row.</summary>
    public PrintedStatistic? Find(string statistic, string? arm = null) => Own(statistic, arm) ?? context.Anywhere(table, row, arm, statistic);

    /// <summary>The number as this table prints it.</summary>
    public PrintedStatistic? Own(string statistic, string? arm = null) => context.Own(table, row, arm, statistic);

    /// <summary>How many people of an arm answered.</summary>
    public int? N(string arm) => Find("n", arm) is { Printed: { Value: >= 1, IsBound: false } } printed ? (int)printed.Printed.Value
        : context.Study.Design.Arm(arm)?.N;

    /// <summary>How many people of all arms answered; null where an arm's number is not known.</summary>
    public int? NOfAll() => Find("n") is { Printed: { Value: >= 1, IsBound: false } } printed ? (int)printed.Printed.Value
        : Arms.Any() && Arms.All(a => N(a) is not null) ? Arms.Sum(a => N(a)!.Value) : null;

    /// <summary>An arm's answers as whole numbers, if the row is of the questionnaire and its means are not adjusted.</summary>
    public IntegerAnswers? Answers(string arm)
    {
        if (Definition is not { } definition || table.Scores == Scores.Adjusted || N(arm) is not { } n)
            return null;
        // Where fewer people answered an item than have a scale, some have one of fewer items.
        if (definition.Items.Any(i => context.View(i, table) is { } item && item.N(arm) < n))
            return null;
        (int low, int high) = context.Study.Questionnaire!.Ends(definition);
        if (table.Scores == Scores.Gains)
            (low, high) = (low - high, high - low);
        return new IntegerAnswers(n, low, high, ScaleForm.Divisor(context.Study, definition));
    }

    /// <summary>What a printed number may stand for.</summary>
    public Interval? Value(string statistic, string? arm = null) =>
        Find(statistic, arm) is { Printed.IsBound: false } printed ? context.Value(printed) : null;

    /// <summary>An arm's mean: its exact value where one sum fits, otherwise what the print allows.</summary>
    public Interval? Mean(string arm)
    {
        if (Value("mean", arm) is not { } printed)
            return null;
        return Sums(arm) is [var only] ? Interval.Point(only / ((double)N(arm)!.Value * Answers(arm)!.Divisor)) : printed;
    }

    /// <summary>The sums an arm's mean may come from: a scale's from its items' where they are printed and none is reversed.</summary>
    public IReadOnlyList<long>? Sums(string arm)
    {
        if (Answers(arm) is not { } answers || Value("mean", arm) is not { } mean)
            return null;
        if (Definition is not { Items.Count: > 0 } scale || scale.Items.Any(i => context.Study.Questionnaire!.Row(i) is { IsReversed: true }))
            return answers.Sums(mean);
        long total = 0;
        foreach (string item in scale.Items)
        {
            if (context.View(item, table) is not { } view || view.N(arm) != answers.N || view.Sums(arm) is not [var only])
                return answers.Sums(mean);
            total += only;
        }

        double exact = total / ((double)answers.N * answers.Divisor);
        return Print.Fit(Find("mean", arm)!.Printed, Interval.Point(exact)) == Shortening.None ? answers.Sums(mean) : [total];
    }

    /// <summary>
    /// An arm's standard deviation: what whole answers with its mean can have of what the print allows. One that is divided by n, and one of
    /// which the standard error is printed, is brought to n - 1.
    /// </summary>
    public Interval? Sd(string arm)
    {
        if (Value("sd", arm) is not { } printed)
            return Value("se", arm) is { Low: >= 0 } error && N(arm) is { } people ? error.Times(Math.Sqrt(people)) : null;
        double divisor = N(arm) is > 1 and var n && context.RuleOf(table, "sd") == SpreadChecks.DividedByN ? n : (N(arm) ?? 2) - 1;
        Interval sample = N(arm) is { } all && all > 1 ? printed.Times(Math.Sqrt(divisor / (all - 1))) : printed;
        if (Definition is not { IsScale: false } || Answers(arm) is not { N: > 1 } answers || Sums(arm) is not [var sum])
            return sample;
        double centre = (double)sum * sum / answers.N, low = Math.Max(printed.Low, 0);
        IReadOnlyList<long> squares = IntegerAnswers.SquaresOfParity(
            centre + (low * low * divisor), centre + (printed.High * printed.High * divisor), sum);
        return squares.Count == 0 ? sample
            : Interval.Around([.. squares.Select(q => Math.Sqrt(Math.Max(0, q - centre) / (answers.N - 1)))]);
    }

    /// <summary>First mean minus second.</summary>
    public Interval? Difference() => Mean(First) is { } a && Mean(Second) is { } b ? new Interval(a.Low - b.High, a.High - b.Low) : null;

    /// <summary>1/n + 1/n.</summary>
    public double? Weight() => 1.0 / N(First) + (1.0 / N(Second));
}

/// <summary>What a scale's printed value is of its items.</summary>
internal static class ScaleForm
{
    /// <summary>By what the sum of a person's answers is divided: 1 for an item and a total, the number of items for their mean.</summary>
    public static int Divisor(Study study, QuestionnaireRow row) => IsTotal(study, row) ? 1 : row.ItemCount;

    /// <summary>Whether a scale is printed as a total: as the file says, else where every printed mean is one that only a total can have.</summary>
    public static bool IsTotal(Study study, QuestionnaireRow row)
    {
        if (!row.IsScale || row.Scoring != Scoring.NotSaid)
            return row.Scoring == Scoring.Total;
        (int low, int high) = study.Questionnaire!.Ends(row);
        decimal[] means = [.. study.Tables.Where(t => t.Scores == Scores.Answers).SelectMany(t => t.Statistics)
            .Where(s => s.Row == row.Name && s.Statistic == "mean").Select(s => s.Printed.Value)];
        return means.Length > 0 && means.All(m => (m * row.ItemCount > high || m * row.ItemCount < low) && m >= low && m <= high);
    }
}
