using Simulator.Engine.Parameters;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Measures;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Plans;

/// <summary>A calibration plan with all that was read for it.</summary>
/// <param name="Plan">The plan, checked and complete.</param>
/// <param name="Inputs">Every file that was read, the plan first.</param>
public sealed record OpenedCalibration(CalibrationPlan Plan, IReadOnlyList<InputText> Inputs);

/// <summary>Reads plans of calibration: <c>kind: calibration</c>.</summary>
public static class CalibrationReader
{
    /// <summary>The word that a plan begins with.</summary>
    public const string Kind = "calibration";

    /// <summary>Fewest and most rows of a reference table.</summary>
    public const int FewestRows = 2000, MostRows = 20_000_000;

    private const string FromEvidence = "evidence";
    private const int MostSets = 10_000, MostRivals = 30, MostChanges = 100;

    /// <summary>Reads a plan by name or path.</summary>
    /// <param name="nameOrPath">A name of the catalogue, or a path.</param>
    /// <param name="rows">Rows of the table instead of the plan's.</param>
    /// <param name="seed">Seed instead of the plan's.</param>
    /// <exception cref="NoSuchInputException">There is no such plan.</exception>
    /// <exception cref="BadInputException">Something is wrong in it.</exception>
    public static OpenedCalibration Open(string nameOrPath, int? rows = null, long? seed = null) =>
        Open(Catalogue.Find(InputKind.Plan, nameOrPath), rows, seed);

    /// <summary>Reads a plan that was found.</summary>
    public static OpenedCalibration Open(InputText input, int? rows = null, long? seed = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        YamlDocument document = YamlDocument.Parse(input.Text, input.Display);
        List<InputText> inputs = [input];
        CalibrationPlan? plan = MapReader.Of(document) is { } map ? Read(map, input, inputs, rows, seed) : null;
        document.Problems.ThrowIfAny();
        return new OpenedCalibration(plan!, inputs);
    }

    /// <summary>Whether a plan says that it is one of calibration.</summary>
    public static bool IsCalibration(string text) => ("\n" + text).Contains($"\nkind: {Kind}", StringComparison.Ordinal);

    private static CalibrationPlan? Read(MapReader map, InputText input, List<InputText> inputs, int? rows, long? seed)
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word([Kind]);
        string title = map.Optional("name").Text(ScenarioFields.LongestTitle) ?? input.Name;
        map.Optional("notes").Text(ScenarioFields.LongestNotes);
        ValueReader named = map.Required("scenario");
        long itsSeed = map.Optional("seed").Long(0, long.MaxValue) ?? -1;
        int itsRows = map.Optional("rows").Integer(FewestRows, MostRows, "rows") ?? new CalibrationPlan
        { Id = "", Title = "", Scenario = null!, Study = null!, Fit = [], Check = [] }.Rows;
        OpenedScenario? opened = Scenario(named, input.Folder, Overrides.None, map.Problems);
        ValueReader fit = map.Optional("fit"), check = map.Optional("check"), priors = map.Optional("priors"), rivals = map.Optional("rivals");
        bool leaveOneOut = map.Optional("leave_one_out").Boolean() ?? false;
        int newStudies = map.Optional("new_studies").Integer(0, MostSets, "studies") ?? 500;
        ValueReader ask = map.Optional("ask");
        (int Sets, int Replications) expected = (60, 500);
        if (map.Optional("expected").Map() is { } of)
        {
            expected = (of.Optional("sets").Integer(1, MostSets, "parameter sets") ?? 60, of.Optional("replications").Integer(2, 1_000_000) ?? 500);
            of.Finish();
        }

        map.Finish();
        if (opened is null) return null;
        inputs.AddRange(opened.Inputs);
        Scenario scenario = opened.Scenario;
        if (opened.Study is not { } study || scenario.Evidence is { IsReference: true })
        {
            named.Refuse("a calibration needs the study that the scenario plays", scenario.Evidence?.LeftOut is { Length: > 0 } why
                ? $"a scenario of the study's design; this one departs from it: {why}" : "a scenario that names a study under evidence");
            return null;
        }

        scenario = scenario with { Parameters = Priors(priors, scenario.Parameters), Seed = (ulong)(seed ?? (itsSeed >= 0 ? itsSeed : (long)scenario.Seed)) };
        IReadOnlyList<StudyStatistic> known = StudyStatistics.Targets(scenario, study);
        IReadOnlyList<string> fitted = Targets(fit, known, TargetUse.Fit, []);
        IReadOnlyList<string> asked = [.. ask.Items(0, MostChanges).Select(i => Measure(i, scenario)).OfType<string>()];
        if (!known.Any(s => fitted.Contains(s.Name) && !s.IsBound))
        {
            string allowed = $"at least one of {string.Join(", ", known.Where(s => !s.IsBound).Select(s => s.Name))}";
            if (fit.IsPresent) fit.Refuse("nothing with a number is fitted", allowed);
            else named.Refuse($"its study {study.Id} has no number with use: fit", allowed);
        }

