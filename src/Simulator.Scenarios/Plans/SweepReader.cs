using System.Globalization;
using System.Text;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;
using Simulator.Statistics.Sampling;

namespace Simulator.Scenarios.Plans;

/// <summary>Reads plans of sweeps: <c>kind: sweep</c>.</summary>
internal static class SweepReader
{
    /// <summary>Most points, values of a path, and paths.</summary>
    private const int MostPoints = 100_000, MostValues = 1000, MostPaths = 20;

    private const int MostReplications = 1_000_000, UsualMost = 20_000, FewestSets = 10, MostSets = 10_000, MostOfASet = 100_000;

    private const string Grid = PointSpace.GridWord, Latin = PointSpace.Latin, Sobol = PointSpace.Sobol, Named = PointSpace.Named;

    internal static (IDesign, string)? Read(PlanHead head, MapReader map)
    {
        string design = map.Optional("design").Word([Grid, Latin, Sobol, Named]) ?? Grid;
        ValueReader vary = design == Named ? map.Optional("vary") : map.Required("vary"), listed = design == Grid ? map.Optional("points")
            : map.Required("points");
        ValueReader contrasted = map.Optional("contrast"), measures = map.Optional("measures"), tests = map.Optional("tests"),
            outcomes = map.Optional("outcomes"), until = map.Optional("until"), drawn = map.Optional("sets");
        int? sets = PlanValues.Some(drawn, FewestSets, MostSets, "parameter sets");
        int? ofASet = map.Optional("set_replications").Integer(2, MostOfASet, "replications");
        map.Finish();
        Scenario scenario = head.Scenario;
        Contrast? contrast = PlanValues.Contrast(contrasted, head, scenario);
        if (contrast is null) return null;
        List<(string Path, ValueReader At, IReadOnlyList<string> Values)> paths = [.. Paths(vary, design)];
        List<DesignPoint>? points = design switch
        {
            Named => Listed(listed, head),
            Grid => OfGrid(paths, vary, head),
            _ => Sampled(paths, listed, design, head),
        };
        (IReadOnlyList<DesignNumber> numbers, string asked) = PlanValues.Numbers(measures, tests, outcomes, scenario, contrast);
        (EnoughReplications? enough, string enoughLine) = Until(until, numbers, head);
        if (points is null || points.Count == 0 || numbers.Count == 0) return null;
        bool nowhere = false;
        foreach ((string path, ValueReader at, IReadOnlyList<string> values) in paths)
        {
            if (values.Count == 0) continue;
            head.Variant([$"{path}={values[0]}"], why =>
            {
                if (!PointSpace.LeadsNowhere(why)) return;
                at.Refuse($"the path {path} leads nowhere: {why}");
                nowhere = true;
            });
        }

        if (!nowhere && points.All(p => p.Scenario is null)) (design == Named ? listed : vary).Refuse($"no point can be played: {points[0].Refusal}");
        if (design == Grid && listed.IsPresent) listed.Refuse("a grid takes all combinations", "design: latin_hypercube, sobol or points");
        string title = head.Title ?? $"Sweep: {scenario.Title}";
        int replications = points[0].Replications;
        SweepPlan plan = new()
        {
            Id = head.Id,
            Title = title,
            Scenario = scenario,
            Points = points,
            Numbers = numbers,
            Until = enough,
            Draws = (sets ?? SweepPlan.UsualSets(points.Count, replications), ofASet ?? SweepPlan.UsualOfASet(replications)),
        };
        // What nobody asked for is left out where there is no room for it.
        if (!plan.HasRoom && sets is null) plan = plan with { Draws = (0, plan.Draws.Replications) };
        if (!plan.HasRoom)
        {
            drawn.Refuse(
                string.Create(CultureInfo.InvariantCulture, $"{points.Count} points in {plan.Draws.Sets} sets, {plan.Draws.Replications} times each"),
                string.Create(CultureInfo.InvariantCulture, $"points times sets at most {SweepPlan.MostPointSets}, and times set_replications and ")
                    + string.Create(CultureInfo.InvariantCulture, $"numbers at most {SweepPlan.MostValues}; 0 leaves the sets out"));
        }

        string last = string.Create(CultureInfo.InvariantCulture, $"{enoughLine}sets: {plan.Draws.Sets}\nset_replications: {plan.Draws.Replications}\n");
        return (new SweepDesign(plan), Write(title, scenario, replications, design, paths, listed, contrast, asked + last));
    }

    /// <summary>When a point has been played enough, and the line of the resolved plan that says so.</summary>
    private static (EnoughReplications?, string) Until(ValueReader value, IReadOnlyList<DesignNumber> numbers, PlanHead head)
    {
        if (value.Map() is not { } map) return (null, "");
        string[] told = [.. numbers.Where(n => n.IsContrast).Select(n => n.Name)];
        ValueReader measure = map.Optional("measure"), atMost = map.Optional("most");
        string? name = measure.IsPresent ? measure.Word(told) : told.FirstOrDefault();
        double? width = map.Required("width").Number(NumberRange.Above(0));
        int first = head.Replications ?? head.Scenario.Replications;
        int? most = atMost.IsPresent ? atMost.Integer(first, MostReplications, "replications") : Math.Max(first, UsualMost);
        map.Finish();
        if (told.Length == 0 && numbers.Count > 0) value.Refuse("no number of the plan holds two arms against each other", "a measure besides tests");
        if (name is null || width is null || most is null) return (null, "");
        return (new EnoughReplications(name, width.Value, most.Value),
            string.Create(CultureInfo.InvariantCulture, $"until: {{ measure: {name}, width: {width:R}, most: {most} }}\n"));
    }

