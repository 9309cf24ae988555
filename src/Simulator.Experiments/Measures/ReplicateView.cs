using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Measures;

/// <summary>One replicate as measures see it: its arms in their worlds, and any two arms read as a study.</summary>
internal sealed class ReplicateView(Chunk chunk, int replicate)
{
    private readonly Dictionary<(string, WorldKind, int, Group), ArmView> arms = [];
    private readonly Dictionary<(string, string, int), StudyView> studies = [];

    internal Scenario Scenario => chunk.Scenario;

    internal Instrument Instrument => chunk.Scenario.Instrument;

    internal int Replicate => replicate;

    internal bool HasPlacebo => replicate < chunk.PlaceboReplicates;

    internal ArmView Arm(string name, int wave, WorldKind world = WorldKind.Programme, Group group = Group.All)
    {
        if (!arms.TryGetValue((name, world, wave, group), out ArmView? view))
            arms[(name, world, wave, group)] = view = new ArmView(chunk, chunk.Run(name, world), replicate, wave, group);
        return view;
    }

    internal ArmView Arm(Place place) => Arm(place.Arm!, place.Wave, place.World, place.Group);

    internal StudyView Study(string first, string second, int wave)
    {
        if (!studies.TryGetValue((first, second, wave), out StudyView? view))
            studies[(first, second, wave)] = view = new StudyView(Instrument, Arm(first, wave), Arm(second, wave));
        return view;
    }

    /// <summary>The study that a place names, or the scenario's first contrast.</summary>
    internal StudyView Study(Place place)
    {
        if (place.Arm is { } first) return Study(first, place.Second ?? first, place.Wave);
        IReadOnlyList<Contrast> contrasts = Contrast.Of(Scenario);
        Contrast contrast = contrasts.Count > 0 ? contrasts[0] : new Contrast(Scenario.Arms[0].Name, Scenario.Arms[0].Name);
        return Study(contrast.First, contrast.Second, place.Wave);
    }
}
