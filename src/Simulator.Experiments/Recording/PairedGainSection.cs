using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Recording;

/// <summary>Who gains from one scenario to another, at both last surveys, in arms of the same people.</summary>
/// <param name="arms">The arms of the first and of the second scenario, of equal size.</param>
internal sealed class PairedGainSection(IReadOnlyList<(Arm First, Arm Second)> arms) : ISection
{
    private Dictionary<int, ReplicateView> first = [];

    public int Columns => arms.Count * ArmColumns;

    private static int ArmColumns => Gains.Groups.Count * Gains.Measures.Count * Gain.Count;

    /// <summary>The first scenario's replicates that the next chunk of the second is held against.</summary>
    internal void Against(IReadOnlyList<ReplicateView> views) => first = views.ToDictionary(v => v.Replicate);

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        ReplicateView before = first[view.Replicate];
        for (int a = 0; a < arms.Count; a++)
        {
            int wave = view.Scenario.SurveyWeeks.Count - 1;
            ArmView with = view.Arm(arms[a].Second.Name, wave), without = before.Arm(arms[a].First.Name, before.Scenario.SurveyWeeks.Count - 1);
            ArmView? again = view.HasPlacebo && arms[a].Second.Programme.Offers.Count > 0 ? view.Arm(arms[a].Second.Name, wave, WorldKind.Placebo) : null;
            GainSection.Fill(numbers[Column(a)..], with, without, again);
        }
    }

    internal static int Column(int arm) => arm * ArmColumns;
}
