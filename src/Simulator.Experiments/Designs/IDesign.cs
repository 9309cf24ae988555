using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>A question that is answered by playing points: which points, and what follows. It never plays, writes or knows a thread.</summary>
public interface IDesign
{
    /// <summary>Kind of its plan and of its result folder.</summary>
    string Kind { get; }

    /// <summary>Name of the plan.</summary>
    string Id { get; }

    /// <summary>Title for reports.</summary>
    string Title { get; }

    /// <summary>The scenario that the points are made from.</summary>
    Scenario Scenario { get; }

    /// <summary>The points and what they are read for.</summary>
    DesignTable Table { get; }

    /// <summary>What the stages after this one take at most, as far as it can be known before.</summary>
    LaterStages Later => default;

    /// <summary>What is played next, which only the finished parts can say; null where they are all. Its answer is then the answer of both.</summary>
    /// <param name="files">The parts, in order.</param>
    IDesign? Then(IReadOnlyList<string> files) => null;

    /// <summary>What follows from the finished parts.</summary>
    /// <param name="files">The parts, in order.</param>
    DesignAnswer Answer(IReadOnlyList<string> files);
}

/// <summary>What the stages after the first take at most.</summary>
/// <param name="Studies">Studies that are played.</param>
/// <param name="TeacherDays">Their teacher-days.</param>
public readonly record struct LaterStages(long Studies, long TeacherDays);

/// <summary>What follows from a design: lines that can be read aloud, and tables.</summary>
/// <param name="Lines">The lines, first things first.</param>
/// <param name="Tables">The tables; the first is the one to show below the lines.</param>
/// <param name="Failures">Points that failed, each with its message.</param>
public sealed record DesignAnswer(IReadOnlyList<string> Lines, IReadOnlyList<Table> Tables, IReadOnlyList<(string Point, string Message)> Failures)
{
    /// <summary>Names of the tables that every design has.</summary>
    public const string LinesTable = "answers", PointsTable = "design", FailuresTable = "failures";

    /// <summary>The lines and the failures as tables.</summary>
    internal IEnumerable<Table> Common()
    {
        yield return Table.Of(LinesTable, "A line of the answer.", Lines, at => [Column.Text("line", "", "the line", k => at(k))]);
        if (Failures.Count == 0) yield break;
        yield return Table.Of(FailuresTable, "A point that failed.", Failures, at =>
            [Column.Text("point", "", "the point", k => at(k).Point),
                Column.Text("message", "", "why, in the words of its first failure", k => at(k).Message)]);
    }
}
