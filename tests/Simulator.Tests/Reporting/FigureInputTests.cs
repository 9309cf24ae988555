using Simulator.Reporting;
using Simulator.Reporting.Figures;

namespace Simulator.Tests.Reporting;

public sealed class FigureInputTests
{
    public static TheoryData<string, object> Broken => new()
    {
        { "Rows[1].Simulated", FigureExamples.EffectSizes with { Rows = Second(FigureExamples.EffectSizes.Rows, row => row with { Simulated = double.NaN }) } },
        { "Rows[1].PublishedHigh",
            FigureExamples.EffectSizes with { Rows = Second(FigureExamples.EffectSizes.Rows, row => row with { PublishedHigh = double.PositiveInfinity }) } },
        { "Rows[1].Low", FigureExamples.EffectSizes with { Rows = Second(FigureExamples.EffectSizes.Rows, row => row with { Low = 9 }) } },
        { "Means[1].Published", FigureExamples.Means with { Means = Second(FigureExamples.Means.Means, mean => mean with { Published = double.NaN }) } },
        { "Bars[1].Shares[2]",
            FigureExamples.Answers with { Bars = Second(FigureExamples.Answers.Bars, bar => bar with { Shares = [0.5, 0.5, double.NaN, 0, 0] }) } },
        { "Bars[1].Shares", FigureExamples.Answers with { Bars = Second(FigureExamples.Answers.Bars, bar => bar with { Shares = [0.5, 0.5, 0.5, 0, 0] }) } },
        { "Panels[1].Lines[0].Mean[0]", FigureExamples.States with { Panels = Second(FigureExamples.States.Panels, panel => panel with
            { Lines = [new Trajectory("a", PlayedWorld.Twin, [0], [double.NaN], [0], [1])] }) } },
        { "Panels[1].Lines[0].Low", FigureExamples.States with { Panels = Second(FigureExamples.States.Panels, panel => panel with
            { Lines = [new Trajectory("a", PlayedWorld.Twin, [0, 1], [1, 1], [0], [1, 1])] }) } },
        { "Ties[1].Hours", FigureExamples.Network with { Ties = Second(FigureExamples.Network.Ties, tie => tie with { Hours = double.NegativeInfinity }) } },
        { "Rows[1].Gossip", FigureExamples.Talk with { Rows = Second(FigureExamples.Talk.Rows, row => row with { Gossip = double.NaN }) } },
        { "Rows[1].Cells", FigureExamples.Audit with { Rows = Second(FigureExamples.Audit.Rows, row => row with { Cells = [null] }) } },
        { "Panels[1].Values[0]",
            FigureExamples.Distributions with { Panels = Second(FigureExamples.Distributions.Panels, panel => panel with { Values = [double.NaN] }) } },
        { "Rows[1].High", FigureExamples.Patterns with { Rows = Second(FigureExamples.Patterns.Rows, row => row with { High = double.NaN }) } },
        { "Rows[1].Matters",
            FigureExamples.Differences with { Rows = Second(FigureExamples.Differences.Rows, row => row with { Matters = 0 }) } },
        { "Panels[1].Lines[0].High[0]", FigureExamples.Dose with { Panels = Second(FigureExamples.Dose.Panels, panel => panel with
            { Lines = [new DoseLine("a", [0], [1], [1], [double.NaN])] }) } },
        { "Rows", FigureExamples.Talk with { Rows = [] } },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Input_that_cannot_be_drawn_is_refused_with_the_name_of_the_field(string field, object data)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => FigureCatalogue.Build(data));
        Assert.Equal(field, error.ParamName);
    }

    [Fact]
    public void A_missing_published_value_is_simply_not_drawn()
    {
        EffectSizeForestData data = FigureExamples.EffectSizes;
        Figure figure = EffectSizeForest.Build(data with
        {
            Rows = [.. data.Rows.Select(row => row with { Published = null, PublishedLow = null, PublishedHigh = null })],
        });
        Assert.DoesNotContain("published", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_one_arm_and_one_day_are_enough()
    {
        object[] small =
        [
            new EffectSizeForestData([new EffectSizeRow("one", 0, 0, 0)]),
            new ItemMeansData([new ItemMean("one", "only", 3, 3, 3)]),
            new TrajectoriesData([new TrajectoryPanel("s", "y", [new Trajectory("only", PlayedWorld.Programme, [0], [1], [1], [1])])]),
            new NetworkWeeksData([new NetworkTeacher("t", "only", null, false)], [], [1]),
            new PredictiveDistributionsData([new PredictiveDistribution("one", [0.5])]),
            new DifferenceForestData("a", "b", [new OutcomeDifference("one", "", 0, 0, 0, 1)]),
            new DoseCurveData([new DosePanel("o", "y", [new DoseLine("only", [0], [1], [1], [1])])], "dose"),
        ];
        Assert.All(small, data => Assert.NotEmpty(Simulator.Reporting.Output.FigureFile.Png(FigureCatalogue.Build(data), 0.5f)));
    }

    [Fact]
    public void Six_arms_are_told_apart_and_a_seventh_is_refused()
    {
        ItemMeansData Arms(int count) => new([.. Enumerable.Range(1, count).Select(i => new ItemMean("one", $"arm_{i}", 3, 2.9, 3.1))]);
        Assert.NotNull(ItemMeans.Build(Arms(6)));
        Assert.Throws<ArgumentException>(() => ItemMeans.Build(Arms(7)));
    }

    [Fact]
    public void Twelve_lines_are_told_apart_each_in_colour_and_pattern_and_a_thirteenth_is_refused()
    {
        TrajectoriesData Arms(int count) => new([new TrajectoryPanel("s", "y", [.. Enumerable.Range(1, count).Select(i =>
            new Trajectory($"arm_{i}", PlayedWorld.Programme, [0, 5, 10], [0.1, 0.2, 0.02 * i], [0, 0, 0], [1, 1, 1]))])], DaysPerWeek: 5);
        Assert.Contains("arm_12: from 0.10 to 0.24", Trajectories.Build(Arms(12)).Description, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Trajectories.Build(Arms(13)));
    }

    [Fact]
    public void Many_patterns_fill_slides_of_twelve_or_one_tall_board()
    {
        PatternBoardData data = FigureExamples.Patterns with { Rows = [.. Enumerable.Repeat(FigureExamples.Patterns.Rows[0], 48)] };
        Assert.Equal(4, PatternBoard.Slides(data).Count);
        Assert.All(PatternBoard.Slides(data), slide => Assert.Equal(900, slide.Height));
        Assert.True(PatternBoard.Build(data).Height > 2500);
    }

    private static IReadOnlyList<T> Second<T>(IReadOnlyList<T> items, Func<T, T> change) =>
        [.. items.Select((item, i) => i == 1 ? change(item) : item)];
}
