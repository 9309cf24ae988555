namespace Simulator.Statistics;

/// <summary>A one-way analysis of variance.</summary>
/// <param name="F">Mean square between over mean square within, from 0; NaN where undefined.</param>
/// <param name="Df1">Groups - 1.</param>
/// <param name="Df2">N - Groups.</param>
/// <param name="P">P(F at or above the observed), in [0, 1].</param>
/// <param name="SumOfSquaresBetween">Sum over groups of n (group mean - grand mean)^2, in squared units.</param>
/// <param name="SumOfSquaresWithin">Sum of squared distances from the group means, in squared units.</param>
/// <param name="EtaSquared">Between over total, in [0, 1]; the same number as R squared of the group dummies.</param>
/// <param name="ResidualSd">sqrt(within / Df2), in the data's unit.</param>
/// <param name="GrandMean">Mean of all cases.</param>
/// <param name="N">Cases used.</param>
/// <param name="Groups">Groups with at least one case.</param>
/// <param name="Missing">NaN entries left out.</param>
/// <param name="Reason">TooFewCases, OneGroup, NoReplication, ZeroVariance (within), NotFinite.</param>
public readonly record struct AnovaResult(
    double F,
    double Df1,
    double Df2,
    double P,
    double SumOfSquaresBetween,
    double SumOfSquaresWithin,
    double EtaSquared,
    double ResidualSd,
    double GrandMean,
    int N,
    int Groups,
    int Missing,
    Reason Reason)
{
    /// <summary>Share of the variance explained, the same number as <see cref="EtaSquared"/>, in [0, 1].</summary>
    public double RSquared => EtaSquared;

    /// <summary>Mean square between groups, in squared units.</summary>
    public double MeanSquareBetween => SumOfSquaresBetween / Df1;

    /// <summary>Mean square within groups, in squared units.</summary>
    public double MeanSquareWithin => SumOfSquaresWithin / Df2;
}

/// <summary>Welch's analysis of variance, which does not assume equal variances.</summary>
/// <param name="F">Welch's F, from 0; NaN where undefined.</param>
/// <param name="Df1">Groups - 1.</param>
/// <param name="Df2">Welch's denominator degrees of freedom, fractional.</param>
/// <param name="P">P(F at or above the observed), in [0, 1].</param>
/// <param name="N">Cases used.</param>
/// <param name="Groups">Groups with at least one case.</param>
/// <param name="Reason">TooFewCases (a group below two cases), OneGroup, ZeroVariance (a group that does not vary), NotFinite.</param>
public readonly record struct WelchAnovaResult(double F, double Df1, double Df2, double P, int N, int Groups, Reason Reason);
