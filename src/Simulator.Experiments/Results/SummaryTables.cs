using Simulator.Experiments.Analysis;
using Simulator.Experiments.Ensembles;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>The tables with a row a replicate, test, day or tie.</summary>
public static class SummaryTables
{
    private const int Printed = 6;

    /// <summary>outcomes: every outcome of every arm, world, replicate and wave.</summary>
    public static Table Outcomes(EnsembleResult result)
    {
        List<(WorldRun Run, int Replicate, int Wave, Outcome Outcome, OutcomeValue Value)> rows = [];
        foreach (WorldRun run in result.Runs)
        {
            foreach (int replicate in result.Replicates)
            {
                for (int wave = 0; wave < run.Waves; wave++)
                    rows.AddRange(OutcomeCatalogue.All.Select(o => (run, replicate, wave, o, o.In(run, replicate, wave))));
            }
        }

        return Table.Of("outcomes", "One outcome of one arm in one world, replicate and survey.", rows, at =>
        [
            Column.Identifier("scenario", "scenario", _ => result.Scenario.Id),
            Column.Identifier("arm", "arm", k => at(k).Run.Arm.Name),
            Column.Identifier("world", "programme, or its twin without it", k => at(k).Run.Twin ? "twin" : "programme"),
            Column.Integer("replicate", "", "replicate, from 0", k => at(k).Replicate, level: MeasurementLevel.Nominal),
            Column.Integer("wave", "weeks", "week at whose end the survey took place", k => result.Scenario.SurveyWeeks[at(k).Wave]),
            Column.Identifier("outcome", "outcome", k => at(k).Outcome.Name),
            Column.Identifier("unit", "its unit", k => at(k).Outcome.Unit),
            Column.Integer("n", "persons", "persons behind the value", k => at(k).Value.N),
            Column.Number("value", "", "mean over persons, or count or sum", k => at(k).Value.Value),
            Column.Number("sd", "", "SD over persons; empty for counts and sums", k => at(k).Value.Sd),
            Column.Number("worst_decile", "", "mean of the worst tenth of the persons; empty for counts and sums", k => at(k).Value.WorstDecile),
        ]);
    }

    /// <summary>pairs: every formal pair.</summary>
    public static Table Pairs(EnsembleResult result)
    {
        (WorldRun Run, int Replicate, PairRecord Pair)[] rows =
            [.. result.Runs.Where(r => !r.Twin).SelectMany(run => result.Replicates.SelectMany(r => run.Pairs[r].Select(p => (run, r, p))))];
        return Table.Of("pairs", "One formal pair of one replicate.", rows, at =>
        [
            Column.Identifier("scenario", "scenario", _ => result.Scenario.Id),
            Column.Identifier("arm", "arm", k => at(k).Run.Arm.Name),
            Column.Integer("replicate", "", "replicate, from 0", k => at(k).Replicate, level: MeasurementLevel.Nominal),
            Column.Integer("pair", "", "pair, numbered within arm and replicate", k => at(k).Pair.Pair, level: MeasurementLevel.Nominal),
            Column.Integer("teacher_a", "", "a member", k => at(k).Pair.TeacherA, level: MeasurementLevel.Nominal),
            Column.Integer("teacher_b", "", "the other member", k => at(k).Pair.TeacherB, level: MeasurementLevel.Nominal),
            Column.Integer("start_week", "weeks", "week in which it began; 0 before the first day", k => at(k).Pair.StartWeek),
            Column.Integer("end_week", "weeks", "week in which it ended; empty if it has not", k => at(k).Pair.EndWeek == 0 ? null : at(k).Pair.EndWeek),
            Column.Identifier("ended_by", "teacher_a, teacher_b or both; empty if it has not ended", k => EndedBy(at(k).Pair)),
            Column.Integer("planned", "meetings", "meetings planned", k => at(k).Pair.Planned),
            Column.Integer("held", "meetings", "meetings held", k => at(k).Pair.Held),
            Column.Number("structure", "0-1", "structure of its meetings at the end", k => at(k).Pair.Structure),
        ]);
    }

