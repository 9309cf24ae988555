using System.Globalization;

namespace Simulator.Experiments.Designs;

/// <summary>The second stage of a search: today's programme and whoever nobody beat, on fresh luck and over parameter sets.</summary>
internal sealed class SearchConfirmation : IDesign
{
    private readonly SearchPlan plan;
    private readonly SearchScreening screened;

    internal SearchConfirmation(SearchPlan plan, SearchScreening screened)
    {
        (this.plan, this.screened) = (plan, screened);
        (string Name, Scenario Scenario)[] programmes =
        [
            (ProgrammeSearch.Today, plan.Today),
            .. screened.Finalists.Select(c => (plan.Candidates[c].Name, plan.Candidates[c].Scenario!)),
        ];
        Table = new DesignTable(
            [
                .. programmes.Select(p => new DesignPoint(p.Name, plan.Fresh(p.Scenario), plan.Confirm.Replications)),
                .. Enumerable.Range(0, plan.Draws.Sets).SelectMany(s => programmes.Select(p => new DesignPoint(
                    string.Create(CultureInfo.InvariantCulture, $"{p.Name} in set {s}"), plan.Fresh(p.Scenario, plan.Set(s)), plan.Draws.Replications))),
            ],
            plan.Numbers);
    }

    public string Kind => ProgrammeSearch.KindWord;

    public string Id => plan.Id;

    public string Title => plan.Title;

    public Scenario Scenario => plan.Scenario;

    public DesignTable Table { get; }

    public IDesign? Then(IReadOnlyList<string> files)
    {
        Confirmed confirmed = new(plan, screened, Table.Read(files));
        return confirmed.Contenders.Count < 2 || plan.Assumptions.Count == 0 ? null : new SearchScan(plan, screened, confirmed);
    }

    public DesignAnswer Answer(IReadOnlyList<string> files) => SearchAnswer.Of(plan, screened, new Confirmed(plan, screened, Table.Read(files)), null);
}
