using Simulator.Engine.Parameters;
using Simulator.Statistics;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>What a power analysis found, as tables.</summary>
internal static class PowerTables
{
    /// <summary>The analyses side by side, for the study as it is planned.</summary>
    internal static Table Analyses(IReadOnlyList<PowerRow> rows, IReadOnlyList<NullRow> nulls, IReadOnlyList<PowerSize> sizes)
    {
        PowerRow[] own = [.. rows.Where(r => r.IsOwn)];
        NullRow Of(PowerRow row, string which) => nulls.First(r => r.Outcome == row.Outcome && r.Test == row.Test && r.Which == which);
        PowerSize Size(PowerRow row) => sizes.First(s => s.Outcome == row.Outcome && s.Test == row.Test);
        return Table.Of("analyses", "One analysis of the study as it is planned.", own, at =>
        [
            Column.Identifier("outcome", "row of the questionnaire", k => at(k).Outcome),
            Column.Identifier("test", "analysis", k => at(k).Test),
            Value("power", "share of studies that find the effect", k => at(k).Power.Value),
            Value("power_lower", "lower end of its 95 % interval", k => at(k).Power.Lower),
            Value("power_upper", "upper end", k => at(k).Power.Upper),
            Value("after_dropout", "the same after dropout", k => at(k).AfterDropout.Value),
            Value("analytic", "the analytic figure for independent persons", k => at(k).Analytic),
            Value("n_80", "persons an arm for 80 %", k => Size(at(k)).ForPower.N),
            Value("wrong_sign", "share of the significant ones with the wrong sign", k => at(k).WrongSign),
            Value("exaggeration", "mean size of the significant estimates over the mean estimate", k => at(k).Exaggeration),
            Value("error_everybody", "error rate where everybody is offered the same", k => Of(at(k), PowerDesign.Everybody).Rate.Value),
            Value("error_nobody", "error rate where nobody is offered anything", k => Of(at(k), PowerDesign.Nothing).Rate.Value),
        ]);
    }

    internal static Table OfSizes(IReadOnlyList<PowerRow> rows) => Table.Of("power", "Studies of one size under one analysis.", rows, at =>
    [
        Column.Identifier("outcome", "row of the questionnaire", k => at(k).Outcome),
        Column.Identifier("test", "analysis", k => at(k).Test),
        Column.Integer("n1", "persons", "persons of the first arm", k => at(k).N1),
        Column.Integer("n2", "persons", "persons of the second arm", k => at(k).N2),
        Column.Identifier("own", "whether it is the size of the scenario", k => at(k).IsOwn ? "yes" : "no"),
        Column.Integer("studies", "studies", "studies in which the test could be made", k => at(k).Studies),
        Value("power", "share of them with p below alpha", k => at(k).Power.Value),
        Value("power_lower", "lower end of its 95 % interval (Wilson)", k => at(k).Power.Lower),
        Value("power_upper", "upper end", k => at(k).Power.Upper),
        Value("after_dropout", "the same after dropout", k => at(k).AfterDropout.Value),
        Value("after_dropout_lower", "lower end of its 95 % interval", k => at(k).AfterDropout.Lower),
        Value("after_dropout_upper", "upper end", k => at(k).AfterDropout.Upper),
        Value("d", "mean of Cohen's d", k => at(k).D),
        Value("analytic", "power of Student's t with this d (Hedges' factor taken off) and independent persons", k => at(k).Analytic),
        Value("wrong_sign", "share of the significant ones with the wrong sign", k => at(k).WrongSign),
        Value("exaggeration", "mean size of the significant estimates over the mean estimate", k => at(k).Exaggeration),
    ]);

