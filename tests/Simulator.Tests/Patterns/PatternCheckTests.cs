using Simulator.Engine.Parameters;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;

namespace Simulator.Tests.Patterns;

public sealed class PatternCheckTests
{
    private const double Open = double.PositiveInfinity;

    [Fact]
    public void What_is_plain_is_decided_with_the_fewest_replications()
    {
        PatternResult result = Toy.Check(Toy.About("X", Toy.Test("stress", 0, 1, "nothing")), new PatternOptions());
        Assert.Equal(PatternVerdict.Held, result.Verdict);
        Assert.Equal(PatternOptions.Fewest, result.Tests[0].Replications);
        Assert.Equal("", result.Why);
    }

    [Fact]
    public void What_straddles_its_bound_doubles_its_replications_and_in_the_end_stays_undecided()
    {
        double middle = Toy.Check(Toy.About("X", Toy.Test("stress", 0, 1, "nothing")), new PatternOptions(400)).Tests[0].Value!.Value;
        PatternResult result = Toy.Check(Toy.About("X", Toy.Test("stress", middle, Open, "nothing")), new PatternOptions(200, 400));
        Assert.Equal(PatternVerdict.Undecided, result.Verdict);
        Assert.Equal(400, result.Tests[0].Replications);
        Assert.Equal(middle, result.Tests[0].Value);
        Assert.Equal("It is made up.", result.Why);
    }

    [Fact]
    public void A_bound_just_outside_a_later_interval_is_decided_later()
    {
        PatternResult few = Toy.Check(Toy.About("X", Toy.Test("stress", 0, 1, "nothing")), new PatternOptions());
        double inside = few.Tests[0].Lower!.Value + 1e-6;
        PatternResult result = Toy.Check(Toy.About("X", Toy.Test("stress", inside, Open, "nothing")), new PatternOptions(200, 800));
        Assert.InRange(result.Tests[0].Replications, 400, 800);
    }

    [Fact]
    public void One_missed_test_settles_a_pattern()
    {
        PatternResult result = Toy.Check(
            Toy.About("X", Toy.Test("stress", 0, 1, "nothing"), Toy.Test("stress", 2, Open, "both")), new PatternOptions());
        Assert.Equal(PatternVerdict.Missed, result.Verdict);
        Assert.Equal([PatternVerdict.Held, PatternVerdict.Missed], result.Tests.Select(t => t.Verdict));
    }

    /// <summary>Stress lies between 0 and 1: it is below 2, and neither side of its own middle.</summary>
    [Fact]
    public void Without_an_explanation_the_missed_test_is_named_before_an_undecided_one()
    {
        PatternTest held = Toy.Test("stress", 0, 1, "nothing"), missed = Toy.Test("stress", 2, Open, "nothing");
        double middle = Toy.Check(Toy.About("X", held), new PatternOptions()).Tests[0].Value!.Value;
        PatternTest open = Toy.Test("stress", middle, Open, "nothing");
        PatternResult Unexplained(params PatternTest[] tests) => Toy.Check(Toy.About("X", tests) with { Why = null }, new PatternOptions(200, 200));
        string Named(PatternTest test) => FormattableString.Invariant($"stress is {middle:0.####} where it should lie {test.Holds}; no explanation is known.");
        Assert.Equal(Named(missed), Unexplained(held, open, missed).Why);
        Assert.Equal(Named(open), Unexplained(held, open).Why);
        Assert.Equal("", Unexplained(held).Why);
    }

    [Fact]
    public void A_contrast_of_an_arm_with_itself_is_exactly_nothing()
    {
        foreach (string measure in new[] { "stress", "good_responses", "stress_after_good_minus_no_response" })
        {
            PatternTestResult test =
                Toy.Check(Toy.About("X", Toy.Test(measure, 0, Open, null, "both", "both")), new PatternOptions()).Tests[0];
            Assert.Equal((0, 0, 0), (test.Value, test.Lower, test.Upper));
        }
    }

