using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>What one assumption does to the choice, all others as they are.</summary>
/// <param name="Parameter">The assumption.</param>
/// <param name="Shipped">Its value in force.</param>
/// <param name="Value">About where another comes first, nearest to the value in force; NaN where none does beyond doubt.</param>
/// <param name="ToldAt">The nearest value that was tried at which it is first beyond doubt.</param>
/// <param name="By">Place of the one that comes first among the contenders; −1 where none does.</param>
/// <param name="Lead">There: how far it is ahead, so that more is better; else the first's smallest lead at any value tried, which may be below 0.</param>
internal sealed record Assumption(Parameter Parameter, double Shipped, double Value, double ToldAt, int By, MeanInterval Lead)
{
    /// <summary>How far the value in force has to be moved, as a share of the range; NaN where nothing changes.</summary>
    internal double Change => Math.Abs(Value - Shipped) / (Parameter.High - Parameter.Low);
}

/// <summary>
/// The third stage of a search: every assumption by itself at the ends of its range and half-way to them, and who is first in the first
/// objective there.
/// </summary>
internal sealed class SearchScan : IDesign
{
    /// <summary>Programmes that are tried, the first one included.</summary>
    internal const int MostContenders = 4;

    private readonly SearchPlan plan;
    private readonly SearchScreening screened;
    private readonly Confirmed confirmed;
    private readonly Finalist[] contenders;

    internal SearchScan(SearchPlan plan, SearchScreening screened, Confirmed confirmed)
    {
        (this.plan, this.screened, this.confirmed) = (plan, screened, confirmed);
        contenders = [.. confirmed.Contenders.Take(MostContenders)];
        Table = new DesignTable(
            [.. plan.Assumptions.SelectMany(p => Places(plan, p).SelectMany(v => contenders.Select(c => new DesignPoint(
                string.Create(CultureInfo.InvariantCulture, $"{c.Letter} with {p.Symbol} {v:R}"),
                plan.Fresh(plan.Candidates[c.Candidate].Scenario!, plan.Scenario.Parameters.With(p.Symbol, v)), plan.ScanReplications))))],
            plan.Numbers);
    }

    public string Kind => ProgrammeSearch.KindWord;

    public string Id => plan.Id;

    public string Title => plan.Title;

    public Scenario Scenario => plan.Scenario;

    public DesignTable Table { get; }

    /// <summary>Values at which an assumption is tried.</summary>
    internal static double[] Places(SearchPlan plan, Parameter p)
    {
        double shipped = plan.Scenario.Parameters[p];
        double[] all = [p.Low, (p.Low + shipped) / 2, (shipped + p.High) / 2, p.High];
        return [.. all.Where(v => v != shipped).Distinct()];
    }

    public DesignAnswer Answer(IReadOnlyList<string> files)
    {
        double[][] read = Table.Read(files).Values[0];
        SearchObjective wanted = plan.Objectives[0];
        double[] shippedLead = [.. contenders.Skip(1).Select(c => wanted.Good(confirmed.Difference(0, c.Place, contenders[0].Place).Mean))];
        // Many are asked, so each must be told so surely that of all of them together hardly one is told wrongly.
        double level = ParetoFront.Together(plan.Assumptions.Sum(p => Places(plan, p).Length) * (contenders.Length - 1));
        List<Assumption> found = [];
        int at = 0;
        foreach (Parameter p in plan.Assumptions)
        {
            double[] places = Places(plan, p);
            // Leads of the others over the first: [place][other].
            MeanInterval[][] leads = [.. places.Select(_ =>
            {
                double[][] here = [.. contenders.Select(_ => read[at++].Select(wanted.Good).ToArray())];
                return here.Skip(1).Select(other => ParetoFront.Paired(other, here[0], level)).ToArray();
            })];
            found.Add(Turn(p, plan.Scenario.Parameters[p], places, leads, shippedLead));
        }

        return SearchAnswer.Of(plan, screened, confirmed, [.. found.OrderBy(a => double.IsNaN(a.Value)).ThenBy(a => a.Change)]);
    }

    /// <summary>Where, nearest to the value in force, another comes first; between two values that were tried by a straight line.</summary>
    /// <param name="p">The assumption.</param>
    /// <param name="shipped">Its value in force.</param>
    /// <param name="places">Values at which it was tried.</param>
    /// <param name="leads">Leads of the others over the first: by value and other.</param>
    /// <param name="shippedLead">Their leads at the value in force.</param>
    internal static Assumption Turn(Parameter p, double shipped, double[] places, MeanInterval[][] leads, double[] shippedLead)
    {
        Assumption? nearest = null;
        for (int other = 0; other < shippedLead.Length; other++)
        {
            foreach (bool up in (bool[])[false, true])
            {
                int[] way = [.. Enumerable.Range(0, places.Length).Where(k => places[k] > shipped == up).OrderBy(k => Math.Abs(places[k] - shipped))];
                int told = Array.FindIndex(way, k => ParetoFront.Of(leads[k][other]) == PairedVerdict.Better);
                if (told < 0) continue;
                (double from, double before) = told == 0 ? (shipped, shippedLead[other]) : (places[way[told - 1]], leads[way[told - 1]][other].Mean);
                (double to, MeanInterval lead) = (places[way[told]], leads[way[told]][other]);
                // Where it is ahead before, though not beyond doubt, the doubt ends only here.
                double value = before < 0 ? from + (to - from) * -before / (lead.Mean - before) : to;
                Assumption turn = new(p, shipped, value, to, other + 1, lead);
                if (nearest is null || turn.Change < nearest.Change) nearest = turn;
            }
        }

        if (nearest is not null) return nearest;
        MeanInterval closest = leads.SelectMany(l => l).MaxBy(l => l.Mean);
        return new Assumption(p, shipped, double.NaN, double.NaN, -1, closest with { Mean = -closest.Mean, Lower = -closest.Upper, Upper = -closest.Lower });
    }
}
