using Simulator.Tests.Cli;

namespace Simulator.Tests.Toy;

/// <summary>
/// What a scenario says over what it inherits: an arm over the cohort that is shared, a variant over what it extends, a chain of two of
/// them; what becomes of it in the resolved scenario, line by line, and in what happens.
/// </summary>
[Collection(CommandLineTests.Name)]
public sealed class InheritanceTests(InheritanceTests.Worlds worlds) : IClassFixture<InheritanceTests.Worlds>
{
    /// <summary>The end of the chain, and its resolved scenario under the same name.</summary>
    public sealed class Worlds : IDisposable
    {
        internal ToyTables Leaf { get; }

        internal ToyTables Again { get; }

        public Worlds()
        {
            Leaf = new ToyTables("leaf", LeafText, ("root.yaml", RootText), ("middle.yaml", MiddleText));
            Again = new ToyTables("leaf", Leaf.Text("scenario.resolved.yaml"));
        }

        public void Dispose()
        {
            Leaf.Dispose();
            Again.Dispose();
        }
    }

    private const string RootText = """
        schema_version: 1
        name: The root
        notes: from the root
        calendar: { weeks: 5, days_per_week: 2 }
        people: separate
        cohort:
          teachers: 3
          schools: 1
          teams: [3, 3]
          attributes: { stage: [0, 1, 4] }
          acquaintance: { friendship: 0.4, trust: 0.5 }
          leadership: 0.25
          free_hours_per_week: 5
          travel_hours: 0.75
          untracked_colleagues: false
          regions: 1
        arms:
          - name: shared
            programme:
              pairs: { choose: assigned, goal_mismatch: 0.125 }
              meetings: { per_week: 1, hours: 1, structure: 0.25 }
          - name: gone
            programme: {}
          - name: own
            cohort:
              teachers: 5
              schools: 2
              teams: [2, 3]
              attributes: { background: { local: 0.25, overseas: 0.75 } }
              acquaintance: { friendship: 0.1, trust: 0.2 }
              leadership: 0.875
              free_hours_per_week: 9
              travel_hours: 2
              untracked_colleagues: true
              regions: 2
            programme:
              workshop: { hours: 3 }
              pairs: { choose: assigned }
              meetings: { per_week: 1, hours: 1, structure: 0.75, weeks: [1, 2] }
          - name: partly
            cohort: { sizes: [1, 2], acquaintance: { trust: 0.875 }, teams: none, untracked_colleagues: true }
            programme:
              pairs: { choose: assigned }
              meetings: { per_week: 1, hours: 1, structure: 0.75, weeks: [2, 3] }
        instrument: lankau-1996-adapted
        survey_weeks: [1, 2, 3]
        replications: 2
        seed: 5
        hypotheses:
          - { name: less, outcome: item_4, contrast: own - shared, expect: below 0.5, alpha: 0.01 }
          - { name: more, outcome: amount, contrast: shared - own, test: welch, expect: above 0 }
          - { name: other, outcome: item_1, contrast: partly - own, expect: different from -0.25 }
        parameters:
          set: { kappa_c: 0.5, u: 1.5, psi: 3, l: 0 }

        """;

    private const string MiddleText = """
        schema_version: 1
        extends: root
        name: The middle
        replications: 3
        set:
          calendar.weeks: 3
          arms.gone: null
          arms.shared.programme.meetings.hours: 2
          arms.shared.programme.meetings.structure: 0.375
          arms.shared.programme.meetings.weeks: [2, 2]
          arms.own.programme.workshop: null
          parameters.kappa_c: 0.375
          parameters.u: 1.25

        """;

    private const string LeafText = """
        schema_version: 1
        extends: middle
        seed: 8
        set:
          cohort.leadership: 0.5
          arms.partly.cohort.travel_hours: 1.25
          arms.shared.programme.meetings.structure: 1
          arms.own.programme.coordinator: { based: remote }
          parameters.u: null
          parameters.phi: 1.75

        """;

