using System.Globalization;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;

namespace Simulator.Validation.Patterns;

public sealed class AllPatternsTests(ITestOutputHelper output)
{
    /// <summary>What is known to miss is not asserted, neither way: a miss is a finding.</summary>
    [Fact]
    public void Most_patterns_hold_with_the_parameters_as_they_are()
    {
        InputText file = Catalogue.Of(InputKind.Patterns).Single();
        PatternReport report = PatternCheck.Run(
            PatternReader.Parse(file.Text, file.Display), name => ScenarioReader.Read(name), new PatternOptions(), null,
            TestContext.Current.CancellationToken);
        foreach (PatternResult pattern in report.Patterns)
        {
            output.WriteLine($"{pattern.Id} {pattern.Strength} {pattern.Verdict.Words()} {pattern.Why}");
            foreach (PatternTestResult test in pattern.Tests)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {test.Measure} [{test.Of}] {test.Value:0.####} [{test.Lower:0.####}, {test.Upper:0.####}] {test.Holds}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Seconds:0} s"));
        Assert.True(report.Complete);
        Assert.True(report.Patterns.Count(p => p.Id.StartsWith('N') && p.Verdict == PatternVerdict.Held) >= 15);
        Assert.Equal(8, report.Patterns.Count(p => p.Strength == "strong"));
        Assert.True(report.Count(PatternVerdict.Held, "strong") >= 7);
        Assert.True(report.Count(PatternVerdict.Held, "medium") >= 0.75 * report.Patterns.Count(p => p.Strength == "medium"));
    }
}
