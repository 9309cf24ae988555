using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Recording;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Statistics;

namespace Simulator.Validation.Science;

/// <summary>Where in a week or year an encounter falls, and what comes before the first day, does not decide what is read.</summary>
public sealed class PlaceInTimeTests(ITestOutputHelper output)
{
    private static readonly Lazy<Scenario> Study = new(() => ScenarioReader.Open("nguyen-2013", new Overrides([], null, 1000)).Scenario);

    [Fact]
    public void Meetings_on_the_last_day_are_read_as_on_the_first()
    {
        double nothing = Stress(6, 5, 20, []), first = Stress(6, 5, 20, [Pairs(), Weekly(day: 1)]), last = Stress(6, 5, 20, [Pairs(), Weekly(day: 5)]);
        output.WriteLine($"stress: nothing {nothing:0.0000}, meetings on the first day {first:0.0000}, on the last {last:0.0000}");
        Assert.True(Math.Abs(last - first) < 0.1 * Math.Abs(nothing - first));
    }

    /// <summary>
    /// Offered in weeks 0 to 39 the eight fall into weeks 4, 9, …, 39; in weeks 1 to 40 into weeks 5, 10, …, 40. The last four weeks hold one
    /// meeting either way, but after one on the very last day nobody is asked any more: what is missing is at most what carries over from its
    /// evening, rho / (1 − rho) of its relief. That is a small number and, since the effect is small, too, not a tenth of it.
    /// </summary>
    [Fact]
    public void Eight_meetings_of_a_year_a_week_earlier_differ_by_no_more_than_what_carries_over_from_one_evening()
    {
        const double Rho = 0.3;
        double Placed(params Offer[] offers) => Stress(40, 5, 11, offers, 6000);
        double nothing = Placed(), late = Placed(Offer("groups", 1, 40, ("meetings", 8), ("across", "school")));
        double early = Placed(Offer("groups", 0, 39, ("meetings", 8), ("across", "school")));
        output.WriteLine($"stress: nothing {nothing:0.00000}, eight meetings {late:0.00000}, a week earlier {early:0.00000}");
        Assert.InRange(late - early, 0, Rho / (1 - Rho) * (nothing - late));
    }

    [Fact]
    public void Without_a_programme_stress_does_not_rise_by_beginning()
    {
        Scenario scenario = Alone(6, 6, 40, []) with { SurveyWeeks = [0, 1, 6] };
        using RunRecord record = Record(scenario);
        double[] stress = [.. Enumerable.Range(0, 3).Select(wave => Mean(record, wave))];
        output.WriteLine($"stress on day 0 {stress[0]:0.0000}, in week 1 {stress[1]:0.0000}, in weeks 3 to 6 {stress[2]:0.0000}");
        Assert.True(Math.Abs(stress[1] - stress[0]) < (stress[1] - stress[2]) / 3);
    }

    private static double Stress(int weeks, int days, int teachers, Offer[] offers, int replications = 1000)
    {
        using RunRecord record = Record(Alone(weeks, days, teachers, offers) with { Replications = replications });
        return Mean(record, 0);
    }

    private static double Mean(RunRecord record, int wave) =>
        MonteCarlo.MeanInterval(record.Summary.Outcome("arm", WorldKind.Programme, wave, MeasureCatalogue.Outcome("stress")!)).Mean;

    private static RunRecord Record(Scenario scenario)
    {
        RunRecord record = new(scenario, Path.GetTempPath(), []);
        using Playback playback = new(scenario, new PlayOptions());
        while (playback.Next() is { } chunk) record.Add(chunk);
        return record;
    }

    private static Scenario Alone(int weeks, int days, int teachers, Offer[] offers) => Study.Value with
    {
        Calendar = new Calendar(weeks, days),
        SurveyWeeks = [weeks],
        Evidence = null,
        Arms = [new Arm("arm", new CohortPlan { SchoolSizes = [teachers], TeamSizes = (2, 3) }, new ProgrammePlan(offers))],
    };

    private static Offer Pairs() => Offer("pairs", 1, int.MaxValue);

    private static Offer Weekly(int day) => Offer("meetings", 1, int.MaxValue, ("structure", 0.8), ("day", day));

    private static Offer Offer(string key, int first, int last, params (string Key, object Value)[] values)
    {
        ComponentKind kind = ComponentCatalogue.Find(key)!;
        return new Offer(kind, new FieldValues(kind.Fields, values.ToDictionary(v => v.Key, v => v.Value)), first, last);
    }
}
