using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Designs;

/// <summary>
/// Programmes under a budget, in three stages. All candidates are tried on the same luck; those that nobody beats are tried on fresh luck,
/// and over parameter sets; then every assumption is moved by itself until another comes first. Whoever is chosen for having done best has
/// also had luck, so nothing that is told of a programme comes from the luck it was chosen by.
/// </summary>
public sealed class ProgrammeSearch : IDesign
{
    /// <summary>Kind of plan.</summary>
    public const string KindWord = "design";

    /// <summary>Name of what is offered today.</summary>
    public const string Today = "today";

    private readonly SearchPlan plan;

    /// <summary>The search of a plan.</summary>
    public ProgrammeSearch(SearchPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        IReadOnlyList<(string, string)> nothing = [.. plan.Candidates[0].Settings.Select(s => (s.Path, ""))];
        Table = new DesignTable(
            [
                new DesignPoint(Today, plan.Played(plan.Today), plan.Replications) { Settings = nothing },
                .. plan.Candidates.Select(c => c with { Scenario = c.Scenario is { } s ? plan.Played(s) : null, Replications = plan.Replications }),
            ],
            plan.Numbers);
    }

    /// <inheritdoc/>
    public string Kind => KindWord;

    /// <inheritdoc/>
    public string Id => plan.Id;

    /// <inheritdoc/>
    public string Title => plan.Title;

    /// <inheritdoc/>
    public Scenario Scenario => plan.Scenario;

    /// <inheritdoc/>
    public DesignTable Table { get; }

    /// <inheritdoc/>
    public LaterStages Later
    {
        get
        {
            Scenario[] played = [.. Table.Points.Select(p => p.Scenario).OfType<Scenario>()];
            long most = played.Max(s => StudyPlayer.TeacherDays(s, Table.Numbers.Any(n => n.NeedsTwins)));
            int finalists = Math.Min(plan.Finalists, played.Length - 1), contenders = Math.Min(SearchScan.MostContenders, finalists);
            long studies = (1L + finalists) * (plan.Confirm.Replications + (long)plan.Draws.Sets * plan.Draws.Replications)
                + (contenders < 2 ? 0 : (long)plan.Assumptions.Sum(p => SearchScan.Places(plan, p).Length) * contenders * plan.ScanReplications);
            return finalists == 0 ? default : new LaterStages(studies, studies * most);
        }
    }

    /// <inheritdoc/>
    public IDesign? Then(IReadOnlyList<string> files)
    {
        SearchScreening screened = new(plan, Table.Read(files));
        return screened.Finalists.Count == 0 || !screened.HasToday ? null : new SearchConfirmation(plan, screened);
    }

    /// <inheritdoc/>
    public DesignAnswer Answer(IReadOnlyList<string> files) => SearchAnswer.Of(plan, new SearchScreening(plan, Table.Read(files)), null, null);
}
