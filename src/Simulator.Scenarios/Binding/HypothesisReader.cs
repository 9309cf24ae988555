using System.Globalization;
using System.Text.RegularExpressions;
using Simulator.Experiments;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Tests;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads hypotheses.</summary>
internal static partial class HypothesisReader
{
    /// <summary>Reads the list.</summary>
    /// <param name="value">The list.</param>
    /// <param name="arms">The scenario's arms.</param>
    /// <param name="instrument">Its questionnaire, if it could be read.</param>
    /// <param name="samePeople">Whether every arm has the same people.</param>
    public static IReadOnlyList<Hypothesis> Read(ValueReader value, IReadOnlyList<Arm> arms, Instrument? instrument, bool samePeople)
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
            Measure? measure = Outcome(map.Required("outcome"), instrument);
            (string First, string Second)? contrast = map.Required("contrast").Contrast([.. arms.Select(a => a.Name)]);
            ValueReader tested = map.Optional("test"), expected = map.Required("expect");
            string test = tested.IsPresent && tested.As(ScenarioFields.Test) is string asked ? asked
                : measure is { Of: MeasureScope.Count } ? TestCatalogue.UsualOfCounts : TestCatalogue.Usual;
            (Expectation Direction, double Value)? expect = Expected(expected);
            double alpha = map.Number(ScenarioFields.Alpha);
            map.Finish();
            if (name is null || measure is null || contrast is not { } sides || expect is not { } e)
                continue;
            bool samePersons = samePeople && Teachers(arms, sides.First) == Teachers(arms, sides.Second);
            CheckTest(tested.IsPresent ? tested : map.Required("outcome"), measure, test, samePersons);
            if (measure.Of == MeasureScope.Count && e.Value != 0)
                expected.Refuse($"{measure.Name} counts persons, whose shares are held against each other", "above 0, below 0 or different from 0");
            hypotheses.Add(new Hypothesis(name, measure.Name, sides, test, e.Direction, e.Value, alpha));
        }
        return hypotheses;
    }

    /// <summary>How an expectation is written.</summary>
    internal static string Write(Hypothesis hypothesis)
    {
        string direction = hypothesis.Expect switch { Expectation.Above => "above", Expectation.Below => "below", Expectation.Different => "different from" };
        return string.Create(CultureInfo.InvariantCulture, $"{direction} {hypothesis.Value}");
    }

    /// <summary>A measure of persons, or a count of them: what a study could test.</summary>
    private static Measure? Outcome(ValueReader value, Instrument? instrument)
    {
        if (instrument is null)
        {
            value.Label();
            return null;
        }

        IReadOnlyList<Measure> all = MeasureCatalogue.For(instrument);
        Measure[] testable = [.. all.Where(m => m.IsOfPersons)];
        string[] allowed = [.. testable.Select(m => m.Name)];
        string? text = value.Word([.. all.Select(m => m.Name)], allowed);
        if (text is null) return null;
        if (testable.FirstOrDefault(m => m.Name == text) is { } measure) return measure;
        value.Refuse($"{text} is a number of a whole arm or study, which has no persons to test", "one of " + string.Join(", ", allowed));
        return null;
    }

    private static void CheckTest(ValueReader value, Measure measure, string name, bool samePersons)
    {
        TestUse use = TestCatalogue.Find(name)!.Use;
        bool fits = measure.Of == MeasureScope.Count ? use == TestUse.Counts : use == TestUse.Values || (use == TestUse.SamePersons && samePersons);
        if (fits) return;
        IEnumerable<string> fitting = TestCatalogue.All
            .Where(t => measure.Of == MeasureScope.Count ? t.Use == TestUse.Counts : t.Use == TestUse.Values || (t.Use == TestUse.SamePersons && samePersons))
            .Select(t => t.Name);
        string what = measure.Of == MeasureScope.Count ? $"{measure.Name} counts persons, which {name} does not test"
            : use == TestUse.Counts ? $"{measure.Name} is a value of each person, which {name} does not test"
            : $"{name} needs the same persons in both arms";
        value.Refuse(what, "test: " + string.Join(", ", fitting));
    }

    private static int Teachers(IReadOnlyList<Arm> arms, string name) => arms.First(a => a.Name == name).Cohort.Teachers;

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
        value.Refuse("not an expectation", "above 0, below 0 or different from 0, with a number in the measure's unit",
            NearestWord.Of(text, ["above 0", "below 0", "different from 0"]));
        return null;
    }

    [GeneratedRegex(@"\A(above|below|different from) (\S+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ExpectPattern();
}
