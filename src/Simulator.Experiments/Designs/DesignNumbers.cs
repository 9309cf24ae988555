using Simulator.Experiments.Measures;
using Simulator.Experiments.Tests;

namespace Simulator.Experiments.Designs;

/// <summary>What designs read of a replicate, by the names of the catalogues of measures and tests.</summary>
public static class DesignNumbers
{
    /// <summary>Whether designs can read a measure: whatever every study records; what has to be watched besides they cannot.</summary>
    public static bool CanRead(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Needs == Measures.Watching.Watches.None && measure.Combine is null && measure.Of != MeasureScope.Scenario;
    }

    /// <summary>A measure at the last survey: of each arm and of the contrast where it is of an arm, else of the contrast.</summary>
    /// <param name="scenario">A scenario with the arms.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contrast">Two arms.</param>
    public static IReadOnlyList<DesignNumber> Measure(Scenario scenario, string name, Contrast contrast)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Measure measure = MeasureCatalogue.Find(scenario.Instrument, name)!;
        int last = scenario.SurveyWeeks.Count - 1;
        DesignNumber Of(string column, string label, Func<ReplicateView, double[]> read) =>
            new(column, label, measure.Unit) { NeedsTwins = measure.NeedsTwins, Read = read };
        if (!measure.IsOfArm)
        {
            return
            [
                Of(name, $"{measure.Title}, {contrast}", view => measure.Read(view, new Place(contrast.First, contrast.Second, last))) with
                {
                    IsContrast = true,
                },
            ];
        }

        return
        [
            .. scenario.ArmsByName.Select(a => Of($"{name}_{a.Name}", $"{measure.Title}, {a.Name}", view => measure.Read(view, new Place(a.Name, null, last)))),
            Difference(scenario, name, contrast),
        ];
    }

    /// <summary>A measure at the last survey: of one arm where it is of an arm, else of a contrast.</summary>
    /// <param name="scenario">A scenario with the arm.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="contrast">Two arms, for measures of a contrast.</param>
    internal static DesignNumber Of(Scenario scenario, Measure measure, string arm, Contrast? contrast)
    {
        int last = scenario.SurveyWeeks.Count - 1;
        Place place = measure.IsOfArm ? new Place(arm, null, last) : new Place(contrast!.First, contrast.Second, last);
        return new DesignNumber(measure.Name, measure.Title, measure.Unit)
        {
            NeedsTwins = measure.NeedsTwins,
            Read = view => [measure.Read(view, place)[0]],
        };
    }

    /// <summary>The difference of two arms in a measure of an arm, or a measure of a contrast, at the last survey.</summary>
    public static DesignNumber Difference(Scenario scenario, string name, Contrast contrast)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(contrast);
        Measure measure = MeasureCatalogue.Find(scenario.Instrument, name)!;
        if (!measure.IsOfArm) return Measure(scenario, name, contrast)[0];
        int last = scenario.SurveyWeeks.Count - 1;
        Place first = new(contrast.First, null, last), second = new(contrast.Second, null, last);
        return new DesignNumber($"{name}_difference", $"{measure.Title}, {contrast}", measure.Unit)
        {
            NeedsTwins = measure.NeedsTwins,
            IsContrast = true,
            Read = view => [measure.Read(view, first)[0] - measure.Read(view, second)[0]],
        };
    }

    /// <summary>p of a test of a row of the questionnaire, at the last survey.</summary>
    public static DesignNumber Test(Scenario scenario, string row, StudyTest test, Contrast contrast)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(test);
        int last = scenario.SurveyWeeks.Count - 1, place = scenario.Instrument.Row(row);
        return new DesignNumber($"p_{test.Name}_{row}", $"p of {scenario.Instrument.Label(place)}, {test.Title}, {contrast}", "")
        {
            IsP = true,
            Read = view => [view.Study(contrast.First, contrast.Second, last).Test(place, test).P],
        };
    }
}
