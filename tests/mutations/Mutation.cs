namespace Simulator.Mutations;

/// <summary>How a mutation is woven into a source.</summary>
internal enum Form
{
    /// <summary>An expression: the mutated one or the original.</summary>
    Expression,

    /// <summary>A condition turned round where it stands, so that names it introduces stay known.</summary>
    Turned,

    /// <summary>A statement: the mutated one (perhaps none) or the original.</summary>
    Statement,

    /// <summary>The step of a for loop, which must stay an assignment.</summary>
    Step,

    /// <summary>The arrow body of a method that gives nothing back.</summary>
    Arrow,
}

/// <summary>One mistake that could be made in one place.</summary>
/// <param name="File">Path of the source.</param>
/// <param name="Start">First character of what is replaced.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Form">How it is woven in.</param>
/// <param name="Operator">The kind of mistake.</param>
/// <param name="Text">What stands there instead.</param>
/// <param name="Cast">A type the expression must be brought back to, or nothing.</param>
internal sealed record Mutation(string File, int Start, int Length, Form Form, string Operator, string Text, string Cast = "")
{
    internal int End => Start + Length;

    /// <summary>Line of the original, from 1.</summary>
    internal int Line { get; init; }

    /// <summary>The line or lines as they are.</summary>
    internal string Original { get; init; } = "";

    /// <summary>The line or lines with the mistake.</summary>
    internal string Mutated { get; init; } = "";

    internal string FileName => Path.GetFileName(File);
}
