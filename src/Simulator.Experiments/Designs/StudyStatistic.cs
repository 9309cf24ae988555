using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Designs;

/// <summary>One number that a study prints, or could have printed, and that every simulated study has too.</summary>
/// <param name="Name">Identifier: the target's, or the measure's and its arm's.</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="Statistic">The statistic: d, mean, sd, alpha, share, count.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Use">What the evidence says that it is for; context where it is in no target.</param>
/// <param name="Observed">What the study has; NaN where only a bound is known, or nothing.</param>
/// <param name="Bound">What holds of it where the study gives no number to rely on.</param>
public sealed record StudyStatistic(string Name, string Label, string Statistic, string Unit, TargetUse Use, double Observed, Bound? Bound)
{
    /// <summary>Reads it from a simulated study.</summary>
    internal Func<ReplicateView, double> Read { get; init; } = _ => double.NaN;

    /// <summary>Whether it says true or false of a study instead of a number.</summary>
    public bool IsBound => Bound is not null;

    /// <summary>
    /// On the scale on which a regression is nearest to a straight line: logarithm of an SD, logarithm of one minus alpha, anything else as
    /// it is.
    /// </summary>
    public double Straight(double value) => Statistic switch
    {
        "sd" => Math.Log(Math.Max(value, 1e-6)),
        "alpha" => Math.Log(Math.Max(1 - value, 1e-6)),
        _ => value,
    };

    /// <summary>Back from <see cref="Straight"/>.</summary>
    public double Back(double straight) => Statistic switch
    {
        "sd" => Math.Exp(straight),
        "alpha" => 1 - Math.Exp(straight),
        _ => straight,
    };
}

/// <summary>What a simulated study is read for.</summary>
public static class StudyStatistics
{
    /// <summary>What could have been measured besides; each in both arms at the last survey.</summary>
    private static readonly string[] Besides =
    [
        "stress", "trust", "friendship", "enthusiasm", "isolates", "new_friend_persons", "informal_hours", "scheduled_hours", "gossip_share",
        "professional_share", "outside_team_share", "disclosures", "good_responses", "hurtful_responses", "meetings_held", "knowledge",
    ];

    /// <summary>The targets of a study that a scenario can be read for, each with what the study has.</summary>
    /// <param name="scenario">The scenario, which names the study as its evidence.</param>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<StudyStatistic> Targets(Scenario scenario, Study study)
    {
        AuditReport audit = StudyAudit.Run(study);
        List<StudyStatistic> found = [];
        foreach (Target target in study.Targets)
        {
            string? arm = target.Arm is { } named ? ArmFor(scenario, named) : null;
            if (Reader(scenario, study, target.Row, arm, target.Statistic) is not { } read) continue;
            double observed = PublishedValues.Of(audit, target).Value ?? double.NaN;
            string label = $"{target.Statistic} of {study.Questionnaire?.Row(target.Row)?.Label ?? target.Row}{(arm is null ? "" : $", {arm}")}";
            found.Add(new StudyStatistic(target.Id, label, target.Statistic, target.Unit, target.Use, observed, target.Bound) { Read = read });
        }

        return found;
    }

    /// <summary>What the study did not print and another could: outcomes of each arm, and the mean of each item.</summary>
    public static IReadOnlyList<StudyStatistic> Extras(Scenario scenario)
    {
        int last = scenario.SurveyWeeks.Count - 1;
        IEnumerable<Measure> measures = Besides.Select(name => MeasureCatalogue.Outcome(name)!)
            .Concat(MeasureCatalogue.RowsOf(scenario.Instrument).Take(scenario.Instrument.Items.Count));
        return [.. measures.SelectMany(measure => scenario.ArmsByName.Select(arm =>
        {
            Place place = new(arm.Name, null, last);
            return new StudyStatistic(
                $"{measure.Name}_{arm.Name}", $"{measure.Title}, {arm.Name}", "mean", measure.Unit, TargetUse.Context, double.NaN, null)
            {
                Read = view => measure.Read(view, place)[0],
            };
        }))];
    }

    private static string ArmFor(Scenario scenario, string studyArm) => scenario.Evidence?.ArmFor(studyArm) ?? studyArm;

    private static Func<ReplicateView, double>? Reader(Scenario scenario, Study study, string row, string? arm, string statistic)
    {
        if (Comparisons.ComparisonBuilder.MainContrast(study) is not { } main) return null;
        (string first, string second) = (ArmFor(scenario, main.First), ArmFor(scenario, main.Second));
        bool Has(string name) => scenario.Arms.Any(a => a.Name == name);
        if (!Has(first) || !Has(second) || (arm is not null && !Has(arm))) return null;
        int last = scenario.SurveyWeeks.Count - 1, place = scenario.Instrument.Row(row);
        Place contrast = new(first, second, last);
        if (place >= 0 && arm is not null)
        {
            return statistic switch
            {
                "mean" => view => view.Arm(arm, last).Summary(scenario.Instrument, place).Mean,
                "sd" => view => view.Arm(arm, last).Summary(scenario.Instrument, place).Sd,
                _ => null,
            };
        }

        string? measure = (place >= 0, row, statistic) switch
        {
            (true, _, "d") => "d_" + row,
            (true, _, "mean_difference") => "difference_" + row,
            (true, _, "sd" or "alpha") => $"{statistic}_{row}",
            (false, "items", "sd") => "item_sd",
            (false, _, "share" or "count" or "mean") when arm is not null => row,
            _ => null,
        };
        if (measure is null || MeasureCatalogue.Find(scenario.Instrument, measure) is not { } found) return null;
        Place at = found.IsOfArm ? new Place(arm, null, last) : contrast;
        return view => found.Read(view, at)[0];
    }
}
