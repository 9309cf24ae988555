namespace Simulator.Evidence.Studies;

/// <summary>A researcher's own answers, person by person.</summary>
/// <param name="File">The file they came from.</param>
/// <param name="Items">The items' names in order.</param>
/// <param name="Respondents">One a person, in the file's order.</param>
public sealed record RawAnswers(string File, IReadOnlyList<string> Items, IReadOnlyList<Respondent> Respondents)
{
    /// <summary>When they were given, in the words of the tables; null for the end of the programme.</summary>
    public string? When { get; init; }

    /// <summary>How many people of an arm gave at least one answer.</summary>
    public int N(string arm) => Respondents.Count(r => r.Arm == arm && r.Answers.Any(a => a is not null));
}

/// <summary>One person's answers; a missing answer is null.</summary>
public sealed record Respondent(string Arm, string Teacher, IReadOnlyList<int?> Answers);
