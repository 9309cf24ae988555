namespace Simulator.Evidence.Studies;

/// <summary>A researcher's own answers, person by person.</summary>
/// <param name="File">The file they came from.</param>
/// <param name="Items">The items' names in order.</param>
/// <param name="Respondents">One a person, in the file's order.</param>
public sealed record RawAnswers(string File, IReadOnlyList<string> Items, IReadOnlyList<Respondent> Respondents);

/// <summary>One person's answers; a missing answer is null.</summary>
public sealed record Respondent(string Arm, string Teacher, IReadOnlyList<int?> Answers);
