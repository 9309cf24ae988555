using Simulator.Experiments.Designs;
using Simulator.Reporting.Figures;
using Simulator.Reporting.Html;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>Figures and report of a calibration, from its stored tables.</summary>
internal sealed class CalibrationReport : IFolderReport
{
    private const int RowsInFigure = 30;
    private const string PlanFile = "plan.resolved.yaml", ScenarioFile = "scenario.resolved.yaml";
    private readonly StoredFolder folder;
    private readonly StoredTable posterior, checks, diagnostics, information;

    private CalibrationReport(StoredFolder folder)
    {
        this.folder = folder;
        (posterior, checks) = (folder.Table("posterior"), folder.Table("checks"));
        (diagnostics, information) = (folder.Table("diagnostics"), folder.Table("information"));
        Figures = [.. Posteriors(), .. Checks(), .. Ranks(), .. Rivals(), .. Information()];
    }

    /// <inheritdoc/>
    public string Title => "What the study tells of the parameters";

    /// <inheritdoc/>
    public IReadOnlyList<ResultFigure> Figures { get; }

    /// <summary>Reads the folder.</summary>
    internal static IFolderReport Read(StoredFolder folder) => new CalibrationReport(folder);

    /// <inheritdoc/>
    public HtmlReport Build(IReadOnlyList<(string File, string Sha256)> hashes)
    {
        HtmlReport report = new(Title);
        string?[] symbol = posterior.Texts("parameter"), informed = posterior.Texts("informed");
        string[] unknown = [.. symbol.Where((_, k) => informed[k] == "no").OfType<string>()];
        report.Add(new Paragraph(CalibrationWords.NotInformed(symbol.Length, unknown)));
        foreach (ResultFigure figure in Figures) report.Add(figure.Block);
        string?[] unit = posterior.Texts("unit"), meaning = posterior.Texts("meaning"), agree = posterior.Texts("opinions_agree");
        double[] mean = posterior.Numbers("mean"), low = posterior.Numbers("lower_80"), high = posterior.Numbers("upper_80"),
            shipped = posterior.Numbers("shipped"), width = posterior.Numbers("width_share"), sensitivity = posterior.Numbers("prior_sensitivity");
        report.Add(new Paragraph(CalibrationWords.Outside(
            [.. symbol.Select((s, k) => new ShippedValue(s!, shipped[k], low[k], high[k], informed[k] == "yes"))])));
        report.Add(new TableBlock(
            "Parameter by parameter",
            [new TableColumn("Parameter"), new TableColumn("Meaning"), new TableColumn("Unit"), new TableColumn("Shipped", true), new TableColumn("Mean", true),
                new TableColumn("80 %", true), new TableColumn("Width, share of prior's", true), new TableColumn("Informed"),
                new TableColumn("Both methods agree"), new TableColumn("Prior sensitivity", true)],
            [.. Enumerable.Range(0, symbol.Length).OrderBy(k => width[k]).Select(k => (IReadOnlyList<string>)[
                symbol[k]!, meaning[k] ?? "", unit[k] ?? "", Apa.Number(shipped[k], 3), Apa.Number(mean[k], 3), Apa.Interval(low[k], high[k], 3),
                Apa.Statistic(width[k]), informed[k]!, agree[k]!, Apa.Statistic(sensitivity[k])])],
            "Not informed: the 80 % interval keeps at least 95 % of the prior's width, so the study says next to nothing of it. Prior sensitivity: "
                + "posterior SDs that the mean moves when the power of its own prior doubles; above .05 the prior speaks."));
        report.Add(new Heading(2, "May it be believed?"));
        string?[] truths = diagnostics.Texts("truths"), of = diagnostics.Texts("parameter"), what = diagnostics.Texts("what");
        double[] value = diagnostics.Numbers("value"), wanted = diagnostics.Numbers("wanted"), slack = diagnostics.Numbers("slack");
        report.Add(new TableBlock(
            "Simulated studies calibrated as if they were real ones",
            [new TableColumn("Truths"), new TableColumn("Parameters"), new TableColumn("What"), new TableColumn("Value", true),
                new TableColumn("Should be", true), new TableColumn("Off by at most", true)],
            [.. Enumerable.Range(0, of.Length).Where(k => of[k] is "all" or "informed").Select(k => (IReadOnlyList<string>)[
                truths[k] == "prior" ? "drawn from the prior" : "most like the study", of[k]!, what[k]!.Replace('_', ' '), Apa.Number(value[k], 3),
                Apa.Statistic(wanted[k]), Apa.Statistic(slack[k])])]));
        if (folder.Has("asked.csv")) AddAsked(report);
        Provenance.Add(report, folder, folder.Manifest.CommandLine, null,
            [("The plan with every value in force", PlanFile), ("The scenario with every value in force", ScenarioFile)], hashes);
        return report;
    }

