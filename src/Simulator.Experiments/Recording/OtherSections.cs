using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Tests;

namespace Simulator.Experiments.Recording;

/// <summary>Any measures at any places: what patterns, and a study's statistics of both arms together, ask for.</summary>
internal sealed class MeasureSection : ISection
{
    private readonly IReadOnlyList<(Measure Measure, Place Place)> asked;
    private readonly int[] starts;

    internal MeasureSection(Scenario scenario, IReadOnlyList<(Measure Measure, Place Place)> asked)
    {
        this.asked = asked;
        starts = new int[asked.Count + 1];
        for (int k = 0; k < asked.Count; k++) starts[k + 1] = starts[k] + asked[k].Measure.Width(scenario);
    }

    public int Columns => starts[^1];

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        for (int k = 0; k < asked.Count; k++) asked[k].Measure.Read(view, asked[k].Place).CopyTo(numbers[starts[k]..starts[k + 1]]);
    }

    /// <summary>First column and number of columns of a measure at a place.</summary>
    internal (int First, int Count) ColumnsOf(Measure measure, Place place)
    {
        for (int k = 0; k < asked.Count; k++)
        {
            if (asked[k].Measure.Name == measure.Name && asked[k].Place == place) return (starts[k], starts[k + 1] - starts[k]);
        }

        throw new ArgumentException($"{measure.Name} was not asked for at {place}.", nameof(measure));
    }
}

/// <summary>Daily means of every arm and world: stress, trust, friendship; NaN while nobody has talked.</summary>
internal sealed class DaySection(IReadOnlyList<(Arm Arm, WorldKind World)> worlds, int days) : ISection
{
    /// <summary>The states followed.</summary>
    internal static readonly string[] States = ["stress", "trust", "friendship"];

    public int Columns => worlds.Count * States.Length * days;

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        for (int w = 0; w < worlds.Count; w++)
        {
            double[][] means = view.Arm(worlds[w].Arm.Name, 0, worlds[w].World).DailyMeans;
            for (int s = 0; s < States.Length; s++) means[s].CopyTo(numbers[Column(w, s, 0)..]);
        }
    }

    internal int Column(int world, int state, int day) => (world * States.Length + state) * days + day;
}

/// <summary>Who gains against the twin at the last survey, in every arm that is offered something.</summary>
internal sealed class GainSection(IReadOnlyList<Arm> arms, int lastWave) : ISection
{
    public int Columns => arms.Count * Gains.Groups.Count * Gains.Measures.Count * Gain.Count;

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        for (int a = 0; a < arms.Count; a++)
        {
            ArmView with = view.Arm(arms[a].Name, lastWave), without = view.Arm(arms[a].Name, lastWave, WorldKind.Twin);
            ArmView? again = view.HasPlacebo ? view.Arm(arms[a].Name, lastWave, WorldKind.Placebo) : null;
            Fill(numbers[Column(a, 0, 0)..], with, without, again);
        }
    }

    internal int Column(int arm, int group, int measure) => ((arm * Gains.Groups.Count + group) * Gains.Measures.Count + measure) * Gain.Count;

    /// <summary>All groups and measures of one arm.</summary>
    internal static void Fill(Span<double> numbers, ArmView with, ArmView without, ArmView? again)
    {
        bool[][] members = Gains.Members(with);
        int at = 0;
        foreach (bool[] group in members)
        {
            foreach (Measure measure in Gains.Measures)
            {
                Gains.Of(measure, group, with, without, again).CopyTo(numbers[at..]);
                at += Gain.Count;
            }
        }
    }
}

/// <summary>The scenario's hypotheses, tested in every replicate at its last survey.</summary>
internal sealed class HypothesisSection : ISection
{
    private readonly (Hypothesis Hypothesis, Measure Measure, StudyTest Test)[] asked;
    private readonly int lastWave;

    internal HypothesisSection(Scenario scenario)
    {
        lastWave = scenario.SurveyWeeks.Count - 1;
        asked = [.. scenario.Hypotheses.Select(h => (h,
            MeasureCatalogue.Find(scenario.Instrument, h.Outcome)
                ?? throw new ArgumentException($"{h.Name}: there is no measure {h.Outcome}.", nameof(scenario)),
            TestCatalogue.Find(h.Test) ?? throw new ArgumentException($"{h.Name}: there is no test {h.Test}.", nameof(scenario))))];
    }

    public int Columns => asked.Length * HypothesisNumbers.Count;

    public void Fill(ReplicateView view, Span<double> numbers)
    {
        for (int k = 0; k < asked.Length; k++)
        {
            int at = k * HypothesisNumbers.Count;
            (numbers[at], numbers[at + 1], numbers[at + 2]) = HypothesisTest.Of(asked[k].Hypothesis, asked[k].Measure, asked[k].Test, view, lastWave);
        }
    }
}
