using System.Globalization;
using System.Text;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;
using Simulator.Statistics.Sampling;

namespace Simulator.Scenarios.Plans;

/// <summary>
/// Reads what programmes are to be chosen from: paths of one arm's programme with their values, or programmes by name. What the table of a
/// component's fields says of its field may stand for values.
/// </summary>
internal sealed class CandidateReader
{
    private const int MostValues = 1000, MostPaths = 20;

    /// <summary>What stands for every value that the table of fields knows.</summary>
    private const string Any = "any";

    /// <summary>What of a programme is no component.</summary>
    private static readonly string[] Besides = ["participants", "circles"];

    private readonly ValueReader vary, listed;
    private readonly string design;
    private List<Varied> paths = [];

    internal CandidateReader(MapReader map)
    {
        design = map.Optional("design").Word(PointSpace.Words) ?? PointSpace.GridWord;
        vary = design == PointSpace.Named ? map.Optional("candidates") : map.Required("candidates");
        listed = design == PointSpace.GridWord ? map.Optional("points") : map.Required("points");
    }

    /// <summary>The path in full: a component's own path lies in the arm's programme.</summary>
    internal static string InFull(string path, string arm) => Begins().Contains(path.Split('.')[0]) ? Programme(arm) + "." + path : path;

    /// <summary>Reports a path that does not lead into the arm's programme.</summary>
    internal static bool LeadsIn(string path, string arm, Position at, Problems problems)
    {
        bool inside = path.StartsWith(Programme(arm) + ".", StringComparison.Ordinal);
        string own = inside ? path[(Programme(arm).Length + 1)..] : path, first = own.Split('.')[0];
        if (path == Programme(arm) || (inside && Begins().Contains(first))) return true;
        string? meant = NearestWord.Of(first, Begins());
        problems.Add(at, inside ? "no such component" : $"not part of what the arm {arm} is offered", path, inside ? $"one of {string.Join(", ", Begins())}"
            : $"a path that begins with {Programme(arm)}, or a component's own such as meetings.per_week", meant is null ? null : meant + own[first.Length..]);
        return false;
    }

    /// <summary>Whether a change takes a whole component away, which is no mistake where it is not offered.</summary>
    internal static bool TakesAway(string change, string arm) =>
        change.EndsWith('=') && change.StartsWith(Programme(arm) + ".", StringComparison.Ordinal) && !change[(Programme(arm).Length + 1)..].Contains('.');

    /// <summary>The candidates; null where they could not be read (and that has been reported).</summary>
    /// <param name="scenario">The scenario as it stands.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="variant">The scenario with changes.</param>
    /// <param name="problems">Where problems go.</param>
    internal IReadOnlyList<DesignPoint>? Read(Scenario scenario, string arm, Func<IReadOnlyList<string>, Action<string>, Scenario?> variant, Problems problems)
    {
        if (design == PointSpace.Named)
        {
            if (vary.IsPresent) vary.Refuse("points by name say all that differs", "no candidates beside design: points");
            return Named(arm, variant, problems);
        }

        if (design == PointSpace.GridWord && listed.IsPresent) listed.Refuse("a grid takes all combinations", "design: latin_hypercube, sobol or points");
        int before = problems.Count;
        paths = [.. Paths(arm, problems)];
        if (problems.Count > before || paths.Count == 0) return null;
        if (Values(scenario, problems) is not { } values) return null;
        DesignPoint[] points = [.. values.Select(v => Point([.. paths.Select((p, k) => (p.Path, v[k]))], arm, variant))];
        return Refused(points, variant) ? null : points;
    }

    /// <summary>The lines of a resolved plan.</summary>
    internal string Write(string arm)
    {
        StringBuilder text = new(string.Create(CultureInfo.InvariantCulture, $"design: {design}\n"));
        if (paths.Count > 0) text.Append("candidates:\n");
        foreach (Varied path in paths)
            text.Append(CultureInfo.InvariantCulture, $"  {path.Path}: [{string.Join(", ", path.Values.Select(v => v.Text.Length == 0 ? "null" : v.Text))}]\n");
        string points = design == PointSpace.Named ? Listed(arm) : PlanValues.Written(listed.Node) ?? "";
        if (listed.IsPresent) text.Append(CultureInfo.InvariantCulture, $"points: {points}\n");
        return text.ToString();
    }

