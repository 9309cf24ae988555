namespace Simulator.Engine.State;

/// <summary>
/// What the model's second version changed. All are in force; tests leave one out to measure its share of a shift, and no scenario can.
/// </summary>
[Flags]
public enum ModelChanges
{
    /// <summary>The first version.</summary>
    None = 0,

    /// <summary>Support counts hours: a talk shorter than the unit is a full exchange only with the probability that its length gives.</summary>
    SupportCountsHours = 1,

    /// <summary>Stress is a person's mean over the weeks before the survey, four at most; else that of the survey's evening.</summary>
    WeeksOfStress = 2,

    /// <summary>A week of run-in, after which everything but stress is put back.</summary>
    RunIn = 4,

    /// <summary>Who comes to a gathering is settled when the week is planned, and only those who come lose informal time.</summary>
    WhoComes = 8,

    /// <summary>Encounters of a week are spread over its days.</summary>
    SpreadDays = 16,

    /// <summary>The model as it is.</summary>
    All = SupportCountsHours | WeeksOfStress | RunIn | WhoComes | SpreadDays,
}

/// <summary>Asks for one of the changes.</summary>
public static class ModelChangesInForce
{
    /// <summary>Whether a change is in force; unlike HasFlag it allocates nothing before it is compiled for speed.</summary>
    public static bool Has(this ModelChanges changes, ModelChanges one) => (changes & one) != 0;
}