    private static IEnumerable<(string, ValueReader, IReadOnlyList<string>)> Paths(ValueReader vary, string design)
    {
        if (vary.Map() is not { } map) yield break;
        IReadOnlyList<(string Key, Position At, ValueReader Value)> all = map.All();
        if (all.Count > MostPaths) vary.Refuse($"{all.Count} paths", $"at most {MostPaths}");
        foreach ((string path, Position _, ValueReader value) in all)
        {
            bool ends = design is Latin or Sobol;
            IReadOnlyList<string> values = [.. value.Items(ends ? 2 : 1, ends ? 2 : MostValues).Select(i => PlanValues.Written(i.Node)).OfType<string>()];
            if (ends && values.Count == 2 && !PointSpace.IsRange(values[0], values[1]))
                value.Refuse("not a range", "[lower, higher], two numbers");
            else if (values.Count > 0) yield return (path, value, values);
        }
    }

    private static List<DesignPoint>? OfGrid(List<(string Path, ValueReader At, IReadOnlyList<string> Values)> paths, ValueReader vary, PlanHead head)
    {
        long count = paths.Aggregate(1L, (n, p) => Math.Min(n * Math.Max(1, p.Values.Count), MostPoints + 1L));
        if (count > MostPoints)
        {
            vary.Refuse("the grid is too large", $"at most {MostPoints} points; latin_hypercube and sobol need fewer");
            return null;
        }

        if (paths.Count == 0) return [];
        return [.. PointSpace.Grid([.. paths.Select(p => p.Values)]).Select(values => Point([.. paths.Select((p, i) => (p.Path, values[i]))], head))];
    }

    private static List<DesignPoint>? Sampled(List<(string Path, ValueReader At, IReadOnlyList<string> Values)> paths, ValueReader listed, string design,
        PlanHead head)
    {
        if (listed.Integer(2, MostPoints, "points") is not { } count) return null;
        if (design == Sobol && paths.Count > SobolSequence.MostDimensions)
        {
            head.Refuse($"{paths.Count} paths are varied", $"at most {SobolSequence.MostDimensions} in a Sobol sequence; latin_hypercube takes more");
            return null;
        }

        if (paths.Count == 0 || paths.Any(p => p.Values.Count != 2)) return null;
        return [.. PointSpace.Sampled([.. paths.Select(p => p.Values)], count, design, head.Scenario.Seed)
            .Select(values => Point([.. paths.Select((p, k) => (p.Path, values[k]))], head))];
    }

    private static List<DesignPoint> Listed(ValueReader listed, PlanHead head)
    {
        List<DesignPoint> points = [];
        HashSet<string> names = [];
        foreach (ValueReader item in listed.Items(1, MostPoints))
        {
            if (item.Map() is not { } map) continue;
            ValueReader named = map.Required("name");
            string? name = named.Identifier();
            (string, string)[] settings = [.. (map.Required("set").Map()?.All() ?? []).Select(s => (s.Key, PlanValues.Written(s.Value.Node) ?? ""))];
            map.Finish();
            if (name is null) continue;
            if (!names.Add(name)) named.Refuse("this name stands here twice");
            points.Add(Point(settings, head) with { Name = name, Settings = [("named_point", name)] });
        }

        return points;
    }

    private static DesignPoint Point((string Path, string Value)[] settings, PlanHead head)
    {
        string refusal = "";
        Scenario? scenario = head.Variant([.. settings.Select(s => $"{s.Path}={s.Value}")], why => refusal = why);
        return new DesignPoint(string.Join(", ", settings.Select(s => $"{s.Path}={s.Value}")), scenario, head.Replications ?? head.Scenario.Replications,
            refusal)
        { Settings = settings };
    }

    private static string Write(
        string title, Scenario scenario, int replications, string design, List<(string Path, ValueReader At, IReadOnlyList<string> Values)> paths,
            ValueReader listed,
        Contrast contrast, string asked)
    {
        StringBuilder text = PlanValues.Head(SweepDesign.KindWord, title, scenario.Seed, replications);
        text.Append(CultureInfo.InvariantCulture, $"design: {design}\n");
        if (paths.Count > 0) text.Append("vary:\n");
        foreach ((string path, ValueReader _, IReadOnlyList<string> values) in paths)
            text.Append(CultureInfo.InvariantCulture, $"  {path}: [{string.Join(", ", values.Select(v => v.Length == 0 ? "null" : v))}]\n");
        if (listed.IsPresent) text.Append(CultureInfo.InvariantCulture, $"points: {PlanValues.Written(listed.Node)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"contrast: {contrast}\n{asked}").ToString();
    }
}
