using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Simulator.Mutations;

/// <summary>Plants the listed mistakes one at a time and asks the fast tests whether they notice.</summary>
internal static class ListedMode
{
    internal static int Run(Options options)
    {
        Listed[] rows = [.. Listed.All.Where(r => options.Only.Count == 0 || options.Only.Contains(r.Number))];
        using WorkingCopy copy = WorkingCopy.Make(options.Work);
        Planted[] planted = Plant(copy, rows);
        Console.WriteLine($"{planted.Length} planted; every test class once with nothing changed");
        string kept = options.Work.Length > 0 ? Path.Combine(copy.Root, "tests", "Simulator.Tests", "bin", "listed.coverage") : "";
        Coverage usual = Coverage.Measure(copy.Built, 1, kept);
        Stack<string> folders = new(Enumerable.Range(1, options.Parallel).Select(copy.BuiltAgain));
        Dictionary<string, string> plain = [];
        int survived = 0, done = 0;
        Parallel.ForEach(planted, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, p =>
        {
            string folder;
            lock (folders) folder = folders.Pop();
            string file = Path.Combine(folder, Path.GetFileName(p.Plain));
            File.Copy(p.Assembly, file, true);
            TestRun run = TestRuns.RunInStages(folder, usual.Classes, plain);
            File.Copy(p.Plain, file, true);
            lock (folders) folders.Push(folder);
            if (run.Ending == Ending.Passed) Interlocked.Increment(ref survived);
            string word = run.Ending switch { Ending.Passed => "SURVIVED", Ending.Timeout => "timeout", _ => "killed" };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Interlocked.Increment(ref done)}/{planted.Length}  {word}  ({p.Row.Number}) {p.Row.Sentence}  {run.Seconds:F0} s  {run.Killer}"));
        });
        Console.WriteLine($"\n{planted.Length - survived} of {planted.Length} noticed");
        return survived == 0 ? 0 : 2;
    }

    /// <summary>Compiles every row into an assembly of its own; all that cannot be planted is told at once.</summary>
    private static Planted[] Plant(WorkingCopy copy, Listed[] rows)
    {
        Dictionary<string, ProjectCompilation> projects = [];
        List<Planted> planted = [];
        List<string> wrong = [];
        string folder = Path.Combine(copy.Root, "tests", "Simulator.Tests", "bin", "Planted");
        Directory.CreateDirectory(folder);
        foreach (Listed row in rows)
        {
            try
            {
                (string path, string text) = row.Apply(copy.Sources);
                string projectFile = ProjectOf(path);
                if (!projects.TryGetValue(projectFile, out ProjectCompilation? project))
                {
                    projects[projectFile] = project = new ProjectCompilation(copy,
                    projectFile);
                }

                SyntaxTree tree = project.Trees.Single(t => t.FilePath == path);
                CSharpCompilation changed = project.Base.ReplaceSyntaxTree(tree, project.Parse(text, path));
                string assembly = Path.Combine(folder, $"{row.Number}.dll");
                Diagnostic[] errors = project.Emit(changed, assembly);
                if (errors.Length > 0) throw new MutationException($"does not compile: {errors[0]}");
                planted.Add(new Planted(row, assembly, Path.Combine(copy.Built, project.AssemblyFile)));
            }
            catch (MutationException e)
            {
                wrong.Add($"({row.Number}) {row.Sentence}: {e.Message}");
            }
        }

        // What is compiled aside must do what the build does: the tests run with it once before anything is planted.
        foreach (ProjectCompilation project in projects.Values)
        {
            Diagnostic[] errors = project.Emit(project.Base, Path.Combine(copy.Built, project.AssemblyFile));
            if (errors.Length > 0) throw new MutationException($"{project.Name} does not compile aside: {errors[0]}");
        }

        return wrong.Count == 0 ? [.. planted] : throw new MutationException($"CANNOT BE PLANTED:\n{string.Join('\n', wrong)}");
    }

    private static string ProjectOf(string path)
    {
        for (DirectoryInfo? folder = new FileInfo(path).Directory; folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("*.csproj") is [FileInfo file]) return file.FullName;
        }

        throw new MutationException($"{path} belongs to no project.");
    }

    private sealed record Planted(Listed Row, string Assembly, string Plain);
}

/// <summary>A place in a source: what to find, whatever its blanks and breaks, and what to write instead.</summary>
internal sealed record Snippet(string File, string Find, string Replace);

/// <summary>One mistake with the places it can be planted in; the first that fits is taken, since files move and words change.</summary>
internal sealed partial record Listed(int Number, string Sentence, params Snippet[] Places)
{
    /// <summary>The path and new text of the source.</summary>
    internal (string Path, string Text) Apply(string sources)
    {
        List<string> why = [];
        foreach (Snippet place in Places)
        {
            string[] paths = [.. Directory.GetFiles(sources, place.File, SearchOption.AllDirectories)
                .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
            List<(string Path, string Text)> fits = [];
            foreach (string path in paths)
            {
                string text = System.IO.File.ReadAllText(path);
                foreach ((int start, int end) in Occurrences(text, place.Find)) fits.Add((path, text[..start] + place.Replace + text[end..]));
            }

            if (fits.Count == 1) return fits[0];
            why.Add(paths.Length == 0 ? $"there is no {place.File}" : $"{place.File} has it {fits.Count} times: {place.Find}");
        }

        throw new MutationException(string.Join("; ", why));
    }

    private static IEnumerable<(int Start, int End)> Occurrences(string text, string find)
    {
        List<int> places = [];
        StringBuilder squeezed = new();
        for (int k = 0; k < text.Length; k++)
        {
            if (char.IsWhiteSpace(text[k])) continue;
            places.Add(k);
            squeezed.Append(text[k]);
        }

        string where = squeezed.ToString(), what = string.Concat(find.Where(c => !char.IsWhiteSpace(c)));
        for (int at = where.IndexOf(what, StringComparison.Ordinal); at >= 0; at = where.IndexOf(what, at + 1, StringComparison.Ordinal))
            yield return (places[at], places[at + what.Length - 1] + 1);
    }
}
