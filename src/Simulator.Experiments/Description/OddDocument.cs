namespace Simulator.Experiments.Description;

/// <summary>
/// The model's description (ODD, 2020 form). Its words are written by hand; what stands between a pair of markers such as
/// <c>&lt;!-- odd:parameters --&gt;</c> and <c>&lt;!-- /odd:parameters --&gt;</c> is written from the code.
/// </summary>
public static class OddDocument
{
    private static readonly (string Name, Func<string> Table)[] Tables =
        [("parameters", OddTables.Parameters), ("components", OddTables.Components), ("decisions", OddTables.Decisions)];

    /// <summary>The same text with the marked regions written anew.</summary>
    /// <exception cref="ArgumentException">A region is opened and not closed.</exception>
    public static string WithTables(string markdown)
    {
        foreach ((string name, Func<string> table) in Tables) markdown = Replace(markdown, name, table());
        return markdown;
    }

    private static string Replace(string markdown, string name, string table)
    {
        string open = $"<!-- odd:{name} -->", close = $"<!-- /odd:{name} -->";
        int start = markdown.IndexOf(open, StringComparison.Ordinal);
        if (start < 0) return markdown;
        start += open.Length;
        int end = markdown.IndexOf(close, start, StringComparison.Ordinal);
        if (end < 0) throw new ArgumentException($"The region {open} is not closed.", nameof(markdown));
        return string.Concat(markdown.AsSpan(0, start), "\n", table, markdown.AsSpan(end));
    }
}
