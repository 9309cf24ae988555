namespace Simulator.Statistics;

/// <summary>
/// Why a result carries <see cref="double.NaN"/> where a number was asked for, or why a number that is there should not be
/// read as usual. Degenerate data are a finding, not an error: they never throw and never turn into a zero.
/// </summary>
public enum Reason
{
    /// <summary>Everything is defined.</summary>
    None,

    /// <summary>Fewer cases than the statistic needs (after dropping missing values); n = 0 included.</summary>
    TooFewCases,

    /// <summary>The values do not vary where they must, exactly or up to rounding error.</summary>
    ZeroVariance,

    /// <summary>Fewer than two groups hold a case.</summary>
    OneGroup,

    /// <summary>Every group holds one case, so nothing can be said of the variation within groups.</summary>
    NoReplication,

    /// <summary>A scale needs at least two items.</summary>
    TooFewItems,

    /// <summary>At least one item does not vary; what needs its correlation is undefined, the rest stands.</summary>
    ConstantItem,

    /// <summary>Alpha is below zero (items covary negatively on average): defined, but no reliability.</summary>
    NegativeAlpha,

    /// <summary>The points lie on a line: the coefficient stands, its test and interval do not exist.</summary>
    PerfectCorrelation,

    /// <summary>The covariance matrix is singular; the result uses its pseudo-inverse (see the rank).</summary>
    SingularCovariance,

    /// <summary>An input is infinite, or NaN where a missing value has no meaning.</summary>
    NotFinite,

    /// <summary>Asked outside the range for which the method is accurate or a solution exists.</summary>
    OutOfRange,
}
