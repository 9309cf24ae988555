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

    internal static IEnumerable<(string Path, SyntaxNode Tree)> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !p.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
            .Order(StringComparer.Ordinal)
            .Select(p => (Path.GetRelativePath(Root, p), CSharpSyntaxTree.ParseText(File.ReadAllText(p)).GetRoot()));

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
