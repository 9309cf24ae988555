using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Answers;

/// <summary>
/// The studies of a scenario one after another, as many as somebody has patience for: outcomes of every arm and its twin at the last survey.
/// The first n of them are the n replications of a run, to the bit.
/// </summary>
public sealed class StudySeries
{
    private readonly StudyPlayer player;
    private readonly Dictionary<(string Arm, WorldKind World, string Measure), List<double>> values = [];
    private readonly AnswerHash hash = new();

    /// <summary>A series of which nothing has been played.</summary>
    public StudySeries(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        Measures = [.. MeasureCatalogue.OfRun, .. MeasureCatalogue.RowsOf(scenario.Instrument)];
        player = new StudyPlayer(scenario, twins: true);
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Studies played.</summary>
    public int Played => hash.Replicates;

    /// <summary>A hash over every answer to the questionnaire so far.</summary>
    public string Hash => hash.ToString();

    /// <summary>What we do not know, by contrast and outcome.</summary>
    public IReadOnlyDictionary<(string Contrast, string Outcome), KnownLayer> Known { get; set; } = new Dictionary<(string, string), KnownLayer>();

    private IReadOnlyList<Measure> Measures { get; }

    private int LastWave => Scenario.SurveyWeeks.Count - 1;

    /// <summary>Plays more studies.</summary>
    public void Play(int studies)
    {
        for (int k = 0; k < studies; k++)
        {
            int replicate = Played;
            ReplicateView view = player.Play(Scenario.ParametersOf(replicate), replicate);
            foreach (Arm arm in Scenario.ArmsByName)
            {
                foreach (WorldKind world in new[] { WorldKind.Programme, WorldKind.Twin })
                {
                    foreach (Measure measure in Measures.Where(m => m.IsOutcome || world == WorldKind.Programme))
                        Column(arm.Name, world, measure.Name).Add(measure.Read(view, new Place(arm.Name, null, LastWave, world))[0]);
                }
            }

            hash.Add(player.Last, replicate);
        }
    }

    /// <summary>An outcome of an arm in every study.</summary>
    public IReadOnlyList<double> Of(string arm, WorldKind world, string measure) => Column(arm, world, measure);

    /// <summary>The differences that a run has: between arms, and of every arm that is offered something against its twin.</summary>
    public IReadOnlyList<Difference> Differences()
    {
        List<Difference> rows = [];
        foreach (Contrast contrast in Contrast.Of(Scenario))
        {
            Place one = new(contrast.First, null, LastWave), other = one with { Arm = contrast.Second };
            rows.AddRange(Measures.Select(m => Between(contrast.ToString(), m, (this, one), (this, other), Played, !Scenario.SamePeople)));
        }

        foreach (Arm arm in Scenario.Arms.Where(a => a.Programme.Offers.Count > 0))
        {
            Place with = new(arm.Name, null, LastWave), without = with with { World = WorldKind.Twin };
            rows.AddRange(Measures.Where(m => m.IsOutcome).Select(m => Between($"{arm.Name} - twin", m, (this, with), (this, without), Played, false)));
        }

        return [.. rows.Where(r => double.IsFinite(r.Value))];
    }

    /// <summary>What changes from this scenario to another one with the same people, over the studies that both have played.</summary>
    /// <param name="other">The other.</param>
    /// <param name="matched">Which arms stand against each other, and how they are called together.</param>
    public IReadOnlyList<Difference> To(StudySeries other, IReadOnlyList<(Arm First, Arm Second, string Called)> matched)
    {
        ArgumentNullException.ThrowIfNull(other);
        int n = Math.Min(Played, other.Played);
        bool sameQuestions = Scenario.Instrument.Id == other.Scenario.Instrument.Id;
        return [.. matched.SelectMany(m => other.Measures.Where(x => x.IsOutcome || sameQuestions).Select(x => other.Between(
            m.Called, x, (other, new Place(m.Second.Name, null, other.LastWave)), (this, new Place(m.First.Name, null, LastWave)), n, independent: false)))
            .Where(r => double.IsFinite(r.Value))];
    }

    private Difference Between(
        string contrast, Measure measure, (StudySeries Of, Place At) first, (StudySeries Of, Place At) second, int n, bool independent)
    {
        double[] Values((StudySeries Of, Place At) side) => [.. side.Of.Column(side.At.Arm!, side.At.World, measure.Name).Take(n)];
        return Difference.Of(contrast, measure, Scenario.SurveyWeeks[^1], Values(first), Values(second), independent) with
        {
            Taken = (measure, first.At, second.At),
            Known = Known.GetValueOrDefault((contrast, measure.Name)),
        };
    }

    private List<double> Column(string arm, WorldKind world, string measure)
    {
        if (!values.TryGetValue((arm, world, measure), out List<double>? found)) values[(arm, world, measure)] = found = [];
        return found;
    }
}
