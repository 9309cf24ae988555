namespace Simulator.Tests.House;

/// <summary>A name stands for one thing: whoever reads or searches for it must not have to ask which one is meant.</summary>
public sealed class NameTests
{
    [Fact]
    public void No_two_types_share_a_simple_name() =>
        Assert.Empty(CompiledCode.Projects.SelectMany(CompiledCode.Types)
            .Where(t => t is { IsNested: false } or { IsNestedPublic: true } or { IsNestedAssembly: true })
            .GroupBy(t => t.Name.Split('`')[0]).Where(g => g.Count() > 1)
            .Select(g => string.Join(" and ", g.Select(t => t.FullName))));
}
