namespace Simulator.Experiments.Designs;

/// <summary>One checked number given the fitted ones of the same study.</summary>
/// <param name="Statistic">The number.</param>
/// <param name="Observed">What the study has.</param>
/// <param name="Expected">What is expected of it.</param>
/// <param name="Interval">Where 95 % of studies with the same fitted numbers have it.</param>
/// <param name="P">Two-sided p of the observed one.</param>
public sealed record CheckedRow(StudyStatistic Statistic, double Observed, double Expected, (double Lower, double Upper) Interval, double P)
{
    /// <summary>Whether the study's number lies inside.</summary>
    public bool IsInside => Observed >= Interval.Lower && Observed <= Interval.Upper;
}

/// <summary>All checked numbers given the fitted ones of the same study.</summary>
/// <param name="Rows">One by one.</param>
/// <param name="JointP">Monte-Carlo p of all together.</param>
public sealed record CheckGivenFit(IReadOnlyList<CheckedRow> Rows, double JointP);
