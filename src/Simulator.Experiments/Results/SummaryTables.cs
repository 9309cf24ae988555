using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Hypotheses;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Experiments.Store;
using Simulator.Experiments.Tests;
using Simulator.Tables;

namespace Simulator.Experiments.Results;

/// <summary>The tables with a row a replicate, test, day or tie.</summary>
public static class SummaryTables
{
    private const int Printed = 6;

    /// <summary>outcomes: every outcome of every arm, world, replicate and wave.</summary>
    public static Table Outcomes(RunRecord record)
    {
        IReadOnlyList<Measure> outcomes = MeasureCatalogue.OfRun;
        IReadOnlyList<int> weeks = record.Scenario.SurveyWeeks;
        SheetReader numbers = record.Summary.OutcomeSheet.Reader();
        int replicates = record.Replicates.Count;
        OutcomeSection section = record.Summary.Outcomes;
        long[] ends = new long[record.Worlds.Count];
        for (int w = 0; w < ends.Length; w++) ends[w] = (w == 0 ? 0 : ends[w - 1]) + (long)replicates * weeks.Count * section.Rows(w).Count;
        (int World, int Replicate, int Wave, int Row) At(long row)
        {
            int world = 0;
            while (row >= ends[world]) world++;
            (long survey, long within) = Math.DivRem(row - (world == 0 ? 0 : ends[world - 1]), section.Rows(world).Count);
            (long place, long wave) = Math.DivRem(survey, weeks.Count);
            return (world, (int)place, (int)wave, (int)within);
        }

        double Number(long row, int number)
        {
            (int world, int replicate, int wave, int within) = At(row);
            return numbers[replicate, section.ColumnOfRow(world, wave, within) + number];
        }

        (Group Group, int Outcome) Row(long row) => At(row) is var at ? section.Rows(at.World)[at.Row] : default;

        return new Table(
            "outcomes", "One outcome of one group of an arm in one world, replicate and survey.", ends[^1],
            [
                Column.Identifier("scenario", "scenario", _ => record.Scenario.Id),
                Column.Identifier("arm", "arm", k => record.Worlds[At(k).World].Arm.Name),
                Column.Identifier("world", "programme, or its twin without it", k => record.Worlds[At(k).World].World.Word()),
                Column.Integer("replicate", "", "replicate, from 0", k => record.Replicates[At(k).Replicate], level: MeasurementLevel.Nominal),
                Column.Integer("wave", "weeks", "week at whose end the survey took place", k => weeks[At(k).Wave]),
                Column.Identifier("outcome", "outcome", k => outcomes[Row(k).Outcome].Name),
                Column.Identifier("unit", "its unit", k => outcomes[Row(k).Outcome].Unit),
                Column.Integer("n", "persons", "persons behind the value", k => (long)Number(k, 3)),
                Column.Number("value", "", "mean over persons, or count or sum", k => Number(k, 0)),
                Column.Number("sd", "", "SD over persons; empty for counts and sums", k => Number(k, 1)),
                Column.Number("worst_decile", "", "mean of the worst tenth of the persons; empty for counts and sums", k => Number(k, 2)),
                Column.Identifier("group", "all; or those the programme reaches (member) and the others (other), the same persons in both worlds",
                    k => Row(k).Group.Word()),
            ]);
    }

    /// <summary>arms: every row of the questionnaire in every arm, replicate and wave.</summary>
    public static Table Arms(RunRecord record)
    {
        IReadOnlyList<string> rows = record.Scenario.Instrument.Rows;
        IReadOnlyList<int> weeks = record.Scenario.SurveyWeeks;
        SheetReader numbers = record.Summary.RowSheet.Reader();
        int replicates = record.Replicates.Count;
        (int Arm, int Replicate, int Wave, int Row) At(long k)
        {
            (long survey, long row) = Math.DivRem(k, rows.Count);
            (long replicate, long wave) = Math.DivRem(survey, weeks.Count);
            (long arm, long place) = Math.DivRem(replicate, replicates);
            return ((int)arm, (int)place, (int)wave, (int)row);
        }

        double Number(long k, int number)
        {
            (int arm, int replicate, int wave, int row) = At(k);
            return numbers[replicate, record.Summary.Rows.Column(arm, wave, row) + number];
        }

        return new Table(
            "arms", "One item or scale in one arm, replicate and survey.", (long)record.Arms.Count * replicates * weeks.Count * rows.Count,
            [
                Column.Identifier("scenario", "scenario", _ => record.Scenario.Id),
                Column.Identifier("arm", "arm", k => record.Arms[At(k).Arm].Name),
                Column.Integer("replicate", "", "replicate, from 0", k => record.Replicates[At(k).Replicate], level: MeasurementLevel.Nominal),
                Column.Integer("wave", "weeks", "week at whose end the survey took place", k => weeks[At(k).Wave]),
                Column.Identifier("outcome", "item or scale", k => rows[At(k).Row]),
                Column.Integer("n", "persons", "persons who answered", k => (long)Number(k, 0)),
                Column.Number("mean", "points", "mean", k => Number(k, 1), Printed),
                Column.Number("sd", "points", "SD", k => Number(k, 2), Printed),
                Column.Number("alpha", "", "Cronbach's alpha within the arm; empty for items", k => Number(k, 3), Printed),
            ]);
    }