    /// <summary>tests: every test of every replicate.</summary>
    public static Table Tests(EnsembleResult result, IReadOnlyList<TestRecord> tests)
    {
        IReadOnlyList<Contrast> contrasts = Contrast.Of(result.Scenario);
        IReadOnlyList<string> rows = result.Scenario.Instrument.Rows;
        return Table.Of("tests", "One test of one row in one replicate.", tests, at =>
        [
            Column.Identifier("scenario", "scenario", _ => result.Scenario.Id),
            Column.Integer("replicate", "", "replicate, from 0", k => at(k).Replicate, level: MeasurementLevel.Nominal),
            Column.Integer("wave", "weeks", "week at whose end the survey took place", k => result.Scenario.SurveyWeeks[at(k).Wave]),
            Column.Identifier("contrast", "first arm minus second", k => contrasts[at(k).Contrast].ToString()),
            Column.Identifier("outcome", "item or scale", k => rows[at(k).Row]),
            Column.Identifier("test", "student, welch, pair_means, team_means or paired", k => Name(at(k).Kind)),
            Column.Number("statistic", "", "t", k => at(k).Test.Statistic, Printed),
            Column.Number("df", "", "degrees of freedom", k => at(k).Test.Df, Printed),
            Column.Number("p", "", "two-sided p", k => at(k).Test.P, Printed),
            Column.Number("p_holm", "", "p after Holm's correction over the items, or over the scales", k => at(k).PHolm, Printed),
            Column.Number("mean_difference", "points", "mean difference", k => at(k).Test.MeanDifference, Printed),
            Column.Number("se_difference", "points", "its standard error", k => at(k).Test.SeDifference, Printed),
            Column.Number("lower", "points", "lower end of its 95 % interval", k => at(k).Test.Lower, Printed),
            Column.Number("upper", "points", "upper end of its 95 % interval", k => at(k).Test.Upper, Printed),
            Column.Number("d", "pooled SD", "Cohen's d", k => at(k).Effect.D, Printed),
            Column.Number("d_lower", "pooled SD", "lower end of its 95 % interval", k => at(k).Effect.DLower, Printed),
            Column.Number("d_upper", "pooled SD", "upper end of its 95 % interval", k => at(k).Effect.DUpper, Printed),
            Column.Number("eta_squared", "share", "t² / (t² + df)", k => at(k).EtaSquared, Printed),
            Column.Number("icc_pair", "", "likeness of partners, arms' means removed; empty without pairs", k => at(k).IccPair, Printed),
            Column.Number("icc_team", "", "likeness of team members, arms' means removed; empty without teams", k => at(k).IccTeam, Printed),
            Column.Number("design_effect", "", "variance inflation of a mean by teams, or by pairs where there are no teams", k => at(k).DesignEffect, Printed),
        ]);
    }

