using System.Globalization;
using System.Text;

namespace Simulator.Scenarios.Inputs;

/// <summary>One thing wrong in an input file, said so that its author can mend it.</summary>
/// <param name="At">Where.</param>
/// <param name="What">What is wrong, in words.</param>
/// <param name="Value">The value given, if quoting it helps.</param>
/// <param name="Allowed">What would be right.</param>
/// <param name="Suggestion">What the author probably meant.</param>
public sealed record Problem(Position At, string What, string? Value = null, string? Allowed = null, string? Suggestion = null)
{
    private const int LongestQuotation = 60;

    /// <summary><c>file:line:column: path: what is wrong (value given); what is allowed; did you mean X?</c></summary>
    public override string ToString() => Line("");

    /// <summary><c>file:line:column: remark: path: what may not be meant (value given); what would be usual</c></summary>
    public string AsRemark() => Line("remark: ");

    /// <summary><c>option: what is wrong (value given); what is allowed; did you mean X?</c>, where lines and columns say nothing.</summary>
    public string Sentence => Rest(new StringBuilder(Quotable(At.File, 400)).Append(": "));

    private string Line(string sort) => Rest(new StringBuilder().Append(
        CultureInfo.InvariantCulture, $"{Quotable(At.File, 400)}:{At.Line}:{At.Column}: {sort}"));

    private string Rest(StringBuilder line)
    {
        if (At.Path.Length > 0)
            line.Append(At.Path).Append(": ");
        line.Append(What);
        if (Value is not null)
            line.Append(" (").Append(Quotable(Value, LongestQuotation)).Append(')');
        if (Allowed is not null)
            line.Append(What.EndsWith('.') ? " " : "; ").Append(Allowed);
        if (Suggestion is not null)
            line.Append("; did you mean ").Append(Suggestion).Append('?');
        return line.ToString();
    }

    /// <summary>Shortens a text and shows its control characters, so that no input can forge a line of output.</summary>
    internal static string Quotable(string text, int longest = LongestQuotation)
    {
        StringBuilder safe = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (safe.Length >= longest)
                return safe.Append('…').ToString();
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool hidden = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
            if (rune.Value == '\n')
                safe.Append("\\n");
            else if (hidden)
                safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                safe.Append(rune.ToString());
        }
        return safe.ToString();
    }
}
