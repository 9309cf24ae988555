using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Simulator.Mutations;

/// <summary>Mistakes drawn by lot all over one project; each is tried against the test classes that come past it.</summary>
internal static class RandomMode
{
    internal static int Run(Options options)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using WorkingCopy copy = WorkingCopy.Make(options.Work);
        string projectFile = Path.Combine(copy.Sources, $"Simulator.{options.Project}", $"Simulator.{options.Project}.csproj");
        if (!File.Exists(projectFile)) throw new MutationException($"There is no project {options.Project} in src.");
        ProjectCompilation project = new(copy, projectFile);
        string file = options.Results.Length > 0
            ? options.Results
            : Path.Combine(WorkingCopy.Origin(), "results", "mutations", $"{options.Project}-{options.Seed}.jsonl");
        Results results = new(file, new Drawing(options.Project, options.Seed, options.Mutants, Fingerprint(project)));
        Console.WriteLine($"project {options.Project}, seed {options.Seed}, {options.Mutants} mutants, results in {file}");

        Mutation[] drawn = Draw(project, options.Seed, options.Mutants);
        drawn = Weave(project, drawn, Path.Combine(copy.Built, project.AssemblyFile));
        Console.WriteLine($"{drawn.Length} mutants in one assembly after {watch.Elapsed:mm\\:ss}; left out: {LeftOut}");

        int[] open = [.. Enumerable.Range(0, drawn.Length).Where(n => results.Of(n) is not { } r || r.Status == Result.Waiting || options.Retry && r.Lived)];
        if (open.Length > 0) new Trial(copy, drawn, results, options).Run(open);
        Report(results, new Equivalents(Path.Combine(WorkingCopy.Origin(), "tests", "mutations", "equivalent.txt")));
        Console.WriteLine($"took {watch.Elapsed:hh\\:mm\\:ss}");
        return 0;
    }

    private const string LeftOut =
        "attributes, constants, enum members, default arguments, patterns, case labels, nameof, ToString, what is thrown, texts that are not keys";

    /// <summary>Draws until enough were found that compile, each tried alone.</summary>
    private static Mutation[] Draw(ProjectCompilation project, int seed, int wanted)
    {
        List<(SyntaxTree Tree, Mutation Mutation)> candidates = [];
        foreach (SyntaxTree tree in project.Trees.OrderBy(t => t.FilePath, StringComparer.Ordinal))
            candidates.AddRange(new Operators(tree, project.Base.GetSemanticModel(tree)).All().Select(m => (tree, m)));
        Shuffle(candidates, seed);
        List<Mutation> drawn = [];
        SortedDictionary<string, int> dropped = [];
        int tried = 0;
        foreach ((SyntaxTree tree, Mutation m) in candidates)
        {
            if (drawn.Count == wanted) break;
            tried++;
            SyntaxTree woven = project.Parse(Weaver.Weave(tree.ToString(), [(0, m)]), tree.FilePath);
            CSharpCompilation changed = project.Base.ReplaceSyntaxTree(tree, woven).AddSyntaxTrees(project.Parse(Weaver.Class(1), "Mutant.cs"));
            if (ProjectCompilation.Errors(changed.GetSemanticModel(woven).GetDiagnostics()).Length == 0)
                drawn.Add(m);
            else
                dropped[m.Operator] = dropped.GetValueOrDefault(m.Operator) + 1;
        }

        Console.WriteLine($"{candidates.Count} places and mistakes, {tried} tried, {tried - drawn.Count} did not compile: "
            + string.Join(", ", dropped.Select(d => $"{d.Value} {d.Key}")));
        return [.. drawn];
    }

    /// <summary>Puts all drawn mutants into one assembly; what compiled alone but not together is dropped.</summary>
    private static Mutation[] Weave(ProjectCompilation project, Mutation[] drawn, string assembly)
    {
        while (true)
        {
            CSharpCompilation woven = project.Base.AddSyntaxTrees(project.Parse(Weaver.Class(drawn.Length), "Mutant.cs"));
            foreach (SyntaxTree tree in project.Trees)
            {
                (int, Mutation)[] inside = [.. drawn.Select((m, n) => (n, m)).Where(x => x.m.File == tree.FilePath)];
                if (inside.Length > 0) woven = woven.ReplaceSyntaxTree(tree, project.Parse(Weaver.Weave(tree.ToString(), inside), tree.FilePath));
            }

            Diagnostic[] errors = project.Emit(woven, assembly);
            if (errors.Length == 0) return drawn;
            HashSet<(string, int)> wrong = [.. errors.Select(e =>
                (e.Location.SourceTree?.FilePath ?? "", e.Location.GetLineSpan().StartLinePosition.Line + 1))];
            Mutation[] left = [.. drawn.Where(m => !wrong.Contains((m.File, m.Line)))];
            if (left.Length == drawn.Length) left = [.. drawn.Where(m => !wrong.Any(w => w.Item1 == m.File))];
            if (left.Length == drawn.Length) throw new MutationException($"The mutants do not compile together: {errors[0]}");
            Console.WriteLine($"{drawn.Length - left.Length} mutants did not compile together with others: {errors[0]}");
            drawn = left;
        }
    }

    private static void Report(Results results, Equivalents equivalents)
    {
        int equivalent = 0, caught = 0;
        Console.WriteLine();
        foreach (Result r in results.All)
        {
            string? reason = equivalents.Reason(r);
            if (!r.Lived)
            {
                caught++;
                // The same words may stand in two places of a file.
                bool elsewhere = results.All.Any(o => o.Lived && (o.File, o.Original, o.Mutated) == (r.File, r.Original, r.Mutated));
                if (reason is not null && !elsewhere) Console.WriteLine($"listed as equivalent but killed by {r.Killer}: {r.File}:{r.Line}  {r.Mutated}");
            }
            else if (reason is not null)
            {
                equivalent++;
                Console.WriteLine($"equivalent   {r.File}:{r.Line}  {r.Mutated}  ({reason})");
            }
        }

        foreach (Result r in results.All.Where(r => r.Lived && equivalents.Reason(r) is null).OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line))
            Console.WriteLine($"{r.Status,-11}  {r.File}:{r.Line}  #{r.Id} {r.Operator}\n    - {r.Original}\n    + {r.Mutated}");
        int all = results.All.Count - equivalent;
        int timeouts = results.All.Count(r => r.Status == Result.Timeout);
        int uncovered = results.All.Count(r => r.Status == Result.NoCoverage && equivalents.Reason(r) is null);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{caught} of {all} noticed ({100.0 * caught / Math.Max(1, all):F1} %), {timeouts} of them by time; {equivalent} equivalent left out; of "
                + $"the rest {uncovered} are reached by no test"));
    }

    private static void Shuffle<T>(List<T> list, int seed)
    {
        Random random = new(seed);
        for (int k = list.Count - 1; k > 0; k--)
        {
            int other = random.Next(k + 1);
            (list[k], list[other]) = (list[other], list[k]);
        }
    }

    private static string Fingerprint(ProjectCompilation project)
    {
        StringBuilder all = new();
        foreach (SyntaxTree tree in project.Trees.OrderBy(t => t.FilePath, StringComparer.Ordinal))
            all.Append(Path.GetRelativePath(project.Folder, tree.FilePath)).Append('\n').Append(tree);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
    }
}