    /// <summary>comparison: the scenario beside the published study.</summary>
    public static Table Comparison(Comparison comparison) =>
        Table.Of("comparison", "One published number beside the simulation.", comparison.Rows, at =>
        [
            Column.Identifier("study", "study", k => at(k).Study),
            Column.Identifier("table", "its table; exact: what its sums determine; targets: what is fitted or checked", k => at(k).Table),
            Column.Identifier("row", "item, scale or outcome", k => at(k).Row),
            Column.Text("label", "", "what the row asks", k => at(k).Label),
            Column.Text("arm", "", "arm, contrast or all", k => at(k).Arm),
            Column.Identifier("statistic", "statistic", k => at(k).Statistic),
            Column.Identifier("unit", "its unit", k => at(k).Unit),
            Column.Identifier("use", "fit, check or context", k => at(k).Use),
            Column.Identifier("audit", "whether the printed number can be recomputed", k => at(k).Audit),
            Column.Text("printed", "", "as published", k => at(k).Printed),
            Column.Number("published", "", "exact value where integer sums fix it, else the printed one", k => at(k).Published, Printed),
            Column.Number("published_lower", "", "the study's own 95 % interval (eta squared: 90 %)", k => at(k).PublishedLower, Printed),
            Column.Number("published_upper", "", "its upper end", k => at(k).PublishedUpper, Printed),
            Column.Number("simulated", "", "mean over replicates", k => at(k).Simulated, Printed),
            Column.Number("mc_se", "", "its Monte-Carlo error", k => at(k).McSe, Printed),
            Column.Number("predicted_lower", "", "where 95 % of single studies of this size fall, lower end", k => at(k).PredictedLower, Printed),
            Column.Number("predicted_upper", "", "upper end", k => at(k).PredictedUpper, Printed),
            Column.Number("percentile", "share", "share of replicates below the published value, ties half", k => at(k).Percentile, Printed),
            Column.Identifier("agreement", "inside, below or above where 95 % of single studies fall", k => at(k).Agreement),
        ]);

    /// <summary>agreement: all fitted rows together, and all checked rows.</summary>
    public static Table Agreement(Comparison comparison) =>
        Table.Of("agreement", "Published numbers taken together, beside the simulated studies.", comparison.Joint, at =>
        [
            Column.Identifier("study", "study", _ => comparison.Study.Id),
            Column.Identifier("use", "fit or check", k => at(k).Use),
            Column.Integer("rows", "numbers", "numbers taken together", k => at(k).Rows),
            Column.Integer("rank", "directions", "directions in which simulated studies vary", k => at(k).Rank),
            Column.Number("distance_squared", "", "squared Mahalanobis distance of the published numbers from the simulated studies", k => at(k).DistanceSquared, Printed),
            Column.Number("p", "", "share of simulated studies as far or farther", k => at(k).P, Printed),
        ]);

    /// <summary>compare: what changes from one programme to another.</summary>
    public static Table Differences(IReadOnlyList<ProgrammeDifference> rows) =>
        Table.Of("differences", "What changes in an outcome from the first scenario to the second, same people and luck.", rows, at =>
        [
            Column.Identifier("arm_a", "arm of the first scenario", k => at(k).ArmA),
            Column.Identifier("arm_b", "arm of the second scenario", k => at(k).ArmB),
            Column.Identifier("outcome", "outcome or scale", k => at(k).Outcome),
            Column.Identifier("unit", "its unit", k => at(k).Unit),
            Column.Number("a", "", "mean in the first", k => at(k).A, Printed),
            Column.Number("b", "", "mean in the second", k => at(k).B, Printed),
            Column.Number("difference", "", "second minus first", k => at(k).Difference, Printed),
            Column.Number("lower", "", "lower end of its 95 % Monte-Carlo interval, replicate by replicate", k => at(k).Lower, Printed),
            Column.Number("upper", "", "upper end", k => at(k).Upper, Printed),
            Column.Number("separate_width", "", "width of the interval that two separate runs would have given", k => at(k).SeparateWidth, Printed),
            Column.Number("width_share", "share", "width of the interval as a share of that", k => at(k).WidthShare, Printed),
        ]);

    /// <summary>compare: who gains.</summary>
    public static Table Gains(IReadOnlyList<WhoGains> rows) =>
        Table.Of("gains", "Who is better off in the second scenario than in the first.", rows, at =>
        [
            Column.Identifier("arm_a", "arm of the first scenario", k => at(k).ArmA),
            Column.Identifier("arm_b", "arm of the second scenario", k => at(k).ArmB),
            Column.Identifier("group", "all, started_isolated or started_connected", k => at(k).Group),
            Column.Identifier("outcome", "outcome", k => at(k).Outcome),
            Column.Long("persons", "persons", "persons over all replicates", k => at(k).Persons),
            Column.Number("better", "share", "share who are better off", k => at(k).Better, Printed),
            Column.Number("worse", "share", "share who are worse off", k => at(k).Worse, Printed),
        ]);

