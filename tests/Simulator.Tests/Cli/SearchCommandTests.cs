using System.Text.Json;
using Simulator.Experiments.Designs;
using Simulator.Experiments.Store;
using Simulator.Scenarios.Plans;
using Simulator.Tables;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>Programmes under a budget: plans whose answer is known, the same root however it was made, refusals with their place.</summary>
[Collection(CommandLineTests.Name)]
public sealed class SearchCommandTests : IDisposable
{
    private const string Head = "schema_version: 1\nkind: design\nscenario: ./small.yaml\n";
    private const string Few = "replications: 30\nconfirm: 20\nsets: 10\nset_replications: 2\n";

    private readonly TemporaryFolder folder = new();

    public SearchCommandTests() => File.WriteAllText(folder["small.yaml"], CommandLine.Small);

    public void Dispose() => folder.Dispose();

    /// <summary>A coordinator's hours cost and do nothing by themselves: all candidates are equal to the bit, so the cheapest is the answer.</summary>
    [Fact]
    public void Of_programmes_that_differ_in_what_does_nothing_but_cost_the_cheapest_is_chosen()
    {
        DesignAnswer answer = Answer("""
            today: nothing
            budget: { staff_hours: 40 }
            candidates: { coordinator.hours_per_week: [4, 1, 9, 30] }
            objectives: [friendship, isolates, staff_hours]
            scan_replications: 0

            """);
        Table candidates = Named(answer, "candidates");
        Assert.Equal(["beaten", "finalist", "beaten", "over_budget"], Texts(candidates, "fate"));
        Assert.Equal([2, null, 2, null], Enumerable.Range(0, 4).Select(r => Column(candidates, "beaten_by").IntegerAt(r)));
        Assert.Single(Numbers(candidates, "mean_friendship").Distinct());
        double[] hours = Numbers(candidates, "mean_staff_hours");
        Assert.Equal([6, 0, 16, 58], hours.Select(h => Math.Round(h - hours[1], 9))); // two weeks of 3, 8 and 29 hours more
        Assert.Equal(["A", "today"], Texts(Named(answer, "programmes"), "letter"));
        Assert.Contains("1 over the budget, 1 that no other beats", answer.Lines[0], StringComparison.Ordinal);
    }

    /// <summary>Nobody meets: to the bit what is offered today, so it is told better nowhere and ties in every parameter set.</summary>
    [Fact]
    public void A_dose_of_nothing_is_never_better_than_nothing()
    {
        DesignAnswer answer = Answer("""
            today: { meetings.per_week: 0 }
            candidates: { meetings.per_week: [0] }
            objectives: [friendship, trust]
            scan_replications: 0

            """);
        Table finalists = Named(answer, "finalists");
        Assert.Equal([0.0, 0.0], Numbers(finalists, "difference"));
        Assert.Equal([0.0, 0.0], Numbers(finalists, "upper"));
        Assert.Equal([0.5, 0.5], Numbers(finalists, "better")); // it cannot be told
        Assert.Contains(answer.Lines, l => l.StartsWith("None of them can be told to be better than today's", StringComparison.Ordinal));
    }

    /// <summary>The same meetings with hours on top that do nothing are beaten by those without, and fewer meetings are not: they cost less.</summary>
    [Fact]
    public void What_is_dominated_by_construction_is_beaten_by_what_dominates_it()
    {
        DesignAnswer answer = Answer("""
            today: nothing
            candidates:
              meetings.per_week: [1, 2]
              coordinator: [{ hours_per_week: 1 }, { hours_per_week: 3 }]
            objectives: [{ measure: scheduled_hours, better: higher }, staff_hours]
            scan_replications: 0

            """);
        Table candidates = Named(answer, "candidates");
        Assert.Equal(["finalist", "beaten", "finalist", "beaten"], Texts(candidates, "fate"));
        Assert.Equal([null, 1, null, 3], Enumerable.Range(0, 4).Select(r => Column(candidates, "beaten_by").IntegerAt(r)));
        Table programmes = Named(answer, "programmes");
        Assert.Equal("meetings.per_week 2, coordinator { hours_per_week: 1 }", Texts(programmes, "programme")[0]); // twice as many meetings, twice the talk
        Assert.Equal(["first", "behind A"], Texts(programmes, "standing").Take(2).Select(s => s![..Math.Min(8, s!.Length)]));
        Assert.All(Numbers(Named(answer, "sets"), "scheduled_hours_difference"), d => Assert.True(d > 0)); // whoever meets has talked
    }

