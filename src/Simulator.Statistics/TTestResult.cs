namespace Simulator.Statistics;

/// <summary>One t test, two-sided, with the interval of the difference it tests.</summary>
/// <param name="Statistic">t = MeanDifference / SeDifference; NaN where undefined.</param>
/// <param name="Df">Degrees of freedom, above 0, fractional for Welch; NaN where undefined.</param>
/// <param name="P">Two-sided p value in [0, 1]; NaN where undefined.</param>
/// <param name="MeanDifference">
/// First minus second mean (paired: mean of first minus second; one sample: mean minus mu), in the data's unit.
/// </param>
/// <param name="SeDifference">Standard error of that difference, in the data's unit.</param>
/// <param name="Lower">Lower end of its confidence interval.</param>
/// <param name="Upper">Upper end of its confidence interval.</param>
/// <param name="N1">Cases in the first group (paired: complete pairs).</param>
/// <param name="N2">Cases in the second group (paired: complete pairs; one sample: 0).</param>
/// <param name="Reason">
/// Why something is NaN: TooFewCases, ZeroVariance, NotFinite. The difference of means stands whenever both means do.
/// </param>
public readonly record struct TTestResult(
    double Statistic,
    double Df,
    double P,
    double MeanDifference,
    double SeDifference,
    double Lower,
    double Upper,
    int N1,
    int N2,
    Reason Reason);
