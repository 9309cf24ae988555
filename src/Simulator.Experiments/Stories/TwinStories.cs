using Simulator.Engine;
using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Experiments.Stories;

/// <summary>
/// Two stories of one replicate: whoever begins with the fewest close ties, and whoever begins with the most. Both are settled before the
/// programme begins, so that nobody is chosen for what became of them.
/// </summary>
public static class TwinStories
{
    /// <summary>Persons of an arm up to which stories are told: more would be played again for them.</summary>
    public const int LargestArm = 2000;

    /// <summary>A story.</summary>
    /// <param name="Who">Who it is about.</param>
    /// <param name="Lines">The story, as <see cref="StoryText"/> tells it.</param>
    public sealed record Told(string Who, IReadOnlyList<string> Lines);

    /// <summary>The stories of the first arm that is offered something; none where no arm is, or it is too large.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replicate">The replicate.</param>
    public static IReadOnlyList<Told> Of(Scenario scenario, int replicate = 0)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Arms.FirstOrDefault(a => a.Programme.Offers.Count > 0) is not { } arm || arm.Cohort.Teachers > LargestArm) return [];
        int[] ties = Ties(scenario, arm, replicate);
        int fewest = Array.IndexOf(ties, ties.Min()), most = Array.IndexOf(ties, ties.Max());
        Told Tell(int teacher, string who) => new($"{who}: {Count(ties[teacher])} on the first day",
            StoryText.Of(TeacherStory.Of(scenario, arm.Name, teacher, replicate), scenario.Calendar.DaysPerWeek));
        return fewest == most ? [Tell(fewest, "One of those who all begin alike")]
            : [Tell(fewest, "Whoever begins with the fewest close ties"), Tell(most, "Whoever begins with the most close ties")];
    }

    private static string Count(int ties) => ties == 1 ? "1 close tie" : $"{ties} close ties";

    private static int[] Ties(Scenario scenario, Arm arm, int replicate)
    {
        ParameterSet parameters = scenario.ParametersOf(replicate);
        Starts starts = new(arm.Cohort.Teachers, parameters[ModelParameters.CloseFrom]);
        foreach (Block block in Block.Cut(arm.Cohort, arm.Programme.AcrossSchools))
        {
            new Simulation(new Setting(scenario.Calendar, arm.Cohort), parameters, arm.Programme, block.Teachers, [starts])
                .Play(new Luck(scenario.Seed, scenario.PeopleLabel(arm), replicate), block);
        }

        return starts.Ties;
    }

    /// <summary>Counts close ties on the first day.</summary>
    private sealed class Starts(int teachers, double closeFrom) : IObserver
    {
        internal int[] Ties { get; } = new int[teachers];

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind is not MomentKind.Start) return;
            for (int i = 0; i < world.People.Count; i++) Ties[world.Number(i)] = Reading.CloseTies(world, i, closeFrom);
        }
    }
}
