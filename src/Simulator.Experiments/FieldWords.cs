namespace Simulator.Experiments;

/// <summary>What people and places are called in the field that a scenario is about; in everything a person reads, never in files or columns.</summary>
/// <param name="Teacher">One of the people.</param>
/// <param name="Teachers">Several of them.</param>
/// <param name="School">A place.</param>
/// <param name="Schools">Several of them.</param>
public sealed record FieldWords(string Teacher, string Teachers, string School, string Schools)
{
    /// <summary>The words of the studies that the model was made for.</summary>
    public static FieldWords Usual { get; } = new("teacher", "teachers", "school", "schools");

    /// <summary>A text of the program's own in these words, capitals kept.</summary>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (this == Usual) return text;
        System.Text.StringBuilder said = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int end = at;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end == at)
            {
                said.Append(text[at++]);
                continue;
            }

            // Part of a name such as new_teachers or a path is no word of a sentence.
            bool name = (at > 0 && text[at - 1] is '_' or '.' or '/') || (end < text.Length && text[end] == '_')
                || (end + 1 < text.Length && text[end] == '.' && char.IsLetter(text[end + 1]));
            said.Append(name ? text[at..end] : Said(text[at..end]));
            at = end;
        }

        return said.ToString();
    }

    private string Said(string word)
    {
        string? other = word.ToLowerInvariant() switch
        {
            "teacher" => Teacher,
            "teachers" => Teachers,
            "school" => School,
            "schools" => Schools,
            _ => null,
        };
        return other is null ? word : char.IsUpper(word[0]) ? char.ToUpperInvariant(other[0]) + other[1..] : other;
    }
}
