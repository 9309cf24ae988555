using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>What became of a printed number when it was recomputed.</summary>
public enum Verdict
{
    /// <summary>The study's other numbers lead to it.</summary>
    Reproduces,

    /// <summary>They lead elsewhere. An inconsistency, whatever its cause.</summary>
    DoesNotReproduce,

    /// <summary>Too little is printed, or too coarsely, to tell.</summary>
    CannotBeTested,
}

/// <summary>Verdicts in words.</summary>
public static class Verdicts
{
    /// <summary>As screens and tables have it.</summary>
    public static string Words(this Verdict verdict) => verdict switch
    {
        Verdict.Reproduces => "reproduces",
        Verdict.DoesNotReproduce => "does not reproduce",
        Verdict.CannotBeTested => "cannot be tested",
    };
}

/// <summary>The verdict on one printed number, tally or sentence.</summary>
/// <param name="Id">Table, row, arm and statistic; or the tally's or claim's name.</param>
/// <param name="Locator">Where it stands in the publication.</param>
/// <param name="Statistic">What kind of number it is.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Recomputed">What the other numbers lead to; null if nothing does.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Rule">The convention under which alone it reproduces, such as <c>cut, not rounded</c>; null for the usual ones.</param>
public sealed record Finding(
    string Id, string Locator, string Statistic, string Printed, Verdict Verdict, Interval? Recomputed, string Reason, string? Rule);

/// <summary>How many numbers of a kind each way of shortening explains.</summary>
/// <param name="Statistic">The kind.</param>
/// <param name="Tested">How many could be recomputed closely enough.</param>
/// <param name="Rounded">How many rounding explains.</param>
/// <param name="Truncated">How many cutting off explains.</param>
public sealed record RuleCount(string Statistic, int Tested, int Rounded, int Truncated)
{
    /// <summary>The rule that explains most; rounding when both do equally.</summary>
    public string Rule => Truncated > Rounded ? "truncated" : "rounded";
}

/// <summary>A row's exact values, where integer sums and sums of squares determine them.</summary>
public sealed record ExactRow
{
    /// <summary>The row.</summary>
    public required string Row { get; init; }

    /// <summary>The table whose row it is; null for raw answers.</summary>
    public PrintedTable? Table { get; init; }

    /// <summary>When the row was asked; only rows of the end stand beside a simulation's last survey.</summary>
    public StudyOccasion Occasion { get; init; } = StudyOccasion.End;

    /// <summary>The first arm; differences are first minus second.</summary>
    public required string First { get; init; }

    /// <summary>The second arm.</summary>
    public required string Second { get; init; }

    /// <summary>The sum of the first arm's answers; null if several are possible.</summary>
    public long? FirstSum { get; init; }

    /// <summary>The sum of the second arm's answers.</summary>
    public long? SecondSum { get; init; }

    /// <summary>The sum of squares of both arms' answers; null if not determined.</summary>
    public long? SumOfSquares { get; init; }

    /// <summary>The first arm's mean.</summary>
    public required double FirstMean { get; init; }

    /// <summary>The second arm's mean.</summary>
    public required double SecondMean { get; init; }

    /// <summary>First mean minus second.</summary>
    public double Difference => FirstMean - SecondMean;

    /// <summary>The SD pooled within arms.</summary>
    public required double PooledSd { get; init; }

    /// <summary>Student's t.</summary>
    public required double T { get; init; }

    /// <summary>Its degrees of freedom.</summary>
    public required double Df { get; init; }

    /// <summary>Its two-sided p.</summary>
    public required double P { get; init; }

    /// <summary>Eta squared.</summary>
    public required double EtaSquared { get; init; }

    /// <summary>The 90 % interval of eta squared.</summary>
    public required Interval EtaSquaredInterval { get; init; }

    /// <summary>Cohen's d.</summary>
    public required double D { get; init; }

    /// <summary>The 95 % interval of d, by the noncentral t distribution.</summary>
    public required Interval DInterval { get; init; }

    /// <summary>The 95 % interval of the difference.</summary>
    public required Interval DifferenceInterval { get; init; }

    /// <summary>Whether all of it is exact; otherwise t and what follows from it is the middle of what the print allows.</summary>
    public required bool IsExact { get; init; }

    /// <summary>p adjusted by Holm over the items; NaN for a scale among items.</summary>
    public double PHolm { get; init; } = double.NaN;

    /// <summary>p adjusted by Benjamini and Hochberg over the items.</summary>
    public double PBenjaminiHochberg { get; init; } = double.NaN;

    /// <summary>Whether it is of this table's row: of the same people, occasion and contrast.</summary>
    public bool IsOf(PrintedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return (table.First is null || (First == table.First && Second == table.Second)) && (Table is null || Table.IsOfTheSame(table));
    }
}

/// <summary>Cronbach's alpha as the other numbers imply it.</summary>
/// <param name="Row">The scale.</param>
/// <param name="WholeSample">Both arms together.</param>
/// <param name="WithinArms">With the difference between arms taken out.</param>
public sealed record ImpliedAlpha(string Row, Interval WholeSample, Interval WithinArms);

/// <summary>An audited study.</summary>
/// <param name="Study">The study.</param>
/// <param name="Findings">A verdict for every printed number, tally and claim.</param>
/// <param name="Rules">How numbers were shortened.</param>
/// <param name="Exact">Exact rows.</param>
/// <param name="Alphas">Implied alphas.</param>
/// <param name="Remarks">What is neither right nor wrong but should be known, such as rows that are identical.</param>
public sealed record AuditReport(
    Study Study,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RuleCount> Rules,
    IReadOnlyList<ExactRow> Exact,
    IReadOnlyList<ImpliedAlpha> Alphas,
    IReadOnlyList<string> Remarks)
{
    /// <summary>How many findings have a verdict.</summary>
    public int Count(Verdict verdict) => Findings.Count(f => f.Verdict == verdict);

    /// <summary>The exact row of a name at the end of the programme, which is what a simulation is held against; null where there is none.</summary>
    public ExactRow? AtTheEnd(string row) => Exact.FirstOrDefault(r => r.Row == row && r.Occasion == StudyOccasion.End && r.Table?.Group is null);

    /// <summary>The finding on a printed number, or null.</summary>
    public Finding? Of(PrintedStatistic printed) => Findings.FirstOrDefault(f => f.Id == printed.Id);
}
