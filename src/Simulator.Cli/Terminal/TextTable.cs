using System.Globalization;
using System.Text;

namespace Simulator.Cli.Terminal;

/// <summary>
/// A table of plain text that is whole at any width: text wraps at words, numbers never do, and what does not fit beside each other stands
/// below each other, one entry a row. Nothing is ever cut.
/// </summary>
/// <param name="columns">Headings, and whether the cells below are numbers.</param>
public sealed class TextTable(params (string Heading, bool Number)[] columns)
{
    private const string Gap = "  ", Between = " · ";
    private const int Readable = 14;
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row, one cell a column.</summary>
    public void Row(params string[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException("A row has one cell for each column.", nameof(cells));
        rows.Add([.. cells.Select(c => c.ReplaceLineEndings(" "))]);
    }

    /// <summary>Adds a line over the whole width, above the rows that follow.</summary>
    public void Section(string text) => rows.Add([text]);

    /// <summary>The table's lines, none longer than a width unless a single number is.</summary>
    public IEnumerable<string> Lines(int width)
    {
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(c => Entries.Any(r => r[c].Length > 0))];
        return shown.Length == 0 ? [] : Fit(shown, width) is { } widths ? Beside(shown, widths, width) : Below(shown, width);
    }

    /// <summary>Text in lines of a width, broken at spaces, each as far in as the first; a longer word is broken where it must.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        int indent = text.Length - text.TrimStart(' ').Length;
        if (indent > 0 && indent < text.Length && indent < width)
            return [.. Wrap(text.TrimStart(' '), width - indent).Select(l => new string(' ', indent) + l)];
        List<string> lines = [];
        string line = "";
        foreach (string given in text.Split(' '))
        {
            string word = given;
            if (line.Length > 0 && Length(line) + 1 + Length(word) <= width)
            {
                line += " " + word;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            while (Length(word) > width)
            {
                lines.Add(word[..width]);
                word = word[width..];
            }

            line = word;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Columns that a text takes: marks that sit on a letter take none.</summary>
    public static int Length(string text) => text.Count(c => CharUnicodeInfo.GetUnicodeCategory(c) is not
        (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format));

    private IEnumerable<string[]> Entries => rows.Where(r => r.Length == columns.Length);

    /// <summary>Widths of the columns, or null where they do not fit in any way that can be read.</summary>
    private int[]? Fit(int[] shown, int width)
    {
        int[] natural = [.. shown.Select(c => columns[c].Number
            ? Math.Max(Entries.Max(r => Length(r[c])), LongestWord(columns[c].Heading))
            : Math.Max(Entries.Max(r => Length(r[c])), Math.Min(Length(columns[c].Heading), Readable)))];
        int room = width - Gap.Length * (shown.Length - 1) - Enumerable.Range(0, shown.Length).Where(k => columns[shown[k]].Number).Sum(k => natural[k]);
        int[] texts = [.. Enumerable.Range(0, shown.Length).Where(k => !columns[shown[k]].Number).OrderBy(k => natural[k])];
        int[] least = [.. texts.Select(k => Math.Min(natural[k], Math.Max(Readable, LongestCell(shown[k]))))];
        if (least.Sum() > room || room < 0) return null;
        // Narrow columns get what they want, wide ones share the rest.
        for (int t = 0; t < texts.Length; t++)
        {
            int share = room / (texts.Length - t), later = least[(t + 1)..].Sum();
            natural[texts[t]] = Math.Min(natural[texts[t]], Math.Max(least[t], Math.Min(share, room - later)));
            room -= natural[texts[t]];
        }

        return natural;
    }

    private int LongestCell(int column) => Entries.Max(r => Math.Min(LongestWord(r[column]), 2 * Readable));

    private static int LongestWord(string text) => text.Split(' ').Max(Length);

    private IEnumerable<string> Beside(int[] shown, int[] widths, int width)
    {
        yield return "";
        foreach (string line in Entry([.. shown.Select(c => columns[c].Heading)], shown, widths, bottom: true)) yield return line;
        yield return string.Join(Gap, widths.Select(w => new string('─', w)));
        foreach (string[] row in rows)
        {
            IEnumerable<string> lines = row.Length == 1 && columns.Length > 1 ? Wrap(row[0], width)
                : Entry([.. shown.Select(c => row[c])], shown, widths, bottom: false);
            foreach (string line in lines) yield return line;
        }

        yield return "";
    }

    private IEnumerable<string> Entry(string[] cells, int[] shown, int[] widths, bool bottom)
    {
        IReadOnlyList<string>[] wrapped = [.. cells.Select((c, k) => bottom || !columns[shown[k]].Number ? Wrap(c, widths[k]) : [c])];
        int height = wrapped.Max(w => w.Count);
        for (int l = 0; l < height; l++)
        {
            StringBuilder line = new();
            for (int k = 0; k < cells.Length; k++)
            {
                int at = bottom ? l - (height - wrapped[k].Count) : l;
                string part = at >= 0 && at < wrapped[k].Count ? wrapped[k][at] : "", space = new(' ', widths[k] - Length(part));
                line.Append(k > 0 ? Gap : "").Append(columns[shown[k]].Number ? space + part : part + space);
            }

            yield return line.ToString().TrimEnd();
        }
    }

    /// <summary>One entry a row: its first text, then each other cell after its heading.</summary>
    private IEnumerable<string> Below(int[] shown, int width)
    {
        yield return "";
        foreach (string[] row in rows)
        {
            if (row.Length == 1 && columns.Length > 1)
            {
                foreach (string line in Wrap(row[0], width)) yield return line;
                continue;
            }

            if (row[shown[0]].Trim() is { Length: > 0 } head)
            {
                foreach (string line in Wrap(head, width)) yield return line;
            }

            string text = "";
            foreach (int c in shown.Skip(1).Where(c => row[c].Length > 0))
            {
                // What belongs together is held together while it is broken into lines.
                string heading = columns[c].Heading, cell = (heading.Length > 0 ? heading + " " : "") + row[c];
                text += (text.Length > 0 ? Between : "") + (Length(cell) < width / 2 ? cell.Replace(' ', '\u00A0') : cell);
            }

            foreach (string line in text.Length == 0 ? [] : Wrap(text, width - 4)) yield return "    " + line.Replace('\u00A0', ' ');
        }

        yield return "";
    }
}
