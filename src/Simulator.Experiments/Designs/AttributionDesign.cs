using System.Globalization;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>
/// What carries an effect: the effect with every subset of some components and mechanisms switched on, on the same luck, and from it the
/// Shapley value of each, exactly. Of more switches than that is done for, a sample of the orders in which they are turned on is taken. A switch
/// that changes nothing gets exactly 0; all values together are the effect less what is left with everything off.
/// </summary>
public sealed class AttributionDesign : IDesign
{
    /// <summary>Kind of plan.</summary>
    public const string KindWord = "attribution";

    private readonly string measure;
    private readonly Contrast contrast;
    private readonly IReadOnlyList<string> switches;
    private readonly IReadOnlyList<int> subsets;
    private readonly IReadOnlyList<int[]>? orders;

    /// <summary>An attribution.</summary>
    /// <param name="id">Name of the plan.</param>
    /// <param name="title">Title.</param>
    /// <param name="scenario">The scenario with everything on.</param>
    /// <param name="contrast">Two arms.</param>
    /// <param name="measure">Whose difference, or which measure of the contrast, is the effect.</param>
    /// <param name="switches">Names of the switches.</param>
    /// <param name="subsets">Subsets of them, ascending, and the scenario with each on: bit k of its number says whether switch k is.</param>
    /// <param name="orders">The orders that are sampled; null where the subsets are all there are.</param>
    /// <param name="replications">Replications of each.</param>
    public AttributionDesign(
        string id, string title, Scenario scenario, Contrast contrast, string measure, IReadOnlyList<string> switches,
            IReadOnlyList<(int Subset, Scenario Scenario)> subsets, IReadOnlyList<int[]>? orders, int replications)
    {
        ArgumentNullException.ThrowIfNull(subsets);
        (Id, Title, Scenario, this.contrast, this.measure, this.switches) = (id, title, scenario, contrast, measure, switches);
        (this.subsets, this.orders) = ([.. subsets.Select(s => s.Subset)], orders);
        Table = new DesignTable(
            [.. subsets.Select(s => new DesignPoint(NameOf(s.Subset), s.Scenario, replications))], [DesignNumbers.Difference(scenario, measure, contrast)]);
    }

    /// <inheritdoc/>
    public string Kind => KindWord;

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public Scenario Scenario { get; }

    /// <inheritdoc/>
    public DesignTable Table { get; }

