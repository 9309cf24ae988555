using Simulator.Engine.Mechanisms;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Training away from work, for everyone or for a few of each school.</summary>
/// <param name="Everyone">Whether everyone goes.</param>
/// <param name="PerSchool">Else how many of each school.</param>
/// <param name="Choose">By skill, by contact or at random.</param>
/// <param name="OffSiteDays">Days away a person.</param>
public sealed record Training(bool Everyone, int PerSchool, string Choose, double OffSiteDays) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "training", "Staff are trained away from work in some field of knowledge.", "training: days away times the hours of a training day",
        "cascade trial, 37 educators in 10 services: design stated, no outcome printed",
        [
            Field.Word("who", null, ["everyone"], "Everyone, or a map that says how many of each school and how they are chosen."),
            Field.Whole("who.per_school", "persons", 2, 1, 50, "How many of each school are trained."),
            Field.Word("who.choose", "random", ["skill", "contact", "random"], "By response skill, by how close colleagues feel to them, or by lot."),
            Field.Number("off_site_days", "days", 2, 0, 30, "Days away from work a trained person."),
        ],
        v => new Training(v["who"] is string, v.Whole("who.per_school"), v.Word("who.choose"), v.Number("off_site_days")));

    /// <inheritdoc/>
    public void Begin(Organiser organiser)
    {
        Cohort people = organiser.World.People;
        for (int first = 0; first < organiser.Teachers; first = people.SchoolEnd[first])
        {
            int end = people.SchoolEnd[first];
            IEnumerable<int> school = Enumerable.Range(first, end - first).Where(organiser.Invites);
            IEnumerable<int> chosen = Everyone ? school : school.OrderByDescending(i => Suitability(organiser.World, i)).Take(PerSchool);
            foreach (int i in chosen.ToArray())
            {
                organiser.TrainOutside(i);
                organiser.Book(HourKind.Training, OffSiteDays * organiser.Parameter(Learning.TrainingDay));
            }
        }
    }

    private double Suitability(World world, int i) => Choose switch
    {
        "skill" => world.People.Skill[i],
        "contact" => Closeness(world, i),
        _ => world.Luck.Person(world.Number(i), Decision.Selection).U0,
    };

    private static double Closeness(World world, int i)
    {
        double sum = 0;
        for (int j = world.People.SchoolStart[i]; j < world.People.SchoolEnd[i]; j++)
        {
            if (j != i) sum += world.Ties.Friendship[world.Ties.Dyad(i, j)];
        }

        return sum;
    }
}
