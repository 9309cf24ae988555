namespace Simulator.Evidence.Studies;

/// <summary>The questionnaire as a study describes it.</summary>
public sealed record PublishedQuestionnaire
{
    /// <summary>The instrument's name in the catalogue.</summary>
    public required string Name { get; init; }

    /// <summary>The lowest answer.</summary>
    public required int Minimum { get; init; }

    /// <summary>The highest answer.</summary>
    public required int Maximum { get; init; }

    /// <summary>What is printed under the lowest answer.</summary>
    public required string LowAnchor { get; init; }

    /// <summary>What is printed under the highest answer.</summary>
    public required string HighAnchor { get; init; }

    /// <summary>Which end means more by the printed anchors.</summary>
    public required ScaleEnd MoreByAnchors { get; init; }

    /// <summary>Which end means more by the way the study reads its means.</summary>
    public required ScaleEnd MoreByReading { get; init; }

    /// <summary>Where the anchors are printed.</summary>
    public required string Locator { get; init; }

    /// <summary>Items and scales in order.</summary>
    public IReadOnlyList<QuestionnaireRow> Rows { get; init; } = [];

    /// <summary>The study's own words for effect sizes.</summary>
    public EffectLabels? EffectLabels { get; init; }

    /// <summary>The row of a name, or null.</summary>
    public QuestionnaireRow? Row(string name) => Rows.FirstOrDefault(r => r.Name == name);

    /// <summary>The lowest and the highest answer to an item; of a scale, the sums of its items' ends.</summary>
    public (int Low, int High) Ends(QuestionnaireRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Items.Count == 0)
            return ((row.Minimum ?? Minimum) * row.ItemCount, (row.Maximum ?? Maximum) * row.ItemCount);
        (int Low, int High)[] items = [.. row.Items.Select(i => Row(i) is { } item ? Ends(item) : (Minimum, Maximum))];
        return (items.Sum(i => i.Low), items.Sum(i => i.High));
    }
}

/// <summary>An end of an answer scale.</summary>
public enum ScaleEnd
{
    /// <summary>The lowest answer.</summary>
    Low,

    /// <summary>The highest answer.</summary>
    High,
}

/// <summary>What a scale's value is.</summary>
public enum Scoring
{
    /// <summary>Not said: the mean of its items, unless every printed mean is one that only a total can have.</summary>
    NotSaid,

    /// <summary>The mean of its items.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Total,
}

/// <summary>An item, or a scale of several items.</summary>
/// <param name="Name">Its identifier.</param>
/// <param name="Label">What it asks, paraphrased.</param>
/// <param name="Items">The items of a scale by name; empty for an item, and for a scale whose items are only counted.</param>
/// <param name="When">When it was measured.</param>
public sealed record QuestionnaireRow(string Name, string Label, IReadOnlyList<string> Items, string When)
{
    /// <summary>How many items a scale has that are not named, at least 2; 0 where they are, and for an item.</summary>
    public int Unnamed { get; init; }

    /// <summary>The lowest answer of the item, or of each item of the scale, where it is not the questionnaire's.</summary>
    public int? Minimum { get; init; }

    /// <summary>The highest answer of the item, or of each item of the scale, where it is not the questionnaire's.</summary>
    public int? Maximum { get; init; }

    /// <summary>Whether the item is worded the other way, so that a scale counts its answers from the other end.</summary>
    public bool IsReversed { get; init; }

    /// <summary>What a scale's value is.</summary>
    public Scoring Scoring { get; init; }

    /// <summary>How many answers of a person go into one value.</summary>
    public int ItemCount => Math.Max(1, Items.Count + Unnamed);

    /// <summary>Whether it is made of items.</summary>
    public bool IsScale => Items.Count + Unnamed > 0;
}

/// <summary>The cut-offs from which a study calls an effect small, moderate and so on.</summary>
/// <param name="Statistic">The statistic they are for.</param>
/// <param name="Locator">Where they are given.</param>
/// <param name="Cuts">Label and lowest value, smallest first.</param>
public sealed record EffectLabels(string Statistic, string Locator, IReadOnlyList<EffectCut> Cuts)
{
    /// <summary>The label of an effect of this size; null below the smallest cut.</summary>
    public string? Of(double size) => Cuts.LastOrDefault(c => Math.Abs(size) >= c.From)?.Label;
}

/// <summary>One cut-off.</summary>
public sealed record EffectCut(string Label, double From);
