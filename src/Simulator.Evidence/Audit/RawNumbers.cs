using Simulator.Evidence.Studies;
using Simulator.Statistics;

namespace Simulator.Evidence.Audit;

/// <summary>How raw answers become a scale's values.</summary>
/// <param name="Available">Whether the answered items stand for all; otherwise only people who answered every item count.</param>
/// <param name="Turned">Items counted from the other end though the questionnaire does not say so.</param>
internal sealed record AnswerReading(bool Available, IReadOnlyList<string> Turned)
{
    /// <summary>Complete cases, as the questionnaire says.</summary>
    public static AnswerReading Usual { get; } = new(false, []);

    /// <summary>What is assumed; null for the usual.</summary>
    public string? Convention
    {
        get
        {
            string[] said = [.. new[] { Available ? "available items, not complete cases" : null,
                Turned.Count > 0 ? $"{string.Join(" and ", Turned)} turned round (reversed: true)" : null }.OfType<string>()];
            return said.Length == 0 ? null : string.Join("; ", said);
        }
    }
}

/// <summary>A researcher's raw answers as values of the questionnaire's rows.</summary>
internal sealed class RawNumbers(Study study, RawAnswers answers)
{
    private readonly PublishedQuestionnaire questionnaire = study.Questionnaire!;

    public RawAnswers Answers => answers;

    /// <summary>Whether a table's row is of these answers: all people's, as given, of their occasion.</summary>
    public bool Covers(PrintedTable table, string row) => questionnaire.Row(row) is { Unnamed: 0 } && table is { Group: null, Scores: Scores.Answers }
        && (answers.When is { } when ? string.Equals(when.Trim(), table.When.Trim(), StringComparison.OrdinalIgnoreCase)
            : study.OccasionOf(table, row) == StudyOccasion.End);

    /// <summary>The readings that lead to different values of a row, the usual one first.</summary>
    public IReadOnlyList<AnswerReading> Readings(string row)
    {
        QuestionnaireRow definition = questionnaire.Row(row)!;
        List<AnswerReading> readings = [AnswerReading.Usual];
        bool hasGaps = definition.IsScale && answers.Respondents.Any(r => ItemsOf(definition).Select(i => Answer(r, i)).ToArray() is var given
            && given.Any(a => a is null) && given.Any(a => a is not null));
        if (hasGaps)
            readings.Add(new AnswerReading(true, []));
        IReadOnlyList<string> turned = definition.IsScale ? Contrary(definition) : definition.IsReversed ? [definition.Name] : [];
        if (turned.Count > 0)
        {
            readings.Add(new AnswerReading(false, turned));
            if (hasGaps)
                readings.Add(new AnswerReading(true, turned));
        }

        return readings;
    }

    /// <summary>A row's values, person by person; NaN for a person without one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="arm">The arm; null for everybody.</param>
    /// <param name="reading">How answers become values.</param>
    public double[] Column(string row, string? arm, AnswerReading reading)
    {
        QuestionnaireRow definition = questionnaire.Row(row)!;
        string[] items = ItemsOf(definition);
        double whole = (double)definition.ItemCount / ScaleForm.Divisor(study, definition);
        return [.. People(arm).Select(person =>
        {
            double[] given = [.. items.Select(i => Counted(person, i, definition, reading)).Where(x => !double.IsNaN(x))];
            return given.Length == 0 || (given.Length < items.Length && !reading.Available) ? double.NaN : given.Average() * whole;
        })];
    }

    /// <summary>A row's values without those of people who have none.</summary>
    public double[] Values(string row, string? arm, AnswerReading reading) => [.. Column(row, arm, reading).Where(x => !double.IsNaN(x))];

    /// <summary>A row's values of people who are in both arms, in the same order.</summary>
    public (double[] First, double[] Second) Pairs(string row, string first, string second, AnswerReading reading)
    {
        Dictionary<string, double> others = People(second).Zip(Column(row, second, reading)).ToDictionary(p => p.First.Teacher, p => p.Second);
        (double, double)[] both = [.. People(first).Zip(Column(row, first, reading))
            .Where(p => others.ContainsKey(p.First.Teacher)).Select(p => (p.Second, others[p.First.Teacher]))
            .Where(p => !double.IsNaN(p.Item1) && !double.IsNaN(p.Item2))];
        return ([.. both.Select(b => b.Item1)], [.. both.Select(b => b.Item2)]);
    }

