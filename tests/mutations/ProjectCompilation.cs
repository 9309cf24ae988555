using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Simulator.Mutations;

/// <summary>
/// One project as the build would compile it, held in memory: the build is asked for the compiler's arguments, so references, resources
/// and generated sources are the same, and a mutated assembly takes a second instead of half a minute.
/// </summary>
internal sealed class ProjectCompilation
{
    private readonly CSharpCommandLineArguments arguments;
    private readonly ResourceDescription[] resources;

    internal ProjectCompilation(WorkingCopy copy, string projectFile)
    {
        Folder = Path.GetDirectoryName(projectFile)!;
        string json = Command.Output(
            Folder, "dotnet", "msbuild", projectFile, "-nologo", "-p:Configuration=Release", "-t:ResolveReferences;CoreCompile",
            "-p:BuildProjectReferences=false", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=__none__",
            "-getItem:CscCommandLineArgs", "-getItem:EmbeddedResource");
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement items = document.RootElement.GetProperty("Items");
        // Resources do not come with the arguments when nothing is compiled.
        resources = [.. items.GetProperty("EmbeddedResource").EnumerateArray().Select(r => Resource(
            r.TryGetProperty("LogicalName", out JsonElement name)
                ? name.GetString()!
                : throw new MutationException($"{projectFile}: a resource without LogicalName"),
            r.GetProperty("FullPath").GetString()!))];
        string[] words = [.. items.GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(i => i.GetProperty("Identity").GetString()!.Replace("\"", "", StringComparison.Ordinal))];
        arguments = CSharpCommandLineParser.Default.Parse(words, Folder, null);
        Name = arguments.CompilationName ?? Path.GetFileNameWithoutExtension(projectFile);
        SyntaxTree[] trees = [.. arguments.SourceFiles.Select(f => Parse(File.ReadAllText(f.Path), f.Path))];
        MetadataReference[] references = [.. arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference, r.Properties))];
        CSharpCompilationOptions options = arguments.CompilationOptions
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]).WithReportSuppressedDiagnostics(false);
        CSharpCompilation plain = CSharpCompilation.Create(Name, trees, references, options);
        Base = (CSharpCompilation)WithGenerated(plain);
        Diagnostic[] errors = Errors(Base.GetDiagnostics());
        if (errors.Length > 0) throw new MutationException($"{Name} does not compile aside: {errors[0]}");
        Trees = [.. Base.SyntaxTrees.Where(t => t.FilePath.StartsWith(copy.Sources, StringComparison.Ordinal) && !InObj(t.FilePath) && trees.Contains(t))];
    }

    internal string Name { get; }

    internal string Folder { get; }

    internal string AssemblyFile => Name + ".dll";

    /// <summary>The compilation with nothing mutated.</summary>
    internal CSharpCompilation Base { get; }

    /// <summary>The sources somebody wrote.</summary>
    internal IReadOnlyList<SyntaxTree> Trees { get; }

    internal static Diagnostic[] Errors(IEnumerable<Diagnostic> all) => [.. all.Where(d => d.Severity == DiagnosticSeverity.Error)];

    internal SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), arguments.ParseOptions, path);

    /// <summary>Compiles to a file; gives back the errors.</summary>
    internal Diagnostic[] Emit(CSharpCompilation compilation, string file)
    {
        using MemoryStream assembly = new();
        Diagnostic[] errors = Errors(compilation.Emit(assembly, manifestResources: resources).Diagnostics);
        if (errors.Length == 0) File.WriteAllBytes(file, assembly.ToArray());
        return errors;
    }

    private static ResourceDescription Resource(string name, string path) => new(name, () => File.OpenRead(path), isPublic: true);

    private static bool InObj(string path) => path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private Compilation WithGenerated(CSharpCompilation plain)
    {
        Loader loader = new();
        List<ISourceGenerator> generators = [];
        foreach (CommandLineAnalyzerReference reference in arguments.AnalyzerReferences)
        {
            // Style analyzers generate nothing.
            if (!reference.FilePath.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal)) continue;
            AnalyzerFileReference file = new(Path.GetFullPath(reference.FilePath, Folder), loader);
            generators.AddRange(file.GetGenerators(LanguageNames.CSharp));
        }

        CSharpGeneratorDriver.Create(generators, parseOptions: arguments.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(plain, out Compilation full, out _);
        return full;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
