namespace Simulator.Scenarios.Inputs;

/// <summary>An input file is wrong. Carries every problem found; the message is one line for each.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Wraps what a reader collected.</summary>
    public BadInputException(Problems problems)
        : base(Checked(problems).ToString()) => Problems = problems;

    /// <summary>Every problem found, in the order of the file.</summary>
    public Problems Problems { get; }

    private static Problems Checked(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems;
    }
}