    private void AddAsked(HtmlReport report)
    {
        StoredTable asked = folder.Table("asked");
        string?[] measure = asked.Texts("measure"), from = asked.Texts("from");
        double[] expected = asked.Numbers("expected"), low = asked.Numbers("expected_lower"), high = asked.Numbers("expected_upper");
        double[] single = asked.Numbers("single"), singleLow = asked.Numbers("single_lower"), singleHigh = asked.Numbers("single_upper");
        report.Add(new TableBlock(
            "How often it is above zero",
            [new TableColumn("Measure"), new TableColumn("Parameter sets"), new TableColumn("As expected effects", true), new TableColumn("95 %", true),
                new TableColumn("As single studies", true), new TableColumn("95 %", true)],
            [.. Enumerable.Range(0, measure.Length).Select(k => (IReadOnlyList<string>)[
                measure[k]!, from[k]!, Apa.Percent(expected[k]), Apa.Interval(low[k], high[k]), Apa.Percent(single[k]),
                Apa.Interval(singleLow[k], singleHigh[k])])]));
    }

    private List<ResultFigure> Posteriors()
    {
        string?[] meaning = posterior.Texts("meaning"), symbol = posterior.Texts("parameter"), informed = posterior.Texts("informed");
        double[] from = posterior.Numbers("prior_low"), to = posterior.Numbers("prior_high"), low = posterior.Numbers("lower_80"),
            high = posterior.Numbers("upper_80"), median = posterior.Numbers("median"), shipped = posterior.Numbers("shipped"),
            width = posterior.Numbers("width_share");
        double Share(int k, double v) => (v - from[k]) / (to[k] - from[k]);
        int[] order = [.. Enumerable.Range(0, symbol.Length).OrderBy(k => width[k])];
        List<ResultFigure> figures = [];
        foreach (int[] rows in order.Chunk(RowsInFigure))
        {
            figures.Add(new ResultFigure(
                FormattableString.Invariant($"posterior-{figures.Count + 1}"),
                "What is known of each parameter after the study (bar) and before it (grey), as places in its plausible range.",
                IntervalRows.Build(new IntervalRowsData(
                    figures.Count == 0 ? "What the study tells of each parameter: the best known first" : "What the study tells of each parameter, continued",
                    [.. rows.Select(k => new IntervalRow(
                        $"{meaning[k]} ({symbol[k]})", Share(k, low[k]), Share(k, high[k]), Share(k, median[k]), 0.1958, 0.8042, Share(k, shipped[k]),
                        informed[k] == "no" ? "not informed" : $"{Apa.Statistic(width[k])} of the prior", informed[k] == "no"))],
                    "place in the parameter's range: 0 its lower end, 1 its upper end", "80 % interval and median after the study",
                    "80 % interval before it: Beta(2,2) on the range", "shipped value", "width", FaintMeaning: "not informed by the study"))));
        }

        return figures;
    }

