using Simulator.Reporting;
using Simulator.Reporting.Figures;

namespace Simulator.Tests.Reporting;

/// <summary>One example of every figure, with figures of the size the product draws.</summary>
internal static class FigureExamples
{
    public static readonly string[] Items =
    [
        "1 listened when stressed", "2 trusted one another", "3 shared concerns", "4 considered friends", "5 available to listen",
        "6 effective: listening", "7 effective: trusting", "8 effective: sharing", "9 effective: being friends", "10 effective: being available",
    ];

    private static readonly double[] PublishedD = [0.79, 0.58, 0.15, 0.94, 0.48, 0.85, 0.65, 0.48, 0.87, 0.62, 0.69, 0.87];

    public static EffectSizeForestData EffectSizes => new(
        [.. Items.Append("Amount of support (mean of 1–5)").Append("Effectiveness (mean of 6–10)").Select((label, i) =>
            new EffectSizeRow(label, 0.5 + (0.03 * i), 0.02 + (0.03 * i), 1.02 + (0.03 * i), PublishedD[i], PublishedD[i] - 0.5, PublishedD[i] + 0.5,
                AuditFlagged: i is 4 or 7, Total: i >= 10))],
        RangeMeaning: "where 95 % of single simulated studies of 32 + 33 fall",
        Note: "1,000 replications; seed 20130701.");
}
