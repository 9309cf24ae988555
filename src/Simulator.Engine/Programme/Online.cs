using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>An asynchronous online channel for everybody of the region.</summary>
/// <param name="StartsPerDay">Exchanges a teacher starts on a day when the channel works.</param>
/// <param name="Hours">Length of an exchange.</param>
/// <param name="Reliability">Share of the time the channel works.</param>
/// <param name="PromptsPerWeek">Prompts a coordinator posts a week.</param>
/// <param name="OfCircles">A channel for each circle.</param>
public sealed record Online(double StartsPerDay, double Hours, double Reliability, int PromptsPerWeek, bool OfCircles = false) : IComponent
{
    /// <summary>The kind and its fields.</summary>
    public static readonly ComponentKind Kind = new(
        "online", "An online channel that also reaches people who never meet.", "none by itself; prompts take the coordinator's hours",
        "McLoughlin and Lee 2010, abstract: works best when structured and scaffolded; numbers assumed",
        [
            Field.Number("starts_per_day", "exchanges a day", 0.3, 0, 5, "Exchanges a teacher starts a day while the channel works."),
            Field.Number("hours", "hours", 0.1, 0.02, 1, "Length of an exchange."),
            Field.Number("reliability", "share", 1, 0, 1, "Share of the time the channel works."),
            Field.Whole("prompts_per_week", "prompts a week", 0, 0, 7, "Prompts the coordinator posts a week; each gives all something to talk about."),
            Field.Of(),
        ],
        v => new Online(
            v.Number("starts_per_day"), v.Number("hours"), v.Number("reliability"), v.Whole("prompts_per_week"), v.Word("of") == "circles"));

    private const int FirstDay = 1;

    private Together Together => new(OfCircles, Region: true);

    /// <inheritdoc/>
    public bool AcrossSchools(ProgrammePlan programme) => StartsPerDay * Reliability > 0 && Together.AcrossSchools(programme);

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme)
    {
        if (PromptsPerWeek > 0 && programme.Find<CoordinatorPost>() is null)
            yield return new Refusal("prompts_per_week", "prompts without a coordinator who posts them", "add coordinator, or prompts_per_week: 0");
        foreach (Refusal refusal in Together.Check(programme)) yield return refusal;
    }

    /// <inheritdoc/>
    public void Convene(Organiser organiser)
    {
        World world = organiser.World;
        if (StartsPerDay * Reliability <= 0) return;
        int days = world.Setting.Calendar.DaysPerWeek;
        if (Rhythm.DueToday(PromptsPerWeek, world.DayOfWeek, FirstDay, days) > 0) organiser.OpenAgenda();
        organiser.OpenChannel(Together, StartsPerDay * Reliability, Hours);
    }
}
