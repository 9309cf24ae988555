using System.Globalization;

namespace Simulator.Mutations;

/// <summary>Which test classes come past which mutants, found by running every class once with no mutant on.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<string, (TestClass Class, bool[] Passed)> classes = [];

    /// <summary>Runs every class; one that fails with nothing mutated makes the whole run worthless.</summary>
    internal static Coverage Measure(string built, int mutants)
    {
        Coverage coverage = new();
        string[] names = TestRuns.Classes(built);
        for (int k = 0; k < names.Length; k++)
        {
            string folder = Directory.CreateTempSubdirectory("simulator-trace-").FullName;
            try
            {
                TestRun run = TestRuns.Run(
                    built, [new TestClass(names[k], 0)], new Dictionary<string, string> { [Weaver.Trace] = folder }, limit: 1800);
                if (run.Ending != Ending.Passed) throw new MutationException($"Fails with nothing mutated: {run.Killer}");
                bool[] passed = new bool[mutants];
                foreach (string file in Directory.GetFiles(folder))
                {
                    byte[] notes = File.ReadAllBytes(file);
                    for (int n = 0; n < Math.Min(mutants, notes.Length); n++) passed[n] |= notes[n] != 0;
                }

                coverage.classes[names[k]] = (new TestClass(names[k], run.Seconds), passed);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{k + 1}/{names.Length}  {run.Seconds,6:F1} s  {passed.Count(p => p),4} mutants  {names[k]}"));
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        return coverage;
    }

    /// <summary>All classes with their times.</summary>
    internal IEnumerable<TestClass> Classes => classes.Values.Select(c => c.Class);

    internal TestClass[] Reaching(int mutant) => [.. classes.Values.Where(c => c.Passed[mutant]).Select(c => c.Class)];

    internal IEnumerable<int> ReachedBy(TestClass c) =>
        Enumerable.Range(0, classes[c.Name].Passed.Length).Where(n => classes[c.Name].Passed[n]);
}
