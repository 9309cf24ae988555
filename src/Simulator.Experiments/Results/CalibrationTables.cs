using Simulator.Experiments.Designs;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>The tables of a calibration.</summary>
public static class CalibrationTables
{
    private const int Printed = 6;

    /// <summary>The tables that every calibration has.</summary>
    public static IReadOnlyList<string> Promised { get; } = ["posterior", "draws", "diagnostics", "checks", "information"];

    /// <summary>All tables.</summary>
    public static IReadOnlyList<Func<Table>> Of(CalibrationResult result) =>
    [
        () => Posterior(result), () => Draws(result), () => Diagnostics(result), () => Checks(result), () => Information(result),
        .. result.Asked.Count > 0 ? new Func<Table>[] { () => Asked(result) } : [],
        .. result.Rivals.Count > 0 ? new Func<Table>[] { () => Rivals(result), () => Confusion(result) } : [],
    ];

    private static Table Posterior(CalibrationResult result) => Table.Of(
        "posterior", "What the study tells of one parameter.", result.Posterior, at =>
        [
            Column.Identifier("parameter", "symbol", k => at(k).Parameter.Symbol),
            Column.Text("meaning", "", "what it says", k => at(k).Parameter.Meaning),
            Column.Text("unit", "", "its unit", k => at(k).Parameter.Unit),
            Number("prior_low", "lower end of its range", k => at(k).Parameter.Low),
            Number("prior_high", "upper end of its range", k => at(k).Parameter.High),
            Number("shipped", "the shipped value", k => at(k).Parameter.Default),
            Number("mean", "posterior mean", k => at(k).Mean),
            Number("lower_95", "lower end of the 95 % interval", k => at(k).At(0)),
            Number("lower_80", "lower end of the 80 % interval", k => at(k).At(1)),
            Number("median", "posterior median", k => at(k).At(2)),
            Number("upper_80", "upper end of the 80 % interval", k => at(k).At(3)),
            Number("upper_95", "upper end of the 95 % interval", k => at(k).At(4)),
            Number("width_share", "width of the 80 % interval as a share of the prior's", k => at(k).WidthShare),
            Column.Identifier("informed", "whether the study narrows it: width_share below .95", k => at(k).IsInformed ? "yes" : "no"),
            Column.Identifier("opinions_agree", "whether regression over the whole table says the same", k => at(k).OpinionsAgree ? "yes" : "no"),
            Number("logit", "posterior mean of the logit of its place in the range", k => at(k).Logit),
            Number("logit_sd", "its SD", k => at(k).LogitSd),
            Number("second_logit", "the second opinion's mean", k => at(k).SecondLogit),
            Number("second_logit_sd", "its SD", k => at(k).SecondLogitSd),
            Number("plain_logit", "mean without regression", k => at(k).PlainLogit),
            Number("plain_logit_sd", "its SD", k => at(k).PlainLogitSd),
            Number("width_share_quarter", "width_share with a quarter of the neighbours", k => at(k).QuarterWidth),
            Number("width_share_fourfold", "width_share with four times as many", k => at(k).FourfoldWidth),
            Number("prior_sensitivity", "posterior SDs that the mean moves when the power of its prior doubles", k => at(k).PriorSensitivity),
        ]);

    private static Table Draws(CalibrationResult result)
    {
        double[][] values = result.Draws;
        return new Table("draws", "One draw of all parameters from the posterior.", values.Length,
        [
            Column.Number("weight", "", "weight; all add up to one", _ => 1.0 / values.Length, Printed),
            .. result.Posterior.Select((p, c) => Column.Number(
                ReferenceTable.ColumnName(p.Parameter.Symbol), p.Parameter.Unit, p.Parameter.Meaning, k => values[k][c], Printed)),
        ]);
    }

    private static Table Diagnostics(CalibrationResult result)
    {
        (string Truths, CalibrationDiagnostics Of, string Parameter, string What, double Value, double Wanted, double Slack)[] rows =
        [
            .. new[] { ("prior", result.OverPrior), ("study", result.Local) }.SelectMany(d => Rows(d.Item1, d.Item2)),
        ];
        return Table.Of("diagnostics", "One number that says whether the calibration may be believed.", rows, at =>
        [
            Column.Identifier("truths", "prior: truths drawn from it; study: the truths most like the study", k => at(k).Truths),
            Column.Integer("studies", "studies", "how many", k => at(k).Of.Truths),
            Column.Identifier("parameter", "symbol; all or informed for all of them together", k => at(k).Parameter),
            Column.Identifier("what", "coverage_50, coverage_80, coverage_95, rank_deviation, false_alarms", k => at(k).What),
            Number("value", "the value", k => at(k).Value),
            Number("wanted", "what it should be", k => at(k).Wanted),
            Number("slack", "how far it may be off", k => at(k).Slack),
        ]);
    }

    private static IEnumerable<(string, CalibrationDiagnostics, string, string, double, double, double)> Rows(string truths, CalibrationDiagnostics of)
    {
        for (int l = 0; l < CalibrationDiagnostics.Levels.Count; l++)
        {
            double level = CalibrationDiagnostics.Levels[l];
            string what = FormattableString.Invariant($"coverage_{100 * level:0}");
            yield return (truths, of, "all", what, of.Coverage[l], level, CalibrationDiagnostics.MostOff);
            yield return (truths, of, "informed", what, of.InformedCoverage[l], level, CalibrationDiagnostics.MostOff);
            foreach (ParameterDiagnostics p in of.Parameters) yield return (truths, of, p.Parameter.Symbol, what, p.Coverage[l], level, double.NaN);
        }

        foreach (ParameterDiagnostics p in of.Parameters) yield return (truths, of, p.Parameter.Symbol, "rank_deviation", p.Deviation, 0, of.Band);
        yield return (truths, of, "all", "false_alarms", of.JointPBelow, 0.05, 0.02);
    }