    /// <summary>pairs: every formal pair.</summary>
    public static Table Pairs(RunRecord record)
    {
        PairPages[] arms = [.. record.PairsByArm];
        StoredPair At(long row, out Arm arm)
        {
            int a = 0;
            while (row >= arms[a].Rows) row -= arms[a++].Rows;
            arm = arms[a].Arm;
            return arms[a].At(row);
        }

        PairRecord Pair(long row) => At(row, out _).Pair;

        return new Table(
            "pairs", "One formal pair of one replicate.", arms.Sum(a => a.Rows),
            [
                Column.Identifier("scenario", "scenario", _ => record.Scenario.Id),
                Column.Identifier("arm", "arm", k => At(k, out Arm arm) is var _ ? arm.Name : null),
                Column.Integer("replicate", "", "replicate, from 0", k => At(k, out _).Replicate, level: MeasurementLevel.Nominal),
                Column.Integer("pair", "", "pair, numbered within arm and replicate", k => Pair(k).Pair, level: MeasurementLevel.Nominal),
                Column.Integer("teacher_a", "", "a member", k => Pair(k).TeacherA, level: MeasurementLevel.Nominal),
                Column.Integer("teacher_b", "", "the other member", k => Pair(k).TeacherB, level: MeasurementLevel.Nominal),
                Column.Integer("start_week", "weeks", "week in which it began; 0 before the first day", k => Pair(k).StartWeek),
                Column.Integer("end_week", "weeks", "week in which it ended; empty if it has not", k => Pair(k).EndWeek == 0 ? null : Pair(k).EndWeek),
                Column.Identifier("ended_by", "teacher_a, teacher_b or both; empty if it has not ended", k => EndedBy(Pair(k))),
                Column.Integer("planned", "meetings", "meetings planned", k => Pair(k).Planned),
                Column.Integer("held", "meetings", "meetings held", k => Pair(k).Held),
                Column.Number("structure", "0-1", "structure of its meetings at the end", k => Pair(k).Structure),
            ]);
    }

