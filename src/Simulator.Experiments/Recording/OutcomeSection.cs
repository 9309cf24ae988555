using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Recording;

/// <summary>Every outcome of every arm, world, survey and group, with its spread over persons.</summary>
internal sealed class OutcomeSection : ISection
{
    private static readonly IReadOnlyList<Measure> Outcomes = MeasureCatalogue.OfRun;
    private readonly IReadOnlyList<(Arm Arm, WorldKind World)> worlds;
    private readonly int waves;
    private readonly (Group Group, int Outcome)[][] rows;
    private readonly int[] start;

    internal OutcomeSection(IReadOnlyList<(Arm Arm, WorldKind World)> worlds, int waves)
    {
        (this.worlds, this.waves) = (worlds, waves);
        rows = [.. worlds.Select(w => RowsOf(w.Arm).ToArray())];
        start = new int[worlds.Count + 1];
        for (int w = 0; w < worlds.Count; w++) start[w + 1] = start[w] + waves * rows[w].Length * Spread.Count;
    }

    public int Columns => start[^1];

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        int at = 0;
        for (int w = 0; w < worlds.Count; w++)
        {
            for (int wave = 0; wave < waves; wave++)
            {
                foreach ((Group group, int outcome) in rows[w])
                {
                    Place place = new(worlds[w].Arm.Name, null, wave, worlds[w].World, group);
                    Spread spread = Spread.Of(Outcomes[outcome], view, place);
                    (numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]) = (spread.Value, spread.Sd, spread.WorstDecile, spread.N);
                    at += Spread.Count;
                }
            }
        }
    }

    /// <summary>What is recorded of a world in a survey, in order.</summary>
    internal IReadOnlyList<(Group Group, int Outcome)> Rows(int world) => rows[world];

    /// <summary>Column of the value of an outcome in a group; SD, worst tenth and number of persons follow. −1 where it is not recorded.</summary>
    internal int Column(int world, int wave, int outcome, Group group = Group.All)
    {
        int row = Array.IndexOf(rows[world], (group, outcome));
        return row < 0 ? -1 : ColumnOfRow(world, wave, row);
    }

    /// <summary>Column of the value of a row.</summary>
    internal int ColumnOfRow(int world, int wave, int row) => start[world] + (wave * rows[world].Length + row) * Spread.Count;

    /// <summary>Everything of everybody; then of members and of others what is taken of persons.</summary>
    private static IEnumerable<(Group, int)> RowsOf(Arm arm) => GroupsOfArm.Of(arm).SelectMany(
        g => Enumerable.Range(0, Outcomes.Count).Where(o => g == Group.All || Outcomes[o].IsOfPersons).Select(o => (g, o)));
}
