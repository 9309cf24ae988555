using System.Xml.Linq;

namespace Simulator.Tests.House;

/// <summary>A project exists only to own an outside package or to let the compiler keep a rule: the graph says which.</summary>
public sealed class ProjectGraphTests
{
    public static TheoryData<string, string[], string[]> Graph => new()
    {
        { "Simulator.Engine", [], [] },
        { "Simulator.Statistics", [], ["MathNet.Numerics"] },
        { "Simulator.Tables", [], ["Parquet.Net"] },
        { "Simulator.Evidence", ["Simulator.Statistics"], [] },
        { "Simulator.Experiments", ["Simulator.Engine", "Simulator.Evidence", "Simulator.Tables"], [] },
        { "Simulator.Scenarios", ["Simulator.Experiments"], ["YamlDotNet"] },
        {
            "Simulator.Reporting", ["Simulator.Experiments"],
            ["HarfBuzzSharp.NativeAssets.Linux", "ScottPlot", "SkiaSharp", "SkiaSharp.HarfBuzz", "SkiaSharp.NativeAssets.Linux.NoDependencies"]
        },
        { "Simulator.Cli", ["Simulator.Reporting", "Simulator.Scenarios"], ["System.CommandLine"] },
    };

    [Theory]
    [MemberData(nameof(Graph))]
    public void A_project_refers_to_what_it_should_and_nothing_else(string name, string[] projects, string[] packages)
    {
        XDocument file = XDocument.Load(Path.Combine(Source.Root, "src", name, name + ".csproj"));
        Assert.Equal(projects, References(file, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))).Order());
        Assert.Equal(packages, References(file, "PackageReference").Order());
    }

    [Fact]
    public void The_web_host_never_sees_the_pictures()
    {
        string path = Path.Combine(Source.Root, "src", "Simulator.Web", "Simulator.Web.csproj");
        if (!File.Exists(path)) return;
        XDocument file = XDocument.Load(path);
        Assert.DoesNotContain(References(file, "ProjectReference"), p => p.Contains("Reporting"));
        Assert.DoesNotContain(References(file, "PackageReference"), p => p.Contains("ScottPlot"));
    }

    private static IEnumerable<string> References(XDocument file, string kind) =>
        file.Descendants(kind).Select(r => r.Attribute("Include")?.Value ?? "");
}