    /// <summary>tests: every test of every replicate.</summary>
    public static Table Tests(RunRecord record)
    {
        TestSection made = record.TestsMade;
        IReadOnlyList<string> rows = record.Scenario.Instrument.Rows;
        IReadOnlyList<int> weeks = record.Scenario.SurveyWeeks;
        SheetReader numbers = record.TestSheet.Reader();
        int[] starts = new int[made.Contrasts.Count + 1];
        for (int c = 0; c < made.Contrasts.Count; c++) starts[c + 1] = starts[c] + rows.Count * made.Tests(c).Count;
        (int Replicate, int Wave, int Contrast, int Row, int Test) At(long k)
        {
            (long survey, long within) = Math.DivRem(k, starts[^1]);
            (long replicate, long wave) = Math.DivRem(survey, weeks.Count);
            int contrast = 0;
            while (within >= starts[contrast + 1]) contrast++;
            (long row, long test) = Math.DivRem(within - starts[contrast], made.Tests(contrast).Count);
            return ((int)replicate, (int)wave, contrast, (int)row, (int)test);
        }

        double Number(long k, int number)
        {
            (int replicate, int wave, int contrast, int row, int test) = At(k);
            return numbers[replicate, made.Column(wave, contrast, row, test) + number];
        }

        double Likeness(long k, int number)
        {
            (int replicate, int wave, int contrast, int row, int _) = At(k);
            return numbers[replicate, made.Column(wave, contrast, row) + number];
        }

        return new Table(
            "tests", "One test of one row in one replicate.", (long)record.Replicates.Count * weeks.Count * starts[^1],
            [
                Column.Identifier("scenario", "scenario", _ => record.Scenario.Id),
                Column.Integer("replicate", "", "replicate, from 0", k => record.Replicates[At(k).Replicate], level: MeasurementLevel.Nominal),
                Column.Integer("wave", "weeks", "week at whose end the survey took place", k => weeks[At(k).Wave]),
                Column.Identifier("contrast", "first arm minus second", k => made.Contrasts[At(k).Contrast].ToString()),
                Column.Identifier("outcome", "item or scale", k => rows[At(k).Row]),
                Column.Identifier(
                    "test", string.Join(", ", made.Contrasts.SelectMany((_, c) => made.Tests(c)).Select(t => t.Name).Distinct()),
                    k => At(k) is var at ? made.Tests(at.Contrast)[at.Test].Name : null),
                Column.Number("statistic", "", "t; for mann_whitney U of the first arm", k => Number(k, 0), Printed),
                Column.Number("df", "", "degrees of freedom", k => Number(k, 1), Printed),
                Column.Number("p", "", "two-sided p", k => Number(k, 2), Printed),
                Column.Number("p_holm", "", "p after Holm's correction over the items, or over the scales", k => Number(k, TestNumbers.Count), Printed),
                Column.Number("mean_difference", "points", "mean difference; for mann_whitney the Hodges-Lehmann difference", k => Number(k, 3), Printed),
                Column.Number("se_difference", "points", "its standard error", k => Number(k, 4), Printed),
                Column.Number("lower", "points", "lower end of its 95 % interval", k => Number(k, 5), Printed),
                Column.Number("upper", "points", "upper end of its 95 % interval", k => Number(k, 6), Printed),
                Column.Number("d", "pooled SD", "Cohen's d; for mann_whitney the rank-biserial correlation", k => Number(k, 7), Printed),
                Column.Number("d_lower", "pooled SD", "lower end of its 95 % interval", k => Number(k, 8), Printed),
                Column.Number("d_upper", "pooled SD", "upper end of its 95 % interval", k => Number(k, 9), Printed),
                Column.Number("g", "pooled SD", "Hedges' g: d without the bias of small samples", k => Number(k, 10), Printed),
                Column.Number("g_lower", "pooled SD", "lower end of its 95 % interval", k => Number(k, 11), Printed),
                Column.Number("g_upper", "pooled SD", "upper end of its 95 % interval", k => Number(k, 12), Printed),
                Column.Number("eta_squared", "share", "t² / (t² + df)", k => Number(k, 13), Printed),
                Column.Number("icc_pair", "", "likeness of partners in formal pairs, arms' means removed; empty without pairs", k => Likeness(k, 0), Printed),
                Column.Number("icc_team", "", "likeness of team members, arms' means removed; empty without teams", k => Likeness(k, 1), Printed),
                Column.Number("design_effect", "", "variance inflation of a mean by teams, or by pairs where there are no teams", k => Likeness(k, 2), Printed),
            ]);
    }

