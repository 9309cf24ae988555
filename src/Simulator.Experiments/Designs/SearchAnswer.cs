using System.Globalization;
using Simulator.Experiments.Differences;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>What follows from a search, as far as it went.</summary>
internal static class SearchAnswer
{
    private const int Told = 3;

    /// <summary>The answer.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="screened">All candidates on the same luck.</param>
    /// <param name="confirmed">The finalists on fresh luck; null where there are none.</param>
    /// <param name="assumptions">What each assumption does to the choice, the smallest change first; null where none was tried.</param>
    internal static DesignAnswer Of(SearchPlan plan, SearchScreening screened, Confirmed? confirmed, IReadOnlyList<Assumption>? assumptions)
    {
        IEnumerable<string> lines = [Head(plan, screened, confirmed), .. confirmed is null ? Nobody(plan, screened) : Best(plan, confirmed)];
        if (confirmed is { Contenders.Count: > 0 })
        {
            lines = [.. lines, KeptPlace(plan, screened, confirmed)];
            if (assumptions is { Count: > 0 }) lines = [.. lines, Flip(plan, confirmed, assumptions)];
        }

        Table candidates = SearchTables.Candidates(plan, screened, confirmed);
        return new DesignAnswer(
            [.. lines], confirmed is null ? [candidates, SearchTables.Budget(plan)]
                : [SearchTables.Programmes(plan, confirmed), SearchTables.Finalists(plan, screened, confirmed), SearchTables.Pairs(plan, confirmed), candidates,
                    SearchTables.Budget(plan),
                    .. plan.Draws.Sets > 0 ? [SearchTables.Sets(plan, confirmed)] : Array.Empty<Table>(),
                    .. assumptions is null ? Array.Empty<Table>() : [SearchTables.Assumptions(confirmed, assumptions)]],
            screened.Failures);
    }

    /// <summary>What is said of a finalist beside the first.</summary>
    internal static string Beside(SearchPlan plan, Confirmed confirmed, Finalist finalist)
    {
        if (!finalist.Within) return "over the budget on fresh luck";
        Finalist first = confirmed.Contenders[0];
        if (finalist == first) return "first";
        double share = confirmed.Fresh(plan.HoursAt, finalist.Place).Mean / confirmed.Fresh(plan.HoursAt, first.Place).Mean;
        string hours = double.IsFinite(share) ? Text($", for {100 * share:0} % of its hours") : "";
        if (confirmed.Told(0, finalist.Place, first.Place) == PairedVerdict.Tie) return $"cannot be told from {first.Letter}{hours}";
        double behind = Math.Abs(confirmed.Difference(0, finalist.Place, first.Place).Mean);
        string matters = plan.Objectives[0].Measure.Matters is { } least && behind < least ? Text($", less than the {least:0.##} that matter") : "";
        return Text($"behind {first.Letter} by {behind:0.000}{matters}{hours}");
    }

    private static string Head(SearchPlan plan, SearchScreening screened, Confirmed? confirmed)
    {
        string budget = plan.Budget.Count == 0 ? "No budget"
            : "Budget: " + string.Join(", ", plan.Budget.Select(b => Text($"{b.Most:0.##} {b.Measure.Title.ToLowerInvariant()}")));
        int teachers = plan.Scenario.Arms.Single(a => a.Name == plan.Arm).Cohort.Teachers, tried = screened.Fates.Length - screened.Count(Fate.Impossible);
        (Fate Fate, string Says)[] others = [(Fate.Impossible, "cannot be offered"), (Fate.Failed, "failed"),
            (Fate.NoValue, "cannot be measured"), (Fate.OverBudget, "over the budget")];
        string counts = string.Concat(
            others.Select(o => (Many: screened.Count(o.Fate), o.Says)).Where(o => o.Many > 0).Select(o => Text($", {o.Many} {o.Says}")));
        string some = confirmed is not null && confirmed.Finalists.Count < screened.Unbeaten ? Text($"{confirmed.Finalists.Count} of them ") : "";
        return Text($"{budget}; {teachers} {plan.Scenario.Words.Teachers}. {tried} {(tried == 1 ? "programme" : "programmes")} tried{counts}, ")
            + Text($"{screened.Unbeaten} that no other beats")
            + (confirmed is null ? "." : $"; {some}on fresh luck, beside today's:");
    }

    private static IEnumerable<string> Nobody(SearchPlan plan, SearchScreening screened)
    {
        if (!screened.HasToday)
        {
            yield return $"  What is offered today cannot be played, so that nothing can be held against it: {screened.Values.Failures[0]}";
            yield break;
        }

        if (screened.Cheapest is >= 0 and var cheapest)
        {
            MeanInterval hours = screened.Hours(cheapest + 1);
            yield return Text($"  No programme is within the budget; the cheapest, {plan.Candidates[cheapest].Name}, takes {hours.Mean:0.0} staff hours.");
        }
    }

