namespace Simulator.Evidence.Studies;

/// <summary>A sentence of the study that its own numbers can test.</summary>
public abstract record Claim(string Id, string Locator, string Says);

/// <summary>The study calls an effect small, moderate, large …</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Locator">Where.</param>
/// <param name="Says">What it says, in our words.</param>
/// <param name="Row">The row the sentence is about.</param>
/// <param name="Label">The label used.</param>
/// <param name="Printed">The number the sentence gives for it, if any.</param>
public sealed record EffectLabelClaim(string Id, string Locator, string Says, string Row, string Label, PrintedNumber? Printed)
    : Claim(Id, Locator, Says)
{
    /// <summary>The table whose row it is; null where the row at the end of the programme is meant.</summary>
    public string? Table { get; init; }
}

/// <summary>The study says that a number lies above or below another, such as a p value and its level.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Locator">Where.</param>
/// <param name="Says">What it says, in our words.</param>
/// <param name="Printed">The number.</param>
/// <param name="Above">Whether the study says above.</param>
/// <param name="Than">What it is compared with.</param>
public sealed record OrderClaim(string Id, string Locator, string Says, PrintedNumber Printed, bool Above, PrintedNumber Than)
    : Claim(Id, Locator, Says);

/// <summary>The study says that a row's difference is, or is not, significant.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Locator">Where.</param>
/// <param name="Says">What it says, in our words.</param>
/// <param name="Row">The row.</param>
/// <param name="Significant">Whether it says significant.</param>
/// <param name="Level">At which level.</param>
public sealed record SignificanceClaim(string Id, string Locator, string Says, string Row, bool Significant, double Level)
    : Claim(Id, Locator, Says)
{
    /// <summary>The table whose row it is; null where the row at the end of the programme is meant.</summary>
    public string? Table { get; init; }
}

/// <summary>The study says that its groups are alike in something it tallied.</summary>
public sealed record AlikeClaim(string Id, string Locator, string Says, string Variable) : Claim(Id, Locator, Says);

/// <summary>The study gives one quantity in several places.</summary>
public sealed record SameQuantityClaim(string Id, string Locator, string Says, IReadOnlyList<PrintedNumber> Printed)
    : Claim(Id, Locator, Says);

/// <summary>The study compares its groups in something it tallied, by Pearson's chi squared over all categories.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Locator">Where.</param>
/// <param name="Says">What it says, in our words.</param>
/// <param name="Variable">What the compared tallies are of.</param>
/// <param name="ChiSquared">The statistic, if printed.</param>
/// <param name="P">Its p, if printed.</param>
public sealed record ChiSquaredClaim(string Id, string Locator, string Says, string Variable, PrintedNumber? ChiSquared, PrintedNumber? P)
    : Claim(Id, Locator, Says);
