using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Simulator.Tests.House;

/// <summary>The source files of a folder, as syntax.</summary>
internal static class Source
{
    /// <summary>The folder with the solution.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The paths of a folder's source files, from the root.</summary>
    internal static IEnumerable<string> Paths(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Root, p).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(p => !p.Split('/').Any(step => step is "obj" or "bin")).Order(StringComparer.Ordinal);

    internal static IEnumerable<(string Path, SyntaxNode Tree)> Files(string folder) =>
        Paths(folder).Select(p => (p, CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Root, p)), path: p).GetRoot()));

    internal static IEnumerable<string> Namespaces(SyntaxNode tree) =>
        tree.DescendantNodes(n => n is not TypeDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString());

    internal static string Place(string path, SyntaxNodeOrToken node) =>
        $"{path}:{node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1}: {node}";

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (string start in (string[])[AppContext.BaseDirectory, Path.GetDirectoryName(here) ?? "."])
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Simulator.sln"))) return folder.FullName;
            }
        }

        throw new InvalidOperationException("Simulator.sln was not found above the tests.");
    }
}
