using System.Globalization;
using Simulator.Experiments.Designs;
using Simulator.Reporting;

namespace Simulator.Cli.Terminal;

/// <summary>What <c>calibrate</c> and <c>fit</c> print.</summary>
internal static class CalibrateScreen
{
    private const int MostShown = 12;

    /// <summary>Says what a calibration would do.</summary>
    internal static int Describe(CalibrationPlan plan, string folder, bool json)
    {
        long days = plan.Rows * new ReferenceTable(plan.Scenario, StudyStatistics.Targets(plan.Scenario, plan.Study)).TeacherDays * (1 + plan.Rivals.Count);
        if (json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("plan", plan.Id);
                writer.WriteNumber("rows", plan.Rows);
                writer.WriteNumber("teacher_days", days);
                writer.WriteString("folder", folder);
            });
            return ExitCode.Done;
        }

        string rivals = plan.Rivals.Count > 0 ? $", and one for each of {plan.Rivals.Count} rivals" : "";
        Screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"{plan.Title}: a reference table of {plan.Rows} simulated studies of {plan.Scenario.Id}{rivals}, "
                + $"{days / 1e6:0} million teacher-days; fitted {string.Join(", ", plan.Fit)}; result in {folder}. Nothing was done."));
        return ExitCode.Done;
    }

    internal static void Show(CalibrationPlan plan, string folder, CalibrationResult result, bool every)
    {
        Calibration calibration = result.Calibration;
        IReadOnlyList<ParameterPosterior> informed = result.Informed, shown = every ? result.Posterior : [.. informed.Take(MostShown)];
        Screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"{plan.Title}: what {plan.Study.Id} tells of {result.Posterior.Count} parameters, by {plan.Rows} simulated studies"));
        Screen.Say(CalibrationWords.NotInformed(result.Posterior.Count, [.. result.NotInformed.Select(p => p.Parameter.Symbol)]));
        if (shown.Count > 0)
        {
            TextTable table = Screen.Table(
                (every ? "parameter" : "best known", false), ("shipped", true), ("mean", true), ("80 %", true), ("width", true), ("methods", false));
            foreach (ParameterPosterior p in shown)
            {
                table.Row(
                    p.Parameter.Symbol, Apa.Number(p.Parameter.Default, 3), Apa.Number(p.Mean, 3), Apa.Interval(p.At(1), p.At(3), 3),
                    Apa.Statistic(p.WidthShare), p.OpinionsAgree ? "agree" : "differ");
            }

            Screen.Show(table);
            Screen.Say("width: of the 80 % interval, as a share of the prior's; methods: whether regression over the whole table says the same.");
        }

        Screen.Say(CalibrationWords.Outside(
            [.. result.Posterior.Select(p => new ShippedValue(p.Parameter.Symbol, p.Parameter.Default, p.At(1), p.At(3), p.IsInformed))]));
        int differ = informed.Count(p => !p.OpinionsAgree);
        if (differ > 0)
        {
            Screen.Say($"For {differ} of {informed.Count} informed parameters the two methods differ: the tolerance matters there; double --rows.");
        }

        Screen.Say($"{Apa.Percent(calibration.Held)} of the draws satisfy the bounds; {calibration.Fit.Count} fitted numbers carry "
            + $"{calibration.Space.Dimensions} dimensions; the study lies at quantile {Apa.Bounded(result.PriorPredictive)} of what the ranges give.");
        ShowDiagnostics("studies drawn from the ranges", result.OverPrior);
        ShowDiagnostics("studies most like this one", result.Local);
        if (result.Recalibrated) Screen.Say("Coverage near the study was off by more than 3 points: the intervals shown are recalibrated.");
        if (result.Checked is { } given) ShowChecks(given, result.NewStudies);
        if (result.LeftOut.Count > 0)
        {
            Screen.Say($"Left out one by one and foretold from the others: {result.LeftOut.Count(r => r.IsInside)} of {result.LeftOut.Count} "
                + "fitted numbers lie where 95 % of such studies have them.");
        }

        foreach (AskedMeasure asked in result.Asked)
        {
            Screen.Say($"{asked.Measure} above zero, {asked.From}: as an expected effect in {asked.Above} of {asked.Sets} parameter sets "
                + $"{Apa.Interval(asked.Expected.Lower, asked.Expected.Upper)}; in {Apa.Percent(asked.Single.Value)} of single studies "
                + $"{Apa.Interval(asked.Single.Lower, asked.Single.Upper)}.");
        }

        foreach (RivalScore rival in result.Rivals.Skip(1))
        {
            Screen.Say($"{rival.Name.Replace('_', ' ')}: log score {Apa.Number(rival.Score, 1)}, 95 % of the studies that follow it have "
                + $"{Apa.Interval(rival.Typical.Lower, rival.Typical.Upper, 1)}; {Apa.Signed(rival.Difference, 1)} against the full model; one study of "
                + $"this size tells them apart in {Apa.Percent(rival.FirstTold.Value)} of cases {Apa.Interval(rival.FirstTold.Lower, rival.FirstTold.Upper)} "
                + $"if the full model is true, {Apa.Percent(rival.ToldFromFirst.Value)} if the rival is; foretold worst: {rival.Worst}.");
        }

        foreach (InformationRow row in result.Information.Take(3))
        {
            Screen.Say($"Worth measuring: {row.Measurement}; the width of {row.Parameter} would shrink from {Apa.Statistic(row.Width)} to "
                + $"{Apa.Statistic(row.Promised)} of the prior's.");
        }

        Screen.Say($"Table {result.Root[..12]}. Report: {Path.Combine(folder, "report.html")}");
    }

    internal static void WriteJson(CalibrationPlan plan, CalibrationResult result) => Screen.WriteJson(writer =>
    {
        writer.WriteString("plan", plan.Id);
        writer.WriteString("root", result.Root);
        writer.WriteNumber("rows", plan.Rows);
        Screen.Number(writer, "held", result.Calibration.Held);
        Screen.Number(writer, "prior_predictive", result.PriorPredictive);
        writer.WriteStartArray("posterior");
        foreach (ParameterPosterior p in result.Posterior)
        {
            writer.WriteStartObject();
            writer.WriteString("parameter", p.Parameter.Symbol);
            Screen.Number(writer, "mean", p.Mean);
            Screen.Number(writer, "lower_80", p.At(1));
            Screen.Number(writer, "upper_80", p.At(3));
            Screen.Number(writer, "width_share", p.WidthShare);
            writer.WriteBoolean("informed", p.IsInformed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (result.Checked is { } given)
        {
            Screen.Number(writer, "joint_p", given.JointP);
            writer.WriteNumber("inside", given.Rows.Count(r => r.IsInside));
            writer.WriteNumber("checked", given.Rows.Count);
        }
    });

    private static void ShowDiagnostics(string over, CalibrationDiagnostics of) => Screen.Say(
        $"Over {of.Truths} {over}, 50, 80 and 95 % intervals hold the truth in {string.Join(", ", of.Coverage.Select(c => Apa.Percent(c, 1)))}; ranks of "
            + $"{of.Parameters.Count - of.Outside.Count()} of {of.Parameters.Count} parameters lie inside the 99.9 % band; false alarms of the check "
            + $"{Apa.Percent(of.JointPBelow, 1)}.");

    private static void ShowChecks(CheckGivenFit given, IReadOnlyList<ForetoldRow> newStudies)
    {
        TextTable table = Screen.Table(("kept apart", false), ("published", true), ("given the fit, 95 %", true), ("a new study, 95 %", true), ("p", true));
        foreach (CheckedRow row in given.Rows)
        {
            ForetoldRow? news = newStudies.FirstOrDefault(r => r.Statistic.Name == row.Statistic.Name);
            table.Row(
                row.Statistic.Name, Apa.Statistic(row.Observed), Apa.Interval(row.Interval.Lower, row.Interval.Upper),
                news is null ? "" : Apa.Interval(news.Interval.Lower, news.Interval.Upper), Apa.P(row.P));
        }

        Screen.Show(table);
        Screen.Say(CalibrationWords.Checked(given));
    }
}
