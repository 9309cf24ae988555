using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Those who were trained pass it on to colleagues of their school in regular sessions.</summary>
/// <param name="Colleagues">Colleagues each of them takes on at most.</param>
/// <param name="HoursPerWeek">Hours a week with each colleague.</param>
public sealed record PassingOn(int Colleagues, double HoursPerWeek) : IComponent
{
    private const int Weekday = 3;

    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "passing_on", "Trained staff pass on what they learnt to colleagues.", "participants: hours times two for each session held",
        "cascade trial: one leader and one educator trained, two named mentees each",
        [
            Field.Whole("colleagues", "persons", 2, 1, 20, "Colleagues each trained person takes on at most.",
                Source.Evidence, "cascade trial: two nominated mentees"),
            Field.Number("hours_per_week", "hours a week", 1, 0, 10, "Hours a week with each colleague."),
        ],
        v => new PassingOn(v.Whole("colleagues"), v.Number("hours_per_week")));

    /// <inheritdoc/>
    public double RegularHours => HoursPerWeek;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<Training>() is null) yield return new Refusal("", "nobody was trained who could pass anything on", "add training");
    }

    /// <summary>Deals the others of each school round-robin to those who were trained.</summary>
    public void Begin(Organiser organiser)
    {
        Cohort people = organiser.World.People;
        for (int first = 0; first < organiser.Teachers; first = people.SchoolEnd[first])
        {
            int[] school = [.. Enumerable.Range(first, people.SchoolEnd[first] - first)];
            int[] mentors = [.. school.Where(i => people.Trained[i])];
            int[] others = [.. school.Where(i => !people.Trained[i]).Take(mentors.Length * Colleagues)];
            for (int k = 0; k < others.Length; k++) organiser.MakeMentor(mentors[k % mentors.Length], others[k]);
        }
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        for (int mentee = 0; mentee < organiser.Teachers; mentee++)
        {
            int mentor = organiser.World.People.Mentor[mentee];
            if (mentor < 0) continue;
            organiser.Plan(mentee, HoursPerWeek);
            organiser.Plan(mentor, HoursPerWeek);
        }
    }

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        if (organiser.World.DayOfWeek != Math.Min(Weekday, organiser.World.Setting.Calendar.DaysPerWeek) || HoursPerWeek == 0) return;
        for (int mentee = 0; mentee < organiser.Teachers; mentee++)
        {
            int mentor = organiser.World.People.Mentor[mentee];
            if (mentor >= 0) organiser.PassOn(mentor, mentee, HoursPerWeek);
        }
    }
}