        return new CalibrationPlan
        {
            Id = input.Name,
            Title = title,
            Scenario = scenario,
            Study = study,
            Rows = rows ?? itsRows,
            Fit = fitted,
            Check = Targets(check, known, TargetUse.Check, fitted),
            LeaveOneOut = leaveOneOut,
            NewStudies = newStudies,
            Ask = asked,
            Expected = expected,
            Rivals = Rivals(rivals, named, input.Folder, scenario),
        };
    }

    private static OpenedScenario? Scenario(ValueReader named, string? folder, Overrides overrides, Problems problems)
    {
        if (named.Label() is not { } name) return null;
        if (Catalogue.TryFind(InputKind.Scenario, name, folder) is not { } found)
        {
            named.Refuse("no such scenario", "a name of the catalogue (list shows them), or a path", Catalogue.Nearest(InputKind.Scenario, name));
            return null;
        }

        try
        {
            return ScenarioReader.Open(found, overrides);
        }
        catch (BadInputException bad)
        {
            problems.AddRange(bad.Problems);
            return null;
        }
    }

    private static IReadOnlyList<string> Targets(ValueReader value, IReadOnlyList<StudyStatistic> known, TargetUse use, IReadOnlyList<string> without)
    {
        string[] names = [.. known.Select(s => s.Name)];
        if (!value.IsPresent || value.Is(FromEvidence)) return [.. known.Where(s => s.Use == use && !without.Contains(s.Name)).Select(s => s.Name)];
        List<string> listed = [];
        foreach (ValueReader item in value.Items(0, names.Length))
        {
            if (item.Word(names) is not { } name) continue;
            if (without.Contains(name) || listed.Contains(name)) item.Refuse(without.Contains(name) ? "it is fitted already" : "it stands here twice");
            else listed.Add(name);
        }

        return listed;
    }

    private static string? Measure(ValueReader value, Scenario scenario)
    {
        string[] names = [.. MeasureCatalogue.For(scenario.Instrument).Where(m => m.Of == MeasureScope.Contrast && m.Watched.Length == 0).Select(m => m.Name)];
        return value.Word(names);
    }

    private static ParameterSet Priors(ValueReader value, ParameterSet set)
    {
        if (value.Map() is not { } map) return set;
        foreach ((string symbol, Position at, ValueReader range) in map.All())
        {
            if (!set.TryFind(symbol, out Parameter parameter))
            {
                map.Problems.Add(at, "unknown parameter", symbol, "a symbol of the list of parameters",
                    NearestWord.Of(symbol, set.Declared.Select(p => p.Symbol)));
            }
            else if (Range(range, NumberRange.Between(parameter.Low, parameter.High, parameter.Unit)) is { } ends)
            {
                set = set.WithRange(symbol, ends.Low, ends.High);
            }
        }

        map.Finish();
        return set;
    }

    private static (double Low, double High)? Range(ValueReader value, NumberRange allowed)
    {
        IReadOnlyList<ValueReader> ends = value.Items(2, 2);
        if (ends.Count != 2 || ends[0].Number(allowed) is not { } low || ends[1].Number(allowed) is not { } high) return null;
        if (low < high) return (low, high);
        value.Refuse("the range is empty", "[lower, higher]");
        return null;
    }

    private static IReadOnlyList<Rival> Rivals(ValueReader value, ValueReader named, string? folder, Scenario scenario)
    {
        List<Rival> rivals = [];
        if (value.Map() is not { } map) return rivals;
        foreach ((string name, Position at, ValueReader entry) in map.All())
        {
            if (!PlainScalar.IsIdentifier(name)) map.Problems.Add(at, "not an identifier", name, "a lower-case letter, then letters, digits or _");
            if (entry.Map() is not { } of) continue;
            string says = of.Required("says").Text() ?? "";
            string[] sets = [.. of.Optional("set").Items(0, MostChanges).Select(s => s.Label(2000)).OfType<string>()];
            ValueReader vary = of.Optional("vary");
            if (Scenario(named, folder, new Overrides(sets, null, null), map.Problems) is { } opened)
            {
                ParameterSet set = opened.Scenario.Parameters;
                foreach ((string symbol, Position place, ValueReader range) in vary.Map()?.All() ?? [])
                {
                    if (!set.TryFind(symbol, out Parameter parameter))
                    {
                        map.Problems.Add(place, "unknown parameter", symbol, "a symbol of the list of parameters",
                            NearestWord.Of(symbol, set.Declared.Select(p => p.Symbol)));
                    }
                    else if (Range(range, NumberRange.Between(parameter.Least, parameter.Most, parameter.Unit)) is { } ends)
                    {
                        set = set.WithRange(symbol, ends.Low, ends.High);
                    }
                }

                rivals.Add(new Rival(name, says, opened.Scenario with { Parameters = set, Evidence = scenario.Evidence, Seed = scenario.Seed }));
            }

            of.Finish();
        }

        if (rivals.Count > MostRivals) value.Refuse($"{rivals.Count} rivals", $"at most {MostRivals}");
        return rivals;
    }
}