    internal static Table Needed(IReadOnlyList<PowerSize> rows) => Table.Of("sizes", "Persons an arm for a power of 80 %.", rows, at =>
    [
        Column.Identifier("outcome", "row of the questionnaire", k => at(k).Outcome),
        Column.Identifier("test", "analysis", k => at(k).Test),
        Value("n", "persons an arm, from probit(power) = a + b sqrt(n)", k => at(k).ForPower.N),
        Value("n_lower", "lower end of its 95 % interval", k => at(k).ForPower.Lower),
        Value("n_upper", "upper end", k => at(k).ForPower.Upper),
        Value("n_dropout", "the same with dropout", k => at(k).AfterDropout.N),
        Value("n_dropout_lower", "lower end of its 95 % interval", k => at(k).AfterDropout.Lower),
        Value("n_dropout_upper", "upper end", k => at(k).AfterDropout.Upper),
        Column.Integer("smallest", "persons", "smallest size that was played; beyond it n is extrapolated", k => at(k).Smallest),
        Column.Integer("largest", "persons", "largest size that was played", k => at(k).Largest),
    ]);

    internal static Table ErrorRates(IReadOnlyList<NullRow> rows) => Table.Of("error_rates", "How often a test finds something where nothing is.", rows,
        at =>
    [
        Column.Identifier("outcome", "row of the questionnaire", k => at(k).Outcome),
        Column.Identifier(
            "studies_of", $"{PowerDesign.Nothing}: the programme is taken away; {PowerDesign.Everybody}: every arm has the first arm's", k => at(k).Which),
        Column.Identifier("test", "analysis", k => at(k).Test),
        Column.Integer("studies", "studies", "studies in which the test could be made", k => at(k).Studies),
        Value("error_rate", "share of them with p below alpha", k => at(k).Rate.Value),
        Value("error_rate_lower", "lower end of its 95 % interval (Wilson)", k => at(k).Rate.Lower),
        Value("error_rate_upper", "upper end", k => at(k).Rate.Upper),
    ]);

    internal static Table Sets(double[] power) => Table.Of("sets", "Power of the planned test in one parameter set.", power, at =>
        [Column.Integer("set", "", "number of the set", k => k), Value("power", "power, the noise of few studies taken out", k => at(k))]);

    internal static Table Assumptions(IReadOnlyList<EndRow> rows) => Table.Of("assumptions", "Power where one parameter is at an end of its range.", rows,
        at =>
    [
        Column.Identifier("parameter", "symbol", k => at(k).Parameter.Symbol),
        Column.Text("meaning", "", "what it says", k => at(k).Parameter.Meaning),
        Value("low", "lower end of its range", k => at(k).Parameter.Low),
        Value("high", "upper end", k => at(k).Parameter.High),
        Value("moved", "mean d at the upper end minus at the lower, on the same luck", k => at(k).Moved),
        Value("power_low", "power at the lower end", k => at(k).AtLow.Value),
        Value("power_low_lower", "lower end of its 95 % interval", k => at(k).AtLow.Lower),
        Value("power_low_upper", "upper end", k => at(k).AtLow.Upper),
        Value("power_high", "power at the upper end", k => at(k).AtHigh.Value),
        Value("power_high_lower", "lower end of its 95 % interval", k => at(k).AtHigh.Lower),
        Value("power_high_upper", "upper end", k => at(k).AtHigh.Upper),
        Value("shipped", "power as the scenario stands", k => at(k).Shipped),
    ]);

    private static Column Value(string name, string description, Func<long, double> cell) => Column.Number(name, "", description, cell, 6);
}

/// <summary>One analysis of one outcome at one size.</summary>
internal sealed record PowerRow(
    string Outcome, string Test, int N1, int N2, bool IsOwn, int Studies, int Found, ProportionResult Power, ProportionResult AfterDropout, double D,
    double Analytic, double WrongSign, double Exaggeration);

/// <summary>How often one test finds something where nothing is.</summary>
internal sealed record NullRow(string Outcome, string Which, string Test, int Studies, ProportionResult Rate);

/// <summary>Persons an arm that one analysis needs.</summary>
internal sealed record PowerSize(
    string Outcome, string Test, (double N, double Lower, double Upper) ForPower, (double N, double Lower, double Upper) AfterDropout, int Smallest,
    int Largest);

/// <summary>Power of the planned test with one parameter at either end of its range.</summary>
internal sealed record EndRow(Parameter Parameter, double Moved, ProportionResult AtLow, ProportionResult AtHigh, double Shipped);
