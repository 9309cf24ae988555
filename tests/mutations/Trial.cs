using System.Diagnostics;
using System.Globalization;

namespace Simulator.Mutations;

/// <summary>
/// Tries mutants against the tests that come past them. Quick classes run for each mutant alone. A slow class runs with all that are still
/// alive at once; only when it fails are they halved until it is known who was noticed. Mutants that are on together may hide one another,
/// so a survivor may be called so too readily, never too late.
/// </summary>
internal sealed class Trial(WorkingCopy copy, Mutation[] drawn, Results results, Options options)
{
    private readonly Coverage coverage = Coverage.Measure(copy.Built, drawn.Length, results.File + ".coverage");
    private readonly ParallelOptions degree = new() { MaxDegreeOfParallelism = options.Parallel };

    internal void Run(int[] open)
    {
        Quick([.. open.Where(n => options.Retry || results.Of(n) is not { Status: Result.Waiting })]);
        Slow([.. open.Where(n => results.Of(n)!.Status == Result.Waiting)]);
    }

    private void Quick(int[] open)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int done = 0;
        Parallel.ForEach(open, degree, n =>
        {
            TestClass[] reaching = coverage.Reaching(n), now = options.Alone ? reaching : [.. reaching.Where(c => c.Quick)];
            TestRun run = TestRuns.RunInStages(copy.Built, now, With([n]));
            string lived = reaching.Length == 0 ? Result.NoCoverage : now.Length == reaching.Length ? Result.Survived : Result.Waiting;
            Note(n, run, lived);
            int many = Interlocked.Increment(ref done);
            Say($"{many}/{open.Length}  {watch.Elapsed / many * (open.Length - many):hh\\:mm\\:ss} left", n);
        });
    }

    private void Slow(int[] open)
    {
        TestClass[] slow = [.. coverage.Classes.Where(c => !c.Quick).OrderBy(c => c.Seconds)];
        Console.WriteLine($"{open.Length} lived past the quick classes and meet {slow.Length} slow ones together");
        Stopwatch watch = Stopwatch.StartNew();
        int done = 0;
        Parallel.ForEach(slow, degree, c =>
        {
            Halve(c, [.. open.Where(n => coverage.Reaches(c, n))]);
            int many = Interlocked.Increment(ref done);
            Console.WriteLine($"{many}/{slow.Length}  {watch.Elapsed / many * (slow.Length - many):hh\\:mm\\:ss} left  {c.Name}");
        });
        foreach (int n in open.Where(n => results.Of(n)!.Status == Result.Waiting)) Note(n, new TestRun(Ending.Passed, "", 0), Result.Survived);
    }

    /// <summary>Finds who among some mutants makes a class fail.</summary>
    private void Halve(TestClass c, int[] alive)
    {
        // Another class may have noticed some of them in the meantime.
        alive = [.. alive.Where(n => results.Of(n)!.Status == Result.Waiting)];
        if (alive.Length == 0) return;
        TestRun run = TestRuns.Run(copy.Built, [c], With(alive));
        if (run.Ending == Ending.Passed) return;
        if (alive.Length == 1)
        {
            Note(alive[0], run, Result.Survived);
            Say("slow class", alive[0]);
            return;
        }

        Halve(c, alive[..(alive.Length / 2)]);
        Halve(c, alive[(alive.Length / 2)..]);
    }

    private static Dictionary<string, string> With(int[] mutants) =>
        new() { [Weaver.Switch] = string.Join(',', mutants.Select(n => n.ToString(CultureInfo.InvariantCulture))) };

    private void Note(int n, TestRun run, string lived)
    {
        Mutation m = drawn[n];
        string status = run.Ending switch { Ending.Failed => Result.Killed, Ending.Timeout => Result.Timeout, _ => lived };
        string path = Path.GetRelativePath(copy.Root, m.File).Replace('\\', '/');
        results.Add(new Result(n, path, m.Line, m.Operator, m.Original, m.Mutated, status, run.Killer, Math.Round(run.Seconds, 2)));
    }

    private void Say(string where, int n)
    {
        Result r = results.Of(n)!;
        Console.WriteLine($"{where}  {r.Status}  {drawn[n].FileName}:{r.Line}  {r.Operator}  {r.Killer}");
    }
}
