using System.Globalization;
using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Plans;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;
using Simulator.Tables;

namespace Simulator.Scenarios.Binding;

/// <summary>
/// Reads calibrated parameter sets: a folder with <c>posterior.yaml</c>, which says what was fitted, and <c>draws.csv</c> beside it, with a
/// weight and a column for each parameter that is drawn; or a single file with point values.
/// </summary>
public static class PosteriorReader
{
    private const string WeightColumn = "weight";
    private const int MostDraws = 100_000;

    /// <summary>Reads a posterior with its draws.</summary>
    /// <param name="input">Its file.</param>
    /// <param name="anyVersion">Whether one of another results version is taken.</param>
    /// <exception cref="BadInputException">Something is wrong in it.</exception>
    public static Posterior Read(InputText input, bool anyVersion = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        YamlDocument document = YamlDocument.Parse(input.Text, input.Display);
        Posterior? posterior = MapReader.Of(document) is { } map ? Bind(map, input, anyVersion) : null;
        document.Problems.ThrowIfAny();
        return posterior!;
    }

    /// <summary>Reads text that is already in memory.</summary>
    public static Posterior Parse(string text, string name) =>
        Read(new InputText(InputKind.Posterior, Path.GetFileNameWithoutExtension(name), name, text, null, InProgram: false));

    private static Posterior Bind(MapReader map, InputText input, bool anyVersion)
    {
        map.Required("schema_version").Integer(1, 1);
        map.Required("kind").Word(["posterior"]);
        string? id = map.Required("id").CatalogueName();
        string? title = map.Optional("title").Text(ScenarioFields.LongestTitle);
        string source = map.Optional("source").Word(ScenarioFields.SourceWords) ?? Source.Calibrated.Word();
        ValueReader reference = map.Optional("reference"), plan = map.Optional("plan"), version = map.Optional("results_version");
        string? named = plan.Label(), said = reference.Text();
        string? study = map.Optional("study").Label();
        foreach (string key in new[] { "scenario", "root" }) map.Optional(key).Label();
        foreach (string key in new[] { "seed", "rows" }) map.Optional(key).Long(0, long.MaxValue);
        map.Optional("fitted").Items();
        List<string> notInformed = [.. map.Optional("not_informed").Items().Select(i => i.Label()).OfType<string>()];
        int made = version.Integer(1, int.MaxValue) ?? 0;
        if (made > 0 && made != Manifest.CurrentResultsVersion && !anyVersion)
        {
            version.Refuse($"made for results version {made}; this program's is {Manifest.CurrentResultsVersion}",
                "make it again with calibrate, or take it all the same with --force");
        }

        ValueReader inline = map.Optional("draws");
        if (inline.IsPresent)
        {
            inline.Refuse("draws are not read here",
                $"a file {PosteriorFile.DrawsFile} beside this one: a column {WeightColumn}, a column for each parameter, a row for each draw");
        }

        Dictionary<string, double> values = Values(map.Optional("values"));
        map.Finish();
        Posterior posterior = new(
            id ?? "", title ?? id ?? "", ScenarioFields.SourceOf(source), said ?? (named is null ? "" : $"plan {named}, fitted to {study}"), made, values,
            notInformed);
        return IsFolder(input) && Catalogue.Beside(input, PosteriorFile.DrawsFile) is { } text ? WithDraws(posterior, text, input, map.Problems) : posterior;
    }

    private static bool IsFolder(InputText input) =>
        Path.GetFileName(input.Display.Replace('\\', '/')) == PosteriorFile.FileName;

    private static Dictionary<string, double> Values(ValueReader value)
    {
        Dictionary<string, double> values = [];
        if (value.Map() is not { } map)
            return values;
        foreach (Parameter parameter in AllParameters.Default.Declared)
        {
            if (map.Optional(parameter.Symbol).Number(ParameterReader.RangeOf(parameter)) is { } number)
                values[parameter.Symbol] = number;
        }
        map.Finish();
        return values;
    }

    /// <summary>Draws of unequal weight are taken as often as their weight says, evenly spaced, so that every draw kept has the same.</summary>
    private static Posterior WithDraws(Posterior posterior, string text, InputText input, Problems problems)
    {
        string file = Path.Combine(Path.GetDirectoryName(input.Display) ?? "", PosteriorFile.DrawsFile);
        string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string[] names = lines[0].Split(',');
        Dictionary<string, Parameter> known = AllParameters.Default.Declared.ToDictionary(p => ReferenceTable.ColumnName(p.Symbol));
        void Wrong(int line, string what, string? value, string allowed) => problems.Add(new Position(file, line, 1, ""), what, value, allowed);
        string[] unknown = [.. names.Where(n => n != WeightColumn && !known.ContainsKey(n))];
        if (unknown.Length > 0) Wrong(1, "no such parameter", unknown[0], $"{WeightColumn}, and symbols of the list of parameters in small letters");
        if (!names.Contains(WeightColumn) || names.Distinct().Count() < names.Length)
            Wrong(1, "the columns do not fit", null, $"one column {WeightColumn}, and each parameter once");
        if (lines.Length < 2 || lines.Length > MostDraws + 1) Wrong(1, $"{lines.Length - 1} draws", null, $"from 1 to {MostDraws}");
        List<double[]> draws = [];
        for (int k = 1; k < lines.Length && !problems.Any; k++)
        {
            string[] cells = lines[k].Split(',');
            double[] numbers = [.. cells.Select(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out double n) ? n : double.NaN)];
            if (numbers.Length != names.Length || !numbers.All(double.IsFinite)) Wrong(k + 1, "not a draw", null, $"{names.Length} numbers");
            else if (names.Where((n, c) => n != WeightColumn && (numbers[c] < known[n].Least || numbers[c] > known[n].Most)).FirstOrDefault() is { } bad)
                Wrong(k + 1, "out of range", bad, $"from {known[bad].Least} to {known[bad].Most}");
            else draws.Add(numbers);
        }

        if (problems.Any) return posterior;
        int weight = Array.IndexOf(names, WeightColumn);
        int[] columns = [.. Enumerable.Range(0, names.Length).Where(c => c != weight)];
        IReadOnlyList<int> rows = Even([.. draws.Select(d => d[weight])]);
        return posterior with
        {
            Symbols = [.. columns.Select(c => known[names[c]].Symbol)],
            Draws = [.. rows.Select(r => columns.Select(c => draws[r][c]).ToArray())],
        };
    }

    private static IReadOnlyList<int> Even(double[] weights)
    {
        if (weights.Distinct().Count() == 1) return [.. Enumerable.Range(0, weights.Length)];
        double total = weights.Sum(), reached = 0;
        List<int> rows = [];
        int at = -1;
        for (int k = 0; k < weights.Length; k++)
        {
            while (at < weights.Length - 1 && reached <= (k + 0.5) / weights.Length * total) reached += weights[++at];
            rows.Add(at);
        }

        return rows;
    }
}
