namespace Simulator.Reporting.Figures;

/// <summary>One kind of figure: what file it is saved as, what it shows, and which record it is drawn from.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Shows">What it shows, in a sentence.</param>
/// <param name="Data">The type of its input record.</param>
/// <param name="Draw">Draws it from an input record of that type.</param>
public sealed record FigureKind(string Name, string Shows, Type Data, Func<object, Figure> Draw);

/// <summary>Every figure there is; a new one is a file and a line here.</summary>
public static class FigureCatalogue
{
    /// <summary>The kinds of figures.</summary>
    public static IReadOnlyList<FigureKind> All { get; } =
    [
        Kind<EffectSizeForestData>("effect-sizes", "Simulated effect sizes beside the published ones.", EffectSizeForest.Build),
        Kind<ItemMeansData>("item-means", "Item means by arm, simulated and published.", ItemMeans.Build),
        Kind<AnswerBarsData>("answers", "Shares of the five answers by item and arm.", AnswerBars.Build),
        Kind<TrajectoriesData>("trajectories", "Stress, trust and friendship over the days, with the twin.", Trajectories.Build),
        Kind<NetworkWeeksData>("network", "Friendships of one replication, week by week.", NetworkWeeks.Build),
        Kind<TalkSharesData>("talk", "Gossip, professional and personal talk by arm and world.", TalkShares.Build),
        Kind<AuditCardData>("audit", "A published table with a verdict on each number.", AuditCard.Build),
        Kind<PredictiveDistributionsData>("predictive", "What single simulated studies would have reported.", PredictiveDistributions.Build),
        Kind<PatternBoardData>("patterns", "The patterns the model is judged by, with verdicts.", PatternBoard.Build),
        Kind<DifferenceForestData>("differences", "Two programmes compared, outcome by outcome.", DifferenceForest.Build),
        Kind<IntervalRowsData>("intervals", "Intervals against others: posterior against prior, given the fit against a new study.", IntervalRows.Build),
        Kind<HeatMapData>("heat-map", "One number over two things that were varied.", HeatMap.Build),
        Kind<BudgetFrontData>("front", "What programmes do over the staff hours they take.", BudgetFront.Build),
        Kind<DoseCurveData>("dose", "Outcomes over the dose of something offered.", DoseCurve.Build),
    ];

    /// <summary>Draws any figure from its input record.</summary>
    /// <exception cref="ArgumentException">No figure is drawn from such a record.</exception>
    public static Figure Build(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        FigureKind kind = All.FirstOrDefault(candidate => candidate.Data == data.GetType())
            ?? throw new ArgumentException($"No figure is drawn from {data.GetType().Name}.", nameof(data));
        return kind.Draw(data);
    }

    private static FigureKind Kind<T>(string name, string shows, Func<T, Figure> build) =>
        new(name, shows, typeof(T), data => build((T)data));
}
