using Simulator.Engine.Mechanisms;
using Simulator.Engine.Programme;
using Simulator.Experiments.Description;

namespace Simulator.Tests.House;

/// <summary>The description of the model says what the code says.</summary>
public sealed class OddTests
{
    private static readonly string Path = System.IO.Path.Combine(Source.Root, "src", "Simulator.Engine", "README.md");

    [Fact]
    public void The_description_is_in_step_with_the_code()
    {
        string written = File.ReadAllText(Path), fresh = OddDocument.WithTables(written);

        // SIMULATOR_UPDATE=odd rewrites the tables instead of comparing them.
        if (Environment.GetEnvironmentVariable("SIMULATOR_UPDATE") == "odd") File.WriteAllText(Path, fresh);
        else Assert.Equal(fresh, written);
    }

    [Fact]
    public void It_has_the_seven_elements()
    {
        string text = File.ReadAllText(Path);
        string[] elements =
        [
            "## 1. Purpose and patterns", "## 2. Entities, state variables, and scales", "## 3. Process overview and scheduling", "## 4. Design concepts",
            "## 5. Initialization", "## 6. Input data", "## 7. Submodels",
        ];
        Assert.Equal(elements.Select(e => text.IndexOf(e, StringComparison.Ordinal)).Order(), elements.Select(e => text.IndexOf(e, StringComparison.Ordinal)));
        Assert.All(elements, e => Assert.Contains(e, text));
        Assert.All(ModelParameters.All, p => Assert.Contains($"`{p.Symbol}`", text));
        Assert.All(ComponentCatalogue.All, k => Assert.Contains($"`{k.Key}`", text));
    }

    [Fact]
    public void Only_marked_regions_are_rewritten()
    {
        string text = "before\n<!-- odd:components -->\nold\n<!-- /odd:components -->\nafter\n";
        string fresh = OddDocument.WithTables(text);
        Assert.StartsWith("before\n<!-- odd:components -->\n**`leadership`**", fresh);
        Assert.EndsWith("<!-- /odd:components -->\nafter\n", fresh);
        Assert.Equal(fresh, OddDocument.WithTables(fresh));
        Assert.Throws<ArgumentException>(() => OddDocument.WithTables("<!-- odd:parameters -->"));
    }
}
