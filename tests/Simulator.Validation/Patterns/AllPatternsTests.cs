using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Patterns;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;

namespace Simulator.Validation.Patterns;

public sealed class AllPatternsTests(ITestOutputHelper output)
{
    /// <summary>Else <c>./run.sh validate --draws 20 --out results/draws</c> makes it anew; seeds/evidence/README.md says where it goes.</summary>
    [Fact]
    public void The_shipped_shares_of_parameter_draws_are_of_these_patterns_and_this_results_version()
    {
        InputText file = Catalogue.Of(InputKind.Patterns).Single();
        IReadOnlyDictionary<string, HeldInDraws>? shipped = PatternDrawsFile.Shipped(file);
        Assert.NotNull(shipped);
        Assert.Equal(PatternReader.Of(file).Where(p => p.Tests.Count > 0).Select(p => p.Id), shipped.Keys);
        Assert.All(shipped.Values, d => Assert.Equal(20, d.Sets));
    }

    /// <summary>What is known to miss is not asserted, neither way: a miss is a finding.</summary>
    [Fact]
    public void Most_patterns_hold_with_the_parameters_as_they_are()
    {
        InputText file = Catalogue.Of(InputKind.Patterns).Single();
        PatternReport report = PatternCheck.Run(
            PatternReader.Of(file), name => ScenarioReader.Read(name), new PatternOptions(), null,
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
        PatternResult[] emergent = [.. report.Patterns.Where(p => p.Kind == PatternKind.Emergent && p.Tests.Count > 0)];
        Assert.Equal(8, report.Patterns.Count(p => p.Strength == "strong"));
        Assert.All(report.Patterns.Where(p => p.Kind == PatternKind.Fitted), p => Assert.Equal(PatternVerdict.Held, p.Verdict));
        Assert.True(emergent.Count(p => p.Verdict == PatternVerdict.Held) >= emergent.Length / 2);
    }
}
