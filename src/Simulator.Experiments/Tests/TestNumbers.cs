using Simulator.Statistics;

namespace Simulator.Experiments.Tests;

/// <summary>What one test of one row in one replicate says; NaN where it says nothing.</summary>
/// <param name="Statistic">t, or U of the first arm.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="P">Two-sided p.</param>
/// <param name="MeanDifference">Mean of the first arm minus that of the second; for ranks the Hodges-Lehmann estimate.</param>
/// <param name="SeDifference">Its standard error.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="D">Cohen's d; for ranks the rank-biserial correlation.</param>
/// <param name="DLower">Lower end of its 95 % interval.</param>
/// <param name="DUpper">Upper end.</param>
/// <param name="G">Hedges' g.</param>
/// <param name="GLower">Lower end of its 95 % interval.</param>
/// <param name="GUpper">Upper end.</param>
/// <param name="EtaSquared">t² / (t² + df).</param>
public readonly record struct TestNumbers(
    double Statistic, double Df, double P, double MeanDifference, double SeDifference, double Lower, double Upper, double D, double DLower,
    double DUpper, double G, double GLower, double GUpper, double EtaSquared)
{
    /// <summary>How many numbers.</summary>
    public const int Count = 14;

    internal static TestNumbers Of(in TTestResult test, in EffectSizeResult effect) => new(
        test.Statistic, test.Df, test.P, test.MeanDifference, test.SeDifference, test.Lower, test.Upper, effect.D, effect.DLower, effect.DUpper, effect.G,
        effect.GLower, effect.GUpper, test.Statistic * test.Statistic / (test.Statistic * test.Statistic + test.Df));

    internal static TestNumbers Of(in MannWhitneyResult test) => new(
        test.U, double.NaN, test.P, test.HodgesLehmann, double.NaN, double.NaN, double.NaN, test.RankBiserial, double.NaN, double.NaN, double.NaN,
        double.NaN, double.NaN, double.NaN);

    /// <summary>The numbers in the order of the record.</summary>
    public void CopyTo(Span<double> numbers)
    {
        numbers[0] = Statistic;
        numbers[1] = Df;
        numbers[2] = P;
        numbers[3] = MeanDifference;
        numbers[4] = SeDifference;
        numbers[5] = Lower;
        numbers[6] = Upper;
        numbers[7] = D;
        numbers[8] = DLower;
        numbers[9] = DUpper;
        numbers[10] = G;
        numbers[11] = GLower;
        numbers[12] = GUpper;
        numbers[13] = EtaSquared;
    }

    /// <summary>The record of numbers in its order.</summary>
    public static TestNumbers From(ReadOnlySpan<double> n) =>
        new(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13]);
}