    private static Table Checks(CalibrationResult result)
    {
        Dictionary<string, (double Lower, double Upper)> news = result.NewStudies.ToDictionary(r => r.Statistic.Name, r => r.Interval);
        (string Kind, StudyStatistic Statistic, (double Lower, double Upper) Given, (double Lower, double Upper) New, double P)[] rows =
        [
            .. result.Checked?.Rows.Select(r => ("check", r.Statistic, r.Interval, news.GetValueOrDefault(r.Statistic.Name, (double.NaN, double.NaN)), r.P))
                ?? [],
            .. result.LeftOut.Select(r => ("left_out", r.Statistic, r.Interval, (double.NaN, double.NaN), double.NaN)),
        ];
        return Table.Of("checks", "One number of the study, foretold from the fitted numbers of the same study.", rows, at =>
        [
            Column.Identifier("kind", "check: kept apart; left_out: fitted, and here foretold from the others", k => at(k).Kind),
            Column.Identifier("target", "target", k => at(k).Statistic.Name),
            Column.Text("label", "", "what it is", k => at(k).Statistic.Label),
            Column.Identifier("statistic", "statistic", k => at(k).Statistic.Statistic),
            Number("published", "what the study has", k => at(k).Statistic.Observed),
            Number("given_lower", "where 95 % of studies with the same fitted numbers have it", k => at(k).Given.Lower),
            Number("given_upper", "upper end", k => at(k).Given.Upper),
            Number("new_lower", "where 95 % of new studies under the posterior have it", k => at(k).New.Lower),
            Number("new_upper", "upper end", k => at(k).New.Upper),
            Number("p", "two-sided p given what was fitted", k => at(k).P),
            Number("joint_p", "Monte-Carlo p of all checked numbers together", k => at(k).Kind == "check" ? result.Checked!.JointP : double.NaN),
        ]);
    }

    private static Table Asked(CalibrationResult result) => Table.Of(
        "asked", "How often a measure is above zero.", result.Asked, at =>
        [
            Column.Identifier("measure", "measure of a contrast", k => at(k).Measure),
            Column.Identifier("from", "where the parameter sets come from", k => at(k).From),
            Column.Integer("sets", "sets", "parameter sets", k => at(k).Sets),
            Column.Integer("replications", "replications", "studies of each", k => at(k).Replications),
            Number("expected", "share of sets whose expected measure is above zero", k => at(k).Expected.Value),
            Number("expected_lower", "its 95 % interval", k => at(k).Expected.Lower),
            Number("expected_upper", "upper end", k => at(k).Expected.Upper),
            Number("single", "share of single studies in which it is", k => at(k).Single.Value),
            Number("single_lower", "its 95 % interval", k => at(k).Single.Lower),
            Number("single_upper", "upper end", k => at(k).Single.Upper),
        ]);

    private static Table Rivals(CalibrationResult result) => Table.Of(
        "rivals", "How one account foretells what was kept apart, given what was fitted.", result.Rivals, at =>
        [
            Column.Identifier("rival", "the account", k => at(k).Name),
            Column.Text("says", "", "what it says", k => at(k).Says),
            Number("held", "share of its draws that satisfy the bounds", k => at(k).Held),
            Number("score", "log density of the checked numbers given the fitted", k => at(k).Score),
            Number("difference", "minus that of the full model", k => at(k).Difference),
            Number("typical_lower", "where 95 % of its own studies score", k => at(k).Typical.Lower),
            Number("typical_upper", "upper end", k => at(k).Typical.Upper),
            Number("fit_p", "share of its studies as far from its middle in what is fitted", k => at(k).FitP),
            Column.Text("worst", "", "the checked number that it foretells worst", k => at(k).Worst),
            Number("told", "share of its studies that score higher under it than under the full model", k => at(k).ToldFromFirst.Value),
            Number("told_lower", "its 95 % interval", k => at(k).ToldFromFirst.Lower),
            Number("told_upper", "upper end", k => at(k).ToldFromFirst.Upper),
            Number("full_told", "share of the full model's studies that score higher under it than under this", k => at(k).FirstTold.Value),
            Number("full_told_lower", "its 95 % interval", k => at(k).FirstTold.Lower),
            Number("full_told_upper", "upper end", k => at(k).FirstTold.Upper),
        ]);

    private static Table Confusion(CalibrationResult result)
    {
        int n = result.Rivals.Count;
        return new Table("confusion", "How often studies that follow one account score best under another.", (long)n * n,
        [
            Column.Identifier("truth", "the account that the studies follow", k => result.Rivals[(int)(k / n)].Name),
            Column.Identifier("best", "the account that scores best", k => result.Rivals[(int)(k % n)].Name),
            Number("share", "share of the studies", k => result.Confusion[k / n][k % n]),
        ]);
    }

    private static Table Information(CalibrationResult result) => Table.Of(
        "information", "What one more measurement of such a study would tell.", result.Information, at =>
        [
            Column.Text("measurement", "", "what would be measured", k => at(k).Measurement),
            Column.Identifier("parameter", "the parameter of which it tells most", k => at(k).Parameter),
            Number("width_share", "its 80 % width now, as a share of the prior's", k => at(k).Width),
            Number("promised", "the width that is expected with it", k => at(k).Promised),
            Number("shrinks", "share of the width that it takes away", k => at(k).Shrinks),
        ]);

    private static Column Number(string name, string description, Func<long, double> cell) => Column.Number(name, "", description, cell, Printed);
}