    /// <summary>equity: who gains against the twin.</summary>
    public static Table Equity(IReadOnlyList<EquityRow> rows) =>
        Table.Of("equity", "What a programme changed for a group, against the same people in the twin world, at the last survey.", rows, at =>
        [
            Column.Identifier("arm", "arm", k => at(k).Arm),
            Column.Identifier("group", "who: by close ties at the start, or by how they would have fared without the programme", k => at(k).Group),
            Column.Identifier("outcome", "outcome", k => at(k).Outcome),
            Column.Number("persons", "persons", "mean number of persons a replicate", k => at(k).Persons, Printed),
            Column.Number("gain", "0-1", "mean change for the better", k => at(k).Gain, Printed),
            Column.Number("lower", "0-1", "lower end of its 95 % Monte-Carlo interval", k => at(k).Lower, Printed),
            Column.Number("upper", "0-1", "upper end", k => at(k).Upper, Printed),
            Column.Number("share_worse", "share", "share of the persons worse off than in the twin world", k => at(k).ShareWorse, Printed),
        ]);

    /// <summary>trajectories: arms' means over the days.</summary>
    public static Table Trajectories(IReadOnlyList<TrajectoryPoint> points) =>
        Table.Of("trajectories", "An arm's mean state on a day, over replicates.", points, at =>
        [
            Column.Identifier("arm", "arm", k => at(k).Arm),
            Column.Identifier("world", "programme, or its twin without it", k => at(k).Twin ? "twin" : "programme"),
            Column.Integer("day", "days", "day since the start; 0 is the start", k => at(k).Day),
            Column.Identifier("state", "stress, trust or friendship", k => at(k).State),
            Column.Number("mean", "0-1", "mean over replicates of the arm's mean", k => at(k).Mean),
            Column.Number("q05", "0-1", "5 % quantile over replicates", k => at(k).Quantiles[0]),
            Column.Number("q25", "0-1", "25 % quantile", k => at(k).Quantiles[1]),
            Column.Number("q50", "0-1", "median", k => at(k).Quantiles[2]),
            Column.Number("q75", "0-1", "75 % quantile", k => at(k).Quantiles[3]),
            Column.Number("q95", "0-1", "95 % quantile", k => at(k).Quantiles[4]),
        ]);

    /// <summary>network: ties of one replicate by week.</summary>
    public static Table Network(IReadOnlyList<NetworkTie> ties) =>
        Table.Of("network", "A tie at the end of a week of the replicate that the manifest names; only ties with talk.", ties, at =>
        [
            Column.Identifier("arm", "arm", k => at(k).Arm),
            Column.Identifier("world", "programme, or its twin without it", k => at(k).Twin ? "twin" : "programme"),
            Column.Integer("week", "weeks", "week", k => at(k).Week),
            Column.Integer("from", "", "teacher", k => at(k).From, level: MeasurementLevel.Nominal),
            Column.Integer("to", "", "the other teacher", k => at(k).To, level: MeasurementLevel.Nominal),
            Column.Number("trust", "0-1", "trust of the first in the second", k => at(k).Trust),
            Column.Number("friendship", "0-1", "friendship", k => at(k).Friendship),
            Column.Number("hours", "hours", "hours of talk so far", k => at(k).Hours),
        ]);

    /// <summary>A test's name in tables.</summary>
    public static string Name(TestOf kind) => kind switch
    {
        TestOf.Student => "student",
        TestOf.Welch => "welch",
        TestOf.PairMeans => "pair_means",
        TestOf.TeamMeans => "team_means",
        _ => "paired",
    };

    private static string? EndedBy(PairRecord pair) =>
        pair.EndedBy == -2 ? "both" : pair.EndedBy == pair.TeacherA ? "teacher_a" : pair.EndedBy == pair.TeacherB ? "teacher_b" : null;
}
