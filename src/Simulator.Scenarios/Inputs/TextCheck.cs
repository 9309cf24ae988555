using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Simulator.Scenarios.Inputs;

/// <summary>Refuses text that editors, terminals and parsers would not show alike.</summary>
internal static class TextCheck
{
    private const int MostReported = 10;

    /// <summary>Whether all characters are printable and no line is a directive; the first few that are not become problems.</summary>
    public static bool IsReadable(string text, string name, Problems problems)
    {
        int before = problems.Count;
        int line = 1, lineStart = 0;
        for (int i = 0; i < text.Length && problems.Count - before < MostReported; i++)
        {
            char c = text[i];
            if (c == '%' && i == lineStart)
            {
                problems.Add(new Position(name, line, 1, ""), "a directive is not read here",
                    allowed: "a file without lines that begin with %");
            }

            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                (line, lineStart) = (line + 1, i + 1);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!IsAllowed(c))
            {
                problems.Add(new Position(name, line, i - lineStart + 1, ""), "a character that cannot be seen",
                    string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}"), "printable text, spaces and line ends");
            }
        }
        return problems.Count == before;
    }

    /// <summary>The first character of a value that cannot be shown, as <c>U+001B</c>; an escape can make one of printable text. Null: none.</summary>
    public static string? FirstHidden(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!IsAllowed(text[i])) return string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4}");
        }

        return null;
    }

    /// <summary>Whether a text is no larger than a file may be.</summary>
    public static bool IsSmall(string text, string name, Problems problems) =>
        text.Length <= InputText.LargestFile && Encoding.UTF8.GetByteCount(text) <= InputText.LargestFile || TooLarge(name, problems);

    /// <summary>Whether bytes are text that a reader could begin with.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes, string name, Problems problems)
    {
        if (bytes.Length > InputText.LargestFile)
            return TooLarge(name, problems);
        if (Utf8.IsValid(bytes))
            return true;
        ReportBadByte(bytes, name, problems);
        return false;
    }

    /// <summary>Throws a <see cref="BadInputException"/> for bytes that are no text a reader could begin with.</summary>
    public static void ThrowIfUnreadable(ReadOnlySpan<byte> bytes, string name)
    {
        Problems problems = new();
        if (!IsText(bytes, name, problems))
            problems.ThrowIfAny();
    }

    private static bool TooLarge(string name, Problems problems)
    {
        problems.Add(new Position(name, 1, 1, ""), "the file is too large", allowed: "at most 1 MiB");
        return false;
    }

    private static void ReportBadByte(ReadOnlySpan<byte> bytes, string name, Problems problems)
    {
        int line = 1, column = 1, at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out Rune rune, out int used) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            at += used;
        }
        problems.Add(new Position(name, line, column, ""), "a byte that is not UTF-8",
            string.Create(CultureInfo.InvariantCulture, $"0x{bytes[at]:X2}"), "text saved as UTF-8");
    }

    private static bool IsAllowed(char c) => c switch
    {
        '\t' or '\n' or '\r' => true,
        < ' ' or (>= '\u007F' and <= '\u009F') => false,
        // Line ends that only YAML 1.1 knows, and marks that reorder or hide text on the screen.
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => false,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => false,
        _ => !char.IsSurrogate(c),
    };
}