    /// <summary>The lines of a block of the resolved scenario: a line and all that stands deeper below it.</summary>
    private string[] Block(string first)
    {
        string[] lines = worlds.Leaf.Text("scenario.resolved.yaml").Split('\n');
        int at = Array.IndexOf(lines, first), depth = first.Length - first.TrimStart().Length;
        Assert.True(at >= 0, first);
        return [.. lines.Skip(at + 1).TakeWhile(l => l.Length - l.TrimStart().Length > depth).Select(l => l.Trim())];
    }

    [Fact]
    public void An_arm_without_words_of_its_own_has_the_shared_cohort()
    {
        Assert.Equal(
            [
                "cohort:", "teachers: 3", "schools: 1", "teams: [3, 3]", "attributes:", "stage: [0, 1, 4]",
                "acquaintance: { friendship: 0.4, trust: 0.5 }", "leadership: 0.5", "free_hours_per_week: 5", "travel_hours: 0.75",
                "untracked_colleagues: false", "regions: 1", "programme:", "pairs:", "choose: assigned", "match_on: []", "within: school",
                "per_teacher: 1", "share_mentor: false", "goal_mismatch: 0.125", "renew: false", "weeks: [1, 3]",
                "meetings:", "per_week: 1", "hours: 2", "structure: 1", "day: 0", "weeks: [2, 2]",
            ], Block("  - name: shared"));
    }

    [Fact]
    public void An_arms_own_word_wins_over_the_shared_one_for_every_key()
    {
        Assert.Equal(
            [
                "cohort:", "teachers: 5", "schools: 2", "teams: [2, 3]",
                "attributes:", "background: { \"local\": 0.25, \"overseas\": 0.75 }",
                "acquaintance: { friendship: 0.1, trust: 0.2 }", "leadership: 0.875", "free_hours_per_week: 9", "travel_hours: 2",
                "untracked_colleagues: true", "regions: 2", "programme:", "pairs:", "choose: assigned", "match_on: []", "within: school",
                "per_teacher: 1", "share_mentor: false", "goal_mismatch: 0", "renew: false", "weeks: [1, 3]",
                "meetings:", "per_week: 1", "hours: 1", "structure: 0.75", "day: 0", "weeks: [1, 2]",
                "coordinator:", "based: remote", "hours_per_week: 2", "reached: 1", "weeks: [1, 3]",
            ], Block("  - name: own"));
    }

