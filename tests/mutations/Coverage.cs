using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Simulator.Mutations;

/// <summary>Which test classes come past which mutants, found by running every class once with no mutant on.</summary>
internal sealed class Coverage
{
    /// <summary>A class is quick when it takes at most this many times as long as the middle one.</summary>
    private const double QuickFactor = 2;

    /// <summary>More classes that fail with nothing mutated are not chance.</summary>
    private const int MostLeftOut = 2;

    private readonly Dictionary<string, (TestClass Class, HashSet<int> Passed)> classes = [];

    private Coverage(IReadOnlyCollection<Noted> all)
    {
        double middle = all.Select(n => n.Seconds).Order().ElementAt(all.Count / 2);
        foreach (Noted n in all) classes[n.Name] = (new TestClass(n.Name, n.Seconds, n.Seconds <= QuickFactor * middle), [.. n.Passed]);
    }

    /// <summary>All classes with their times.</summary>
    internal IEnumerable<TestClass> Classes => classes.Values.Select(c => c.Class);

    /// <summary>Runs every class; one that fails with nothing mutated is left out, loudly.</summary>
    /// <param name="built">The built tests.</param>
    /// <param name="mutants">How many mutants there are.</param>
    /// <param name="file">Where it is kept for the next run with the same tests and mutants; none means nowhere.</param>
    internal static Coverage Measure(string built, int mutants, string file)
    {
        string fingerprint = Fingerprint(built);
        if (file.Length > 0 && File.Exists(file) && JsonSerializer.Deserialize<Kept>(File.ReadAllText(file)) is { } kept && kept.Fingerprint == fingerprint)
            return new Coverage(kept.Classes);
        List<Noted> all = [];
        string[] names = TestRuns.Classes(built);
        for (int k = 0; k < names.Length; k++)
        {
            // Some classes watch the clock: on a busy machine they get a second chance.
            if ((Ask(built, names[k], mutants) ?? Ask(built, names[k], mutants)) is not { } noted)
            {
                Console.WriteLine($"LEFT OUT, because it fails with nothing mutated: {names[k]}");
                if (k + 1 - all.Count > MostLeftOut) throw new MutationException("Too many classes fail with nothing mutated.");
                continue;
            }

            all.Add(noted);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{k + 1}/{names.Length}  {noted.Seconds,6:F1} s  {noted.Passed.Count,4} mutants  {noted.Name}"));
        }

        if (file.Length > 0) File.WriteAllText(file, JsonSerializer.Serialize(new Kept(fingerprint, all)));
        return new Coverage(all);
    }

    internal TestClass[] Reaching(int mutant) => [.. classes.Values.Where(c => c.Passed.Contains(mutant)).Select(c => c.Class)];

    internal bool Reaches(TestClass c, int mutant) => classes[c.Name].Passed.Contains(mutant);

    private static Noted? Ask(string built, string name, int mutants)
    {
        string folder = Directory.CreateTempSubdirectory("simulator-trace-").FullName;
        try
        {
            TestRun run = TestRuns.Run(built, [new TestClass(name, 0)], new Dictionary<string, string> { [Weaver.Trace] = folder }, limit: 1800);
            if (run.Ending != Ending.Passed)
            {
                Console.WriteLine($"fails with nothing mutated: {run.Killer}");
                return null;
            }

            SortedSet<int> passed = [];
            foreach (string file in Directory.GetFiles(folder))
            {
                byte[] notes = File.ReadAllBytes(file);
                passed.UnionWith(Enumerable.Range(0, Math.Min(mutants, notes.Length)).Where(n => notes[n] != 0));
            }

            return new Noted(name, run.Seconds, [.. passed]);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>The project's assemblies, the mutated one among them.</summary>
    private static string Fingerprint(string built)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.GetFiles(built, "*imulator*.dll").Order(StringComparer.Ordinal)) hash.AppendData(File.ReadAllBytes(file));
        return $"{Convert.ToHexString(hash.GetHashAndReset())} {TestRuns.Only} {TestRuns.Busy}";
    }

    private sealed record Noted(string Name, double Seconds, IReadOnlyList<int> Passed);

    private sealed record Kept(string Fingerprint, IReadOnlyList<Noted> Classes);
}
