using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Measurement;
using Simulator.Experiments.Playing;
using Simulator.Scenarios;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Tests.Experiments.Playing;

namespace Simulator.Tests.Scenarios;

public sealed class CatalogueTests
{
    public static TheoryData<string> Scenarios() => [.. Catalogue.Scenarios().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_reads_and_its_resolved_form_reads_to_the_same(string name)
    {
        OpenedScenario opened = ScenarioReader.Open(name);
        Assert.Equal(name, opened.Scenario.Id);
        string resolved = ResolvedScenario.Write(opened.Scenario);
        Scenario again = ScenarioReader.Parse(resolved, name + ".yaml");
        Assert.Equal(resolved, ResolvedScenario.Write(again));
        Assert.Equal(opened.Scenario.Arms.Select(a => string.Join(' ', a.Programme.Offers)), again.Arms.Select(a => string.Join(' ', a.Programme.Offers)));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_runs(string name)
    {
        // The country is cut down to two regions; everything else runs as it is, once.
        string[] small = name == "national-cohort" ? ["cohort.teachers=400", "cohort.schools=20", "cohort.regions=2"] : [];
        Scenario scenario = ScenarioReader.Read(name, new Overrides(small, Replications: 1));
        Assert.Single(Played.Whole(scenario).Finished);
    }

    [Theory]
    [InlineData("nguyen-2013")]
    [InlineData("cascade-trial")]
    [InlineData("high-budget")]
    public void The_resolved_form_runs_to_the_same_bits(string name)
    {
        Scenario scenario = ScenarioReader.Read(name, new Overrides([], Replications: 3));
        Chunk[] results =
        [
            .. new[] { scenario, ScenarioReader.Parse(ResolvedScenario.Write(scenario), "again.yaml") }
                .Select(s => Played.Whole(s)),
        ];
        for (int k = 0; k < results[0].Runs.Count; k++)
        {
            Assert.Equal(results[0].Runs[k].Answers, results[1].Runs[k].Answers);
            Assert.Equal(results[0].Runs[k].Stress, results[1].Runs[k].Stress);
            Assert.Equal(results[0].Runs[k].Friendship, results[1].Runs[k].Friendship);
        }
    }

    [Fact]
    public void A_scenario_says_what_it_leans_on() =>
        Assert.All(
            Catalogue.Scenarios().Where(s => s.Display == $"scenarios/{s.Name}.yaml"),
            s => Assert.StartsWith("Leans on ", ScenarioReader.Open(s).Scenario.Notes, StringComparison.Ordinal));

    [Fact]
    public void Every_file_of_the_tree_travels_inside_the_program_and_is_what_it_says()
    {
        string[] files =
        [
            .. new[] { "scenarios", "seeds" }.SelectMany(f => Directory.GetFiles(Path.Combine(Small.Root, f), "*.yaml", SearchOption.AllDirectories))
                .Select(f => Path.GetRelativePath(Small.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(files, Catalogue.All.Select(i => i.Display).Order(StringComparer.Ordinal));
        Assert.All(Catalogue.All, i => Assert.Equal(i.Kind, KindOfFolder(i.Display)));
        Assert.All(Catalogue.All.GroupBy(i => (i.Kind, i.Name)), g => Assert.Single(g));
    }

    [Fact]
    public void Every_instrument_and_parameter_set_reads_and_carries_its_own_name()
    {
        Assert.All(Catalogue.Instruments(), i => Assert.Equal(i.Name, InstrumentReader.Parse(i.Text, i.Display).Id));
        Assert.All(Catalogue.Posteriors(), i => Assert.Equal(i.Name, PosteriorReader.Read(i).Id));
    }

    [Fact]
    public void The_questionnaire_of_the_2013_study_has_two_scales_of_five()
    {
        Instrument instrument = InstrumentReader.Parse(Catalogue.Find(InputKind.Instrument, "lankau-1996-adapted").Text, "i.yaml");
        Assert.Equal([.. Enumerable.Range(1, 10).Select(k => $"item_{k}"), "amount", "effectiveness"], instrument.Rows);
        Assert.Equal([5, 5], instrument.Scales.Select(s => s.Items.Count));
        Assert.Equal(instrument.Items.Take(5).Select(i => i.Asks), instrument.Items.Skip(5).Select(i => i.Asks));
        Assert.Equal((5, 0.0, 0.0), (instrument.Points, instrument.CarelessShare, instrument.MissingShare));
        Assert.All(instrument.Items, i => Assert.Equal(i.Id is "item_6" or "item_7" or "item_8" or "item_9" or "item_10", i.Effectiveness));
    }

    [Fact]
    public void The_master_seeds_are_those_of_the_scenarios() =>
        Assert.All(MasterSeeds.Read(), s => Assert.Equal(s.Value, ScenarioReader.Read(s.Key).Seed));

    [Fact]
    public void A_posterior_is_a_set_of_calibrated_values()
    {
        const string text = """
            schema_version: 1
            kind: posterior
            id: mine
            reference: a fit
            values: { u: 1.5, g_T: 0.9 }

            """;
        Posterior posterior = PosteriorReader.Parse(text, "mine.yaml");
        Assert.Equal((1.5, Source.Calibrated, 0), (posterior.Values["u"], posterior.Source, posterior.Draws.Count));
        BadInputException bad = Assert.Throws<BadInputException>(() => PosteriorReader.Parse(text.Replace("u:", "uu:", StringComparison.Ordinal), "mine.yaml"));
        Assert.Equal(1, bad.Problems.Count);
        BadInputException inline = Assert.Throws<BadInputException>(() => PosteriorReader.Parse(text + "draws: [{ u: 1.4 }]\n", "mine.yaml"));
        Assert.Contains("mine.yaml:6:8", inline.Message, StringComparison.Ordinal);
        Assert.Contains("draws.csv", inline.Message, StringComparison.Ordinal);
        BadInputException old = Assert.Throws<BadInputException>(() => PosteriorReader.Parse(text + "results_version: 1\n", "mine.yaml"));
        Assert.Contains("--force", old.Message, StringComparison.Ordinal);
    }

    /// <summary>Draws beside a posterior: replicate r plays draw r, what the scenario sets stays, and unequal weights become copies.</summary>
    [Fact]
    public void A_posterior_is_a_folder_of_draws()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "mine"));
            File.WriteAllText(
                Path.Combine(folder, "mine", "posterior.yaml"), "schema_version: 1\nkind: posterior\nid: mine\nplan: p\nstudy: s\nresults_version: 2\n");
            string draws = Path.Combine(folder, "mine", "draws.csv"), file = Path.Combine(folder, "s.yaml");
            File.WriteAllText(draws, "weight,u,g_t\n0.5,1.2,0.8\n0.25,1.4,0.9\n0.25,1.6,1.0\n0,1.8,1.1\n");
            File.WriteAllText(file, Small.WithProgramme("") + "\nparameters: { base: mine, set: { g_T: 1.05 } }\n");
            Scenario scenario = ScenarioReader.Open(file).Scenario;
            Assert.True(scenario.Parameters.TryFind("u", out Parameter u) & scenario.Parameters.TryFind("g_T", out Parameter gain));
            Assert.Equal(["u"], scenario.Draws!.Symbols);
            Assert.Equal([1.2, 1.2, 1.4, 1.6, 1.2], Enumerable.Range(0, 5).Select(r => scenario.ParametersOf(r)[u]));
            Assert.All(Enumerable.Range(0, 4), r => Assert.Equal(1.05, scenario.ParametersOf(r)[gain]));
            Assert.Equal(1.9, scenario.Parameters[u]);
            string resolved = ResolvedScenario.Write(scenario);
            Assert.Equal(resolved, ResolvedScenario.Write(ScenarioReader.Parse(resolved, "s.yaml", folder)));
            File.WriteAllText(draws, "weight,u,g_x\n1,1.2,0.8\n");
            Assert.Contains("draws.csv:1:1", Assert.Throws<BadInputException>(() => ScenarioReader.Open(file)).Message, StringComparison.Ordinal);
            File.WriteAllText(draws, "weight,g_t\n1,0.9\n1,-5\n");
            Assert.Contains("draws.csv:3:1", Assert.Throws<BadInputException>(() => ScenarioReader.Open(file)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_scenario_may_use_a_posterior_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "fit.yaml"), "schema_version: 1\nkind: posterior\nid: fit\nreference: r\nvalues: { u: 1.5, g_T: 0.9 }\n");
            File.WriteAllText(Path.Combine(folder, "s.yaml"), Small.WithProgramme("") + "\nparameters: { base: fit.yaml, set: { g_T: 1.05 } }\n");
            OpenedScenario opened = ScenarioReader.Open(Path.Combine(folder, "s.yaml"));
            Assert.Equal(["s", "lankau-1996-adapted", "fit"], opened.Inputs.Select(i => i.Name));
            Scenario scenario = opened.Scenario;
            Assert.Equal("fit", scenario.ParametersName);
            Assert.True(scenario.Parameters.TryFind("u", out Parameter u));
            Assert.Equal((1.5, Source.Calibrated, "r"), (scenario.Parameters[u], scenario.Parameters.SourceOf(u), scenario.Parameters.ReferenceOf(u)));
            string resolved = ResolvedScenario.Write(scenario);
            Assert.Equal(resolved, ResolvedScenario.Write(ScenarioReader.Parse(resolved, "s.yaml")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_not_text_is_told()
    {
        string path = Path.GetTempFileName() + ".yaml";
        File.WriteAllBytes(path, [0x61, 0xff, 0xfe]);
        Assert.Single(Assert.Throws<BadInputException>(() => ScenarioReader.Read(path)).Problems.InOrder());
        File.Delete(path);
    }

    private static InputKind KindOfFolder(string display) => display.Split('/') switch
    {
        ["scenarios", "instruments", _] => InputKind.Instrument,
        ["scenarios", "plans", _] => InputKind.Plan,
        ["scenarios", ..] => InputKind.Scenario,
        ["seeds", "evidence", "patterns.yaml"] => InputKind.Patterns,
        ["seeds", "evidence", "pattern-draws.yaml"] => InputKind.PatternDraws,
        ["seeds", "evidence", _] => InputKind.Study,
        ["seeds", "posterior", ..] => InputKind.Posterior,
        _ => InputKind.Seeds,
    };
}
