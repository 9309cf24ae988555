using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Simulator.Tests.House;

/// <summary>
/// A new member of an enum must be answered everywhere: the compiler says where (CS8509), unless a <c>_ =&gt;</c> has answered for it. A new
/// test was once labelled "paired" that way.
/// </summary>
public sealed class SwitchTests
{
    public static TheoryData<string> Projects => new(CompiledCode.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_switch_over_an_enum_of_the_project_ends_in_an_answer_for_whatever_comes(string project) =>
        Assert.Empty(Open(CompiledSource.Of(project)));

    private static IEnumerable<string> Open(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(t => t.FilePath.Length > 0))
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SwitchExpressionSyntax choice in tree.GetRoot().DescendantNodes().OfType<SwitchExpressionSyntax>())
            {
                bool isOpen = choice.Arms.Any(a => a.Pattern is DiscardPatternSyntax && a.WhenClause is null);
                if (isOpen && IsOwnEnum(model.GetTypeInfo(choice.GoverningExpression).Type)) yield return Source.Place(tree.FilePath, choice);
            }
        }
    }

    private static bool IsOwnEnum(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type is { TypeKind: TypeKind.Enum } && type.ContainingNamespace.ToDisplayString().StartsWith("Simulator.", StringComparison.Ordinal);
    }
}
