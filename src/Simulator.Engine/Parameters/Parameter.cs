namespace Simulator.Engine.Parameters;

/// <summary>Where a number of the model comes from. Where two words apply, the weaker (later) one is used.</summary>
public enum Source
{
    /// <summary>A study whose public text was read and gives the figure or its range.</summary>
    Evidence,

    /// <summary>A figure known second-hand or from memory: reported, unverified.</summary>
    Reported,

    /// <summary>Fitted to aggregates of the 2013 practicum study.</summary>
    Calibrated,

    /// <summary>A convention or a guess inside a stated range.</summary>
    Assumed,
}

/// <summary>One number of the model: what it means, its unit, its plausible range and where it comes from.</summary>
/// <param name="Symbol">Short name used in scenarios (<c>parameters.kappa_c</c>) and tables.</param>
/// <param name="Meaning">What the number says, in one sentence.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Default">The shipped value.</param>
/// <param name="Low">Lower end of the plausible range.</param>
/// <param name="High">Upper end of the plausible range.</param>
/// <param name="Source">How well the value is backed.</param>
/// <param name="Reference">The study, the table or the reason.</param>
/// <param name="Least">Smallest value a scenario may set (ablations may leave the plausible range).</param>
/// <param name="Most">Largest value a scenario may set.</param>
public sealed record Parameter(
    string Symbol,
    string Meaning,
    string Unit,
    double Default,
    double Low,
    double High,
    Source Source,
    string Reference,
    double Least = double.NegativeInfinity,
    double Most = double.PositiveInfinity)
{
    /// <summary>A probability or share: every value from 0 to 1 may be set.</summary>
    public static Parameter Share(
        string symbol, string meaning, string unit, double value, double low, double high, Source source, string reference) =>
        new(symbol, meaning, unit, value, low, high, source, reference, 0, 1);

    /// <summary>A quantity that cannot be negative.</summary>
    public static Parameter Positive(
        string symbol, string meaning, string unit, double value, double low, double high, Source source, string reference) =>
        new(symbol, meaning, unit, value, low, high, source, reference, 0);

    /// <summary>A quantity that something is divided by: above 0.</summary>
    public static Parameter Divisor(
        string symbol, string meaning, string unit, double value, double low, double high, Source source, string reference) =>
        new(symbol, meaning, unit, value, low, high, source, reference, 1e-9);
}