    [Fact]
    public void An_arm_that_says_some_keys_has_the_shared_others()
    {
        // Sizes over numbers, no teams over teams, trust beside the shared friendship, the leaf's word on travel.
        Assert.Equal(
            [
                "cohort:", "sizes: [1, 2]", "teams: none", "attributes:", "stage: [0, 1, 4]",
                "acquaintance: { friendship: 0.4, trust: 0.875 }",
                "leadership: 0.5", "free_hours_per_week: 5", "travel_hours: 1.25", "untracked_colleagues: true", "regions: 1", "programme:",
                "pairs:", "choose: assigned", "match_on: []", "within: school", "per_teacher: 1", "share_mentor: false", "goal_mismatch: 0",
                "renew: false", "weeks: [1, 3]", "meetings:", "per_week: 1", "hours: 1", "structure: 0.75", "day: 0", "weeks: [2, 3]",
            ], Block("  - name: partly"));
        Assert.Equal(
            ["- name: shared", "- name: own", "- name: partly"],
            Block("arms:").Where(l => l.StartsWith("- name: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_last_word_of_a_chain_is_in_force()
    {
        string[] lines = worlds.Leaf.Text("scenario.resolved.yaml").Split('\n');

        // The root's notes, the middle's name, replications and weeks, the leaf's seed.
        foreach (string line in new[]
        {
            "name: \"The middle\"", "notes: \"from the root\"", "calendar: { weeks: 3, days_per_week: 2 }", "people: separate",
            "survey_weeks: [1, 2, 3]", "replications: 3", "seed: 8",
        })
        {
            Assert.Contains(line, lines);
        }

        // The middle's word, the leaf's, the root's; the leaf took u back to its default.
        Assert.Equal("value: 0.375", Block("    kappa_c:")[0]);
        Assert.Equal("value: 1.75", Block("    phi:")[0]);
        Assert.Equal("value: 3", Block("    psi:")[0]);
        Assert.Equal("value: 1.9", Block("    u:")[0]);
    }

    [Fact]
    public void Expectations_keep_their_direction_and_their_value()
    {
        Assert.Equal(
            [
                "- name: less", "outcome: item_4", "contrast: own - shared", "test: student", "expect: below 0.5", "alpha: 0.01",
                "- name: more", "outcome: amount", "contrast: shared - own", "test: welch", "expect: above 0", "alpha: 0.05",
                "- name: other", "outcome: item_1", "contrast: partly - own", "test: student", "expect: different from -0.25",
                "alpha: 0.05",
            ], Block("hypotheses:"));
    }

    [Theory]
    [InlineData("shared", 0, 1, 1)]
    [InlineData("own", 1, 2, 2)]
    [InlineData("partly", 0, 1, 2)]
    public void Meetings_are_planned_in_the_weeks_in_which_they_are_offered(string arm, int first, int second, int third)
    {
        // One meeting a week and pair. One pair among three in one school (weeks 2 to 2) and in schools of one and two (weeks 2 to 3); one
        // in each of the schools of three and two of the own cohort (weeks 1 to 2), of which none can end so soon.
        int pairs = arm == "own" ? 2 : 1;
        ToyTable outcomes = worlds.Leaf.Csv("outcomes").Where("arm", arm);
        double[] planned = [pairs * first, pairs * second, pairs * third];
        Assert.Equal(
            [.. planned, .. planned, .. planned],
            outcomes.Where("world", "programme").Where("outcome", "meetings_planned").Numbers("value"));
        Assert.All(outcomes.Numbers("n"), n => Assert.Equal(arm == "own" ? 5 : 3, n));
    }

    [Fact]
    public void What_is_resolved_reads_to_itself_and_plays_to_the_same_bits()
    {
        Assert.Equal(worlds.Leaf.Text("scenario.resolved.yaml"), worlds.Again.Text("scenario.resolved.yaml"));
        foreach (string file in new[]
        {
            "responses.csv", "responses.parquet", "teachers.parquet", "outcomes.csv", "pairs.csv", "trajectories.csv", "network.csv",
            "tests.csv",
        })
        {
            Assert.True(worlds.Leaf.Bytes(file).AsSpan().SequenceEqual(worlds.Again.Bytes(file)), file);
        }
    }

    [Theory]
    [InlineData("weeks: [2, 2]", true)]
    [InlineData("weeks: [1, 1]", true)]
    [InlineData("weeks: [5, 5]", true)]
    [InlineData("weeks: [2, 1]", false)]
    [InlineData("weeks: [0, 1]", false)]
    [InlineData("weeks: [5, 6]", false)]
    [InlineData("weeks: [2]", false)]
    public void A_single_week_is_an_offer_and_a_week_outside_the_calendar_is_none(string weeks, bool accepted) =>
        Assert.Equal(accepted, ToyTables.IsInOrder(RootText.Replace("weeks: [1, 2]", weeks, StringComparison.Ordinal)));

    [Fact]
    public void An_arms_own_numbers_win_over_shared_sizes_and_its_sizes_over_shared_numbers()
    {
        string bySizes = ToyTables.Described(Counted("sizes: [2, 2, 3]", "teachers: 5, schools: 2"));
        Assert.Contains("shared (7 teachers), own (5 teachers)", bySizes, StringComparison.Ordinal);
        string byNumbers = ToyTables.Described(Counted("teachers: 5, schools: 2", "sizes: [2, 2, 3, 4]"));
        Assert.Contains("shared (5 teachers), own (11 teachers)", byNumbers, StringComparison.Ordinal);

        static string Counted(string shared, string own) => $$"""
            schema_version: 1
            name: Counted
            calendar: { weeks: 1, days_per_week: 1 }
            people: separate
            cohort: { {{shared}} }
            arms:
              - { name: shared, programme: {} }
              - { name: own, cohort: { {{own}} }, programme: {} }
            instrument: lankau-1996-adapted

            """;
    }
}
