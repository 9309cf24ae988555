namespace Simulator.Experiments.Designs;

/// <summary>
/// A sweep: points of a scenario, each played many times on the same luck, summed up number by number, so that memory grows with points and
/// numbers and not with replications. Where an interval is to be as narrow as asked, points that are still too wide are played on, round by
/// round; at the end all points are played in other parameter sets, for what we do not know.
/// </summary>
public sealed class SweepDesign : IDesign
{
    /// <summary>Kind of plan.</summary>
    public const string KindWord = "sweep";

    private readonly SweepPlan plan;
    private readonly SweepSums? before;
    private readonly int round;

    /// <summary>The sweep of a plan.</summary>
    public SweepDesign(SweepPlan plan)
        : this(plan, plan?.Points ?? throw new ArgumentNullException(nameof(plan)), null, 0)
    {
    }

    private SweepDesign(SweepPlan plan, IReadOnlyList<DesignPoint> points, SweepSums? before, int round)
    {
        (this.plan, this.before, this.round) = (plan, before, round);
        Table = new DesignTable(points, plan.Numbers);
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
            DesignPoint[] played = [.. plan.Points.Where(p => p.Scenario is not null)];
            long Each(DesignPoint p) =>
                (plan.Until is { } until ? Math.Max(0, until.Most - p.Replications) : 0) + (long)plan.Draws.Sets * plan.Draws.Replications;
            return new LaterStages(played.Sum(Each), played.Sum(p => Each(p) * Table.TeacherDaysOf(p.Scenario!)));
        }
    }

    /// <inheritdoc/>
    public IDesign? Then(IReadOnlyList<string> files)
    {
        if (plan.Until is null && plan.Draws.Sets == 0) return null;
        SweepSums sums = SweepSums.Of(Table, files, before);
        return Further(sums) is { } further ? further : plan.Draws.Sets > 0 ? new SweepSets(plan, sums) : null;
    }

    /// <inheritdoc/>
    public DesignAnswer Answer(IReadOnlyList<string> files) => SweepAnswer.Of(plan, SweepSums.Of(Table, files, before), null);

    /// <summary>The next round, of the points that are still too wide; null where there is none.</summary>
    private SweepDesign? Further(SweepSums sums)
    {
        if (plan.Until is not { } until || round == EnoughReplications.MostRounds) return null;
        int number = plan.Numbers.ToList().FindIndex(n => n.Name == until.Number);
        DesignPoint[] points = [.. Table.Points.Select((p, k) => p with
        {
            From = p.Replications,
            Replications = sums.Failure(k) is null ? until.Needs(sums[k, number], p.Replications) : p.Replications,
        })];
        return points.Any(p => p.Replications > p.From) ? new SweepDesign(plan, points, sums, round + 1) : null;
    }
}