    [Fact]
    public void Workers_and_a_resumed_search_give_the_root_of_one_sitting_through_all_stages()
    {
        const string plan = "today: nothing\nbudget: { staff_hours: 60 }\ncandidates: { meetings.per_week: [0.5, 1] }\n"
            + "objectives: [{ measure: scheduled_hours, better: higher }, staff_hours]\nscan_replications: 2\n";
        (DesignAnswer whole, string root) = Played(plan);
        Assert.Equal(0, CommandLine.Run("design", folder["plan.yaml"], "--out", folder["shared"], "--prepare").Code);
        // Each stage is everybody's before the next begins.
        for (int k = 0; k < 4; k++)
            Assert.Equal(0, CommandLine.Run("work", folder["shared"], "--worker", $"{k % 2}", "--workers", "2", "--quiet").Code);
        string second = Path.Combine(folder[".shared.parts~"], "parts-second");
        File.Delete(Path.Combine(second, "000000.parquet"));
        Ended resumed = CommandLine.Run("resume", folder["shared"], "--quiet", "--json");
        Assert.Equal((0, ""), (resumed.Code, resumed.Errors));
        Assert.Equal(root, Manifest.Read(folder["shared"]).Root);
        Assert.Equal(0, CommandLine.Run("verify", folder["shared"], "--sample", "100%").Code);

        JsonElement answer = JsonDocument.Parse(resumed.Output).RootElement;
        Assert.Equal("design", answer.GetProperty("kind").GetString());
        Assert.Equal(whole.Lines, answer.GetProperty("answers").EnumerateArray().Select(l => l.GetString()));
        Assert.InRange(whole.Lines.Count, 5, 8);
        Assert.Equal(["A", "B", "today"], answer.GetProperty("programmes").EnumerateArray().Select(r => r.GetProperty("letter").GetString()));
        Assert.Equal(
            Numbers(Named(whole, "finalists"), "value"), answer.GetProperty("finalists").EnumerateArray().Select(r => r.GetProperty("value").GetDouble()));
        Assert.True(answer.GetProperty("assumptions").GetArrayLength() > 80);
        foreach (string file in (string[])["figures/front.svg", "figures/robust.png", "import.R", "import.sps", "parts-third/000000.parquet", "report.html"])
            Assert.True(File.Exists(folder[$"shared/{file}"]), file);
    }