    private IEnumerable<ResultFigure> Checks()
    {
        string?[] kind = checks.Texts("kind"), label = checks.Texts("label");
        double[] published = checks.Numbers("published"), low = checks.Numbers("given_lower"), high = checks.Numbers("given_upper"),
            newLow = checks.Numbers("new_lower"), newHigh = checks.Numbers("new_upper"), p = checks.Numbers("p");
        int[] rows = [.. Enumerable.Range(0, kind.Length).Where(k => kind[k] == "check" && double.IsFinite(newLow[k]))];
        if (rows.Length == 0) yield break;
        yield return new ResultFigure(
            "checks", "Numbers that were kept apart, foretold from the fitted numbers of the same study; and where a new study would have them.",
            IntervalRows.Build(new IntervalRowsData(
                "Numbers kept apart, given what was fitted",
                [.. rows.Select(k => new IntervalRow(
                    label[k]!, low[k], high[k], (low[k] + high[k]) / 2, newLow[k], newHigh[k], published[k],
                    $"p = {Apa.P(p[k])}{(published[k] >= low[k] && published[k] <= high[k] ? "" : ", outside")}"))],
                "value", "where 95 % of studies with the same fitted numbers have it", "where 95 % of new studies have it", "published", "given the fit")));
    }

    private IEnumerable<ResultFigure> Ranks()
    {
        string?[] truths = diagnostics.Texts("truths"), what = diagnostics.Texts("what"), of = diagnostics.Texts("parameter");
        double[] value = diagnostics.Numbers("value"), slack = diagnostics.Numbers("slack");
        int[] rows = [.. Enumerable.Range(0, what.Length).Where(k => what[k] == "rank_deviation" && truths[k] == "prior").OrderByDescending(k => value[k])
            .Take(RowsInFigure)];
        if (rows.Length == 0) yield break;
        yield return new ResultFigure(
            "ranks", "How unevenly the known truths of simulated studies lie in their posteriors, against what chance gives.",
            IntervalRows.Build(new IntervalRowsData(
                "Ranks of known truths in their posteriors: the parameters that deviate most",
                [.. rows.Select(k => new IntervalRow(
                    of[k]!, 0, value[k], value[k], 0, slack[k], null, value[k] <= slack[k] ? "inside the band" : "OUTSIDE the band"))],
                "largest distance of the ranks' distribution from an even one", "found", "band in which chance keeps it 99.9 times of a hundred",
                Heading: "")));
    }

    private IEnumerable<ResultFigure> Rivals()
    {
        if (!folder.Has("rivals.csv")) yield break;
        StoredTable t = folder.Table("rivals");
        string?[] name = t.Texts("rival");
        double[] score = t.Numbers("score"), low = t.Numbers("typical_lower"), high = t.Numbers("typical_upper"), told = t.Numbers("full_told");
        yield return new ResultFigure(
            "rivals", "How each account foretells what was kept apart, given what was fitted, and how it would score on studies of its own.",
            IntervalRows.Build(new IntervalRowsData(
                "Rival accounts of the study: higher is better",
                [.. Enumerable.Range(0, name.Length).Select(k => new IntervalRow(
                    name[k]!.Replace('_', ' '), Math.Min(score[k], score[0]), Math.Max(score[k], score[0]), score[k], low[k], high[k], null,
                    k == 0 ? Apa.Number(score[k], 1) : $"{Apa.Number(score[k], 1)}; told apart {Apa.Percent(told[k])}"))],
                "log score of the checked numbers", "score, and its distance from the full model's", "where 95 % of its own studies score",
                Heading: "score; one study tells full from it")));
    }

    private IEnumerable<ResultFigure> Information()
    {
        string?[] measurement = information.Texts("measurement"), parameter = information.Texts("parameter");
        double[] width = information.Numbers("width_share"), promised = information.Numbers("promised");
        int[] rows = [.. Enumerable.Range(0, measurement.Length).Take(20)];
        if (rows.Length == 0) yield break;
        yield return new ResultFigure(
            "information", "What one more measurement of such a study would tell, and of which parameter most.",
            IntervalRows.Build(new IntervalRowsData(
                "What would be worth measuring",
                [.. rows.Select(k => new IntervalRow(
                    $"{measurement[k]}: {parameter[k]}", 0, promised[k], promised[k], 0, width[k], null,
                    $"{Apa.Statistic(width[k])} to {Apa.Statistic(promised[k])}"))],
                "80 % width as a share of the prior's", "expected with the measurement", "as it is now", Heading: "width, now and then")));
    }
}