    private static string Programme(string arm) => $"arms.{arm}.programme";

    private static IEnumerable<string> Begins() => ComponentCatalogue.All.Select(k => k.Key).Concat(Besides);

    private IEnumerable<Varied> Paths(string arm, Problems problems)
    {
        if (vary.Map() is not { } map) yield break;
        IReadOnlyList<(string Key, Position At, ValueReader Value)> all = map.All();
        if (all.Count is 0 or > MostPaths)
            vary.Refuse(all.Count == 0 ? "there is nothing to choose from" : $"{all.Count} paths", $"from 1 to {MostPaths} paths");
        HashSet<string> known = [];
        foreach ((string key, Position at, ValueReader value) in all)
        {
            string path = InFull(key, arm);
            if (!LeadsIn(path, arm, at, problems)) continue;
            if (!known.Add(path)) problems.Add(at, "this path stands here twice", key);
            bool ends = design is PointSpace.Latin or PointSpace.Sobol;
            List<Value> values = value.Is(Any) || value.IsMap ? [.. OfField(path, arm, value, ends)]
                : [.. value.Items(ends ? 2 : 1, ends ? 2 : MostValues).Select(i => new Value(PlanValues.Written(i.Node) ?? "", i))];
            if (ends && values.Count == 2 && !PointSpace.IsRange(values[0].Text, values[1].Text)) value.Refuse("not a range", "[lower, higher], two numbers");
            yield return new Varied(path, value, values);
        }
    }

    /// <summary>Values that the table of a component's fields tells: words, both truth values, or steps from the lowest to the highest.</summary>
    private static IEnumerable<Value> OfField(string path, string arm, ValueReader value, bool ends)
    {
        string own = path.Length > Programme(arm).Length ? path[(Programme(arm).Length + 1)..] : "";
        string component = own.Split('.')[0];
        Field? field = ComponentCatalogue.Find(component)?.Fields.FirstOrDefault(f => $"{component}.{f.Key}" == own);
        if (field?.Kind is FieldKind.Word or FieldKind.Switch && value.Is(Any) && !ends)
        {
            IEnumerable<string> words = field.Kind == FieldKind.Switch ? ["false", "true"] : field.Words;
            return words.Select(w => new Value(w, value));
        }

        if (field?.Kind is not (FieldKind.Number or FieldKind.Whole))
        {
            value.Refuse(field is null ? "only fields of a component have values of their own" : $"the field {own} is no number", "a list of values");
            return [];
        }

        if (value.Is(Any))
        {
            if (ends) return ((double[])[field.Low, field.High]).Select(v => new Value(Written(v), value));
            value.Refuse($"{own} is a number from {Written(field.Low)} to {Written(field.High)}", "a list, or { from: lowest, to: highest, steps: how many }");
            return [];
        }

        MapReader map = value.Map()!;
        NumberRange range = NumberRange.Between(field.Low, field.High, field.Unit);
        double low = map.Optional("from").Number(range) ?? field.Low, high = map.Optional("to").Number(range) ?? field.High;
        int steps = ends ? 2 : map.Required("steps").Integer(2, MostValues, "steps") ?? 2;
        map.Finish();
        if (low < high) return Enumerable.Range(0, steps).Select(k => new Value(Written(Step(field, low + k * (high - low) / (steps - 1))), value));
        value.Refuse("from is not below to", "from: lower, to: higher");
        return [];
    }

    private static double Step(Field field, double value) => field.Kind == FieldKind.Whole ? Math.Round(value) : value;

