using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Statistics.Sampling;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>What a sensitivity analysis asks.</summary>
public sealed record SensitivityPlan
{
    /// <summary>Name of the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Two arms.</summary>
    public required Contrast Contrast { get; init; }

    /// <summary>Whose difference, or which measure of the contrast, is asked.</summary>
    public required string Measure { get; init; }

    /// <summary>The parameters that are screened, each over its range.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>Trajectories of the screening, and replications of each point.</summary>
    public (int Trajectories, int Replications) Morris { get; init; } = (10, 40);

    /// <summary>How many of the strongest go on, rows of the two samples, and replications of each point; none go on where 0.</summary>
    public (int Parameters, int Rows, int Replications) Sobol { get; init; } = (8, 128, 40);
}

/// <summary>
/// What an effect depends on: Morris' screening of every parameter, then Sobol's indices of the strongest, all others as the scenario has
/// them. Points share their luck, and the noise of so few replications is taken out.
/// </summary>
public sealed class SensitivityDesign : IDesign
{
    /// <summary>Kind of plan.</summary>
    public const string KindWord = "sensitivity";

    /// <summary>Most parameters whose indices are taken.</summary>
    public const int MostIndices = 12;

    private readonly SensitivityPlan plan;
    private readonly double[][] cube;

    /// <summary>The design of a plan.</summary>
    public SensitivityDesign(SensitivityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        cube = Statistics.Sampling.Morris.Points(plan.Morris.Trajectories, plan.Parameters.Count, plan.Scenario.Seed);
        Table = TableOf(plan, plan.Parameters, cube, plan.Morris.Replications, "trajectory point");
    }

    /// <inheritdoc/>
    public string Kind => KindWord;

    /// <inheritdoc/>
    public string Id => plan.Id;

    /// <inheritdoc/>
    public string Title => plan.Title;

    /// <inheritdoc/>
    public Scenario Scenario => plan.Scenario;

    /// <inheritdoc/>
    public DesignTable Table { get; }

    /// <inheritdoc/>
    public LaterStages Later
    {
        get
        {
            if (plan.Sobol.Parameters == 0) return default;
            long studies = (long)SobolIndices.Points(plan.Sobol.Rows, plan.Sobol.Parameters).Length * plan.Sobol.Replications;
            return new LaterStages(studies, Table.TeacherDays / Table.Rows * studies);
        }
    }

    /// <inheritdoc/>
    public IDesign? Then(IReadOnlyList<string> files)
    {
        if (plan.Sobol.Parameters == 0) return null;
        ScreenedParameter[] screened = Screened(files);
        return new Indices(plan, screened, [.. screened.Take(plan.Sobol.Parameters).Select(s => s.Parameter)]);
    }

    /// <inheritdoc/>
    public DesignAnswer Answer(IReadOnlyList<string> files)
    {
        ScreenedParameter[] screened = Screened(files);
        return new DesignAnswer([.. Lines(plan, screened)], [Screening(screened)], []);
    }

    private ScreenedParameter[] Screened(IReadOnlyList<string> files)
    {
        ElementaryEffects[] effects = Statistics.Sampling.Morris.Effects(cube, Table.Read(files).Values[0]);
        return [.. plan.Parameters.Select((p, k) => new ScreenedParameter(p, effects[k])).OrderByDescending(s => s.Effects.MeanAbsolute)];
    }

    private static DesignTable TableOf(SensitivityPlan plan, IReadOnlyList<Parameter> parameters, double[][] cube, int replications, string called)
    {
        Scenario scenario = plan.Scenario;
        int[] places = [.. parameters.Select(p => Array.IndexOf([.. scenario.Parameters.Declared], p))];
        return new DesignTable(
            [.. cube.Select((u, k) =>
            {
                double[] values = scenario.Parameters.Values.ToArray();
                for (int i = 0; i < places.Length; i++) values[places[i]] = parameters[i].Low + u[i] * (parameters[i].High - parameters[i].Low);
                string name = string.Create(CultureInfo.InvariantCulture, $"{called} {k}");
                return new DesignPoint(name, scenario with { Parameters = scenario.Parameters.With(values, "a point of its range"), Draws = null },
                    replications);
            })],
            [DesignNumbers.Difference(scenario, plan.Measure, plan.Contrast)]);
    }

