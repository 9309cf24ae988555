using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Measures;
using Simulator.Tests.Engine;

namespace Simulator.Tests.Experiments.Measures;

/// <summary>An arm that is offered nothing and is the same in several points of a design is played once; numbers are those of points played alone.</summary>
public sealed class SharedArmTests
{
    private static readonly Arm Plain = new("plain", Example.Cohort(9), ProgrammePlan.Empty);

    private static readonly Scenario Study = Example.Scenario(samePeople: false, 12, new Arm("paired", Example.Cohort(8), Example.Practicum), Plain);

    /// <summary>Everything that playing an arm reads; each change by itself makes another arm of it, however it came about.</summary>
    public static TheoryData<string, Func<Scenario, Scenario>> Changes => new()
    {
        { "seed", s => s with { Seed = 8 } },
        { "calendar", s => s with { Calendar = new Calendar(6, 5) } },
        { "people", s => s with { SamePeople = true } },
        { "waves", s => s with { SurveyWeeks = [5, 6] } },
        { "parameter", s => s with { Parameters = s.Parameters.With("kappa", 2.8) } },
        { "draws", s => s with { Draws = new ParameterDraws("x", [], [s.Parameters]) } },
        { "school", s => Changed(s, a => a with { Cohort = Example.Cohort(10) }) },
        { "attribute", s => Changed(s, a => a with { Cohort = a.Cohort with { Attributes = [new AttributePlan("year", [new Level("9", 9, 1)])] } }) },
        { "leadership", s => Changed(s, a => a with { Cohort = a.Cohort with { Leadership = 0.6 } }) },
        { "load", s => Changed(s, a => a with { Cohort = a.Cohort with { BaseLoad = new TraitSpread(0.5, 0.1) } }) },
        { "response", s => Changed(s, a => a with { Response = new ResponseRate(0.7) }) },
        { "programme", s => Changed(s, a => a with { Programme = Example.Programme(Example.Offer("workshop")) }) },
        { "points", s => s with { Instrument = s.Instrument with { Points = 7 } } },
        { "careless", s => s with { Instrument = s.Instrument with { CarelessShare = 0.1 } } },
        { "missing", s => s with { Instrument = s.Instrument with { MissingShare = 0.1 } } },
        { "item", s => s with { Instrument = s.Instrument with { Items = [.. s.Instrument.Items.Skip(1), s.Instrument.Items[0]] } } },
        { "scale", s => s with { Instrument = s.Instrument with { Scales = [s.Instrument.Scales[0], s.Instrument.Scales[1] with { Items = [5, 6] }] } } },
    };

    [Fact]
    public void An_arm_that_is_read_from_a_file_twice_is_the_same()
    {
        Scenario again = Example.Scenario(
            samePeople: false, 12, Study.Arms[0], Plain with { Cohort = Example.Cohort(9) });
        again = again with
        {
            Instrument = again.Instrument with { Items = [.. again.Instrument.Items], Scales = [.. again.Instrument.Scales] },
            Parameters = again.Parameters.With("kappa", 2.9),
            SurveyWeeks = [.. again.SurveyWeeks],
        };
        SharedArms shared = new(0, 12);
        Assert.Same(shared.Of(Study, Study.Arms[1]), shared.Of(again, again.Arms[1]));
        Assert.NotSame(shared.Of(Study, Study.Arms[0]), shared.Of(again, again.Arms[0]));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_playing_an_arm_reads_makes_another_of_it(string what, Func<Scenario, Scenario> change)
    {
        Scenario other = change(Study);
        Assert.False(SharedArms.IsSame(Study, Plain, other, other.Arms[1]), what);
        SharedArms shared = new(0, 12);
        Assert.NotSame(shared.Of(Study, Plain), shared.Of(other, other.Arms[1]));
    }

    /// <summary>Whoever adds a property says here whether playing an arm reads it; if so, it is compared, and has a change above.</summary>
    [Fact]
    public void Every_property_is_known_to_be_read_or_not()
    {
        Assert.Equal(
            ["Arms", "ArmsByName", "Baseline", "Calendar", "Draws", "Evidence", "Hypotheses", "Id", "Instrument", "Notes", "Parameters",
                "ParametersName", "Replications", "SamePeople", "Seed", "Sources", "SurveyWeeks", "Title", "Words"],
            Properties(typeof(Scenario)));
        Assert.Equal(["Cohort", "Name", "Programme", "Response"], Properties(typeof(Arm)));
        Assert.Equal(["CarelessShare", "Id", "Items", "MissingShare", "Points", "Rows", "Scales", "Source", "Title"], Properties(typeof(Instrument)));
        Assert.Equal(["Id", "Items", "Title"], Properties(typeof(Scale)));
        Assert.Equal(["Levels", "Name", "Numeric"], Properties(typeof(AttributePlan)));
    }

    /// <summary>Two doses and two parameter values: the plain arm is played twice instead of four times, and no number knows it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Points_that_share_an_arm_have_the_numbers_of_points_played_alone(bool separately)
    {
        DesignPoint Point(double dose, double kappa) => new($"{dose} {kappa}", Study with
        {
            Parameters = Study.Parameters.With("kappa_c", kappa),
            Arms =
            [
                Study.Arms[0] with { Programme = Example.Programme(Example.Offer("pairs"), Example.Offer("meetings", ("per_week", dose))) },
                Plain with { Cohort = Example.Cohort(9) },
            ],
        }, 12);
        DesignPoint[] points = [Point(0.25, 0.4), Point(0.25, 0.8), Point(1, 0.4), Point(1, 0.8)];
        Contrast contrast = new("paired", "plain");
        DesignNumber[] numbers = [.. ((string[])["friendship", "stress", "d_amount"]).SelectMany(m => DesignNumbers.Measure(Study, m, contrast))];
        if (separately) numbers = [.. numbers.Select(n => n with { NeedsTwins = true })];
        double[][] together = Values(new DesignTable(points, numbers), numbers);
        double[][] alone = [.. points.SelectMany(p => Values(new DesignTable([p], numbers), numbers))];
        Assert.Equal(4 * 12, together.Length);
        Assert.Equal(alone, together);
        // What the dose is, the plain arm does not know.
        int plain = Array.FindIndex(numbers, n => n.Name == "stress_plain");
        Assert.Equal(together[..12].Select(r => r[plain]), together[24..36].Select(r => r[plain]));
    }

    private static double[][] Values(DesignTable table, DesignNumber[] numbers)
    {
        Simulator.Tables.Table part = table.Play(0)!;
        return [.. Enumerable.Range(0, (int)part.Rows).Select(r => numbers.Select(n => part.Columns.Single(c => c.Name == n.Name).NumberAt(r)).ToArray())];
    }

    private static Scenario Changed(Scenario scenario, Func<Arm, Arm> change) => scenario with { Arms = [scenario.Arms[0], change(scenario.Arms[1])] };

    private static string[] Properties(Type type) => [.. type.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)];
}
