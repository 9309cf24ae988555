using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Simulator.Tests.House;

/// <summary>The engine knows people and what they are offered, not the sides of a comparison; and it uses nothing that varies by machine.</summary>
public sealed class WordTests
{
    private static readonly string[] Sides = ["arm", "treatment", "control"];

    private static readonly string[] NotPortable =
    [
        "Exp", "Log", "Log2", "Log10", "Log1P", "Pow", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Cbrt",
        "FusedMultiplyAdd", "ReciprocalEstimate", "ReciprocalSqrtEstimate",
    ];

    [Fact]
    public void No_name_or_text_of_the_engine_tells_which_side_somebody_is_on()
    {
        List<string> found = [];
        foreach ((string path, SyntaxNode tree) in Source.Files("src/Simulator.Engine"))
        {
            foreach (SyntaxToken token in tree.DescendantTokens())
            {
                bool named = token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)
                    || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
                    || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.CharacterLiteralToken);
                if (named && Sides.Any(word => token.ValueText.Contains(word, StringComparison.OrdinalIgnoreCase))) found.Add(Source.Place(path, token));
            }
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("src/Simulator.Engine")]
    [InlineData("src/Simulator.Experiments/Measurement")]
    public void Nothing_is_used_whose_result_depends_on_the_machine_the_clock_or_the_order_of_threads(string folder)
    {
        List<string> found = [];
        foreach ((string path, SyntaxNode tree) in Source.Files(folder))
        {
            foreach (MemberAccessExpressionSyntax access in tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            {
                string left = access.Expression.ToString(), name = access.Name.Identifier.Text;
                bool wrong = (left is "Math" or "MathF" or "System.Math" or "double" or "float" && NotPortable.Contains(name))
                    || left is "DateTime" or "DateTimeOffset" or "Environment" or "Stopwatch" or "Guid" or "Parallel" or "HashCode"
                    || left is "System.Random" || name is "AsParallel" or "GetHashCode";
                if (wrong) found.Add(Source.Place(path, access));
            }

            foreach (ObjectCreationExpressionSyntax made in tree.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            {
                if (made.Type.ToString() is "Random" or "System.Random") found.Add(Source.Place(path, made));
            }
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("src/Simulator.Engine/Mechanisms")]
    [InlineData("src/Simulator.Engine/State")]
    [InlineData("src/Simulator.Engine/Observation")]
    [InlineData("src/Simulator.Engine/Random")]
    [InlineData("src/Simulator.Experiments/Measurement")]
    public void Sums_of_fractions_are_written_as_loops(string folder)
    {
        List<string> found = [];
        foreach ((string path, SyntaxNode tree) in Source.Files(folder))
        {
            foreach (MemberAccessExpressionSyntax access in tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            {
                // Sums of whole numbers may use Sum: school sizes.
                bool whole = access.Expression.ToString() is "SchoolSizes" or "sizes";
                if (access.Name.Identifier.Text is "Sum" or "Average" or "Aggregate" && !whole) found.Add(Source.Place(path, access));
            }
        }

        Assert.Empty(found);
    }
}
