using System.Globalization;
using System.Text.RegularExpressions;
using Simulator.Experiments;
using Simulator.Experiments.Measurement;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads hypotheses.</summary>
internal static partial class HypothesisReader
{
    public static IReadOnlyList<Hypothesis> Read(ValueReader value, IReadOnlyList<string> arms, Instrument? instrument)
    {
        HashSet<string> names = [];
        List<Hypothesis> hypotheses = [];
        foreach (ValueReader item in value.Items(0, 1000))
        {
            if (item.Map() is not { } map)
                continue;
            ValueReader named = map.Required("name");
            string? name = named.Identifier();
            named.Unique(name, names);
            ValueReader outcome = map.Required("outcome");
            string? row = instrument is null ? outcome.Label() : outcome.Word([.. instrument.Rows]);
            (string First, string Second)? contrast = map.Required("contrast").Contrast([.. arms]);
            string test = (string?)map.Optional("test").As(ScenarioFields.Test) ?? "student";
            (Expectation Direction, double Value)? expect = Expected(map.Required("expect"));
            double alpha = map.Number(ScenarioFields.Alpha);
            map.Finish();
            if (name is not null && row is not null && contrast is { } sides && expect is { } e)
                hypotheses.Add(new Hypothesis(name, row, sides, test, e.Direction, e.Value, alpha));
        }
        return hypotheses;
    }

    /// <summary>How an expectation is written.</summary>
    internal static string Write(Hypothesis hypothesis)
    {
        string direction = hypothesis.Expect switch { Expectation.Above => "above", Expectation.Below => "below", _ => "different from" };
        return string.Create(CultureInfo.InvariantCulture, $"{direction} {hypothesis.Value}");
    }

    private static (Expectation Direction, double Value)? Expected(ValueReader value)
    {
        if (value.Label(60) is not { } text)
            return null;
        Match match = ExpectPattern().Match(text);
        if (match.Success && PlainScalar.TryNumber(match.Groups[2].Value, out double number) && double.IsFinite(number))
        {
            return (match.Groups[1].Value switch
            {
                "above" => Expectation.Above,
                "below" => Expectation.Below,
                _ => Expectation.Different,
            }, number);
        }
        value.Refuse("not an expectation", "above 0, below 0 or different from 0, with a number of points",
            NearestWord.Of(text, ["above 0", "below 0", "different from 0"]));
        return null;
    }

    [GeneratedRegex(@"\A(above|below|different from) (\S+)\z", RegexOptions.NonBacktracking)]
    private static partial Regex ExpectPattern();
}