    private static string Written(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    private IEnumerable<string[]>? Values(Scenario scenario, Problems problems)
    {
        if (design == PointSpace.GridWord)
        {
            long count = paths.Aggregate(1L, (n, p) => Math.Min(n * p.Values.Count, SearchPlan.MostCandidates + 1L));
            if (count <= SearchPlan.MostCandidates) return PointSpace.Grid(Texts());
            vary.Refuse("the grid is too large", $"at most {SearchPlan.MostCandidates} candidates; latin_hypercube and sobol need fewer");
            return null;
        }

        if (listed.Integer(2, SearchPlan.MostCandidates, "candidates") is not { } points) return null;
        if (design != PointSpace.Sobol || paths.Count <= SobolSequence.MostDimensions)
            return problems.Any ? null : PointSpace.Sampled(Texts(), points, design, scenario.Seed);
        vary.Refuse($"{paths.Count} paths", $"at most {SobolSequence.MostDimensions} in a Sobol sequence; latin_hypercube takes more");
        return null;
    }

    private IReadOnlyList<IReadOnlyList<string>> Texts() => [.. paths.Select(p => (IReadOnlyList<string>)[.. p.Values.Select(v => v.Text)])];

    private static DesignPoint Point((string Path, string Value)[] settings, string arm, Func<IReadOnlyList<string>, Action<string>, Scenario?> variant)
    {
        string refusal = "";
        Scenario? scenario = variant([.. settings.Select(s => $"{s.Path}={s.Value}")], why => refusal = why);
        return new DesignPoint(string.Join(", ", settings.Select(s => Said(s.Path, s.Value, arm))), scenario, 0, refusal) { Settings = settings };
    }

    /// <summary>A setting as people say it.</summary>
    private static string Said(string path, string value, string arm)
    {
        string own = path.Length > Programme(arm).Length ? path[(Programme(arm).Length + 1)..] : "programme";
        return value.Length == 0 ? $"no {own}" : $"{own} {value}";
    }

    /// <summary>Reports values with which no candidate can be offered, at their place; other candidates that cannot be keep their message.</summary>
    private bool Refused(DesignPoint[] points, Func<IReadOnlyList<string>, Action<string>, Scenario?> variant)
    {
        if (design != PointSpace.GridWord)
        {
            if (points.Any(p => p.Scenario is not null)) return false;
            vary.Refuse($"no candidate can be offered: {points[0].Refusal}");
            return true;
        }

        List<(Varied Path, Value Value, string Why, bool Alone)> wrong = [];
        for (int p = 0; p < paths.Count; p++)
        {
            foreach (Value value in paths[p].Values)
            {
                DesignPoint[] with = [.. points.Where(x => x.Settings[p].Value == value.Text)];
                if (with.Any(x => x.Scenario is not null)) continue;
                string? alone = null;
                variant([$"{paths[p].Path}={value.Text}"], why => alone ??= why);
                wrong.Add((paths[p], value, alone ?? with[0].Refusal, alone is not null));
            }
        }

        foreach ((Varied path, Value value, string why, bool _) in wrong.Where(w => w.Alone || !wrong.Any(x => x.Alone)))
        {
            if (PointSpace.LeadsNowhere(why)) path.At.Refuse($"the path {path.Path} leads nowhere: {why}");
            else value.From.Refuse($"{path.Path} cannot be so: {why}");
        }

        return wrong.Count > 0;
    }

    private List<DesignPoint> Named(string arm, Func<IReadOnlyList<string>, Action<string>, Scenario?> variant, Problems problems)
    {
        List<DesignPoint> points = [];
        HashSet<string> names = [];
        foreach (ValueReader item in listed.Items(1, SearchPlan.MostCandidates))
        {
            if (item.Map() is not { } map) continue;
            ValueReader named = map.Required("name"), set = map.Required("set");
            string? name = named.Identifier();
            (string Path, string Value)[] settings = [.. (set.Map()?.All() ?? []).Where(s => LeadsIn(InFull(s.Key, arm), arm, s.At, problems))
                .Select(s => (InFull(s.Key, arm), PlanValues.Written(s.Value.Node) ?? ""))];
            map.Finish();
            if (name is null) continue;
            if (!names.Add(name)) named.Refuse("this name stands here twice");
            Scenario? scenario = variant([.. settings.Select(s => $"{s.Path}={s.Value}")], why => set.Refuse($"{name} cannot be offered: {why}"));
            points.Add(new DesignPoint(name, scenario, 0) { Settings = [("named_point", name)] });
        }

        return points;
    }

    private string Listed(string arm) => $"[{string.Join(", ", listed.Items().Select(i => i.Map()!).Select(m =>
        $"{{ name: {m.Optional("name").Label()}, set: {{ {string.Join(", ", m.Optional("set").Map()!.All()
            .Select(s => $"{InFull(s.Key, arm)}: {(PlanValues.Written(s.Value.Node) is { Length: > 0 } value ? value : "null")}"))} }} }}"))}]";

    private sealed record Value(string Text, ValueReader From);

    private sealed record Varied(string Path, ValueReader At, IReadOnlyList<Value> Values);
}
