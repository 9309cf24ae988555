using Simulator.Statistics.Distributions;

namespace Simulator.Statistics;

/// <summary>Shares of variance explained by one factor.</summary>
/// <param name="Value">Eta squared (partial), F df1 / (F df1 + df2), in [0, 1]; for two groups t^2 / (t^2 + df).</param>
/// <param name="Lower">Lower end of its two-sided interval, in [0, 1].</param>
/// <param name="Upper">Upper end.</param>
/// <param name="OmegaSquared">(F - 1) df1 / (F df1 + df2 + 1), at most 1; below 0 when F is below 1 (not cut to 0).</param>
/// <param name="EpsilonSquared">(F - 1) df1 / (F df1 + df2), at most 1; below 0 when F is below 1 (not cut to 0).</param>
/// <param name="Reason">TooFewCases (df not above 0), NotFinite (F not a finite number from 0), OutOfRange (no interval).</param>
public readonly record struct EtaSquaredResult(
    double Value,
    double Lower,
    double Upper,
    double OmegaSquared,
    double EpsilonSquared,
    Reason Reason);

/// <summary>
/// Eta squared with a two-sided interval, 90 % unless asked otherwise: with that level the interval leaves out 0 exactly when
/// the F test is significant at .05 (Steiger 2004). Its ends are the noncentralities for which the observed F is a tail point,
/// turned into shares by ncp / (ncp + df2), R effectsize's convention with alternative = "two.sided".
/// </summary>
public static class EtaSquared
{
    /// <summary>From a t statistic with <paramref name="df"/> degrees of freedom, through F = t^2 and df1 = 1.</summary>
    public static EtaSquaredResult FromT(double t, double df, double level = 0.90) => FromF(t * t, 1, df, level);

    /// <summary>From an F statistic, 0 or more, with its degrees of freedom.</summary>
    public static EtaSquaredResult FromF(double f, double df1, double df2, double level = 0.90)
    {
        Arguments.RequireInsideUnit(level);
        EtaSquaredResult values = FromFWithoutInterval(f, df1, df2);
        if (values.Reason != Reason.None)
            return values;
        double lower = Noncentral.FNoncentrality(f, df1, df2, 0.5 + (level / 2));
        double upper = Noncentral.FNoncentrality(f, df1, df2, 0.5 - (level / 2));
        return values with
        {
            Lower = lower / (lower + df2),
            Upper = upper / (upper + df2),
            Reason = double.IsNaN(lower) || double.IsNaN(upper) ? Reason.OutOfRange : Reason.None,
        };
    }

    /// <summary>The values alone, for loops; the interval's ends are NaN with Reason None.</summary>
    public static EtaSquaredResult FromFWithoutInterval(double f, double df1, double df2)
    {
        if (!(df1 > 0) || !(df2 > 0))
            return Undefined(Reason.TooFewCases);
        if (!(f >= 0) || double.IsInfinity(f))
            return Undefined(Reason.NotFinite);
        double explained = f * df1;
        double over = (f - 1) * df1;
        return new(explained / (explained + df2), double.NaN, double.NaN,
            over / (explained + df2 + 1), over / (explained + df2), Reason.None);
    }

    private static EtaSquaredResult Undefined(Reason reason) =>
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, reason);
}
