using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>
/// What organisers offer. A component says when encounters are convened and grants time, skill, knowledge or a shared agenda, all through
/// the <see cref="Organiser"/>; what people make of it is their mechanisms' business. Every hook may stay empty.
/// </summary>
public interface IComponent
{
    /// <summary>Whether it brings people of different schools together.</summary>
    bool AcrossSchools => false;

    /// <summary>Most regular formal talk of a teacher in a week, hours: what must fit into free and released time.</summary>
    double RegularHours(Setting setting, ProgrammePlan programme) => 0;

    /// <summary>The longest single gathering in working time, hours.</summary>
    double LongestGathering => 0;

    /// <summary>What cannot work in this setting beside these other offers, and what would fit.</summary>
    IEnumerable<Refusal> Check(Setting setting, ProgrammePlan programme) => [];

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
public sealed record Offer(ComponentKind Kind, FieldValues Values, int FirstWeek = 1, int LastWeek = int.MaxValue)
{
    /// <summary>The component.</summary>
    public IComponent Component { get; } = Kind.Make(Values);

    /// <summary>Whether it is offered in a week; week 0 is the time before the first day.</summary>
    public bool IsOffered(int week) => week >= FirstWeek && week <= LastWeek;
}

/// <summary>A programme: what is offered, in the order of the catalogue, which is the order of the day.</summary>
public sealed class ProgrammePlan
{
    /// <summary>Nothing is offered.</summary>
    public static readonly ProgrammePlan Empty = new([]);

    private readonly Offer[] inOrder;

    /// <summary>A programme of some offers; their order does not matter.</summary>
    /// <exception cref="ArgumentException">A kind appears twice or is not in the catalogue.</exception>
    public ProgrammePlan(IReadOnlyList<Offer> offers)
    {
        if (offers.Select(o => o.Kind.Key).Distinct().Count() != offers.Count) throw new ArgumentException("A component appears twice.", nameof(offers));
        inOrder = [.. offers.OrderBy(o => ComponentCatalogue.Position(o.Kind))];
    }

    /// <summary>The offers.</summary>
    public IReadOnlyList<Offer> Offers => inOrder;

    /// <summary>Whether anything brings people of different schools together.</summary>
    public bool AcrossSchools => Offers.Any(o => o.Component.AcrossSchools);

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

    /// <summary>The offer of a component of this programme.</summary>
    internal Offer OfferOf(IComponent component)
    {
        foreach (Offer offer in inOrder)
        {
            if (ReferenceEquals(offer.Component, component)) return offer;
        }

        throw new ArgumentException("The component is not part of this programme.", nameof(component));
    }

    /// <summary>Everything that cannot work in a setting, with the component's key.</summary>
    public IEnumerable<(string Component, Refusal Refusal)> Check(Setting setting) =>
        Offers.SelectMany(o => o.Component.Check(setting, this).Select(r => (o.Kind.Key, r))).Concat(TimeFits.Check(setting, this))
            .Concat(RegionFits(setting));

    private IEnumerable<(string Component, Refusal Refusal)> RegionFits(Setting setting)
    {
        if (Offers.FirstOrDefault(o => o.Component.AcrossSchools) is not { } across) yield break;
        int largest = Block.Cut(setting.Cohort, acrossSchools: true).Max(b => b.Teachers);
        if (largest > Ties.MostTeachers)
        {
            yield return (across.Kind.Key, new Refusal(
                "", $"it brings together {largest} teachers, and all ties of a region are kept", $"at most {Ties.MostTeachers} in a region: more regions"));
        }
    }
}