    private static IEnumerable<string> Best(SearchPlan plan, Confirmed confirmed)
    {
        SearchObjective wanted = plan.Objectives[0];
        if (confirmed.Contenders.Count == 0) yield return "  All of them take more than the budget on fresh luck.";
        foreach (Finalist f in confirmed.Contenders.Take(Told))
        {
            MeanInterval hours = confirmed.Fresh(plan.HoursAt, f.Place), difference = confirmed.Difference(0, f.Place, 0);
            string known = "";
            if (confirmed.Known(0, f.Place) is { } layer)
            {
                (double low, double high) = wanted.LessIsBetter ? (-layer.Upper, -layer.Lower) : (layer.Lower, layer.Upper);
                string called = f == confirmed.Contenders[0] ? "80 % of what we do not know" : "80 %";
                known = layer.AllNoise ? $"; {KnownLayer.NoiseWords}"
                    : Text($" ({called}: {Signed(low)} to {Signed(high)}), better than today's in {100 * layer.SameSign:0} % of ")
                        + Text($"{layer.Sets} parameter sets, first in {100 * f.Best:0} %");
            }

            string told = confirmed.Told(0, f.Place, 0) == PairedVerdict.Tie ? ", not to be told from today's" : "";
            string says = f == confirmed.Contenders[0] ? "" : $"; {Beside(plan, confirmed, f)}";
            yield return Text($"  {f.Letter}  {hours.Mean:0.0} h, {plan.Candidates[f.Candidate].Name}: {wanted.Measure.Title.ToLowerInvariant()} ")
                + $"{Signed(difference.Mean)}{told}{known}{says}.";
        }

        if (confirmed.Contenders.Count > 0 && confirmed.Contenders.All(f => confirmed.Told(0, f.Place, 0) != PairedVerdict.Better))
            yield return $"None of them can be told to be better than today's in {wanted.Measure.Title.ToLowerInvariant()}.";
    }

    /// <summary>Whether whoever was first on the luck that all were tried on is first on fresh luck.</summary>
    private static string KeptPlace(SearchPlan plan, SearchScreening screened, Confirmed confirmed)
    {
        Finalist first = confirmed.Contenders[0];
        Finalist? before = confirmed.Finalists.FirstOrDefault(f => f.Candidate == screened.Finalists[0]);
        if (before is null) return "  The one that was first on the luck all were tried on failed on fresh luck.";
        if (before == first) return $"{first.Letter} was first on the luck that all were tried on, and is first again on fresh luck.";
        if (!before.Within) return $"{before.Letter} was first on the luck that all were tried on; on fresh luck it takes more than the budget.";
        MeanInterval away = confirmed.Difference(0, before.Place, first.Place);
        return $"{before.Letter} was first on the luck that all were tried on; on fresh luck "
            + (confirmed.Told(0, before.Place, first.Place) == PairedVerdict.Tie ? $"it ties with {first.Letter}"
                : Text($"{first.Letter} is ahead of it, by {Math.Abs(away.Mean):0.000}")) + ".";
    }

    private static string Flip(SearchPlan plan, Confirmed confirmed, IReadOnlyList<Assumption> assumptions)
    {
        IReadOnlyList<Finalist> contenders = confirmed.Contenders;
        int tried = Math.Min(SearchScan.MostContenders, contenders.Count);
        string others = string.Join(", ", contenders.Skip(1).Take(tried - 1).Select(f => f.Letter));
        if (double.IsNaN(assumptions[0].Value))
        {
            return Text($"None of {assumptions.Count} assumptions, each by itself within its range, can be told to put {others} ahead of ")
                + $"{contenders[0].Letter}.";
        }

        Assumption least = assumptions[0];
        int many = assumptions.Count(a => !double.IsNaN(a.Value));
        return Text($"The smallest change that flips the choice: {least.Parameter.Symbol} ({least.Parameter.Meaning}) from {least.Shipped:0.###} to about ")
            + Text($"{least.Value:0.###}, {100 * least.Change:0} % of its range: then {contenders[least.By].Letter} is ahead of {contenders[0].Letter}")
            + Text($" in {plan.Objectives[0].Measure.Title.ToLowerInvariant()}; {many} of {assumptions.Count} assumptions can do so.");
    }

    private static string Signed(double value) =>
        value.ToString(Math.Abs(value) >= 10 ? "+0.0;−0.0" : Math.Abs(value) >= 1 ? "+0.00;−0.00" : "+0.000;−0.000;.000", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
