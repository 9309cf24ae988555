using Simulator.Engine.State;

namespace Simulator.Experiments.Playing;

/// <summary>
/// Stress as a questionnaire asks for it: a person's mean over the days since the survey before, at most the last four weeks (the field's
/// scale of perceived stress asks about the last month). Before the first day it is that of day 0.
/// </summary>
internal sealed class StressWindow
{
    private const int MostWeeks = 4;

    private readonly HashSet<int> opensAfter;
    private double[] sums = [];
    private int days;

    /// <summary>Windows of some surveys; no two overlap.</summary>
    /// <param name="surveyWeeks">Weeks at whose ends people are asked; 0 before the first day.</param>
    internal StressWindow(IReadOnlyList<int> surveyWeeks) =>
        opensAfter = [.. surveyWeeks.Select(w => Math.Max(w - MostWeeks, surveyWeeks.Where(v => v < w).DefaultIfEmpty(0).Max()))];

    /// <summary>An evening.</summary>
    internal void Add(Cohort people)
    {
        if (sums.Length < people.Count) Array.Resize(ref sums, people.Count);
        for (int i = 0; i < people.Count; i++) sums[i] += people.Stress[i];
        days++;
    }

    /// <summary>The mean since the window opened; the stress of the moment where no day has passed.</summary>
    internal double MeanOf(Cohort people, int teacher) => days == 0 ? people.Stress[teacher] : sums[teacher] / days;

    /// <summary>The end of a week, or of the time before the first day, after which a window may open.</summary>
    internal void CloseWeek(int week, int count)
    {
        if (week != 0 && !opensAfter.Contains(week)) return;
        Array.Clear(sums, 0, Math.Min(count, sums.Length));
        days = 0;
    }
}
