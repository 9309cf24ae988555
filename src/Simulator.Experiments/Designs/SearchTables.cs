using Simulator.Experiments.Differences;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>What a search found, as tables.</summary>
internal static class SearchTables
{
    /// <summary>Words of what became of a candidate.</summary>
    private static readonly Dictionary<Fate, string> Words = new()
    {
        [Fate.Impossible] = "impossible",
        [Fate.Failed] = "failed",
        [Fate.NoValue] = "no_value",
        [Fate.OverBudget] = "over_budget",
        [Fate.Beaten] = "beaten",
        [Fate.Unbeaten] = "unbeaten",
        [Fate.Finalist] = "finalist",
    };

    /// <summary>The finalists and today's programme, a row each: what a person reads first.</summary>
    internal static Table Programmes(SearchPlan plan, Confirmed confirmed)
    {
        Finalist?[] rows = [.. confirmed.Finalists, null];
        int[] told = [.. Enumerable.Range(0, plan.Objectives.Count).Where(k => plan.Objectives[k].Measure.Name != SearchPlan.Hours)];
        KnownLayer?[] known = [.. rows.Select(f => f is null ? null : confirmed.Known(0, f.Place))];
        return Table.Of("programmes", "A programme that went on to fresh luck, and today's.", rows, at =>
        [
            Column.Text("letter", "", "what it is called", k => at(k)?.Letter ?? ProgrammeSearch.Today),
            Column.Text("programme", "", "what it is", k => at(k) is { } f ? plan.Candidates[f.Candidate].Name : "as it is"),
            Value("hours", "staff hours of the whole arm, mean on fresh luck", k => confirmed.Fresh(plan.HoursAt, at(k)?.Place ?? 0).Mean),
            .. told.Select(o => Value(
                plan.Objectives[o].Measure.Name + "_difference", $"{plan.Objectives[o].Measure.Title}: difference from today's programme on fresh luck",
                k => at(k) is { } f ? confirmed.Difference(o, f.Place, 0).Mean : double.NaN)),
            Value("better", $"share of the parameter sets in which it is better than today's in {plan.Objectives[0].Measure.Name}",
                k => known[k]?.SameSign ?? double.NaN),
            Value("first", $"share of the parameter sets in which it is first in {plan.Objectives[0].Measure.Name}, equals sharing",
                k => at(k)?.Best ?? double.NaN),
            Column.Text("standing", "", $"beside the first in {plan.Objectives[0].Measure.Name} within the budget", k =>
                at(k) is { } f && confirmed.Contenders.Count > 0 ? SearchAnswer.Beside(plan, confirmed, f) : ""),
        ]);
    }

    /// <summary>Every finalist in every objective.</summary>
    internal static Table Finalists(SearchPlan plan, SearchScreening screened, Confirmed confirmed)
    {
        (Finalist F, int O, KnownLayer? Known)[] rows =
            [.. confirmed.Finalists.SelectMany(f => plan.Objectives.Select((_, o) => (f, o, confirmed.Known(o, f.Place))))];
        double End(KnownLayer? known, int objective, bool upper) => known is null ? double.NaN
            : plan.Objectives[objective].LessIsBetter ? upper ? -known.Lower : -known.Upper : upper ? known.Upper : known.Lower;
        return Table.Of("finalists", "One programme on fresh luck in one thing that is wanted.", rows, at =>
        [
            Column.Text("letter", "", "the programme", k => at(k).F.Letter),
            Column.Identifier("objective", "what is wanted", k => plan.Objectives[at(k).O].Measure.Name),
            Column.Text("unit", "", "its unit", k => plan.Objectives[at(k).O].Measure.Unit),
            Value("today", "mean under today's programme", k => confirmed.Fresh(at(k).O, 0).Mean),
            Value("value", "mean under this one", k => confirmed.Fresh(at(k).O, at(k).F.Place).Mean),
            Value("difference", "this one minus today's", k => confirmed.Difference(at(k).O, at(k).F.Place, 0).Mean),
            Value("lower", "simulation: lower end of the 95 % interval of the difference", k => confirmed.Difference(at(k).O, at(k).F.Place, 0).Lower),
            Value("upper", "simulation: upper end", k => confirmed.Difference(at(k).O, at(k).F.Place, 0).Upper),
            Value("known_lower", "what we do not know: where the difference lies in 80 % of the parameter sets, lower end",
                k => End(at(k).Known, at(k).O, false)),
            Value("known_upper", "what we do not know: upper end", k => End(at(k).Known, at(k).O, true)),
            Value("better", "share of the parameter sets in which it is better than today's", k => at(k).Known?.SameSign ?? double.NaN),
            Value("chosen_difference", "the same difference on the luck that all candidates were tried on",
                k => screened.Means[at(k).F.Candidate + 1][at(k).O].Mean - screened.Means[0][at(k).O].Mean),
        ]);
    }

