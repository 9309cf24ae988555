using System.Globalization;
using System.Text;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;

namespace Simulator.Scenarios.Studies;

/// <summary>
/// Reads raw answers: a header <c>arm,teacher,item_1,…</c>, then a line for each person; whole numbers or nothing. Fields hold
/// no quotes and no commas, so that a spreadsheet's other dialects fail here instead of being misread. Where arms are the same people
/// twice, a person has one line in each.
/// </summary>
internal sealed class AnswersReader(
    string path, PublishedQuestionnaire questionnaire, IReadOnlyCollection<string> arms, Problems problems)
{
    /// <summary>The largest file of answers, in bytes.</summary>
    internal const int LargestFile = 64 * 1024 * 1024;

    public RawAnswers Read()
    {
        string name = Path.GetFileName(path);
        string[] items = [.. questionnaire.Rows.Where(r => !r.IsScale).Select(r => r.Name)];
        List<Respondent> respondents = [];
        HashSet<string> seen = [];
        if (Lines() is not { } lines)
            return new RawAnswers(name, items, respondents);
        string[] expected = ["arm", "teacher", .. items];
        string[] header = lines.Length == 0 ? [] : lines[0].Split(',');
        if (!header.SequenceEqual(expected))
        {
            problems.Add(At(1, 1, ""), "not the expected header", lines.Length == 0 ? "nothing" : lines[0], string.Join(',', expected));
        }
        else
        {
            for (int i = 1; i < lines.Length; i++)
            {
                if (ReadLine(lines[i], i + 1, expected, seen) is { } respondent)
                    respondents.Add(respondent);
            }
        }

        if (lines.Length > 0 && respondents.Count == 0 && !problems.Any)
            problems.Add(At(1, 1, ""), "no answers", allowed: "a line for each person");
        return new RawAnswers(name, items, respondents);
    }

    private string[]? Lines()
    {
        try
        {
            byte[] bytes = InputFile.Read(path, LargestFile);
            if (bytes.Length > LargestFile)
            {
                problems.Add(At(1, 1, ""), "the file is too large", allowed: "at most 64 MiB");
                return null;
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF')
                .ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        }
        catch (BadInputException bad)
        {
            problems.AddRange(bad.Problems);
            return null;
        }
        catch (DecoderFallbackException)
        {
            problems.Add(At(1, 1, ""), "a byte that is not UTF-8", allowed: "text saved as UTF-8");
            return null;
        }
    }

    private Respondent? ReadLine(string line, int number, string[] header, HashSet<string> seen)
    {
        string[] cells = line.Split(',');
        if (cells.Length != header.Length)
        {
            problems.Add(At(number, 1, ""), $"{cells.Length} cells", allowed: $"{header.Length} cells, as in the header");
            return null;
        }
        int column = 1;
        int?[] answers = new int?[header.Length - 2];
        for (int i = 0; i < cells.Length; i++)
        {
            Position at = At(number, column, header[i]);
            column += cells[i].Length + 1;
            if (i == 0 && !arms.Contains(cells[i]))
                problems.Add(at, "unknown arm", cells[i], "one of " + string.Join(", ", arms), NearestWord.Of(cells[i], arms));
            else if (i == 1 && (cells[i].Trim().Length == 0 || !seen.Add(cells[0] + "," + cells[i])))
                problems.Add(at, "no name of its own", cells[i], "a teacher's name once in each arm");
            else if (i > 1 && cells[i].Length > 0)
                answers[i - 2] = Answer(cells[i], at, header[i]);
        }
        return new Respondent(cells[0], cells[1], answers);
    }

    private int? Answer(string cell, Position at, string item)
    {
        (int low, int high) = questionnaire.Ends(questionnaire.Row(item)!);
        if (int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int answer)
            && answer.ToString(CultureInfo.InvariantCulture) == cell && answer >= low && answer <= high)
        {
            return answer;
        }

        problems.Add(at, "not an answer", cell, $"a whole number from {low} to {high}, or nothing");
        return null;
    }

    private Position At(int line, int column, string cell) => new(path, line, column, cell);
}
