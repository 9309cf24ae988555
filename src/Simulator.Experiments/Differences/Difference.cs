using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Statistics;

namespace Simulator.Experiments.Differences;

/// <summary>What one thing does against another in one measure: two arms, an arm and its twin, or the arms of two scenarios.</summary>
/// <param name="Contrast">First minus second, in words.</param>
/// <param name="Outcome">The measure.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Wave">Week of the survey.</param>
/// <param name="Group">Whose difference it is.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">Mean over replicates of first minus second.</param>
/// <param name="Simulation">Its 95 % Monte-Carlo interval.</param>
/// <param name="OneStudy">Where 95 % of single studies of this size fall; null where the two are not independent samples.</param>
/// <param name="First">Mean of the first.</param>
/// <param name="Second">Mean of the second.</param>
/// <param name="SeparateWidth">Width that the interval would have had from two separate runs; NaN where one of the two never varies.</param>
/// <param name="Sd">SD of the first between replicates.</param>
public sealed record Difference(
    string Contrast, string Outcome, string Title, int Wave, string Group, string Unit, double Value, (double Lower, double Upper) Simulation,
    (double Lower, double Upper)? OneStudy, double First, double Second, double SeparateWidth, double Sd)
{
    private static readonly string[] Headline = ["stress", "trust", "friendship", "belonging", "isolates", "new_friend_persons", "good_responses"];

    /// <summary>What we do not know: the same over parameter sets; null where none were played.</summary>
    public KnownLayer? Known { get; init; }

    /// <summary>The measure, where it is taken in the first and where in the second, to take it again elsewhere.</summary>
    internal (Measure Of, Place First, Place Second)? Taken { get; init; }

    /// <summary>Whether it is what people ask first: the last survey, everybody, a scale of the questionnaire or a state of persons.</summary>
    public bool IsHeadline(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Wave == scenario.SurveyWeeks[^1] && Group == Measures.Group.All.Word()
            && (Headline.Contains(Outcome) || scenario.Instrument.Scales.Any(s => s.Id == Outcome));
    }

    /// <summary>Width of the interval as a share of what two separate runs would have given; NaN where nothing varies.</summary>
    public double WidthShare => SeparateWidth > 0 ? (Simulation.Upper - Simulation.Lower) / SeparateWidth : double.NaN;

    /// <summary>One difference from values of each replicate; replicate by replicate, so that common luck cancels.</summary>
    /// <param name="contrast">First minus second, in words.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="wave">Week of the survey.</param>
    /// <param name="first">Its values in the first.</param>
    /// <param name="second">Its values in the second.</param>
    /// <param name="independent">Whether the two are independent samples, as two arms of a study are.</param>
    /// <param name="group">Whose difference it is.</param>
    internal static Difference Of(
        string contrast, Measure measure, int wave, double[] first, double[] second, bool independent, Measures.Group group = Measures.Group.All)
    {
        double[] each = new double[first.Length];
        for (int r = 0; r < each.Length; r++) each[r] = first[r] - second[r];
        MeanInterval mean = MonteCarlo.MeanInterval(each), one = MonteCarlo.MeanInterval(first), other = MonteCarlo.MeanInterval(second);
        double half = (one.Upper - one.Lower) / 2, otherHalf = (other.Upper - other.Lower) / 2;
        return new Difference(
            contrast, measure.Name, measure.Title, wave, group.Word(), measure.Unit, mean.Mean, (mean.Lower, mean.Upper),
            independent && double.IsFinite(mean.Mean) ? MonteCarlo.Range95(each) : null, one.Mean, other.Mean,
            half > 0 && otherHalf > 0 ? 2 * Math.Sqrt(half * half + otherHalf * otherHalf) : double.NaN, one.McSe * Math.Sqrt(one.N));
    }
}