    /// <inheritdoc/>
    public DesignAnswer Answer(IReadOnlyList<string> files)
    {
        DesignValues read = Table.Read(files);
        (string, string)[] failures = [.. read.Failures.Select((f, k) => (Table.Points[k].Name, f)).Where(f => f.f is not null).Select(f => (f.Name, f.f!))];
        double[][] worth = read.Values[0];
        if (failures.Length > 0)
            return new DesignAnswer([$"{failures.Length} subsets failed, so that nothing can be attributed."], [ValueTable([], [])], failures);
        ShapleyValue[] values = orders is null ? ShapleyValues.Of(worth)
            : ShapleyOrders.Of(orders, subsets.Select((subset, k) => (subset, k)).ToDictionary(s => s.subset, s => worth[s.k]));
        MeanInterval all = MonteCarlo.MeanInterval(worth[^1]), none = MonteCarlo.MeanInterval(worth[0]);
        int[] order = [.. Enumerable.Range(0, switches.Count).OrderByDescending(k => Math.Abs(values[k].Value))];
        (int A, int B, MeanInterval Of)[] pairs = orders is not null ? []
            : [.. Enumerable.Range(0, switches.Count).SelectMany(a => Enumerable.Range(a + 1, switches.Count - a - 1)
                .Select(b => (a, b, ShapleyValues.Interaction(worth, a, b)))).OrderByDescending(p => Math.Abs(p.Item3.Mean))];
        List<string> lines =
        [
            Text($"The effect on {measure} ({contrast}) is {all.Mean:0.000} ({all.Lower:0.000} to {all.Upper:0.000}); with everything ")
                + Text($"off {none.Mean:0.000} ({none.Lower:0.000} to {none.Upper:0.000})."),
            .. order.Take(5).Select(k => Text($"  {switches[k].Replace('_', ' ')}: {values[k].Value:+0.000;-0.000;0} ")
                + Text($"({values[k].Lower:0.000} to {values[k].Upper:0.000}) of it; alone {values[k].Alone:0.000}, as the last {values[k].Last:0.000}")),
        ];
        if (orders is not null)
        {
            lines.Add(Text($"  from {orders.Count} of the orders in which {switches.Count} switches can be turned on; the intervals hold that chance, too. ")
                + "How much two do together is told of at most ten switches.");
        }

        if (pairs.Length > 0 && (pairs[0].Of.Lower > 0 || pairs[0].Of.Upper < 0))
        {
            lines.Add(Text($"  {switches[pairs[0].A].Replace('_', ' ')} and {switches[pairs[0].B].Replace('_', ' ')} together do ")
                + Text($"{(pairs[0].Of.Mean > 0 ? "more" : "less")} than each by itself: {pairs[0].Of.Mean:+0.000;-0.000} ")
                + Text($"({pairs[0].Of.Lower:0.000} to {pairs[0].Of.Upper:0.000})"));
        }

        Table interactions = Tables.Table.Of("interactions", "How much more two switches do together than each by itself.", pairs, at =>
        [
            Column.Identifier("first", "a switch", k => switches[at(k).A]),
            Column.Identifier("second", "another", k => switches[at(k).B]),
            Value("interaction", "Shapley interaction index", k => at(k).Of.Mean),
            Value("lower", "lower end of its 95 % interval over replications", k => at(k).Of.Lower),
            Value("upper", "upper end", k => at(k).Of.Upper),
        ]);
        Table played = Tables.Table.Of("subsets", "The effect with a subset of the switches on.", worth, at =>
        [
            Column.Integer("subset", "", "its number: bit k says whether switch k is on", k => subsets[(int)k]),
            Column.Text("on", "", "what is on", k => NameOf(subsets[(int)k])),
            Value("effect", "mean effect", k => MonteCarlo.MeanInterval(at(k)).Mean),
            Value("lower", "lower end of its 95 % interval over replications", k => MonteCarlo.MeanInterval(at(k)).Lower),
            Value("upper", "upper end", k => MonteCarlo.MeanInterval(at(k)).Upper),
        ]);
        Table carried = ValueTable([.. order.Select(k => (switches[k], values[k]))], [("everything_off", none), ("everything_on", all)]);
        return new DesignAnswer(lines, [carried, interactions, played], failures);
    }

    private string NameOf(int subset) => subset == 0 ? "nothing on" : string.Join(" + ", switches.Where((_, k) => (subset >> k & 1) == 1));

    private static Table ValueTable((string Name, ShapleyValue Of)[] values, (string Name, MeanInterval Of)[] ends)
    {
        (string Name, double Value, double Lower, double Upper, double Alone, double Last)[] rows =
        [
            .. values.Select(v => (v.Name, v.Of.Value, v.Of.Lower, v.Of.Upper, v.Of.Alone, v.Of.Last)),
            .. ends.Select(e => (e.Name, e.Of.Mean, e.Of.Lower, e.Of.Upper, double.NaN, double.NaN)),
        ];
        return Tables.Table.Of("shapley", "What one switch carries of the effect.", rows, at =>
        [
            Column.Identifier("switch", "the switch; everything_off and everything_on are the whole effect at both ends", k => at(k).Name),
            Value("value", "Shapley value", k => at(k).Value),
            Value("lower", "lower end of its 95 % interval over replications", k => at(k).Lower),
            Value("upper", "upper end", k => at(k).Upper),
            Value("alone", "what it does alone", k => at(k).Alone),
            Value("last", "what it adds as the last one", k => at(k).Last),
        ]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Column Value(string name, string description, Func<long, double> cell) => Column.Number(name, "", description, cell, 6);
}
