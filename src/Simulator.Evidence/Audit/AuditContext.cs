using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>A test that one printed number underwent.</summary>
/// <param name="Passes">Whether it passed; null when the test was not possible.</param>
/// <param name="How">Ways of shortening under which it passed.</param>
/// <param name="Counts">Whether it tells rounding and cutting apart.</param>
/// <param name="Recomputed">What the other numbers lead to.</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="Convention">A convention that had to be assumed.</param>
internal sealed record Check(bool? Passes, Shortening How, bool Counts, Interval? Recomputed, string Reason, string? Convention = null);

/// <summary>What the checks share: the study, how each kind of number is shortened, and what was found so far.</summary>
/// <param name="study">The study.</param>
/// <param name="earlier">A first pass over the same study, from which conventions are known; null in the first.</param>
internal sealed class AuditContext(Study study, AuditContext? earlier = null)
{
    private readonly Dictionary<string, List<Check>> checks = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), bool> answers = [];
    private IReadOnlyList<RowView>? views;
    private ILookup<(string, string, string?, string), PrintedStatistic>? own;
    private ILookup<(string, string?, string), (PrintedTable Table, PrintedStatistic Statistic)>? anywhere;
    private ILookup<string, RowView>? byRow;

    public Study Study => study;

    /// <summary>Comparisons whose convention is that of their table.</summary>
    public TableRules Rules { get; } = new();

    /// <summary>The raw answers, if there are any.</summary>
    public RawNumbers? Raw { get; } = study.Answers is { } answers ? new RawNumbers(study, answers) : null;

    /// <summary>The tests of each number, by its identifier.</summary>
    public IReadOnlyDictionary<string, List<Check>> Checks => checks;

    /// <summary>How each kind of number is shortened in this study, as far as a first pass told.</summary>
    public IReadOnlyDictionary<string, Shortening> Shortenings { get; init; } = new Dictionary<string, Shortening>();

    /// <summary>How a kind of number is shortened in this study.</summary>
    public Shortening HowOf(string statistic) => Shortenings.GetValueOrDefault(statistic, Shortening.Either);

    /// <summary>The convention that a first pass found for a kind of number in a table; null for the usual one.</summary>
    public string? RuleOf(PrintedTable table, string statistic) => earlier?.Rules.Of(table.Id, statistic);

    /// <summary>What a printed number may stand for, given how its kind is shortened.</summary>
    public Interval Value(PrintedStatistic printed) => Print.Of(printed.Printed, HowOf(printed.Statistic));

    /// <summary>The table of a number.</summary>
    public PrintedTable TableOf(PrintedStatistic printed) => study.Tables.First(t => t.Id == printed.Table);

    /// <summary>Every row of every table.</summary>
    public IReadOnlyList<RowView> Views() =>
        views ??= [.. study.Tables.SelectMany(t => t.Statistics.Select(s => s.Row).Distinct().Select(r => new RowView(this, t, r)))];

    /// <summary>A number as one table prints it.</summary>
    public PrintedStatistic? Own(PrintedTable table, string row, string? arm, string statistic) =>
        (own ??= study.Statistics.ToLookup(s => (s.Table, s.Row, s.Arm, s.Statistic)))[(table.Id, row, arm, statistic)].FirstOrDefault();

    /// <summary>
    /// A number as another table prints it of the same row: of the same people, occasion and contrast, and what belongs to the contrast of the
    /// same test too. An arm's numbers may also stand in a table without a contrast.
    /// </summary>
    public PrintedStatistic? Anywhere(PrintedTable near, string row, string? arm, string statistic) =>
        (anywhere ??= study.Tables.SelectMany(t => t.Statistics, (table, statistic) => (Table: table, Statistic: statistic))
            .ToLookup(p => (p.Statistic.Row, p.Statistic.Arm, p.Statistic.Statistic)))[(row, arm, statistic)]
        .Where(p => Lends(p.Table, near, arm is not null)).Select(p => p.Statistic).FirstOrDefault();

    /// <summary>Whether a row of one table is that of the other.</summary>
    public static bool Lends(PrintedTable from, PrintedTable to, bool ofAnArm) => from.IsOfTheSame(to)
        && (from.HasContrastOf(to) || (ofAnArm && (from.First is null || to.First is null))) && (ofAnArm || from.Test == to.Test);

    /// <summary>An answer about a whole table that is worked out once.</summary>
    public bool Once(PrintedTable table, string question, Func<bool> answer)
    {
        if (!answers.TryGetValue((table.Id, question), out bool known))
            answers[(table.Id, question)] = known = answer();
        return known;
    }

    /// <summary>A row seen from a table, or from the first other table that prints it of the same people, occasion and contrast.</summary>
    public RowView? View(string row, PrintedTable near)
    {
        RowView[] views = [.. (byRow ??= Views().ToLookup(v => v.Row))[row]];
        return Array.Find(views, v => v.Table == near) ?? Array.Find(views, v => Lends(v.Table, near, ofAnArm: true));
    }

    public void Add(string id, Check check)
    {
        if (!settled.Contains(id))
            Keep(id, check);
    }

    private void Keep(string id, Check check)
    {
        if (!this.checks.TryGetValue(id, out List<Check>? checks))
            this.checks[id] = checks = [];
        checks.Add(check);
    }

    /// <summary>Adds a test that did not pass.</summary>
    public void Fail(PrintedStatistic printed, Interval? recomputed, string reason) =>
        Add(printed.Id, new Check(false, Shortening.None, false, recomputed, reason));

    /// <summary>Compares a printed number with what others lead to.</summary>
    public void Compare(PrintedStatistic printed, Interval recomputed, string from) => Compare(printed, [Way.Of(printed, recomputed, from)]);

    /// <summary>Compares a printed number with what others lead to in several ways; which convention counts is for the table to say.</summary>
    public void Compare(PrintedStatistic printed, IReadOnlyList<Way> ways)
    {
        if (!settled.Contains(printed.Id))
            Rules.Add(printed, ways);
    }

    /// <summary>Compares a printed number with the raw answers; nothing else then has a say.</summary>
    public void Settle(PrintedStatistic printed, IReadOnlyList<Way> ways)
    {
        Compare(printed, ways);
        settled.Add(printed.Id);
    }

    /// <summary>Decides the comparisons, table by table.</summary>
    public void Resolve() => Rules.Resolve(Keep);

    /// <summary>Names a number that only the other way of shortening explains than the rest of its kind in its table.</summary>
    public void NameOdd(PrintedStatistic printed, Interval? recomputed, string reason) =>
        Keep(printed.Id, new Check(false, Shortening.None, false, recomputed, reason));

    public void CannotTest(PrintedStatistic printed, string reason) =>
        Add(printed.Id, new Check(null, Shortening.None, false, null, reason));
}
