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
internal sealed class AuditContext(Study study, IReadOnlyDictionary<string, Shortening> shortenings)
{
    private readonly Dictionary<string, List<Check>> checks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), bool> answers = [];
    private IReadOnlyList<RowView>? views;
    private ILookup<(string, string, string?, string), PrintedStatistic>? own;
    private ILookup<(string?, string?, string, string?, string), PrintedStatistic>? anywhere;
    private ILookup<string, RowView>? byRow;

    public Study Study => study;

    /// <summary>The tests of each number, by its identifier.</summary>
    public IReadOnlyDictionary<string, List<Check>> Checks => checks;

    /// <summary>How a kind of number is shortened in this study.</summary>
    public Shortening HowOf(string statistic) => shortenings.GetValueOrDefault(statistic, Shortening.Either);

    /// <summary>What a printed number may stand for, given how its kind is shortened.</summary>
    public Interval Value(PrintedStatistic printed) => Print.Of(printed.Printed, HowOf(printed.Statistic));

    /// <summary>Every row of every table.</summary>
    public IReadOnlyList<RowView> Views() =>
        views ??= [.. study.Tables.SelectMany(t => t.Statistics.Select(s => s.Row).Distinct().Select(r => new RowView(this, t, r)))];

    /// <summary>A number as one table prints it.</summary>
    public PrintedStatistic? Own(PrintedTable table, string row, string? arm, string statistic) =>
        (own ??= study.Statistics.ToLookup(s => (s.Table, s.Row, s.Arm, s.Statistic)))[(table.Id, row, arm, statistic)].FirstOrDefault();

    /// <summary>A number as the first table of a contrast prints it.</summary>
    public PrintedStatistic? Anywhere(string? first, string? second, string row, string? arm, string statistic) =>
        (anywhere ??= study.Tables.SelectMany(t => t.Statistics, (table, statistic) => (Table: table, Statistic: statistic))
            .ToLookup(p => (p.Table.First, p.Table.Second, p.Statistic.Row, p.Statistic.Arm, p.Statistic.Statistic), p => p.Statistic))
        [(first, second, row, arm, statistic)].FirstOrDefault();

    /// <summary>An answer about a whole table that is worked out once.</summary>
    public bool Once(PrintedTable table, string question, Func<bool> answer)
    {
        if (!answers.TryGetValue((table.Id, question), out bool known))
            answers[(table.Id, question)] = known = answer();
        return known;
    }

    /// <summary>A row seen from a table, or from the first other table that prints it for the same contrast.</summary>
    public RowView? View(string row, PrintedTable near)
    {
        RowView[] views = [.. (byRow ??= Views().ToLookup(v => v.Row))[row]];
        return Array.Find(views, v => v.Table == near)
            ?? Array.Find(views, v => v.Table.First == near.First && v.Table.Second == near.Second);
    }

    public void Add(string id, Check check)
    {
        if (!this.checks.TryGetValue(id, out List<Check>? checks))
            this.checks[id] = checks = [];
        checks.Add(check);
    }

    /// <summary>Compares a printed number with what others lead to.</summary>
    public void Compare(PrintedStatistic printed, Interval recomputed, string from) =>
        Compare(printed, [(recomputed, from, null)]);

    /// <summary>Compares a printed number with what others lead to under several conventions, the usual one first.</summary>
    public void Compare(PrintedStatistic printed, IReadOnlyList<(Interval Value, string From, string? Convention)> candidates)
    {
        foreach ((Interval value, string from, string? convention) in candidates)
        {
            Shortening fit = Print.Fit(printed.Printed, value);
            if (fit == Shortening.None)
                continue;
            string how = fit == Shortening.Truncated ? ", cut and not rounded" : "";
            Add(printed.Id, new Check(true, fit, !printed.Printed.IsBound, value, $"{from} give {value}{how}.", convention));
            return;
        }
        (Interval usual, string source, _) = candidates[0];
        Add(printed.Id, new Check(false, Shortening.None, false, usual, $"{source} give {usual}, not {printed.Printed.Text}."));
    }

    public void CannotTest(PrintedStatistic printed, string reason) =>
        Add(printed.Id, new Check(null, Shortening.None, false, null, reason));
}