    private static IEnumerable<string> Lines(SensitivityPlan plan, IReadOnlyList<ScreenedParameter> screened)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"What {plan.Measure} ({plan.Contrast}) depends on, of {screened.Count} parameters over their ranges, {plan.Morris.Trajectories} trajectories:");
        foreach (ScreenedParameter s in screened.Take(5))
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"  {s.Parameter.Symbol}: {s.Parameter.Meaning}: moves it by {s.Effects.MeanAbsolute:0.000} "
                    + $"({s.Effects.Lower:0.000}-{s.Effects.Upper:0.000}), mostly {(s.Effects.Mean >= 0 ? "up" : "down")}");
        }
    }

    private static Table Screening(IReadOnlyList<ScreenedParameter> screened) => Tables.Table.Of("screening",
        "Elementary effects of one parameter over its range.", screened, at =>
    [
        Column.Identifier("parameter", "symbol", k => at(k).Parameter.Symbol),
        Column.Text("meaning", "", "what it says", k => at(k).Parameter.Meaning),
        Value("low", "lower end of its range", k => at(k).Parameter.Low),
        Value("high", "upper end", k => at(k).Parameter.High),
        Value("mean", "mean elementary effect, in the measure's unit over the whole range", k => at(k).Effects.Mean),
        Value("mean_absolute", "mean size of the elementary effects, noise taken out", k => at(k).Effects.MeanAbsolute),
        Value("lower", "lower end of its 95 % interval over trajectories", k => at(k).Effects.Lower),
        Value("upper", "upper end", k => at(k).Effects.Upper),
        Value("sd", "SD of the elementary effects, noise taken out: interaction or bend", k => at(k).Effects.Sd),
    ]);

    private static Column Value(string name, string description, Func<long, double> cell) => Column.Number(name, "", description, cell, 6);

    private sealed record ScreenedParameter(Parameter Parameter, ElementaryEffects Effects);

    /// <summary>The second stage: Sobol's indices of the strongest.</summary>
    private sealed class Indices : IDesign
    {
        private readonly SensitivityPlan plan;
        private readonly IReadOnlyList<ScreenedParameter> screened;
        private readonly IReadOnlyList<Parameter> strongest;

        internal Indices(SensitivityPlan plan, IReadOnlyList<ScreenedParameter> screened, IReadOnlyList<Parameter> strongest)
        {
            (this.plan, this.screened, this.strongest) = (plan, screened, strongest);
            Table = TableOf(plan, strongest, SobolIndices.Points(plan.Sobol.Rows, strongest.Count), plan.Sobol.Replications, "point of the samples");
        }

        public string Kind => KindWord;

        public string Id => plan.Id;

        public string Title => plan.Title;

        public Scenario Scenario => plan.Scenario;

        public DesignTable Table { get; }

        public DesignAnswer Answer(IReadOnlyList<string> files)
        {
            (double variance, SobolIndex[] indices) = SobolIndices.Of(Table.Read(files).Values[0], strongest.Count);
            (Parameter Parameter, SobolIndex Index)[] rows = [.. strongest.Zip(indices).OrderByDescending(r => r.Second.Total)];
            double width = 2 * 1.96 * Math.Sqrt(variance);
            double Left(SobolIndex i) => width * Math.Sqrt(Math.Clamp(1 - i.First, 0, 1));
            (Parameter best, SobolIndex index) = rows.MaxBy(r => r.Index.First);
            string Carries((Parameter Parameter, SobolIndex Index) row) => string.Create(
                CultureInfo.InvariantCulture, $"{row.Parameter.Symbol} carries {100 * row.Index.First:0} % alone and {100 * row.Index.Total:0} % in all");
            string[] lines =
            [
                .. Lines(plan, screened),
                $"Of the variance over the strongest {rows.Length}, {string.Join(", ", rows.Take(3).Select(Carries))}.",
                string.Create(CultureInfo.InvariantCulture,
                    $"Learn {best.Symbol} exactly and the 95 % interval of {plan.Measure} shrinks from a width of {width:0.000} to {Left(index):0.000}."),
            ];
            Table table = Tables.Table.Of("indices", "Share of the effect's variance over the ranges that goes with one parameter.", rows, at =>
            [
                Column.Identifier("parameter", "symbol", k => at(k).Parameter.Symbol),
                Column.Text("meaning", "", "what it says", k => at(k).Parameter.Meaning),
                Value("first", "first-order Sobol index: alone", k => at(k).Index.First),
                Value("first_lower", "lower end of its 95 % interval (resampling rows)", k => at(k).Index.FirstLower),
                Value("first_upper", "upper end", k => at(k).Index.FirstUpper),
                Value("total", "total Sobol index: alone and with others", k => at(k).Index.Total),
                Value("total_lower", "lower end of its 95 % interval", k => at(k).Index.TotalLower),
                Value("total_upper", "upper end", k => at(k).Index.TotalUpper),
                Value("width", "width of the effect's 95 % interval over the ranges", _ => width),
                Value("width_known", "the width that is left when this parameter is known exactly", k => Left(at(k).Index)),
            ]);
            return new DesignAnswer(lines, [table, Screening(screened)], []);
        }
    }
}
