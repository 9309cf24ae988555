using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>A workshop at the start for everybody.</summary>
/// <param name="Hours">Length; hours cost, the evidence found no effect of their number.</param>
/// <param name="Orientation">Orientation to peer mentoring: hours only, nothing in the evidence says what it does by itself.</param>
/// <param name="Acquaintance">Getting to know each other: something in common to talk about.</param>
/// <param name="Skills">Training in listening and responding.</param>
/// <param name="For">Everyone, or only mentors or mentees.</param>
public sealed record Workshop(double Hours, bool Orientation, bool Acquaintance, bool Skills, PairRole For = PairRole.None) : IComponent
{
    private static readonly string[] Whom = ["everyone", "mentors", "mentees"];

    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "workshop", "A workshop at the start: orientation, acquaintance, skills.", "training: hours times teachers",
        "2013 study: three goals stated, dose not reported; empathy training in 18 trials (Teding van Berkhout and Malouff 2016)",
        [
            Field.Number("hours", "hours", 6, 0, 60, "Length; it costs, and the evidence found no effect of the number of hours.",
                Source.Assumed, "duration not reported in the 2013 study"),
            Field.Switch("orientation", true, "Orientation to peer mentoring; it has no mechanism of its own and only takes its hours."),
            Field.Switch("acquaintance", true, "Getting to know each other: all who attend share an agenda afterwards."),
            Field.Switch("skills", true, "Training in listening and responding: raises response skill by g_T standard deviations."),
            Field.Word("for", "everyone", Whom, "For whom: everyone, or those who are mentors or mentees in pairs with roles."),
        ],
        v => new Workshop(
            v.Number("hours"), v.Switch("orientation"), v.Switch("acquaintance"), v.Switch("skills"), (PairRole)Array.IndexOf(Whom, v.Word("for"))));

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (For != PairRole.None && programme.Find<FormalPairs>() is not { Mentors: not null })
            yield return new Refusal("for", "nobody has a role", "pairs with roles, or for: everyone");
    }

    /// <inheritdoc/>
    public void Begin(Organiser organiser)
    {
        organiser.Book(HourKind.Training, Hours * CountOf(organiser));
        if (Acquaintance) organiser.OpenAgenda(For);
        for (int i = 0; Skills && i < organiser.Teachers; i++)
        {
            if (organiser.IsFor(i, For)) organiser.TrainSkill(i);
        }
    }

    /// <summary>How many it is for.</summary>
    internal int CountOf(Organiser organiser)
    {
        int count = 0;
        for (int i = 0; i < organiser.Teachers; i++) count += organiser.IsFor(i, For) ? 1 : 0;
        return count;
    }
}