    /// <summary>hypotheses: what the simulated studies say of them.</summary>
    public static Table Hypotheses(string scenario, IReadOnlyList<HypothesisResult> rows) =>
        Table.Of("hypotheses", "A hypothesis of the scenario over all simulated studies.", rows, at =>
        [
            Column.Identifier("scenario", "scenario", _ => scenario),
            Column.Identifier("name", "its name", k => at(k).Hypothesis.Name),
            Column.Identifier("outcome", "the measure", k => at(k).Hypothesis.Outcome),
            Column.Identifier("contrast", "first arm minus second", k => $"{at(k).Hypothesis.Contrast.First} - {at(k).Hypothesis.Contrast.Second}"),
            Column.Identifier("test", "the test", k => at(k).Hypothesis.Test),
            Column.Identifier("expect", "above, below or different", k => HypothesisResult.Expectation(at(k).Hypothesis)),
            Column.Number("value", "", "the value it is held against", k => at(k).Hypothesis.Value),
            Column.Number("alpha", "", "level of the test, two-sided", k => at(k).Hypothesis.Alpha),
            Column.Integer("replications", "studies", "simulated studies in which the test could be made", k => at(k).Replications),
            Column.Integer("supported", "studies", "studies in which it finds the difference on the expected side", k => at(k).Supported),
            Column.Number("share", "share", "their share", k => at(k).Share.Value, Printed),
            Column.Number("lower", "share", "lower end of its 95 % Wilson interval", k => at(k).Share.Lower, Printed),
            Column.Number("upper", "share", "upper end", k => at(k).Share.Upper, Printed),
            Column.Number("opposite", "share", "share of studies in which it finds it on the other side", k => at(k).Opposite, Printed),
            Column.Number(
                "exaggeration", "", "mean size of the supporting studies' estimates over the true size; empty where the true difference may be 0",
                k => at(k).Exaggeration, Printed),
        ]);

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
            Column.Number("distance_squared", "", "squared Mahalanobis distance of the published numbers from the simulated studies", k =>
                at(k).DistanceSquared, Printed),
            Column.Number("p", "", "share of simulated studies as far or farther", k => at(k).P, Printed),
        ]);

    /// <summary>differences: what one thing does against another, with how sure that is.</summary>
    public static Table Differences(IReadOnlyList<Difference> rows) =>
        Table.Of("differences", "A difference in one measure at one survey: between arms, against the twin, or between two scenarios.", rows, at =>
        [
            Column.Text("contrast", "", "first minus second", k => at(k).Contrast),
            Column.Identifier("outcome", "outcome, item or scale", k => at(k).Outcome),
            Column.Integer("wave", "weeks", "week at whose end the survey took place", k => at(k).Wave),
            Column.Identifier("group", "whose difference: all", k => at(k).Group),
            Column.Identifier("unit", "its unit", k => at(k).Unit),
            Column.Number("value", "", "mean over replicates of first minus second", k => at(k).Value, Printed),
            Column.Number("sim_lower", "", "simulation: lower end of its 95 % Monte-Carlo interval", k => at(k).Simulation.Lower, Printed),
            Column.Number("sim_upper", "", "simulation: upper end", k => at(k).Simulation.Upper, Printed),
            Column.Number("study_lower", "", "one study: where 95 % of single studies fall, lower end; empty where the arms are not independent samples",
                k => at(k).OneStudy?.Lower ?? double.NaN, Printed),
            Column.Number("study_upper", "", "one study: upper end", k => at(k).OneStudy?.Upper ?? double.NaN, Printed),
            Column.Integer("sets", "sets", "what we do not know: parameter sets behind the next columns; empty where none were played",
                k => at(k).Known?.Sets),
            Column.Number("known_lower", "", "what we do not know: where 95 % of the sets' means lie, lower end",
                k => at(k).Known?.Lower ?? double.NaN, Printed),
            Column.Number("known_upper", "", "what we do not know: upper end", k => at(k).Known?.Upper ?? double.NaN, Printed),
            Column.Number("same_sign", "share", "share of parameter sets with the same sign; a half where all may be simulation noise",
                k => at(k).Known?.SameSign ?? double.NaN, Printed),
            Column.Identifier("turned_by", "the parameter that by itself turns the sign within its range, where one does", k => at(k).Known?.TurnedBy),
            Column.Number("first", "", "mean of the first", k => at(k).First, Printed),
            Column.Number("second", "", "mean of the second", k => at(k).Second, Printed),
            Column.Number("width_share", "share", "width of the simulation's interval as a share of what two separate runs would give", k =>
                at(k).WidthShare, Printed),
            Column.Number("sd", "", "SD of the first between replicates", k => at(k).Sd, Printed),
        ]);

    /// <summary>equity: who gains.</summary>
    public static Table Equity(IReadOnlyList<EquityRow> rows) =>
        Table.Of("equity", "What a programme changed for a group, against the same people without it, at the last survey.", rows, at =>
        [
            Column.Text("arm", "", "arm; in a comparison both", k => at(k).Arm),
            Column.Identifier("group", "who: everybody, or a third by close ties, base load or skill before the first day", k => at(k).Group),
            Column.Identifier("outcome", "outcome", k => at(k).Outcome),
            Column.Number("persons", "persons", "mean number of persons a replicate", k => at(k).Persons, Printed),
            Column.Number("gain", "", "mean change for the better, in the outcome's unit", k => at(k).Gain, Printed),
            Column.Number("lower", "", "lower end of its 95 % Monte-Carlo interval", k => at(k).Lower, Printed),
            Column.Number("upper", "", "upper end", k => at(k).Upper, Printed),
            Column.Number("better", "share", "share better off by the smallest difference that matters, or more", k => at(k).Better, Printed),
            Column.Number("same", "share", "share who change by less than that", k => at(k).Same, Printed),
            Column.Number("worse", "share", "share worse off by that, or more", k => at(k).Worse, Printed),
            Column.Number("placebo_better", "share", "share better off by other luck of encounters alone, with the same programme", k => at(k).PlaceboBetter,
                Printed),
            Column.Number("placebo_worse", "share", "share worse off by that alone", k => at(k).PlaceboWorse, Printed),
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

    private static string? EndedBy(PairRecord pair) =>
        pair.EndedBy == -2 ? "both" : pair.EndedBy == pair.TeacherA ? "teacher_a" : pair.EndedBy == pair.TeacherB ? "teacher_b" : null;
}
