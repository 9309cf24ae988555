using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Description;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Variants;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>What a scenario may say and its author probably did not mean. A remark refuses nothing.</summary>
internal static class ScenarioRemarks
{
    /// <summary>The remarks, in the order of the file.</summary>
    public static IReadOnlyList<Problem> Of(Scenario scenario, MapNode tree, MapNode own, InputText input)
    {
        Problems remarks = new();
        foreach (Arm arm in scenario.Arms) Unused(arm, Node(tree, arm)?["programme"] as MapNode ?? tree, remarks);
        OutOfRange(scenario.Parameters, tree, remarks);
        if (scenario.SamePeople) OtherPeople(scenario, tree, remarks);
        if (scenario.Evidence is { LeftOut.Length: > 0 } link && tree.Find("evidence") is { } evidence)
        {
            Position at = evidence.KeyAt.File == own.File ? evidence.KeyAt : Inherited.Cause(evidence.KeyAt, own);
            remarks.Add(at, link.Sentence, allowed: "evidence: none leaves the study out");
        }

        if (tree["id"] is null && scenario.Id != input.Name)
        {
            remarks.Add(new Position(input.Display, 1, 1, ""), $"in tables the scenario is called {scenario.Id}: with its first character a spreadsheet "
                + "would run it as a formula", input.Name);
        }

        return remarks.InOrder();
    }

    private static MapNode? Node(MapNode tree, Arm arm) => (tree["arms"] as ListNode)?.Items.OfType<MapNode>()
        .FirstOrDefault(a => (a["name"] as ScalarNode)?.Text == arm.Name);

    /// <summary>Hours that are booked and that nothing in the programme uses.</summary>
    private static void Unused(Arm arm, MapNode node, Problems remarks)
    {
        ProgrammePlan plan = arm.Programme;
        void Add(string component, string what) => remarks.Add(node.Find(component)?.KeyAt ?? node.At, what);
        bool pairsMeet = plan.Find<Meetings>() is { PerWeek: > 0 } || plan.Find<Groups>() is { NewPairs: true };
        if (plan.Find<CoordinatorPost>() is { HoursPerWeek: > 0 } post && !pairsMeet && plan.Find<Online>() is not { PromptsPerWeek: > 0 }
            && !(post.OnSite && plan.Find<FormalPairs>() is not null))
        {
            Add("coordinator", "the coordinator's hours are booked and nothing uses them: there are no meetings whose slots could be rebooked, no prompts "
                + "to post and no pairs to visit");
        }

        if (plan.Find<TimeRelease>() is { HoursPerWeek: > 0 } && !plan.Offers.Any(o => TakesTime(o.Component)))
            Add("time_release", "released hours are booked and nothing uses them: no meeting, observation, session or gathering takes time");
        if (plan.Find<Workshop>() is { Hours: > 0, Acquaintance: false, Skills: false })
            Add("workshop", "the workshop's hours are booked and nothing comes of them: neither acquaintance nor skills is offered");
    }

    private static bool TakesTime(IComponent component) => component switch
    {
        Meetings meetings => meetings.PerWeek > 0,
        Observations observations => observations.PerWeek > 0,
        PassingOn => true,
        Groups { NewPairs: true } => true,
        _ => component.LongestGathering > 0,
    };

    private static void OutOfRange(ParameterSet set, MapNode tree, Problems remarks)
    {
        YamlNode? given = tree["parameters"];
        foreach (Parameter parameter in set.Declared)
        {
            double value = set[parameter];
            if (value >= parameter.Low && value <= parameter.High) continue;
            MapEntry? own = ((given as MapNode)?["set"] as MapNode)?.Find(parameter.Symbol);
            Position at = own?.KeyAt ?? given?.At ?? tree.At;
            remarks.Add(
                at, $"{parameter.Symbol} lies outside its plausible range", NumbersInForce.Write(value),
                $"from {NumbersInForce.Write(parameter.Low)} to {NumbersInForce.Write(parameter.High)}");
        }
    }

    /// <summary>Arms that are to have the same people, and have others.</summary>
    private static void OtherPeople(Scenario scenario, MapNode tree, Problems remarks)
    {
        Arm first = scenario.Arms[0];
        foreach (Arm arm in scenario.Arms.Skip(1))
        {
            string[] other = [.. CohortDifference.People(first.Cohort, arm.Cohort), .. CohortDifference.Conditions(first.Cohort, arm.Cohort)];
            if (other.Length == 0) continue;
            MapNode? node = Node(tree, arm) is { } own && own.Find("cohort") is not null ? own : Node(tree, first);
            remarks.Add(
                node?.Find("cohort")?.KeyAt ?? tree.At,
                $"people: same, and the cohort of {arm.Name} differs from that of {first.Name} in {string.Join(", ", other)}: what sets these arms apart is "
                    + "not the programme alone");
        }
    }
}
