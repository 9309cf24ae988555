using System.Reflection;

namespace Simulator.Tests.House;

/// <summary>
/// A folder of a project may use another, but not be used back, not even by way of a third: what lies in a cycle can only be read, tested
/// and moved together. Taken from the compiled code, where nothing can hide. <c>tests/house.sh</c> prints the tables.
/// </summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    /// <summary>Statistics over persons: what they return is a number of a replicate, and of those there is one catalogue.</summary>
    private static readonly string[] OverPersons =
    [
        "Anova", "ClusterMeans", "ClusterRobust", "Correlation", "Descriptives", "EffectSize", "EtaSquared", "FisherExact", "IntraclassCorrelation",
        "MannWhitney", "MultipleTesting", "PermutationTest", "RandomIntercept", "Reliability", "TTest",
    ];

    /// <summary>
    /// Who may compute a number of a replicate: folders by project, "*" for all of one. An audit works on printed tables and raw answers,
    /// and statistics on themselves; of whatever plays, only measures and tests may.
    /// </summary>
    private static readonly (string Project, string Folder)[] MayComputeOverPersons =
    [
        ("Simulator.Statistics", "*"), ("Simulator.Evidence", "*"), ("Simulator.Experiments", "Measures"),
        ("Simulator.Experiments", "Measures/Watching"), ("Simulator.Experiments", "Tests"),
    ];

    public static TheoryData<string> Projects => new(CompiledCode.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folder_of_a_project_is_used_back(string project)
    {
        (string From, string To, int Count, string Example)[] edges =
        [
            .. CompiledCode.Mentions(project)
                .Where(m => CompiledCode.IsOwn(m.To, project))
                .Select(m => (m, From: CompiledCode.Folder(project, m.From), To: CompiledCode.Folder(project, m.To)))
                .Where(e => e.From != e.To)
                .GroupBy(e => (e.From, e.To))
                .Select(g => (g.Key.From, g.Key.To, g.Count(), Examples(g.Select(e => e.m))))
                .OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal),
        ];
        output.WriteLine(project);
        foreach ((string from, string to, int count, string example) in edges) output.WriteLine($"  {from,-20} {to,-20} {count,5}  {example}");

        Dictionary<string, HashSet<string>> reached = Reached([.. edges.Select(e => (e.From, e.To))]);
        string[] knots = [.. edges.Where(e => reached[e.To].Contains(e.From)).Select(e => $"{e.From} uses {e.To} and is used back: {e.Example}")];
        foreach (string knot in knots) output.WriteLine("  KNOT " + knot);
        Assert.True(knots.Length == 0, $"{project}:\n{string.Join('\n', knots)}");
    }

    [Fact]
    public void No_number_of_a_replicate_is_computed_outside_measures_and_tests()
    {
        string[] found =
        [
            .. CompiledCode.Projects
                .SelectMany(p => CompiledCode.Mentions(p).Select(m => (Project: p, Folder: CompiledCode.Folder(p, m.From), m)))
                .Where(x => x.m.Member is MethodBase { IsStatic: true } && x.m.To.Namespace == "Simulator.Statistics" && OverPersons.Contains(x.m.To.Name))
                .Where(x => !MayComputeOverPersons.Any(a => a.Project == x.Project && (a.Folder == "*" || a.Folder == x.Folder)))
                .Select(x => $"{x.Project} {x.Folder}: {x.m.From.Name} calls {x.m.To.Name}.{x.m.Member!.Name}").Distinct().Order(StringComparer.Ordinal),
        ];
        foreach (string line in found) output.WriteLine(line);
        Assert.Empty(found);
    }

    [Fact]
    public void The_statistics_over_persons_are_all_there() =>
        Assert.Empty(OverPersons.Except(CompiledCode.Types("Simulator.Statistics").Select(t => t.Name)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_lies_in_the_folder_of_its_namespace(string project)
    {
        Assert.Empty(Source.Files($"src/{project}").SelectMany(f => Source.Namespaces(f.Tree).Select(n => (f.Path, Space: n)))
            .Where(f => f.Space != Path.GetDirectoryName(f.Path)!["src/".Length..].Replace('/', '.').Replace('\\', '.'))
            .Select(f => $"{f.Path} is {f.Space}"));
    }

    private static string Examples(IEnumerable<Mention> mentions) =>
        string.Join(", ", mentions.Select(m => $"{m.From.Name} > {CompiledCode.Outermost(m.To).Name}").Distinct().Take(3));

    private static Dictionary<string, HashSet<string>> Reached((string From, string To)[] edges)
    {
        Dictionary<string, HashSet<string>> reached = edges.SelectMany(e => (string[])[e.From, e.To]).Distinct()
            .ToDictionary(f => f, f => edges.Where(e => e.From == f).Select(e => e.To).ToHashSet());
        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach (HashSet<string> set in reached.Values)
            {
                int before = set.Count;
                set.UnionWith([.. set.SelectMany(f => reached[f])]);
                grown |= set.Count > before;
            }
        }

        return reached;
    }
}
