using System.Runtime.CompilerServices;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Measures;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Scenarios;

public sealed class EvidenceReaderTests
{
    internal static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../seeds/evidence"));

    public static TheoryData<string> Studies() =>
        [.. Directory.GetFiles(Folder(), "*.yaml").Where(f => Path.GetFileName(f) is not ("patterns.yaml" or "pattern-draws.yaml"))
            .Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_study_of_the_catalogue_reads_and_carries_its_own_name(string name)
    {
        Study study = EvidenceReader.ReadStudy(Path.Combine(Folder(), name + ".yaml"));
        Assert.Equal(name, study.Id);
    }

    [Fact]
    public void The_2013_study_is_there_in_full()
    {
        Study study = EvidenceReader.ReadStudy(Path.Combine(Folder(), "nguyen-2013.yaml"));
        PrintedStatistic[] tables = [.. study.Statistics.Where(s => s.Table is "table_1" or "table_2")];
        Assert.Equal(24, tables.Count(s => s.Statistic == "mean"));
        foreach (string statistic in new[] { "t", "p", "eta_squared" })
            Assert.Equal(12, tables.Count(s => s.Statistic == statistic));
        Assert.Equal("0.10", tables.Single(s => s.Row == "amount" && s.Statistic == "eta_squared").Printed.Text);
    }

    [Fact]
    public void Only_the_agreed_targets_are_fitted()
    {
        Study study = EvidenceReader.ReadStudy(Path.Combine(Folder(), "nguyen-2013.yaml"));
        Assert.Equal(
            [
                "d_amount", "d_effectiveness", "control_mean_amount", "control_mean_effectiveness", "mean_item_sd", "sd_amount",
                    "sd_effectiveness",
                "alpha_amount", "alpha_effectiveness", "control_gossip_share", "control_professional_share", "control_new_friend_persons",
            ],
            study.Targets.Where(t => t.Use == TargetUse.Fit).Select(t => t.Id));
        Assert.Equal(10, study.Targets.Count(t => t.Use == TargetUse.Check && t.Statistic == "d"));
        Assert.DoesNotContain(study.Statistics, s => s.Use == TargetUse.Fit);
    }

    [Fact]
    public void All_patterns_are_there_and_say_how_they_are_tested()
    {
        IReadOnlyList<Pattern> patterns = PatternReader.Read(Path.Combine(Folder(), "patterns.yaml"));
        string[] expected =
        [
            "N1", "N2", "N3a", "N3b", .. Enumerable.Range(4, 9).Select(i => $"N{i}"), "N13a", "N13b",
            .. Enumerable.Range(14, 6).Select(i => $"N{i}"), "D1a", "D1b", "D1c", "D1d", "D1e",
            .. Enumerable.Range(1, 5).Select(i => $"A{i}"), .. Enumerable.Range(1, 18).Select(i => $"K{i}"),
        ];
        Assert.Equal(expected, patterns.Select(p => p.Id));
        Assert.Equal(["N15", "K4", "K17"], patterns.Where(p => p.NotModelled is not null).Select(p => p.Id));
        Assert.All(patterns, p => Assert.True(p.NotModelled is null == p.Tests.Count > 0));
        string[] studies = [.. Studies().Select(row => row.Data)];
        Assert.All(patterns, p => Assert.Contains(p.Study, studies));
    }

    [Fact]
    public void Measures_have_names_of_their_own() => Assert.All(Catalogue.Instruments(), i =>
    {
        string[] names = [.. MeasureCatalogue.For(InstrumentReader.Parse(i.Text, i.Display)).Select(m => m.Name)];
        Assert.Equal(names.Length, names.Distinct().Count());
    });

    [Fact]
    public void All_mistakes_of_a_study_are_told_at_once()
    {
        const string text = """
            schema_version: 1
            kind: study
            id: made-up
            citation: { authors: [A], year: 2020, title: T, source: S, read: ful }
            design:
              kind: quasi_experiment
              allocation: none
              locator: "1"
              arms:
                - { name: a, label: A, n: 10.5, units: people }
                - { name: b, label: B, n: 10, units: people, nn: 3 }
            questionnaire:
              name: q
              minimum: 1
              maximum: 5
              anchors: { low: no, high: yes, more_at: hgih, locator: "2" }
              read_as_more: high
              rows:
                - { row: item_1, label: x, when: end }
                - { row: scale, label: x, items: [item_1, item_2], when: end }
            tables:
              - id: t
                locator: Table 1
                measured: x
                when: end
                unit: points
                test: student
                contrast: a - c
                use: check
                reason: r
                rows:
                  - { row: item_1, arms: { a: { mean: 3.10 } }, contrast: { tt: "1.0" } }
                  - { row: itme_1, arms: { a: { mean: "three" } } }
            """;
        BadInputException exception = Assert.Throws<BadInputException>(() => EvidenceReader.ParseStudy(text, "s.yaml"));
        Assert.Equal(
            [4, 10, 11, 16, 20, 28, 32, 32, 33, 33],
            exception.Problems.InOrder().Select(p => p.At.Line));
        Assert.Contains("did you mean full?", exception.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean \"3.10\"?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_with_an_unknown_measure_is_told_the_nearest()
    {
        const string text = """
            schema_version: 1
            kind: patterns
            patterns:
              - { id: X, statement: s, direction: higher, strength: weak, fidelity: stated, study: s, locator: l,
                  tests: [{ measure: d_amuont, scenario: nguyen-2013, holds: { between: [2, 1] } }] }
            """;
        BadInputException exception = Assert.Throws<BadInputException>(() => PatternReader.Parse(text, "p.yaml"));
        Assert.Equal(2, exception.Problems.Count);
        Assert.Contains("did you mean d_amount?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_in_a_place_it_cannot_be_taken_of_is_told()
    {
        const string text = """
            schema_version: 1
            kind: patterns
            patterns:
              - id: X
                statement: s
                direction: higher
                strength: weak
                fidelity: stated
                study: s
                locator: l
                why: "It is made up."
                tests:
                  - { measure: stress, scenario: nguyen-2013, holds: { above: 0 } }
                  - { measure: d_amount, scenario: nguyen-2013, arm: control, holds: { above: 0 } }
                  - { measure: item_sd, scenario: nguyen-2013, contrast: treatment - control, holds: { above: 0 } }
            """;
        BadInputException exception = Assert.Throws<BadInputException>(() => PatternReader.Parse(text, "p.yaml"));
        Assert.Equal([13, 14, 15], exception.Problems.InOrder().Select(p => p.At.Line));
    }
}
