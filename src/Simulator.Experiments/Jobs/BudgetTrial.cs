using Simulator.Experiments.Designs;
using Simulator.Experiments.Measures;
using Simulator.Statistics;

namespace Simulator.Experiments.Jobs;

/// <summary>
/// Whether any candidate of a search can be within its budget, from a few replications of each until one is: hours that depend on who came
/// are known only by playing. It refuses what is over the budget beyond doubt, and nothing else.
/// </summary>
public static class BudgetTrial
{
    private const int Replications = 8, MostCandidates = 500;
    private const double Errors = 4;

    /// <summary>The limit that stops the candidate which comes nearest to the budget, that candidate and its hours; null where one may be within.</summary>
    public static (SearchBudget Limit, DesignPoint Nearest, double Hours)? Of(SearchPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (SearchBudget Limit, DesignPoint Nearest, double Hours)? nearest = null;
        DesignPoint[] playable = [.. plan.Candidates.Where(c => c.Scenario is not null)];
        if (plan.Budget.Count == 0 || playable.Length > MostCandidates) return null;
        foreach (DesignPoint candidate in playable)
        {
            if (Worst(plan, plan.Played(candidate.Scenario!)) is not { } worst) return null;
            if (nearest is null || Over(worst) < Over((nearest.Value.Limit, nearest.Value.Hours))) nearest = (worst.Limit, candidate, worst.Hours);
        }

        return nearest;
    }

    /// <summary>The limit that a candidate is farthest above, beyond doubt; null where it may be within all, or cannot be played to the end.</summary>
    private static (SearchBudget Limit, double Hours)? Worst(SearchPlan plan, Scenario scenario)
    {
        DesignNumber[] numbers = [.. plan.Budget.Select(b => DesignNumbers.Of(scenario, b.Measure, plan.Arm, null))];
        double[][] hours = [.. numbers.Select(_ => new double[Replications])];
        try
        {
            StudyPlayer player = new(scenario);
            for (int r = 0; r < Replications; r++)
            {
                ReplicateView view = player.Play(scenario.ParametersOf(r), r);
                for (int k = 0; k < numbers.Length; k++) hours[k][r] = numbers[k].Read(view)[0];
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }

        (SearchBudget Limit, double Hours)[] over = [.. plan.Budget.Zip(hours.Select(h => MonteCarlo.MeanInterval(h)))
            .Where(b => !b.First.Allows(b.Second.Mean - Errors * b.Second.McSe)).Select(b => (b.First, b.Second.Mean))];
        return over.Length == 0 ? null : over.MaxBy(Over);
    }

    private static double Over((SearchBudget Limit, double Hours) taken) => taken.Hours / Math.Max(taken.Limit.Most, 1e-9);
}
