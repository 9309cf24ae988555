using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Measures;
using Simulator.Scenarios;
using Simulator.Tests.Cli;

namespace Simulator.Tests.Experiments.Designs;

/// <summary>
/// A search on tables made by hand. Wanted: more friendship, fewer isolates, fewer hours, of which there are 70. Luck is 0 to 3 in four
/// replicates, and everything else is added to it.
/// </summary>
public sealed class SearchTests
{
    private const int Sets = 12;
    private static readonly double[] Luck = [0, 1, 2, 3];

    /// <summary>By candidate: what it adds to friendship, isolates, hours.</summary>
    private static readonly (string Name, double[] Adds, double Isolates, double Hours)[] Made =
    [
        ("plain", [1, 1, 1, 1], 3, 50),
        ("dear", [1, 1, 1, 1], 3, 60), // the same for more hours
        ("much", [2, 2, 2, 2], 3, 80), // over the budget
        ("cheap", [0.9, 1.1, 0.8, 1], 3, 25), // .05 below plain, which is not told: −.05 ± .21
        ("poor", [0.2, 0.2, 0.2, 0.2], 4, 30), // below cheap in everything
        ("impossible", [0, 0, 0, 0], 0, 0),
        ("failing", [0, 0, 0, 0], 0, 0),
        ("unmeasured", [double.NaN, double.NaN, double.NaN, double.NaN], 0, 0),
        ("alike", [0.85, 1.15, 0.75, 1.01], 3, 25), // .01 below cheap for the same hours, which is not told
    ];

    [Fact]
    public void Every_candidate_has_its_fate_and_whoever_nobody_beats_goes_on()
    {
        SearchScreening screened = Screened(Plan(8));
        Fate[] fates = [Fate.Finalist, Fate.Beaten, Fate.OverBudget, Fate.Finalist, Fate.Beaten, Fate.Impossible, Fate.Failed, Fate.NoValue, Fate.Finalist];
        Assert.Equal(fates, screened.Fates);
        Assert.Equal((0, 3), (screened.BeatenBy(1), screened.BeatenBy(4)));
        Assert.Equal([0, 3, 8], screened.Finalists); // 1, .95 and .94
        Assert.Equal(3, screened.Unbeaten);
        Assert.Equal(7, screened.Cheapest); // what cannot be measured can be played
        Assert.Equal(["impossible", "failing"], screened.Failures.Select(f => f.Point));
    }

    [Fact]
    public void Where_too_many_are_unbeaten_those_of_the_front_go_first()
    {
        SearchScreening screened = Screened(Plan(2));
        Assert.Equal([0, 3], screened.Finalists);
        Assert.Equal((Fate.Unbeaten, 3), (screened.Fates[8], screened.Unbeaten));
    }

    /// <summary>
    /// On fresh luck cheap adds 1.2 and so does alike, plain adds 1: it falls behind beyond doubt. In nine of twelve sets cheap and alike add
    /// 1, in three they take 1 away; plain adds .5 in all.
    /// </summary>
    [Fact]
    public void On_fresh_luck_places_change_equals_tie_and_sets_tell_how_robust_a_choice_is()
    {
        SearchPlan plan = Plan(8);
        SearchScreening screened = Screened(plan);
        Confirmed confirmed = Fresh(plan, screened, plainHours: 50);
        Assert.Equal(["A cheap", "B alike", "C plain"], confirmed.Finalists.Select(f => $"{f.Letter} {plan.Candidates[f.Candidate].Name}"));
        Assert.Equal([0.375, 0.375, 0.25], confirmed.Finalists.Select(f => f.Best)); // equals share
        Assert.Equal([null, null, "A"], confirmed.Finalists.Select(f => f.BeatenBy));
        Assert.Equal(PairedVerdict.Tie, confirmed.Told(0, 2, 3));
        Assert.Equal((PairedVerdict.Better, PairedVerdict.Worse), (confirmed.Told(0, 2, 1), confirmed.Told(0, 1, 2)));
        Assert.Equal(PairedVerdict.Better, confirmed.Told(2, 2, 1)); // fewer hours
        (double lower, double upper, double better) = (confirmed.Known(0, 2)!.Lower, confirmed.Known(0, 2)!.Upper, confirmed.Known(0, 2)!.SameSign);
        Assert.Equal((-1, 1, 0.75), (lower, upper, better));
        Assert.Equal(1, confirmed.Known(0, 1)!.SameSign);
        Assert.Equal((1, -1), (confirmed.InSet(0, 0, 2), confirmed.InSet(0, 11, 2)));

        DesignAnswer answer = SearchAnswer.Of(plan, screened, confirmed, null);
        Assert.StartsWith("Budget: 70 staff hours; 8 teachers. 8 programmes tried, 1 cannot be offered, 1 failed, 1 cannot be measured, 1 over the budget, "
            + "3 that no other beats", answer.Lines[0], StringComparison.Ordinal);
        Assert.Contains("  A  25.0 h, cheap: friendship with the closest contacts +1.20 (80 % of what we do not know: −1.00 to +1.00), "
            + "better than today's in 75 % of 12 parameter sets, first in 38 %.", answer.Lines);
        Assert.Contains(answer.Lines, l => l.Contains("B  25.0 h, alike", StringComparison.Ordinal)
            && l.EndsWith("cannot be told from A, for 100 % of its hours.", StringComparison.Ordinal));
        Assert.Contains(answer.Lines, l => l.EndsWith("behind A by 0.200, for 200 % of its hours.", StringComparison.Ordinal)); // .05 would matter
        Assert.Equal("C was first on the luck that all were tried on; on fresh luck A is ahead of it, by 0.200.", answer.Lines[^1]);
        Assert.Equal(["programmes", "finalists", "pairs", "candidates", "budget", "sets"], answer.Tables.Select(t => t.Name));
        Assert.Equal([4, 9, 9, 9, 1, 36], answer.Tables.Select(t => t.Rows));
    }

