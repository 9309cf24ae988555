using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Measurement;

namespace Simulator.Benchmarks;

/// <summary>The 2013 study, built in code so that no reader is measured.</summary>
internal static class Practicum
{
    internal static Calendar Calendar { get; } = new(6, 6);

    internal static ProgrammePlan Programme { get; } = new(
        [Offer("workshop"), Offer("pairs", ("share_mentor", true)), Offer("observations"), Offer("meetings", ("structure", 0.8))]);

    internal static CohortPlan Cohort(params int[] schools) => new() { SchoolSizes = schools, TeamSizes = (2, 3), Leadership = 0.7 };

    internal static Scenario Study(int replications, params Arm[] arms) => new()
    {
        Id = "nguyen_2013",
        Title = "The 2013 study",
        Calendar = Calendar,
        SamePeople = false,
        Arms = arms,
        Instrument = new Instrument(
            "ten_items", "Ten items", "", 5, [.. Enumerable.Range(0, 10).Select(k => new Item($"item_{k + 1}", "", (AskedState)(k % 5), k >= 5))],
            [new Scale("amount", "Amount", [0, 1, 2, 3, 4]), new Scale("effectiveness", "Effectiveness", [5, 6, 7, 8, 9])]),
        SurveyWeeks = [6],
        Parameters = AllParameters.Default,
        Replications = replications,
    };

    private static Offer Offer(string key, params (string Key, object Value)[] values)
    {
        ComponentKind kind = ComponentCatalogue.Find(key)!;
        return new Offer(kind, new FieldValues(kind.Fields, values.ToDictionary(v => v.Key, v => v.Value)));
    }
}