/// <summary>All differences of a run, or between two runs.</summary>
public static class DifferenceTable
{
    /// <summary>Between the arms of a run as its contrasts name them, and of every arm that is offered something against its twin.</summary>
    public static IReadOnlyList<Difference> Of(RunRecord record)
    {
        List<Difference> rows = [];
        foreach (Contrast contrast in Contrast.Of(record.Scenario))
        {
            rows.AddRange(Between(
                contrast.ToString(), record.Summary, contrast.First, WorldKind.Programme, record.Summary, contrast.Second, WorldKind.Programme,
                    !record.Scenario.SamePeople));
        }

        foreach (Arm arm in record.Offered)
        {
            rows.AddRange(Between($"{arm.Name} - twin", record.Summary, arm.Name, WorldKind.Programme, record.Summary, arm.Name, WorldKind.Twin,
                independent: false));
            foreach (Group group in GroupsOfArm.Of(arm).Where(g => g != Group.All)) rows.AddRange(OfGroup(record, arm, group));
        }

        return rows;
    }

    /// <summary>Members, or others, of an arm against the same persons in the twin.</summary>
    private static IEnumerable<Difference> OfGroup(RunRecord record, Arm arm, Group group)
    {
        IReadOnlyList<int> weeks = record.Scenario.SurveyWeeks;
        for (int wave = 0; wave < weeks.Count; wave++)
        {
            foreach (Measure outcome in MeasureCatalogue.OfRun.Where(m => m.IsOfPersons))
            {
                Difference row = Difference.Of(
                    $"{arm.Name} - twin", outcome, weeks[wave], record.Summary.Outcome(arm.Name, WorldKind.Programme, wave, outcome, group),
                    record.Summary.Outcome(arm.Name, WorldKind.Twin, wave, outcome, group), independent: false, group) with
                {
                    Taken = (outcome, new Place(arm.Name, null, wave, WorldKind.Programme, group), new Place(arm.Name, null, wave, WorldKind.Twin, group)),
                };
                if (double.IsFinite(row.Value)) yield return row;
            }
        }
    }

    /// <summary>Between two arms, which may be of two runs of the same seed: outcomes, and rows where both filled in the same questionnaire.</summary>
    /// <param name="contrast">First minus second, in words.</param>
    /// <param name="first">Run of the first arm.</param>
    /// <param name="firstArm">The first arm.</param>
    /// <param name="firstWorld">Its world.</param>
    /// <param name="second">Run of the second arm.</param>
    /// <param name="secondArm">The second arm.</param>
    /// <param name="secondWorld">Its world.</param>
    /// <param name="independent">Whether the two are independent samples.</param>
    public static IEnumerable<Difference> Between(
        string contrast, OutcomeRecord first, string firstArm, WorldKind firstWorld, OutcomeRecord second, string secondArm, WorldKind secondWorld,
            bool independent)
    {
        IReadOnlyList<int> weeks = first.Scenario.SurveyWeeks;
        bool rows = firstWorld == WorldKind.Programme && secondWorld == WorldKind.Programme && first.Scenario.Instrument.Id == second.Scenario.Instrument.Id;
        foreach (int week in weeks)
        {
            int wave = weeks.ToList().IndexOf(week), other = second.Scenario.SurveyWeeks.ToList().IndexOf(week);
            if (week == weeks[^1] && other < 0) other = second.Scenario.SurveyWeeks.Count - 1;
            if (other < 0) continue;
            Place one = new(firstArm, null, wave, firstWorld), another = new(secondArm, null, other, secondWorld);
            foreach (Measure outcome in MeasureCatalogue.OfRun)
            {
                Difference row = Difference.Of(
                    contrast, outcome, week, first.Outcome(firstArm, firstWorld, wave, outcome), second.Outcome(secondArm, secondWorld, other, outcome),
                        independent) with
                { Taken = (outcome, one, another) };
                if (double.IsFinite(row.Value)) yield return row;
            }

            if (!rows) continue;
            IReadOnlyList<Measure> items = MeasureCatalogue.RowsOf(first.Scenario.Instrument);
            for (int r = 0; r < items.Count; r++)
            {
                Difference row = Difference.Of(contrast, items[r], week, first.Row(firstArm, wave, r, RowNumber.Mean),
                    second.Row(secondArm, other, r, RowNumber.Mean), independent) with
                { Taken = (items[r], one, another) };
                if (double.IsFinite(row.Value)) yield return row;
            }
        }
    }
}
