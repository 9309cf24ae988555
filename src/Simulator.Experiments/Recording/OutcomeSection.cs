using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Recording;

/// <summary>Every outcome of every arm, world and survey, with its spread over persons.</summary>
internal sealed class OutcomeSection(IReadOnlyList<(Arm Arm, WorldKind World)> worlds, int waves) : ISection
{
    private static readonly IReadOnlyList<Measure> Outcomes = MeasureCatalogue.OfRun;

    public int Columns => worlds.Count * waves * Outcomes.Count * Spread.Count;

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        int at = 0;
        foreach ((Arm arm, WorldKind world) in worlds)
        {
            for (int wave = 0; wave < waves; wave++)
            {
                Place place = new(arm.Name, null, wave, world);
                foreach (Measure outcome in Outcomes)
                {
                    (numbers[at], numbers[at + 1], numbers[at + 2]) = Spread.Of(outcome, view, place);
                    at += Spread.Count;
                }
            }
        }
    }

    /// <summary>Column of the value of an outcome; SD and worst tenth follow.</summary>
    internal int Column(int world, int wave, int outcome) => ((world * waves + wave) * Outcomes.Count + outcome) * Spread.Count;
}
