using System.Reflection;
using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Reporting.Figures;
using SourceWord = Simulator.Engine.Parameters.Source;

namespace Simulator.Tests.House;

/// <summary>A thing with a file and no line in its catalogue exists for nobody; one failing test names it. (Parameters: ParameterTests.)</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Every_component_has_a_line_in_the_catalogue()
    {
        foreach (Type type in CompiledCode.Types("Simulator.Engine").Where(t => t is { IsInterface: false } && typeof(IComponent).IsAssignableFrom(t)))
        {
            FieldInfo? kind = type.GetField("Kind", BindingFlags.Static | BindingFlags.Public);
            Assert.True(kind is not null, $"{type.Name} is a component without a Kind");
            Assert.True(ComponentCatalogue.All.Contains(kind.GetValue(null)), $"{type.Name} has no line in {nameof(ComponentCatalogue)}");
        }
    }

    /// <summary>A parameter of a mechanism that nobody calls could be set and would do nothing.</summary>
    [Fact]
    public void Every_mechanism_with_parameters_is_called_by_another_class()
    {
        HashSet<Type> called =
        [
            .. CompiledCode.Mentions("Simulator.Engine")
                .Where(m => m.Member is MethodBase && m.From != CompiledCode.Outermost(m.To)).Select(m => CompiledCode.Outermost(m.To)),
        ];
        Type[] mechanisms =
        [
            .. CompiledCode.Types("Simulator.Engine").Where(t => t.Namespace == typeof(ModelParameters).Namespace
                && t.GetField("Parameters", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is not null),
        ];
        Assert.NotEmpty(mechanisms);
        string forgotten = string.Join(", ", mechanisms.Where(t => !called.Contains(t)).Select(t => t.Name));
        Assert.True(forgotten.Length == 0, $"called by nobody: {forgotten}");
    }

    [Fact]
    public void Every_command_has_a_line_in_the_host()
    {
        HashSet<Type> listed = [.. CompiledCode.Mentions("Simulator.Cli").Where(m => m.From.Name == "CommandLineHost").Select(m => m.To)];
        Assert.Empty(CompiledCode.Types("Simulator.Cli").Where(t => t is { IsNested: false, Namespace: "Simulator.Cli.Commands" } && !listed.Contains(t))
            .Select(t => $"{t.Name} has no line in CommandLineHost"));
    }

    [Fact]
    public void Every_figure_has_a_line_in_the_catalogue()
    {
        HashSet<Type> listed = [.. CompiledCode.Mentions("Simulator.Reporting").Where(m => m.From == typeof(FigureCatalogue)).Select(m => m.To)];
        Assert.NotEmpty(Figures());
        Assert.Empty(Figures().Where(t => !listed.Contains(t)).Select(t => $"{t.Name} has no line in {nameof(FigureCatalogue)}"));
    }

    [Fact]
    public void Every_figure_is_drawn_by_a_report()
    {
        HashSet<Type> drawn =
        [
            .. ((string[])["Simulator.Reporting", "Simulator.Cli"]).SelectMany(CompiledCode.Mentions)
                .Where(m => m.Member is MethodInfo { Name: "Build" or "Slides" } && m.From.Namespace != typeof(FigureCatalogue).Namespace).Select(m => m.To),
        ];
        Assert.Empty(Figures().Where(t => !drawn.Contains(t)).Select(t => t.Name).Select(name => $"no report draws {name}"));
    }

    [Fact]
    public void A_parameter_that_is_in_no_list_reads_its_default()
    {
        Parameter forgotten = Parameter.Share("forgotten", "A parameter that is in no list", "share", 0.25, 0, 1, SourceWord.Assumed, "a test");
        ParameterSet empty = new([]);
        Assert.Equal((0.25, SourceWord.Assumed, "a test"), (empty[forgotten], empty.SourceOf(forgotten), empty.ReferenceOf(forgotten)));
        Assert.Throws<ArgumentException>(() => empty.With("forgotten", 0.3));
    }

    private static IEnumerable<Type> Figures() => CompiledCode.Types("Simulator.Reporting")
        .Where(t => t.Namespace == typeof(FigureCatalogue).Namespace && t != typeof(FigureCatalogue) && t.GetMethod("Build") is not null);
}
