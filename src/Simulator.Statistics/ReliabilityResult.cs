namespace Simulator.Statistics;

/// <summary>How one item behaves in its scale.</summary>
/// <param name="ItemRestCorrelation">
/// Correlation with the sum of the other items, in [-1, 1]; NaN if the item or the rest is constant.
/// </param>
/// <param name="AlphaIfDropped">Raw alpha of the other items, at most 1; NaN if fewer than two remain or their sum does not vary.</param>
public readonly record struct ItemReliability(double ItemRestCorrelation, double AlphaIfDropped);

/// <summary>Internal consistency of a scale.</summary>
/// <param name="Alpha">Cronbach's raw alpha, k/(k-1) (1 - sum of item variances / variance of the sum), at most 1, may be negative.</param>
/// <param name="Lower">Lower end of Feldt's interval.</param>
/// <param name="Upper">Upper end of Feldt's interval.</param>
/// <param name="Standardised">Alpha of standardised items, k r / (1 + (k-1) r) with r the mean inter-item correlation.</param>
/// <param name="K">Items.</param>
/// <param name="N">Respondents who answered every item.</param>
/// <param name="Missing">Respondents dropped because an answer was missing.</param>
/// <param name="MeanInterItemCorrelation">Mean of the k (k-1) / 2 correlations, in [-1, 1]; NaN if an item is constant.</param>
/// <param name="Items">One entry per item, in order; empty where nothing is defined.</param>
/// <param name="Reason">
/// TooFewItems, TooFewCases, ZeroVariance (the sum), NotFinite: alpha is NaN. ConstantItem, NegativeAlpha: alpha stands.
/// </param>
public sealed record ReliabilityResult(
    double Alpha,
    double Lower,
    double Upper,
    double Standardised,
    int K,
    int N,
    int Missing,
    double MeanInterItemCorrelation,
    IReadOnlyList<ItemReliability> Items,
    Reason Reason);