    [Fact]
    public void Every_measure_can_be_taken_and_threads_change_nothing()
    {
        Pattern[] patterns =
        [
            .. MeasureCatalogue.For(Toy.Scenario.Instrument).Select(m => Toy.About(m.Name, m.Of switch
            {
                MeasureScope.Contrast => Toy.Test(m.Name, -Open, 1e9, null, "both", "nothing"),
                MeasureScope.Scenario => Toy.Test(m.Name, -Open, 1e9),
                MeasureScope.Persons or MeasureScope.Count or MeasureScope.Arm => Toy.Test(m.Name, -Open, 1e9, "both"),
            })),
        ];
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        PatternReport one = PatternCheck.Run(patterns, _ => Toy.Scenario, new PatternOptions(200, 200, 1), null, cancellation);
        PatternReport three = PatternCheck.Run(patterns, _ => Toy.Scenario, new PatternOptions(200, 200, 3), null, cancellation);
        Assert.Equal(one.Patterns.SelectMany(p => p.Tests), three.Patterns.SelectMany(p => p.Tests));
        string[] cascade = ["knowledge_gain_mentors_after_training", "off_site_hours_per_gain"];
        Assert.All(one.Patterns.Where(p => !cascade.Contains(p.Id)), p => Assert.NotNull(p.Tests[0].Value));
    }

    [Fact]
    public void A_check_that_is_stopped_says_so()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        PatternReport report = PatternCheck.Run(
            [Toy.About("X", Toy.Test("stress", 0, 1, "nothing"))], _ => Toy.Scenario, new PatternOptions(), null, stop.Token);
        Assert.False(report.Complete);
        Assert.Equal(PatternVerdict.Undecided, report.Patterns[0].Verdict);
    }

    [Fact]
    public void Every_pattern_finds_its_scenarios_arms_and_measures()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        InputText file = Catalogue.Of(InputKind.Patterns).Single();
        IReadOnlyList<Pattern> patterns = PatternReader.Of(file);
        PatternReport report = PatternCheck.Run(patterns, name => ScenarioReader.Read(name), new PatternOptions(), null, stop.Token);
        Assert.Equal(patterns.Count, report.Patterns.Count);
        Assert.All(report.Patterns.Where(p => p.Verdict == PatternVerdict.NotModelled), p => Assert.NotEqual("", p.Why));
    }

    [Fact]
    public void Scenarios_of_patterns_change_no_parameter()
    {
        InputText file = Catalogue.Of(InputKind.Patterns).Single();
        IEnumerable<string> names =
            PatternReader.Of(file).SelectMany(p => p.Tests).Select(t => t.Scenario).Distinct();
        ParameterSet shipped = AllParameters.Default;
        foreach (ParameterSet inForce in names.Select(n => ScenarioReader.Read(n).Parameters))
            Assert.All(shipped.Declared, p => Assert.Equal(shipped[p], inForce[p]));
    }

    /// <summary>Stress lies from 0 to 1: no two arms of the toy can differ by .9.</summary>
    [Fact]
    public void A_difference_too_small_to_tell_needs_no_more_replications_and_says_what_would_matter()
    {
        PatternResult result = Toy.Check(
            Toy.About("X", Toy.Test("stress", 0, Open, null, "both", "nothing") with { Matters = 0.9 }), new PatternOptions());
        Assert.Equal((PatternVerdict.TooSmall, PatternOptions.Fewest), (result.Verdict, result.Tests[0].Replications));
        Assert.Equal(0.9, result.Tests[0].Matters);
        Assert.Contains("where less than 0.9 either way does not matter", result.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_arm_is_refused() => Assert.Throws<ArgumentException>(
        () => Toy.Check(Toy.About("X", Toy.Test("stress", 0, 1, "nobody")), new PatternOptions()));

    [Fact]
    public void Fewer_replications_than_the_fewest_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Toy.Check(Toy.About("X", Toy.Test("stress", 0, 1, "nothing")), new PatternOptions(100)));
}
