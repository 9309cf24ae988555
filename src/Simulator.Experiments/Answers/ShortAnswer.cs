using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Experiments.Description;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Answers;

/// <summary>
/// The answer of a run or a comparison in three sentences, the same wherever it is read: how many people end with a new close friend, what
/// that takes in hours, and how sure it is. Each sentence is made of this run's numbers and claims no more than they bear.
/// </summary>
public static class ShortAnswer
{
    private const string Friends = "new_friend_persons";
    private static readonly (string Outcome, string Whose)[] Hours =
    [
        ("hours_participants", "of the participants"), ("hours_release", "of release"), ("hours_coordinator", "of a coordinator"),
        ("hours_training", "in training"), ("hours_travel", "of travel"),
    ];

    /// <summary>Of a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="differences">Its differences: of arms, and of every arm that is offered something against its twin.</param>
    /// <param name="replications">Replications that were finished.</param>
    public static IReadOnlyList<string> Of(Scenario scenario, IReadOnlyList<Difference> differences, int replications)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Difference[] last = [.. differences.Where(d => d.Wave == scenario.SurveyWeeks[^1] && d.Group == Group.All.Word())];
        Side[] sides = [.. scenario.Arms.Where(a => a.Programme.Offers.Count > 0)
            .Select(a => Side.Of(
                a.Name, "the twin", a.Cohort.Teachers, a.Cohort.Teachers, [.. last.Where(d => d.Contrast == $"{a.Name} - twin")])).OfType<Side>()];
        sides = Alike(sides);
        string who = scenario.Words.Teachers, over = $"On average over {replications} simulated cohorts";
        if (sides.Length == 0) return ["No arm is offered a programme, so there is nothing to compare.", "It takes no staff hours.", Assumed(scenario)];
        return [People(sides, over, who), Costs(sides), Sure(scenario, sides, who, d => OneStudy(scenario, last, d))];
    }

    /// <summary>Of a comparison of two scenarios with the same people.</summary>
    /// <param name="first">The first scenario.</param>
    /// <param name="second">The second scenario.</param>
    /// <param name="matched">Which arms stand against each other, and how they are called together.</param>
    /// <param name="differences">Second minus first.</param>
    public static IReadOnlyList<string> Of(
        Scenario first, Scenario second, IReadOnlyList<(Arm First, Arm Second, string Called)> matched, IReadOnlyList<Difference> differences)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Difference[] last = [.. differences.Where(d => d.Wave == second.SurveyWeeks[^1] && d.Group == Group.All.Word())];
        (string one, string other) = first.Id == second.Id ? ("the first", "the second") : (first.Id, second.Id);
        (Arm First, Arm Second, string Called)[] played = [.. matched.Where(m => m.First.Programme.Offers.Count + m.Second.Programme.Offers.Count > 0)];
        Side[] sides = [.. played.Select(m => Side.Of(
            played.Length == 1 ? other : $"{other} ({m.Second.Name})", one, m.Second.Cohort.Teachers, m.First.Cohort.Teachers,
            [.. last.Where(d => d.Contrast == m.Called)])).OfType<Side>()];
        if (sides.Length == 0)
        {
            return ["Neither scenario offers anything in the arms that are compared, so no programme is compared.", "Neither takes staff hours.",
                Assumed(second)];
        }

        sides = Alike(sides);
        string who = second.Words.Teachers;
        return [Against(sides, one, $"On average over {first.Replications} simulated cohorts", who), CostsAgainst(sides), Sure(second, sides, who, _ => "")];
    }

    /// <summary>All numbers of persons with as many decimals as the closest of the differences needs.</summary>
    private static Side[] Alike(Side[] sides) => [.. sides.Select(s => s with { Places = sides.Max(o => o.Needs) })];

    private static string People(Side[] sides, string over, string who)
    {
        if (sides is [{ } only])
        {
            return $"{over}, {only.With} of {only.Teachers} {who} end with a new close friend with {only.Name}; without it "
                + (only.Tells ? $"{only.Without} would." : $"{only.Without} would, which is no difference that can be told.");
        }

        bool alike = sides.All(s => s.Teachers == sides[0].Teachers), oneTwin = alike && sides.All(s => s.Without == sides[0].Without);
        IEnumerable<string> each = sides.Select(s => $"{s.With}{(alike ? "" : $" of {s.Teachers}")} with {s.Name}"
            + (oneTwin ? s.Tells ? "" : " (no difference that can be told)" : $" ({s.Without} without{(s.Tells ? "" : ", no difference that can be told")})"));
        return $"{over}, so many{(alike ? $" of {sides[0].Teachers}" : "")} {who} end with a new close friend: {string.Join(", ", each)}"
            + (oneTwin ? $"; without a programme {sides[0].Without} would." : ".");
    }

    private static string Against(Side[] sides, string one, string over, string who)
    {
        IEnumerable<string> each = sides.Select(s => $"{s.With} of {s.Teachers} {who} end with a new close friend with {s.Name}, "
            + $"{s.Without}{(s.Teachers == s.AgainstTeachers ? "" : $" of {s.AgainstTeachers}")} with {one}"
            + $"{(s.Tells ? "" : ", which is no difference that can be told")}");
        return $"{over}, {string.Join("; ", each)}.";
    }

    private static string Costs(Side[] sides)
    {
        if (sides is [{ } only])
        {
            if (only.HoursAHead == 0) return "It takes no staff hours.";
            string[] parts = [.. only.Hours.Where(h => h.With > 0).Select(h => $"{Write(h.With / only.Teachers, 1)} {h.Whose}")];
            return $"It takes {Write(only.HoursAHead, 1)} staff hours a head: {string.Join(", ", parts)}.";
        }

        return sides.All(s => s.HoursAHead == 0) ? "None of them takes staff hours."
            : $"Staff hours a head: {string.Join(", ", sides.Select(s => $"{Write(s.HoursAHead, 1)} for {s.Name}"))}.";
    }

    private static string CostsAgainst(Side[] sides)
    {
        IEnumerable<string> each = sides.Select(s =>
        {
            double with = s.HoursAHead, without = s.HoursAHeadAgainst;
            return $"{s.Name} takes {Write(with, 1)} staff hours a head, {s.Against} {Write(without, 1)}";
        });
        return Capital(string.Join("; ", each)) + ".";
    }

    private static string Sure(Scenario scenario, Side[] sides, string who, Func<Side, string> oneStudy)
    {
        Side told = sides.MaxBy(s => Math.Abs(s.People.Value))!;
        Difference d = told.People;
        int places = told.Places + 1;
        string of = sides.Length == 1 ? "" : $", for {told.Name}, where it is largest,";
        string known = d.Known is { } layer
            ? layer.AllNoise ? $"cannot tell, {KnownLayer.NoiseWords}"
                : $"[{Write(layer.Lower, places)}, {Write(layer.Upper, places)}], {layer.Words}"
            : d.Value == 0 ? "nothing, for nothing differs"
            : scenario.Replications < KnownLayers.FewestReplications ? $"not asked (it takes {KnownLayers.FewestReplications} replications)" : "not asked";
        return $"How sure the difference of {Signed(d.Value, places)} {who}{of} is: simulation [{Write(d.Simulation.Lower, places)}, "
            + $"{Write(d.Simulation.Upper, places)}]{oneStudy(told)}; what we do not know: {known}; {Assumed(scenario)}";
    }

    /// <summary>Where single studies fall, which only arms of separate people can show: the arm against the one that is offered nothing.</summary>
    private static string OneStudy(Scenario scenario, Difference[] last, Side side)
    {
        Difference? between = scenario.SamePeople ? null
            : last.FirstOrDefault(d => d.Outcome == Friends && d.Contrast == new Contrast(side.Name, scenario.Baseline.Name).ToString());
        return between?.OneStudy is { } range
            ? $"; one study [{Write(range.Lower, 0)}, {Write(range.Upper, 0)}] between {side.Name} and {scenario.Baseline.Name}" : "";
    }

    private static string Assumed(Scenario scenario)
    {
        IReadOnlyDictionary<Source, int> counts = NumbersInForce.Count(scenario);
        return $"{counts[Source.Assumed]} of the {counts.Values.Sum()} numbers in force are assumed.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Signed(double value, int places) =>
        (value > 0 && Write(value, places).Any(c => c is >= '1' and <= '9') ? "+" : "") + Write(value, places);

    /// <summary>A number with a true minus sign; what rounds to zero has none.</summary>
    private static string Write(double value, int places)
    {
        string text = Math.Round(Math.Abs(value), places, MidpointRounding.AwayFromZero).ToString($"F{places}", CultureInfo.InvariantCulture);
        return value < 0 && text.Any(c => c is >= '1' and <= '9') ? "\u2212" + text : text;
    }

    /// <summary>One programme against what it is held against.</summary>
    private sealed record Side(
        string Name, string Against, int Teachers, int AgainstTeachers, Difference People, IReadOnlyList<(string Whose, double With, double Without)> Hours)
    {
        internal double HoursAHead => Hours.Sum(h => h.With) / Teachers;

        internal double HoursAHeadAgainst => Hours.Sum(h => h.Without) / AgainstTeachers;

        /// <summary>Whether the simulation tells the two apart.</summary>
        internal bool Tells => People.Simulation.Lower > 0 || People.Simulation.Upper < 0;

        /// <summary>Whole persons, where they show a difference that can be told.</summary>
        internal int Needs => !Tells ? 0 : Enumerable.Range(0, 3).First(p => p == 2 || Write(People.First, p) != Write(People.Second, p));

        internal int Places { get; init; }

        internal string With => Write(People.First, Places);

        internal string Without => Write(People.Second, Places);

        internal static Side? Of(string name, string against, int teachers, int againstTeachers, Difference[] rows) =>
            rows.FirstOrDefault(d => d.Outcome == Friends) is not { } people ? null : new Side(
                name, against, teachers, againstTeachers, people,
                [.. ShortAnswer.Hours.Select(h => (h.Whose, rows.FirstOrDefault(d => d.Outcome == h.Outcome)))
                    .Select(h => (h.Whose, h.Item2?.First ?? 0, h.Item2?.Second ?? 0))]);
    }
}