    /// <summary>
    /// Cronbach's alpha of an arm, or of everybody: of those who answered every item, or, from available items, with each covariance of those who
    /// answered both; NaN where it is not defined.
    /// </summary>
    public double Alpha(string row, string? arm, AnswerReading reading, bool withinArms = false)
    {
        QuestionnaireRow scale = questionnaire.Row(row)!;
        Respondent[] people = [.. People(arm)];
        double[][] columns = [.. scale.Items.Select(i => people.Select(p => Counted(p, i, scale, reading)).ToArray())];
        if (reading.Available)
            return Pairwise(columns);
        if (withinArms)
        {
            bool[] complete = [.. people.Select((_, i) => columns.All(c => !double.IsNaN(c[i])))];
            columns = [.. columns.Select(c => c.Select((x, i) =>
                x - c.Where((_, j) => complete[j] && people[j].Arm == people[i].Arm).DefaultIfEmpty(x).Average()).ToArray())];
        }

        return columns.Length < 2 ? double.NaN : Reliability.CronbachAlpha(columns).Alpha;
    }

    private static double Pairwise(double[][] columns)
    {
        double own = 0, all = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                (double X, double Y)[] both = [.. columns[i].Zip(columns[j]).Where(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second))];
                if (both.Length < 2)
                    return double.NaN;
                double x = both.Average(p => p.X), y = both.Average(p => p.Y), covariance = both.Sum(p => (p.X - x) * (p.Y - y)) / (both.Length - 1);
                (own, all) = (own + (i == j ? covariance : 0), all + covariance);
            }
        }

        double k = columns.Length;
        return k < 2 || !(all > 0) ? double.NaN : k / (k - 1) * (1 - (own / all));
    }

    /// <summary>A scale's alpha in the whole sample and within arms; null where it is not defined.</summary>
    public ImpliedAlpha? Alpha(string row)
    {
        double whole = Alpha(row, null, AnswerReading.Usual), within = Alpha(row, null, AnswerReading.Usual, withinArms: true);
        return double.IsNaN(whole) || double.IsNaN(within) ? null : new ImpliedAlpha(row, Interval.Point(whole), Interval.Point(within));
    }

    /// <summary>
    /// The items that correlate negatively with the rest of their scale, the most negative turned round first, until none does; none where the
    /// scale has only two items, of which nobody can say which is worded the other way.
    /// </summary>
    public IReadOnlyList<string> Contrary(QuestionnaireRow scale)
    {
        if (scale.Items.Count < 3)
            return [];
        List<string> turned = [];
        Respondent[] people = [.. answers.Respondents];
        while (turned.Count < scale.Items.Count / 2)
        {
            AnswerReading reading = new(false, [.. turned]);
            double[][] columns = [.. scale.Items.Select(i => people.Select(p => Counted(p, i, scale, reading)).ToArray())];
            double[] rest = [.. Reliability.CronbachAlpha(columns).Items.Select(i => i.ItemRestCorrelation)];
            if (rest.Length == 0)
                return [];
            (double worst, string item) = rest.Zip(scale.Items).Where(r => !double.IsNaN(r.First) && !turned.Contains(r.Second))
                .OrderBy(r => r.First).FirstOrDefault();
            if (item is null || worst >= 0)
                return turned;
            turned.Add(item);
        }

        return turned;
    }

    private IEnumerable<Respondent> People(string? arm) => answers.Respondents.Where(r => arm is null || r.Arm == arm);

    private static string[] ItemsOf(QuestionnaireRow row) => row.IsScale ? [.. row.Items] : [row.Name];

    private int? Answer(Respondent person, string item) => person.Answers[Place(item)];

    private int Place(string item)
    {
        for (int i = 0; i < answers.Items.Count; i++)
        {
            if (answers.Items[i] == item)
                return i;
        }

        throw new ArgumentException("No such item.", nameof(item));
    }

    /// <summary>An answer as a row counts it: a scale counts a reversed item from the other end, the item itself is printed as ticked.</summary>
    private double Counted(Respondent person, string item, QuestionnaireRow row, AnswerReading reading)
    {
        if (Answer(person, item) is not { } answer)
            return double.NaN;
        (int low, int high) = questionnaire.Ends(questionnaire.Row(item)!);
        bool isTurned = (row.IsScale && questionnaire.Row(item)!.IsReversed) != reading.Turned.Contains(item);
        return isTurned ? low + high - answer : answer;
    }
}
