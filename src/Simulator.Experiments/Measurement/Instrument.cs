namespace Simulator.Experiments.Measurement;

/// <summary>Which of a teacher's states an item asks about.</summary>
public enum AskedState
{
    /// <summary>Being listened to when stressed.</summary>
    Listened,

    /// <summary>Trusting peers.</summary>
    Trusted,

    /// <summary>Sharing work and personal concerns.</summary>
    Shared,

    /// <summary>Being friends.</summary>
    Friends,

    /// <summary>Somebody being available.</summary>
    Available,
}

/// <summary>An item of a questionnaire.</summary>
/// <param name="Id">Its name in every table: <c>item_1</c> …</param>
/// <param name="Text">What is asked, paraphrased.</param>
/// <param name="Asks">The state it asks about.</param>
/// <param name="Effectiveness">Whether it asks how effective that was: experienced response quality is mixed in with weight omega.</param>
public sealed record Item(string Id, string Text, AskedState Asks, bool Effectiveness)
{
    /// <summary>A weight of quality of its own instead of omega: no reader sets it; tests plant a wrong mechanism with it.</summary>
    internal double? PlantedQuality { get; init; }
}

/// <summary>A scale: the mean of some items.</summary>
/// <param name="Id">Its name in every table: <c>amount</c>, <c>effectiveness</c>.</param>
/// <param name="Title">What it is called in reports.</param>
/// <param name="Items">Places of its items in the instrument, from 0.</param>
public sealed record Scale(string Id, string Title, IReadOnlyList<int> Items)
{
    /// <summary>Mean of the items answered; NaN unless at least half of them are.</summary>
    /// <param name="ticks">A person's answers to all items of the instrument; 0 missing.</param>
    public double Mean(ReadOnlySpan<byte> ticks)
    {
        int sum = 0, answered = 0;
        foreach (int item in Items)
        {
            if (ticks[item] == 0) continue;
            sum += ticks[item];
            answered++;
        }

        return 2 * answered >= Items.Count ? (double)sum / answered : double.NaN;
    }
}

/// <summary>A questionnaire as data. Answers run from 1 to <paramref name="Points"/>, the highest meaning strongly agree.</summary>
/// <param name="Id">Its name in the catalogue.</param>
/// <param name="Title">Title.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Points">Answer categories.</param>
/// <param name="Items">Items.</param>
/// <param name="Scales">Scales.</param>
/// <param name="CarelessShare">Share of respondents who tick at random, 0 to 1.</param>
/// <param name="MissingShare">Share of answers left out, 0 to 1.</param>
public sealed record Instrument(
    string Id, string Title, string Source, int Points, IReadOnlyList<Item> Items, IReadOnlyList<Scale> Scales, double CarelessShare = 0,
    double MissingShare = 0)
{
    /// <summary>Names of all rows of a table: items, then scales.</summary>
    public IReadOnlyList<string> Rows { get; } = [.. Items.Select(i => i.Id), .. Scales.Select(s => s.Id)];

    /// <summary>Place of a row among all rows; −1 where there is none of that name.</summary>
    public int Row(string name)
    {
        for (int row = 0; row < Rows.Count; row++)
        {
            if (Rows[row] == name) return row;
        }

        return -1;
    }

    /// <summary>What a row asks, or what a scale is called.</summary>
    public string Label(int row) => row < Items.Count ? Items[row].Text : Scales[row - Items.Count].Title;
}