    [Fact]
    public void A_dry_run_counts_all_stages_and_says_which_candidates_cannot_be_offered()
    {
        File.WriteAllText(folder["plan.yaml"], Head + "candidates: { meetings.per_week: [1, 3], meetings.hours: [1, 2] }\nscan_replications: 0\n" + Few);
        Ended dry = CommandLine.Run("design", folder["plan.yaml"], "--dry-run", "--json", "--out", folder["dry"]);
        JsonElement cost = JsonDocument.Parse(dry.Output).RootElement;
        // Today and four candidates 30 times; then today and three that can be played 20 times, and twice in each of ten sets.
        int Of(string key) => cost.GetProperty(key).GetInt32();
        Assert.Equal((5, 310, 160), (Of("points"), Of("studies"), Of("later_studies")));
        // Only the arm that is asked about is played: 8 teachers on 15 days with the run-in; one candidate cannot be.
        Assert.Equal((4 * 30 + 160) * 8 * 15, Of("teacher_days"));
        Assert.True(cost.GetProperty("memory_bytes").GetInt64() > 0 && cost.GetProperty("disk_bytes").GetDouble() > 0);
        Assert.Contains("meetings.per_week 3, meetings.hours 2 cannot be played: the programme asks",
            CommandLine.Run("design", folder["plan.yaml"], "--dry-run").Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["dry"]));
    }

    [Theory]
    [InlineData("budget: { staff_hours: 3 }\ncandidates: { meetings.per_week: [1, 2] }\n", "plan.yaml:4:24", "no candidate is within it: meetings.per_week 1")]
    [InlineData("budget: { staf_hours: 3 }\ncandidates: { meetings.per_week: [1] }\n", "plan.yaml:4:11", "did you mean staff_hours")]
    [InlineData("budget: {}\ncandidates: { meetings.per_week: [1] }\n", "plan.yaml:4:9", "limits nothing")]
    [InlineData("candidates: { meetings.per_week: [1, 9] }\n", "plan.yaml:4:38", "out of range (9), a number from 0 to 7")]
    [InlineData("candidates: { meetings.perweek: [1] }\n", "plan.yaml:4:33", "did you mean per_week")]
    [InlineData("candidates: { meeting.per_week: [1] }\n", "plan.yaml:4:15", "did you mean meetings.per_week")]
    [InlineData("candidates: { parameters.kappa_c: [1] }\n", "plan.yaml:4:15", "not part of what the arm pairs is offered")]
    [InlineData("candidates: { arms.pairs.programme.groop: [1] }\n", "plan.yaml:4:15", "no such component")]
    [InlineData("candidates: { meetings.per_week: any }\n", "plan.yaml:4:34", "a number from 0 to 7")]
    [InlineData("candidates: { meetings.per_week: { from: 2, to: 1, steps: 3 } }\n", "plan.yaml:4:34", "from is not below to")]
    [InlineData("candidates: { meetings.per_week: [2, 1] }\ndesign: sobol\npoints: 8\n", "plan.yaml:4:34", "not a range")]
    [InlineData("candidates: { meetings.per_week: [3], meetings.hours: [2, 3] }\n", "plan.yaml:4:56", "the programme asks")]
    [InlineData("candidates: { meetings.per_week: [1] }\nobjectives: [frendship]\n", "plan.yaml:5:14", "did you mean friendship")]
    [InlineData("candidates: { meetings.per_week: [1] }\nobjectives: [gossip_share]\n", "plan.yaml:5:14", "neither end of it is the good one")]
    [InlineData("candidates: { meetings.per_week: [1] }\nobjectives: [trust, trust]\n", "plan.yaml:5:21", "stands here twice")]
    [InlineData("candidates: { meetings.per_week: [1] }\narm: pair\ntoday: nobody\n", "plan.yaml:5:6", "did you mean pairs")]
    [InlineData("candidates: { meetings.per_week: [1] }\narm: pair\ntoday: nobody\n", "plan.yaml:6:8", "one of nothing, pairs")]
    [InlineData("candidates: { meetings.per_week: [1] }\nsets: 5\n", "plan.yaml:5:7", "too few to say anything")]
    [InlineData("candidates: { meetings.per_week: [1] }\nset: { cohort.teachers: 0 }\n", "plan.yaml:5:6", "cannot be changed so")]
    [InlineData("candidates: { meetings.per_week: [1] }\nseed: 7\nconfirm_seed: 7\n", "plan.yaml:6:15", "another seed")]
    [InlineData("design: points\npoints:\n  - { name: a, set: { meetings.hours: 99 } }\n", "plan.yaml:6:21", "a cannot be offered")]
    [InlineData("arm: pairs\n", "plan.yaml:1:1", "a required key is missing")]
    public void A_plan_that_cannot_be_is_refused_with_its_place(string text, string place, string message)
    {
        File.WriteAllText(folder["plan.yaml"], Head + text);
        Ended refused = CommandLine.Run("design", folder["plan.yaml"], "--out", folder["refused"]);
        Assert.Equal(65, refused.Code);
        Assert.Contains(place, refused.Errors, StringComparison.Ordinal);
        Assert.Contains(message, refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["refused"]));
    }

    [Fact]
    public void The_table_of_fields_gives_words_and_steps_and_what_is_not_offered_may_be_left_out()
    {
        OpenedDesign opened = Opened("candidates:\n  meetings.per_week: { from: 1, to: 2, steps: 3 }\n  coordinator: [null, { hours_per_week: 2 }]\n"
            + "  pairs.choose: [random, self_selected]\n");
        string[] names = [.. opened.Design.Table.Points.Select(p => p.Name)];
        Assert.Equal(13, names.Length);
        Assert.Contains("meetings.per_week 1.5, no coordinator, pairs.choose random", names);
        Assert.Equal(["coordinator.based on_site", "coordinator.based remote"],
            Opened("candidates: { coordinator.based: any }\n").Design.Table.Points.Skip(1).Select(p => p.Name));
        Assert.Equal(["a", "b"],
            Opened("design: points\npoints: [{ name: a, set: { meetings: null } }, { name: b, set: { coordinator: null } }]\n").Design.Table.Points.Skip(1)
                .Select(p => p.Name));
        Assert.Equal(8, Opened("candidates: { meetings.structure: any }\ndesign: latin_hypercube\npoints: 8\n").Design.Table.Points.Count - 1);
    }

    [Fact]
    public void A_resolved_plan_reads_again_to_the_same_plan()
    {
        OpenedDesign opened = Opened("today: { coordinator: null }\nbudget: { staff_hours: 60, hours_coordinator: 12.5 }\nset: { cohort.leadership: 0.9 }\n"
            + "candidates: { meetings.per_week: [0.5, 1], coordinator: [null, { hours_per_week: 2 }] }\nobjectives: [{ measure: d_amount, better: higher }]\n");
        File.WriteAllText(folder["plan.resolved.yaml"], opened.Plan);
        File.WriteAllText(folder["scenario.resolved.yaml"], opened.Scenario);
        OpenedDesign again = DesignReader.Open(kind: null, nameOrPath: folder["plan.resolved.yaml"]);
        Assert.Equal((opened.Plan, opened.Scenario, opened.Design.Table.Recipe), (again.Plan, again.Scenario, again.Design.Table.Recipe));
        Assert.Contains("leadership: 0.9", opened.Scenario, StringComparison.Ordinal);
        Assert.Equal(["d_amount", "staff_hours", "hours_coordinator"], again.Design.Table.Numbers.Select(n => n.Name));
    }

    private OpenedDesign Opened(string plan)
    {
        File.WriteAllText(folder["plan.yaml"], Head + Few + plan);
        return DesignReader.Open(ProgrammeSearch.KindWord, folder["plan.yaml"]);
    }

    /// <summary>The answer without pictures: every stage's parts on disk, then the next.</summary>
    private DesignAnswer Answer(string plan) => Played(plan).Answer;

    private (DesignAnswer Answer, string Root) Played(string plan)
    {
        List<string> roots = [];
        IDesign design = Opened(plan).Design;
        for (int stage = 0; ; stage++)
        {
            PartStore store = new(folder[$"stage-{stage}"], "a test");
            for (int part = 0; part < design.Table.Parts; part++) store.Write(part, design.Table.Play(part)!);
            string[] files = [.. Enumerable.Range(0, design.Table.Parts).Select(store.Path)];
            roots.Add(store.Root(design.Table.Parts));
            if (design.Then(files) is not { } next) return (design.Answer(files), PartStore.RootOf(roots));
            design = next;
        }
    }

    private static Table Named(DesignAnswer answer, string table) => answer.Tables.Single(t => t.Name == table);

    private static Column Column(Table table, string name) => table.Columns.Single(c => c.Name == name);

    private static string?[] Texts(Table table, string name) => [.. Enumerable.Range(0, (int)table.Rows).Select(r => Column(table, name).TextAt(r))];

    private static double[] Numbers(Table table, string name) => [.. Enumerable.Range(0, (int)table.Rows).Select(r => Column(table, name).NumberAt(r))];
}
