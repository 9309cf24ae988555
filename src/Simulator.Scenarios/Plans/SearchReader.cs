using System.Globalization;
using System.Text;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Jobs;
using Simulator.Experiments.Measures;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Plans;

/// <summary>Reads plans of programmes under a budget: <c>kind: design</c>.</summary>
internal static class SearchReader
{
    private const int MostReplications = 1_000_000, MostSets = 10_000, MostObjectives = 10;
    private const double MostHours = 1e9;

    /// <summary>Added to the seed for fresh luck.</summary>
    private const ulong Fresh = 1_000_003;

    private const string Higher = "higher", Lower = "lower";

    /// <summary>Hours that a budget may limit.</summary>
    internal static readonly string[] Hours = [SearchPlan.Hours, "hours_participants", "hours_release", "hours_coordinator", "hours_training", "hours_travel"];

    internal static (IDesign, string)? Read(PlanHead head, MapReader map)
    {
        ValueReader chosen = map.Optional("arm"), today = map.Optional("today"), limits = map.Optional("budget"), wanted = map.Optional("objectives"),
            changed = map.Optional("set"), parameters = map.Optional("parameters"), sets = map.Optional("sets"), scan = map.Optional("scan_replications");
        CandidateReader reader = new(map);
        int finalists = map.Optional("finalists").Integer(2, SearchPlan.MostFinalists, "programmes") ?? 8;
        int confirm = map.Optional("confirm").Integer(2, MostReplications, "replications") ?? 400;
        ValueReader freshSeed = map.Optional("confirm_seed");
        long? confirmSeed = freshSeed.Long(0, long.MaxValue);
        int ofASet = map.Optional("set_replications").Integer(2, MostReplications, "replications") ?? 10;
        int drawn = PlanValues.Some(sets, 10, MostSets, "parameter sets") ?? 100;
        int scanned = PlanValues.Some(scan, 2, MostReplications, "replications") ?? 40;
        map.Finish();

        string[] written = [.. changed.Map()?.All().Select(s => $"{s.Key}={PlanValues.Written(s.Value.Node)}") ?? []];
        string[] under = parameters.Label() is { } named
            ? [.. written, $"parameters.base={(Directory.Exists(named) ? Path.GetFullPath(named) : named)}"] : written;
        // What is wrong here is reported; the rest is then read as if it were not there, so that an author sees all mistakes at once.
        Scenario? changedTo = written.Length == 0 ? head.Scenario
            : head.Variant(written, why => changed.Refuse($"the scenario cannot be changed so: {why}"));
        if (changedTo is not null && under.Length > written.Length) changedTo = head.Variant(under, why => parameters.Refuse(why));
        if (changedTo is null) under = [];
        Scenario scenario = changedTo ?? head.Scenario;
        string[] arms = [.. scenario.Arms.Select(a => a.Name)];
        string arm = (chosen.IsPresent ? chosen.Word(arms) : null) ?? (Contrast.Of(scenario) is [var first, ..] ? first.First : arms[0]);
        Dictionary<string, bool> there = [];
        // What is not offered is taken away already.
        bool Changes(string change)
        {
            if (!CandidateReader.TakesAway(change, arm)) return true;
            if (!there.ContainsKey(change)) there[change] = head.Variant([.. under, change], _ => { }) is not null;
            return there[change];
        }

        Scenario? Variant(IReadOnlyList<string> changes, Action<string> refuse) => head.Variant([.. under, .. changes.Where(Changes)], refuse);
        string against = scenario.Baseline.Name != arm ? scenario.Baseline.Name : arms.FirstOrDefault(a => a != arm, arm);
        List<(SearchObjective Objective, ValueReader At)> objectives = [.. Objectives(wanted, scenario)];
        foreach ((SearchObjective o, ValueReader at) in objectives.Where(o => !o.Objective.Measure.IsOfArm && against == arm))
            at.Refuse($"{o.Measure.Name} holds two arms against each other, and the scenario has one", "a measure of one arm");
        List<(SearchBudget Limit, ValueReader At)> budget = [.. Budget(limits, scenario)];
        (Scenario? standing, string todayLine) = Today(today, scenario, arm, Variant, head.Problems);
        IReadOnlyList<DesignPoint>? candidates = reader.Read(scenario, arm, Variant, head.Problems);
        ulong seed = confirmSeed is { } given ? (ulong)given : (scenario.Seed + Fresh) & long.MaxValue;
        if (confirmSeed is not null && seed == scenario.Seed) freshSeed.Refuse("the seed that the candidates are tried on", "another seed");
        if (candidates is null || candidates.Count == 0 || standing is null || objectives.Count == 0 || head.Problems.Any) return null;
        SearchPlan plan = new()
        {
            Id = head.Id,
            Title = head.Title ?? $"Programmes under a budget: {scenario.Title}",
            Scenario = scenario,
            Arm = arm,
            Contrast = objectives.Any(o => !o.Objective.Measure.IsOfArm) ? new Contrast(arm, against) : null,
            Today = standing,
            Candidates = candidates,
            Objectives = [.. objectives.Select(o => o.Objective)],
            Budget = [.. budget.Select(b => b.Limit)],
            Replications = head.Replications ?? 200,
            Finalists = finalists,
            Confirm = (confirm, seed),
            Draws = (drawn, ofASet),
            ScanReplications = scanned,
        };
        if (BudgetTrial.Of(plan) is { } trial)
        {
            budget.First(b => b.Limit == trial.Limit).At.Refuse(
                string.Create(CultureInfo.InvariantCulture, $"no candidate is within it: {trial.Nearest.Name} comes nearest and takes about {trial.Hours:0.#} ")
                    + trial.Limit.Measure.Title.ToLowerInvariant(),
                "a larger budget, or cheaper candidates");
            return null;
        }

        return (new ProgrammeSearch(plan), Write(plan, todayLine, reader.Write(arm)));
    }