    /// <summary>Every two finalists in every objective.</summary>
    internal static Table Pairs(SearchPlan plan, Confirmed confirmed)
    {
        IReadOnlyList<Finalist> all = confirmed.Finalists;
        (Finalist A, Finalist B, int O)[] rows = [.. Enumerable.Range(0, all.Count).SelectMany(i => Enumerable.Range(i + 1, all.Count - i - 1)
            .SelectMany(j => plan.Objectives.Select((_, o) => (all[i], all[j], o))))];
        return Table.Of("pairs", "Two programmes on fresh luck in one thing that is wanted.", rows, at =>
        [
            Column.Text("first", "", "a programme", k => at(k).A.Letter),
            Column.Text("second", "", "another", k => at(k).B.Letter),
            Column.Identifier("objective", "what is wanted", k => plan.Objectives[at(k).O].Measure.Name),
            Value("difference", "first minus second", k => confirmed.Difference(at(k).O, at(k).A.Place, at(k).B.Place).Mean),
            Value("lower", "lower end of its 95 % interval", k => confirmed.Difference(at(k).O, at(k).A.Place, at(k).B.Place).Lower),
            Value("upper", "upper end", k => confirmed.Difference(at(k).O, at(k).A.Place, at(k).B.Place).Upper),
            Column.Identifier("better", "which is better: first, second, or a tie where they cannot be told apart",
                k => confirmed.Told(at(k).O, at(k).A.Place, at(k).B.Place) switch
                {
                    PairedVerdict.Better => "first",
                    PairedVerdict.Worse => "second",
                    PairedVerdict.Tie => "tie",
                }),
        ]);
    }

    /// <summary>Every candidate on the luck that all were tried on.</summary>
    internal static Table Candidates(SearchPlan plan, SearchScreening screened, Confirmed? confirmed)
    {
        IReadOnlyList<Measures.Measure> measures = plan.Measures;
        MeanInterval Of(long candidate, int measure) => screened.Means[(int)candidate + 1][measure];
        return Table.Of("candidates", "A candidate on the luck that all were tried on.", plan.Candidates, at =>
        [
            Column.Integer("point", "", "number of its point", k => k + 1),
            .. screened.Values.Table.Settings(k => (int)k + 1),
            Column.Identifier("fate", "what became of it: impossible, failed, no_value, over_budget, beaten, unbeaten (too many went on before it), finalist",
                k => Words[screened.Fates[k]]),
            Column.Text("letter", "", "what it is called on fresh luck", k => confirmed?.Finalists.FirstOrDefault(f => f.Candidate == k)?.Letter),
            Column.Integer("beaten_by", "", "point of one that is nowhere worse and somewhere better beyond doubt", k =>
                screened.BeatenBy((int)k) is { } by ? by + 1 : null),
            .. measures.Select((m, i) => Value("mean_" + m.Name, $"{m.Title}: mean", k => Of(k, i).Mean)),
            Value("hours_lower", "staff hours: lower end of the 95 % interval of the mean", k => Of(k, plan.HoursAt).Lower),
            Value("hours_upper", "staff hours: upper end", k => Of(k, plan.HoursAt).Upper),
        ]);
    }

    /// <summary>What a programme may take.</summary>
    internal static Table Budget(SearchPlan plan) => Table.Of("budget", "Hours that a programme may take at most.", plan.Budget, at =>
    [
        Column.Identifier("measure", "which hours, of the whole arm", k => at(k).Measure.Name),
        Value("most", "how many, mean over replications", k => at(k).Most),
    ]);

    /// <summary>Every finalist in every parameter set.</summary>
    internal static Table Sets(SearchPlan plan, Confirmed confirmed)
    {
        (int Set, Finalist F)[] rows = [.. Enumerable.Range(0, plan.Draws.Sets).SelectMany(s => confirmed.Finalists.Select(f => (s, f)))];
        return Table.Of("sets", "One programme in one parameter set.", rows, at =>
        [
            Column.Integer("set", "", "number of the set", k => at(k).Set),
            Column.Text("letter", "", "the programme", k => at(k).F.Letter),
            .. plan.Objectives.Select((o, i) => Value(
                o.Measure.Name + "_difference", $"{o.Measure.Title}: difference from today's programme, mean over few replications",
                k => confirmed.InSet(i, at(k).Set, at(k).F.Place))),
        ]);
    }

    /// <summary>What each assumption does to the choice.</summary>
    internal static Table Assumptions(Confirmed confirmed, IReadOnlyList<Assumption> assumptions) => Table.Of("assumptions",
        "What one assumption does to the choice, all others as they are.", assumptions, at =>
    [
        Column.Identifier("parameter", "symbol", k => at(k).Parameter.Symbol),
        Column.Text("meaning", "", "what it says", k => at(k).Parameter.Meaning),
        Value("shipped", "its value in force", k => at(k).Shipped),
        Value("low", "lower end of its range", k => at(k).Parameter.Low),
        Value("high", "upper end", k => at(k).Parameter.High),
        Value("value", "about where another comes first, nearest to the value in force; empty where none does beyond doubt", k => at(k).Value),
        Value("change", "how far that is, as a share of the range", k => at(k).Change),
        Value("told_at", "the nearest value that was tried at which it is first beyond doubt", k => at(k).ToldAt),
        Column.Text("then_first", "", "which comes first there", k => at(k).By < 0 ? null : confirmed.Contenders[at(k).By].Letter),
        Value("lead", "how far it is ahead there, so that more is better; else the smallest lead of the first at any value tried", k => at(k).Lead.Mean),
        Value("lower", "lower end of its interval, of which 95 % hold all together", k => at(k).Lead.Lower),
        Value("upper", "upper end", k => at(k).Lead.Upper),
    ]);

    private static Column Value(string name, string description, Func<long, double> cell) => Column.Number(name, "", description, cell, 6);
}
