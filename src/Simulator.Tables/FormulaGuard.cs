namespace Simulator.Tables;

/// <summary>
/// Spreadsheets run a text that begins like a formula. Such a text gets an apostrophe in front; so does one that begins with apostrophes
/// before such a beginning, which makes taking it off again exact.
/// </summary>
public static class FormulaGuard
{
    private const string Beginnings = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Whether a text needs an apostrophe in front.</summary>
    public static bool Needed(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyExcept('\'');
        return first >= 0 && Beginnings.Contains(text[first]);
    }

    /// <summary>A text without what makes it begin like a formula.</summary>
    public static string Without(string text) => Needed(text) ? text.TrimStart([.. Beginnings, '\'', ' ']) : text;

    /// <summary>The text as it was before it was guarded.</summary>
    public static string Remove(string text) => text.Length > 1 && text[0] == '\'' && Needed(text.AsSpan(1)) ? text[1..] : text;
}