    /// <summary>What is wanted: measures by name, or with the end that is the good one; where nothing is said, what designers ask first.</summary>
    private static IEnumerable<(SearchObjective, ValueReader)> Objectives(ValueReader value, Scenario scenario)
    {
        if (!value.IsPresent)
        {
            string main = PlanValues.MainEffect(scenario)[2..];
            foreach (string name in (string[])[main, "worst_off_" + main, "isolates", SearchPlan.Hours])
            {
                Measure measure = MeasureCatalogue.Find(scenario.Instrument, name)!;
                yield return (new SearchObjective(measure, measure.Better == Direction.Lower), value);
            }

            yield break;
        }

        HashSet<string> known = [];
        foreach (ValueReader item in value.Items(1, MostObjectives))
        {
            MapReader? map = item.IsMap ? item.Map() : null;
            ValueReader at = map?.Required("measure") ?? item;
            string? better = map?.Optional("better").Word([Higher, Lower]);
            map?.Finish();
            if (PlanValues.Measure(at, scenario) is not { } name) continue;
            Measure measure = MeasureCatalogue.Find(scenario.Instrument, name)!;
            if (!known.Add(name)) at.Refuse("this objective stands here twice");
            else if (better is null && measure.Better == Direction.Neither)
                at.Refuse("neither end of it is the good one by itself", $"{{ measure: {name}, better: {Higher} }} or {Lower}");
            else yield return (new SearchObjective(measure, better is null ? measure.Better == Direction.Lower : better == Lower), at);
        }
    }

    private static IEnumerable<(SearchBudget, ValueReader)> Budget(ValueReader value, Scenario scenario)
    {
        if (value.Map() is not { } map) yield break;
        List<(SearchBudget, ValueReader)> limits = [];
        foreach (string name in Hours)
        {
            ValueReader most = map.Optional(name);
            if (most.Number(NumberRange.Between(0, MostHours, "hours")) is { } hours)
                limits.Add((new SearchBudget(MeasureCatalogue.Find(scenario.Instrument, name)!, hours), most));
        }

        map.Finish();
        if (map.Node.Entries.Count == 0) value.Refuse("the budget limits nothing", $"{SearchPlan.Hours}: how many");
        foreach ((SearchBudget, ValueReader) limit in limits) yield return limit;
    }

    /// <summary>What is offered today: the scenario as it stands, what another arm is offered, or with some changes; and its line of a resolved plan.</summary>
    private static (Scenario?, string) Today(
        ValueReader value, Scenario scenario, string arm, Func<IReadOnlyList<string>, Action<string>, Scenario?> variant, Problems problems)
    {
        if (!value.IsPresent) return (scenario, "");
        if (!value.IsMap)
        {
            if (value.Word([.. scenario.Arms.Select(a => a.Name)]) is not { } other) return (null, "");
            Arm offered = scenario.Arms.Single(a => a.Name == other);
            return (scenario with { Arms = [.. scenario.Arms.Select(a => a.Name == arm ? a with { Programme = offered.Programme } : a)] }, $"today: {other}\n");
        }

        (string Path, string Value)[] changes = [.. value.Map()!.All().Select(s => (Path: CandidateReader.InFull(s.Key, arm), s.At, s.Value))
            .Where(s => CandidateReader.LeadsIn(s.Path, arm, s.At, problems)).Select(s => (s.Path, PlanValues.Written(s.Value.Node) ?? ""))];
        Scenario? standing = variant([.. changes.Select(c => $"{c.Path}={c.Value}")], why => value.Refuse($"it cannot be offered: {why}"));
        return (standing, $"today: {{ {string.Join(", ", changes.Select(c => $"{c.Path}: {(c.Value.Length == 0 ? "null" : c.Value)}"))} }}\n");
    }

    private static string Write(SearchPlan plan, string today, string candidates)
    {
        StringBuilder text = PlanValues.Head(ProgrammeSearch.KindWord, plan.Title, plan.Scenario.Seed, plan.Replications);
        text.Append(CultureInfo.InvariantCulture, $"arm: {plan.Arm}\n").Append(today);
        IEnumerable<string> limits = plan.Budget.Select(b => FormattableString.Invariant($"{b.Measure.Name}: {b.Most:R}"));
        if (plan.Budget.Count > 0) text.Append(CultureInfo.InvariantCulture, $"budget: {{ {string.Join(", ", limits)} }}\n");
        text.Append(candidates).Append("objectives:\n");
        foreach (SearchObjective o in plan.Objectives)
            text.Append(CultureInfo.InvariantCulture, $"  - {{ measure: {o.Measure.Name}, better: {(o.LessIsBetter ? Lower : Higher)} }}\n");
        return text.Append(CultureInfo.InvariantCulture, $"finalists: {plan.Finalists}\n")
            .Append(CultureInfo.InvariantCulture, $"confirm: {plan.Confirm.Replications}\nconfirm_seed: {plan.Confirm.Seed}\n")
            .Append(CultureInfo.InvariantCulture, $"sets: {plan.Draws.Sets}\nset_replications: {plan.Draws.Replications}\n")
            .Append(CultureInfo.InvariantCulture, $"scan_replications: {plan.ScanReplications}\n").ToString();
    }
}