    [Fact]
    public void Whoever_takes_more_than_the_budget_on_fresh_luck_comes_last_and_is_no_choice()
    {
        SearchPlan plan = Plan(8);
        SearchScreening screened = Screened(plan);
        Confirmed confirmed = Fresh(plan, screened, plainHours: 71);
        Finalist last = confirmed.Finalists[^1];
        Assert.Equal(("C", false, double.NaN), (last.Letter, last.Within, last.Best));
        Assert.Equal(2, confirmed.Contenders.Count);
        Assert.Equal("over the budget on fresh luck", SearchAnswer.Beside(plan, confirmed, last));
        Assert.EndsWith("takes more than the budget.", SearchAnswer.Of(plan, screened, confirmed, null).Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_is_within_the_budget_the_answer_says_what_the_cheapest_takes()
    {
        SearchPlan plan = Plan(8, budget: 20);
        SearchScreening screened = Screened(plan with { Candidates = [.. plan.Candidates.Take(5)] });
        Assert.Empty(screened.Finalists);
        Assert.Equal("  No programme is within the budget; the cheapest, cheap, takes 25.0 staff hours.",
            SearchAnswer.Of(plan, screened, null, null).Lines[1]);
    }

    /// <summary>Fewest ties first: persons 2 and 4; of 0 and 3, who have one tie, the one with the higher load.</summary>
    [Fact]
    public void The_worst_off_tenth_is_settled_by_ties_and_then_by_load()
    {
        double[] ties = [1, 5, 0, 1, 0, .. Enumerable.Repeat(9.0, 20)], load = [0.4, 0.9, 0.1, 0.6, 0.5, .. Enumerable.Repeat(0.5, 20)];
        Assert.Equal([4, 2, 3], WorstOff.Persons(ties, load)); // 2.5 of 25, and a half counts
        Assert.Equal([0], WorstOff.Persons([3], [0.5]));
    }

    private static SearchPlan Plan(int finalists, double budget = 70)
    {
        Scenario scenario = ScenarioReader.Parse(CommandLine.Small, "small.yaml");
        SearchObjective Of(string name, bool less) => new(MeasureCatalogue.Find(scenario.Instrument, name)!, less);
        return new SearchPlan
        {
            Id = "made",
            Title = "Made by hand",
            Scenario = scenario,
            Arm = "pairs",
            Today = scenario,
            Candidates = [.. Made.Select(m => new DesignPoint(m.Name, scenario, 4, m.Name == "impossible" ? "never" : "") { Settings = [("x", m.Name)] })],
            Objectives = [Of("friendship", false), Of("isolates", true), Of("staff_hours", true)],
            Budget = [new SearchBudget(MeasureCatalogue.Find(scenario.Instrument, "staff_hours")!, budget)],
            Replications = 4,
            Finalists = finalists,
            Confirm = (4, 99),
            Draws = (Sets, 2),
        };
    }

    private static SearchScreening Screened(SearchPlan plan)
    {
        DesignTable table = new ProgrammeSearch(plan).Table;
        int count = plan.Candidates.Count;
        double[][] Of(double today, Func<int, double> value) => [[today, today, today, today], .. Enumerable.Range(0, count)
            .Select(c => Enumerable.Repeat(value(c), 4).ToArray())];
        double[][] friendship = [Luck, .. Made.Take(count).Select(m => Luck.Zip(m.Adds, (l, a) => l + a).ToArray())];
        string?[] failures = [null, .. Made.Take(count).Select(m => m.Name is "failing" or "impossible" ? "broke" : null)];
        return new SearchScreening(plan, new DesignValues(table, [friendship, Of(5, c => Made[c].Isolates), Of(0, c => Made[c].Hours)], failures));
    }

    private static Confirmed Fresh(SearchPlan plan, SearchScreening screened, double plainHours)
    {
        DesignTable table = new SearchConfirmation(plan, screened).Table;
        double[] Constant(double value, int count) => [.. Enumerable.Repeat(value, count)];
        double[] Plus(double add) => [.. Luck.Select(l => l + add)];
        List<double[]> friendship = [Plus(0), Plus(1), Plus(1.2), Plus(1.2)];
        for (int s = 0; s < Sets; s++)
        {
            double adds = s < 9 ? 1 : -1;
            friendship.AddRange([Constant(0, 2), Constant(0.5, 2), Constant(adds, 2), Constant(adds, 2)]);
        }

        double[][] Each(double today, double plain, double cheap) => [.. Enumerable.Range(0, 1 + Sets).SelectMany(s =>
            ((double[])[today, plain, cheap, cheap]).Select(v => Constant(v, s == 0 ? 4 : 2)))];
        double[][][] values = [[.. friendship], Each(5, 3, 3), Each(0, plainHours, 25)];
        return new Confirmed(plan, screened, new DesignValues(table, values, new string?[table.Points.Count]));
    }
}
