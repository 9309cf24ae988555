using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>
/// What organisers offer. A component says when encounters are convened and grants time, skill, knowledge or a shared agenda, all through
/// the <see cref="Organiser"/>; what people make of it is their mechanisms' business. Every hook may stay empty.
/// </summary>
public interface IComponent
{
    /// <summary>Whether it brings people of different schools together.</summary>
    bool AcrossSchools(ProgrammePlan programme) => false;

    /// <summary>Most regular formal talk of a teacher in a week, hours: what must fit into free and released time.</summary>
    double RegularHours(Setting setting, ProgrammePlan programme) => 0;

    /// <summary>The longest single gathering in working time, hours.</summary>
    double LongestGathering => 0;

    /// <summary>How many encounters it convenes on a day of a week, for whoever takes part.</summary>
    int EncountersOn(Setting setting, Offer offer, int week, int dayOfWeek) => 0;

    /// <summary>What cannot work in this setting beside these other offers, and what would fit.</summary>
    IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme) => [];

    /// <summary>Once, before anything begins, when it is known whom each offer reaches: says who has which role.</summary>
    void Enrol(Organiser organiser)
    {
    }

    /// <summary>Once, before the first day on which it is offered.</summary>
    void Begin(Organiser organiser)
    {
    }

    /// <summary>At the start of each week in which it is offered.</summary>
    void PlanWeek(Organiser organiser)
    {
    }

    /// <summary>Each day, when scheduled talk is due.</summary>
    void Convene(Organiser organiser)
    {
    }

    /// <summary>At the end of each week.</summary>
    void Review(Organiser organiser)
    {
    }
}

/// <summary>Why a programme cannot work.</summary>
/// <param name="Field">Key of the field at fault; empty for the component as a whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Fits">What would fit.</param>
public sealed record Refusal(string Field, string What, string Fits);

/// <summary>A kind of component: its key, its table of fields and how it is made from their values.</summary>
/// <param name="Key">Key in a scenario's programme.</param>
/// <param name="Sentence">What is offered.</param>
/// <param name="Costs">Which staff hours it books.</param>
/// <param name="Backing">What backs it: study and kind of evidence.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Make">Makes the component from checked values.</param>
public sealed record ComponentKind(
    string Key, string Sentence, string Costs, string Backing, IReadOnlyList<Field> Fields, Func<FieldValues, IComponent> Make);

/// <summary>A component as offered in a programme.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Values">The values of its fields.</param>
/// <param name="FirstWeek">First week in which it is offered.</param>
/// <param name="LastWeek">Last week in which it is offered.</param>
/// <param name="Participants">Whom it reaches of those the programme reaches; all of them where nothing is said.</param>
public sealed record Offer(
    ComponentKind Kind, FieldValues Values, int FirstWeek = 1, int LastWeek = int.MaxValue, Participants? Participants = null)
{
    /// <summary>The component.</summary>
    public IComponent Component { get; } = Kind.Make(Values);

    /// <summary>Whether it is offered in a week; week 0 is the time before the first day.</summary>
    public bool IsOffered(int week) => week >= FirstWeek && week <= LastWeek;
}

/// <summary>
/// A programme: what is offered, and to whom. Offers are prepared in the order of the catalogue; encounters of one day follow each other in
/// the order in which they were written.
/// </summary>
public sealed class ProgrammePlan
{
    /// <summary>Nothing is offered.</summary>
    public static readonly ProgrammePlan Empty = new([]);

    private readonly Offer[] inOrder;

    /// <summary>A programme of some offers.</summary>
    /// <param name="offers">The offers, as written.</param>
    /// <param name="participants">Whom it reaches; everyone where nothing is said.</param>
    /// <param name="circles">Groups of fixed membership, where something is held in circles.</param>
    /// <exception cref="ArgumentException">A kind appears twice or is not in the catalogue.</exception>
    public ProgrammePlan(IReadOnlyList<Offer> offers, Participants? participants = null, CirclePlan? circles = null)
    {
        if (offers.Select(o => o.Kind.Key).Distinct().Count() != offers.Count) throw new ArgumentException("A component appears twice.", nameof(offers));
        (AsWritten, Participants, Circles) = (offers, participants, circles);
        inOrder = [.. offers.OrderBy(o => ComponentCatalogue.Position(o.Kind))];
    }

    /// <summary>The offers, in the order of the catalogue.</summary>
    public IReadOnlyList<Offer> Offers => inOrder;

    /// <summary>The offers, as written.</summary>
    public IReadOnlyList<Offer> AsWritten { get; }

    /// <summary>Whom the programme reaches; everyone where null.</summary>
    public Participants? Participants { get; }

    /// <summary>Circles; null where there are none.</summary>
    public CirclePlan? Circles { get; }

    /// <summary>Whether anything brings people of different schools together.</summary>
    public bool AcrossSchools => Offers.Any(BringsSchoolsTogether);

    /// <summary>Whom an offer reaches.</summary>
    internal Reached Reaches(Offer offer) => new(Participants, offer.Participants);

    /// <summary>The component of a type, or null.</summary>
    public T? Find<T>()
        where T : class, IComponent
    {
        foreach (Offer offer in inOrder)
        {
            if (offer.Component is T found) return found;
        }

        return null;
    }

    /// <summary>The bit that marks whom an offer of this programme reaches.</summary>
    internal uint BitOf(Offer offer)
    {
        uint bit = 1;
        foreach (Offer other in inOrder)
        {
            if (ReferenceEquals(other, offer)) return bit;
            bit <<= 1;
        }

        throw new ArgumentException("The offer is not part of this programme.", nameof(offer));
    }

    /// <summary>Days since the start, from 1, on which something of it brings people together: pairs, groups, sessions, events.</summary>
    public IEnumerable<int> EncounterDays(Setting setting)
    {
        int days = setting.Calendar.DaysPerWeek;
        return Enumerable.Range(0, setting.Calendar.Days).Where(d => Offers.Any(o => !Reaches(o).IsNobody && o.IsOffered(1 + d / days)
            && o.Component.EncountersOn(setting, o, 1 + d / days, 1 + d % days) > 0)).Select(d => d + 1);
    }

    /// <summary>Everything that cannot work in a setting, with the component's key.</summary>
    public IEnumerable<(string Component, Refusal Refusal)> Check(Setting setting) =>
        Offers.SelectMany(o => o.Component.Check(setting, this).Concat(o.Participants?.Check(setting.Cohort) ?? []).Select(r => (o.Kind.Key, r)))
            .Concat((Participants?.Check(setting.Cohort) ?? []).Select(r => ("participants", r with { Field = "" })))
            .Concat((Circles?.Check(setting.Cohort, this) ?? []).Select(r => ("circles", r)))
            .Concat(TimeFits.Check(setting, this)).Concat(RegionFits(setting));

    private bool BringsSchoolsTogether(Offer offer) => offer.Component.AcrossSchools(this) && !Reaches(offer).IsNobody;

    private IEnumerable<(string Component, Refusal Refusal)> RegionFits(Setting setting)
    {
        if (Offers.FirstOrDefault(BringsSchoolsTogether) is not { } across) yield break;
        int largest = Block.Cut(setting.Cohort, acrossSchools: true).Max(b => b.Teachers);
        if (largest > Ties.MostTeachers)
        {
            yield return (across.Kind.Key, new Refusal(
                "", $"it brings together {largest} teachers, and all ties of a region are kept", $"at most {Ties.MostTeachers} in a region: more regions"));
        }
    }
}
