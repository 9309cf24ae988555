using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Store;
using Simulator.Experiments.Tests;

namespace Simulator.Experiments.Recording;

/// <summary>
/// Everything that the tables of a run need, taken from its chunks and kept on disk: numbers of replicates in sheets, rows of persons in
/// pages. Whatever crosses replicates is read from here.
/// </summary>
public sealed class RunRecord : IDisposable
{
    private readonly List<int> replicates = [];
    private readonly int threads, waves;
    private readonly string folder;
    private readonly List<(ISection Section, Sheet Sheet)> sections = [];
    private readonly Dictionary<(string, WorldKind), PersonPages> persons = [];
    private readonly List<PairPages> pairs = [];

    /// <summary>An empty record.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">Where its files lie while it is needed.</param>
    /// <param name="published">Contrasts that a published study prints.</param>
    /// <param name="threads">Threads; 0 all processors.</param>
    public RunRecord(Scenario scenario, string folder, IReadOnlyList<Contrast> published, int threads = 0)
    {
        (Scenario, this.threads, waves, this.folder) = (scenario, threads, scenario.SurveyWeeks.Count, folder);
        Arms = scenario.ArmsByName;
        Offered = [.. Arms.Where(a => a.Programme.Offers.Count > 0)];
        Worlds = [.. Arms.SelectMany(a => new[] { (a, WorldKind.Programme), (a, WorldKind.Twin) })];
        Summary = new OutcomeRecord(scenario, Worlds, folder);
        TestsMade = new TestSection(scenario, published);
        Days = new DaySection(Worlds, scenario.Calendar.Days + 1);
        GainsMade = new GainSection(Offered, waves - 1);
        Place[] places = [.. TestsMade.Contrasts.Select(c => new Place(c.First, c.Second, waves - 1))];
        Alphas = new MeasureSection(scenario, [.. MeasureCatalogue.For(scenario.Instrument)
            .Where(m => m.Of == MeasureScope.Scenario && m.Watched.Length == 0).SelectMany(m => places.Select(p => (m, p)))]);
        sections.AddRange(Summary.Sections);
        TestSheet = Add(TestsMade);
        DaySheet = Add(Days);
        GainSheet = Add(GainsMade);
        AlphaSheet = Add(Alphas);
        HypothesisSheet = Add(new HypothesisSection(scenario));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>Numbers of the replicates that were finished, in order.</summary>
    public IReadOnlyList<int> Replicates => replicates;

    /// <summary>Of every answer to the questionnaire.</summary>
    public AnswerHash Hash { get; } = new();

    /// <summary>Looks on in the first replicate.</summary>
    public NetworkWatch Network { get; } = new();

    /// <summary>Arms by name.</summary>
    internal IReadOnlyList<Arm> Arms { get; }

    /// <summary>Arms that are offered something.</summary>
    internal IReadOnlyList<Arm> Offered { get; }

    /// <summary>Arms by name, each with its programme and as its twin.</summary>
    internal IReadOnlyList<(Arm Arm, WorldKind World)> Worlds { get; }

    /// <summary>Outcomes and rows of the questionnaire.</summary>
    public OutcomeRecord Summary { get; }

    internal TestSection TestsMade { get; }

    internal Sheet TestSheet { get; }

    internal DaySection Days { get; }

    internal Sheet DaySheet { get; }

    internal GainSection GainsMade { get; }

    internal Sheet GainSheet { get; }

    internal Sheet HypothesisSheet { get; }

    internal IReadOnlyList<PairPages> PairsByArm => pairs;

    private MeasureSection Alphas { get; }

    private Sheet AlphaSheet { get; }

    /// <summary>Adds a chunk.</summary>
    public void Add(Chunk chunk)
    {
        Sections.Append(Sections.Views(chunk), sections, threads);
        foreach ((Arm arm, WorldKind world) in Worlds.Where(w => w.World == WorldKind.Programme || w.Arm.Programme.Offers.Count > 0))
        {
            WorldRun run = chunk.Run(arm.Name, world);
            if (!persons.TryGetValue((arm.Name, world), out PersonPages? pages)) persons[(arm.Name, world)] = pages = new PersonPages(run, folder);
            pages.Append(chunk, run);
        }

        for (int a = 0; a < Arms.Count; a++)
        {
            if (pairs.Count <= a) pairs.Add(new PairPages(Arms[a], folder));
            pairs[a].Append(chunk, chunk.Run(Arms[a].Name));
        }

        foreach (int replicate in chunk.Finished) Hash.Add(chunk, replicate);
        replicates.AddRange(chunk.Finished);
    }

    /// <summary>A test of a row in every replicate; null where that test is not made of the contrast.</summary>
    public TestNumbers[]? Tests(Contrast contrast, int wave, int row, string test)
    {
        int c = TestsMade.Contrasts.ToList().IndexOf(contrast);
        int t = c < 0 ? -1 : TestsMade.Tests(c).ToList().FindIndex(x => x.Name == test);
        if (t < 0) return null;
        double[][] series = TestSheet.Series(TestsMade.Column(wave, c, row, t), TestNumbers.Count);
        TestNumbers[] tests = new TestNumbers[TestSheet.Replicates];
        double[] numbers = new double[TestNumbers.Count];
        for (int r = 0; r < tests.Length; r++)
        {
            for (int k = 0; k < numbers.Length; k++) numbers[k] = series[k][r];
            tests[r] = TestNumbers.From(numbers);
        }

        return tests;
    }

    /// <summary>A statistic of both arms of a contrast together, at the last survey, in every replicate; null where there is none of that name.</summary>
    public double[]? Whole(string name, Contrast contrast)
    {
        if (MeasureCatalogue.Find(Scenario.Instrument, name) is not { Of: MeasureScope.Scenario } measure
            || !TestsMade.Contrasts.Contains(contrast))
        {
            return null;
        }

        return AlphaSheet.Series(Alphas.ColumnsOf(measure, new Place(contrast.First, contrast.Second, waves - 1)).First);
    }

    internal PersonPages Persons(Arm arm, WorldKind world) =>
        persons[(arm.Name, arm.Programme.Offers.Count == 0 ? WorldKind.Programme : world)];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((ISection _, Sheet sheet) in sections) sheet.Dispose();
        foreach (PersonPages pages in persons.Values) pages.Dispose();
        foreach (PairPages pages in pairs) pages.Dispose();
    }

    private Sheet Add(ISection section)
    {
        Sheet sheet = new(section.Columns, folder);
        sections.Add((section, sheet));
        return sheet;
    }
}
