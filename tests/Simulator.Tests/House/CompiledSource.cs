using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Simulator.Tests.House;

/// <summary>A project's source with its meaning, for what compiled code no longer tells.</summary>
internal static class CompiledSource
{
    private const string Implicit =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
    ];

    internal static Compilation Of(string project)
    {
        string own = CompiledCode.Of(project).GetName().Name!;
        return CSharpCompilation.Create(
            own, [.. Source.Files($"src/{project}").Select(f => f.Tree.SyntaxTree), CSharpSyntaxTree.ParseText(Implicit)],
            References.Where(r => Path.GetFileNameWithoutExtension(r.Display) != own), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
