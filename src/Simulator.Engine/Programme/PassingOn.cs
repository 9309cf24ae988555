using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>Those who were trained pass it on to colleagues of their school in regular sessions.</summary>
/// <param name="Colleagues">Colleagues each of them takes on at most.</param>
/// <param name="HoursPerWeek">Hours a week with each colleague.</param>
/// <param name="Day">Day of the week of the session; 0 the last.</param>
public sealed record PassingOn(int Colleagues, double HoursPerWeek, int Day = 0) : IComponent
{
    private const int FirstWeekday = 3;

    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "passing_on", "Trained staff pass on what they learnt to colleagues.", "participants: hours times two for each session held",
        "cascade trial: one leader and one educator trained, two named mentees each",
        [
            Field.Whole("colleagues", "persons", 2, 1, 20, "Colleagues each trained person takes on at most.",
                Source.Evidence, "cascade trial: two nominated mentees"),
            Field.Number("hours_per_week", "hours a week", 1, 0, 10, "Hours a week with each colleague."),
            Field.Day(),
        ],
        v => new PassingOn(v.Whole("colleagues"), v.Number("hours_per_week"), v.Whole("day")));

    /// <inheritdoc/>
    public double RegularHours(Setting setting, ProgrammePlan programme) => HoursPerWeek * Math.Min(Colleagues, setting.Cohort.SchoolSizes.Max() - 1);

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (programme.Find<Training>() is null) yield return new Refusal("", "nobody was trained who could pass anything on", "add training");
        foreach (Refusal refusal in Rhythm.Check(Day, setting)) yield return refusal;
    }

    /// <summary>Deals the others of each school round-robin to those who were trained.</summary>
    public void Begin(Organiser organiser)
    {
        Cohort people = organiser.World.People;
        for (int first = 0; first < organiser.Teachers; first = people.SchoolEnd[first])
        {
            int[] school = [.. Enumerable.Range(first, people.SchoolEnd[first] - first)];
            int[] mentors = [.. school.Where(i => people.Trained[i] && organiser.Invites(i))];
            int[] others = [.. school.Where(i => !people.Trained[i] && organiser.Invites(i)).Take(mentors.Length * Colleagues)];
            for (int k = 0; k < others.Length; k++) organiser.MakeMentor(mentors[k % mentors.Length], others[k]);
        }
    }

    /// <inheritdoc/>
    public void PlanWeek(Organiser organiser)
    {
        for (int mentee = 0; mentee < organiser.Teachers; mentee++)
        {
            int mentor = organiser.World.People.Mentor[mentee];
            if (mentor >= 0 && HoursPerWeek > 0) organiser.PlanSession(mentor, mentee, HoursPerWeek);
        }
    }

    /// <inheritdoc/>
    public int EncountersOn(Setting setting, Offer offer, int week, int dayOfWeek) => HoursPerWeek == 0 ? 0
        : Rhythm.DueToday(1, dayOfWeek, Rhythm.Named(Day, FirstWeekday, setting), setting.Calendar.DaysPerWeek);

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        if (EncountersOn(world.Setting, organiser.Offer, world.Week, world.DayOfWeek) == 0) return;
        for (int mentee = 0; mentee < organiser.Teachers; mentee++)
        {
            int mentor = organiser.World.People.Mentor[mentee];
            if (mentor >= 0) organiser.PassOn(mentor, mentee, HoursPerWeek);
        }
    }
}
