using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Simulator.Mutations;

/// <summary>
/// The mistakes that people make, looked for all over a source. Left out: attributes, constants, enum members, default arguments, patterns
/// and case labels (they must stay constant), nameof, ToString, everything thrown (its message is for people), texts that are not keys.
/// </summary>
internal sealed partial class Operators(SyntaxTree tree, SemanticModel model)
{
    private static readonly Dictionary<SyntaxKind, string[]> Binary = new()
    {
        [SyntaxKind.AddExpression] = ["-"],
        [SyntaxKind.SubtractExpression] = ["+"],
        [SyntaxKind.MultiplyExpression] = ["/"],
        [SyntaxKind.DivideExpression] = ["*"],
        [SyntaxKind.ModuloExpression] = ["*"],
        [SyntaxKind.LessThanExpression] = ["<=", ">="],
        [SyntaxKind.LessThanOrEqualExpression] = ["<", ">"],
        [SyntaxKind.GreaterThanExpression] = [">=", "<="],
        [SyntaxKind.GreaterThanOrEqualExpression] = [">", "<"],
        [SyntaxKind.EqualsExpression] = ["!="],
        [SyntaxKind.NotEqualsExpression] = ["=="],
        [SyntaxKind.LogicalAndExpression] = ["||"],
        [SyntaxKind.LogicalOrExpression] = ["&&"],
        [SyntaxKind.BitwiseAndExpression] = ["|"],
        [SyntaxKind.BitwiseOrExpression] = ["&"],
        [SyntaxKind.ExclusiveOrExpression] = ["&"],
        [SyntaxKind.LeftShiftExpression] = [">>"],
        [SyntaxKind.RightShiftExpression] = ["<<"],
    };

    private static readonly Dictionary<SyntaxKind, string> Compound = new()
    {
        [SyntaxKind.AddAssignmentExpression] = "-=",
        [SyntaxKind.SubtractAssignmentExpression] = "+=",
        [SyntaxKind.MultiplyAssignmentExpression] = "/=",
        [SyntaxKind.DivideAssignmentExpression] = "*=",
        [SyntaxKind.AndAssignmentExpression] = "|=",
        [SyntaxKind.OrAssignmentExpression] = "&=",
    };

    private static readonly Dictionary<string, string[]> Calls = new()
    {
        ["Min"] = ["Max"],
        ["Max"] = ["Min"],
        ["MinBy"] = ["MaxBy"],
        ["MaxBy"] = ["MinBy"],
        ["OrderBy"] = ["OrderByDescending"],
        ["OrderByDescending"] = ["OrderBy"],
        ["Order"] = ["OrderDescending"],
        ["OrderDescending"] = ["Order"],
        ["ThenBy"] = ["ThenByDescending"],
        ["ThenByDescending"] = ["ThenBy"],
        ["First"] = ["Last"],
        ["Last"] = ["First"],
        ["FirstOrDefault"] = ["LastOrDefault"],
        ["LastOrDefault"] = ["FirstOrDefault"],
        ["Any"] = ["All"],
        ["All"] = ["Any"],
        ["Sum"] = ["Max"],
        ["Average"] = ["Max"],
        ["Skip"] = ["Take"],
        ["Take"] = ["Skip"],
        ["TakeWhile"] = ["SkipWhile"],
        ["SkipWhile"] = ["TakeWhile"],
        ["Floor"] = ["Ceiling"],
        ["Ceiling"] = ["Floor"],
        ["Round"] = ["Floor"],
        ["Exists"] = ["TrueForAll"],
        ["TrueForAll"] = ["Exists"],
        ["StartsWith"] = ["EndsWith"],
        ["EndsWith"] = ["StartsWith"],
        ["IndexOf"] = ["LastIndexOf"],
        ["LastIndexOf"] = ["IndexOf"],
        ["ToUpperInvariant"] = ["ToLowerInvariant"],
        ["ToLowerInvariant"] = ["ToUpperInvariant"],
        ["IsNaN"] = ["IsFinite"],
        ["IsFinite"] = ["IsNaN"],
    };

    private readonly List<Mutation> found = [];
    private readonly string text = tree.ToString();

    /// <summary>Every mistake that could be made in this source, in the order of the text. Not all of them compile.</summary>
    internal IReadOnlyList<Mutation> All()
    {
        Visit(tree.GetRoot());
        return found;
    }

    private static bool IsLeftOut(SyntaxNode node) => node switch
    {
        AttributeListSyntax or EnumDeclarationSyntax or UsingDirectiveSyntax or PatternSyntax or SwitchLabelSyntax => true,
        ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax or TypeSyntax and not (IdentifierNameSyntax or GenericNameSyntax) => true,
        InterpolationFormatClauseSyntax or InterpolationAlignmentClauseSyntax or StackAllocArrayCreationExpressionSyntax => true,
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        MethodDeclarationSyntax method => method.Identifier.Text == "ToString",
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        _ => false,
    };

    private void Visit(SyntaxNode node)
    {
        if (IsLeftOut(node)) return;
        switch (node)
        {
            case ExpressionStatementSyntax statement:
                OfStatement(statement);
                break;
            case ArrowExpressionClauseSyntax { Parent: not AccessorDeclarationSyntax { Keyword.RawKind: not (int)SyntaxKind.GetKeyword } } arrow:
                OfArrow(arrow);
                break;
            case ReturnStatementSyntax { Expression: { } value } when !IsDefault(value):
                Add(value, "return default", "default!");
                break;
            case IfStatementSyntax branch when branch.Condition is not BinaryExpressionSyntax:
                Add(branch.Condition, "condition negated", "", Form.Turned);
                break;
            case ConditionalExpressionSyntax choice:
                Add(choice.Condition, "choice swapped", "", Form.Turned);
                break;
            case BinaryExpressionSyntax binary:
                OfBinary(binary);
                break;
            case PrefixUnaryExpressionSyntax prefix:
                OfPrefix(prefix);
                break;
            case PostfixUnaryExpressionSyntax postfix when Opposite(postfix.OperatorToken) is { } opposite:
                Change(postfix, "++ or --", $"{postfix.Operand}{opposite}");
                break;
            case AssignmentExpressionSyntax assignment when Compound.TryGetValue(assignment.Kind(), out string? other):
                Change(assignment, "compound assignment", $"{Flat(assignment.Left)} {other} {Flat(assignment.Right)}");
                break;
            case LiteralExpressionSyntax literal:
                OfLiteral(literal);
                break;
            case BracketedArgumentListSyntax { Arguments: [{ Expression: { } index, RefKindKeyword.RawKind: 0 }] } when IsInt(index)
                && index is not LiteralExpressionSyntax:
                Add(index, "index + 1", $"({Flat(index)}) + 1");
                break;
            case InvocationExpressionSyntax call:
                OfCall(call);
                break;
        }

        foreach (SyntaxNode child in node.ChildNodes()) Visit(child);
    }

    private void OfStatement(ExpressionStatementSyntax statement)
    {
        if (statement.Expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax)
            Add(statement, "statement removed", "", Form.Statement);
    }

    private void OfArrow(ArrowExpressionClauseSyntax arrow)
    {
        (string kind, SyntaxToken semicolon) = arrow.Parent switch
        {
            MethodDeclarationSyntax method => (method.ReturnType.ToString(), method.SemicolonToken),
            LocalFunctionStatementSyntax local => (local.ReturnType.ToString(), local.SemicolonToken),
            ConstructorDeclarationSyntax maker => ("void", maker.SemicolonToken),
            _ => ("", default),
        };
        if (kind != "void")
        {
            if (!IsDefault(arrow.Expression)) Add(arrow.Expression, "return default", "default!");
        }
        else if (arrow.Expression is InvocationExpressionSyntax or AssignmentExpressionSyntax)
        {
            Add(arrow, "statement removed", "", Form.Arrow, semicolon.Span.End);
        }
    }

    private void OfBinary(BinaryExpressionSyntax binary)
    {
        if (binary.IsKind(SyntaxKind.CoalesceExpression))
        {
            if (binary.Right is not ThrowExpressionSyntax) Add(binary, "null-coalescing", Flat(binary.Right));
            Add(binary, "null-coalescing", $"({Flat(binary.Left)})!");
            return;
        }

        if (!Binary.TryGetValue(binary.Kind(), out string[]? others)) return;
        bool logical = binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression);
        bool compared = binary.OperatorToken.Text is "<" or ">" or "<=" or ">=" or "==" or "!=";
        string name = logical ? "and / or" : compared ? "comparison" : "arithmetic";
        if (!logical && !compared && model.GetTypeInfo(binary).Type is { SpecialType: SpecialType.System_String }) return;
        foreach (string other in others) Add(binary, name, $"{Flat(binary.Left)} {other} {Flat(binary.Right)}");
    }

    private void OfPrefix(PrefixUnaryExpressionSyntax prefix)
    {
        if (prefix.IsKind(SyntaxKind.LogicalNotExpression)) Add(prefix, "negation dropped", Flat(prefix.Operand));
        if (prefix.IsKind(SyntaxKind.UnaryMinusExpression)) Add(prefix, "minus dropped", Flat(prefix.Operand));
        if (Opposite(prefix.OperatorToken) is { } opposite) Change(prefix, "++ or --", $"{opposite}{Flat(prefix.Operand)}");
    }

    private void OfLiteral(LiteralExpressionSyntax literal)
    {
        if (literal.Token.Value is string key)
        {
            if (literal.Parent is not ArgumentSyntax and not SwitchExpressionArmSyntax and not BinaryExpressionSyntax) return;
            if (Key().IsMatch(key)) Add(literal, "key emptied", "\"\"");
            return;
        }

        string? other = literal.Token.Value switch
        {
            int n => n == int.MaxValue ? null : (n + 1).ToString(CultureInfo.InvariantCulture),
            uint n => n == uint.MaxValue ? null : $"{n + 1}u",
            long n => n == long.MaxValue ? null : $"{n + 1}L",
            ulong n => n == ulong.MaxValue ? null : $"{n + 1}ul",
            double x => x + 1 == x ? null : (x + 1).ToString("R", CultureInfo.InvariantCulture) + "d",
            _ => null,
        };
        if (other is not null) Add(literal, "number + 1", other);
        if (literal.IsKind(SyntaxKind.TrueLiteralExpression)) Add(literal, "switch", "false");
        if (literal.IsKind(SyntaxKind.FalseLiteralExpression)) Add(literal, "switch", "true");
    }

    private void OfCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access) return;
        string name = access.Name.Identifier.Text;
        if (Calls.TryGetValue(name, out string[]? others))
        {
            foreach (string other in others)
            {
                int at = access.Name.Identifier.SpanStart - call.SpanStart;
                string whole = call.ToString();
                Add(call, "call swapped", Flat(whole[..at] + other + whole[(at + name.Length)..]));
            }
        }

        if (name is "Abs" or "Sqrt" && call.ArgumentList.Arguments is [{ } inside]) Add(call, "call dropped", Flat(inside.Expression));
        if (name is "Where" or "Distinct" or "Clamp" && access.Expression is not IdentifierNameSyntax { Identifier.Text: "Math" })
            Add(call, "call dropped", Flat(access.Expression));
        if (name == "Clamp" && call.ArgumentList.Arguments is [{ } free, _, _]) Add(call, "call dropped", Flat(free.Expression));
    }

    /// <summary>An expression whose value may not be wanted: as a statement, as the step of a loop, or inside another.</summary>
    private void Change(ExpressionSyntax node, string name, string other)
    {
        switch (node.Parent)
        {
            case ExpressionStatementSyntax statement:
                Add(statement, name, other + ";", Form.Statement);
                break;
            case ForStatementSyntax loop when loop.Incrementors.Contains(node):
                Add(node, name, other, Form.Step);
                break;
            default:
                Add(node, name, other);
                break;
        }
    }

    private void Add(SyntaxNode node, string name, string other, Form form = Form.Expression, int until = 0)
    {
        // Two mistakes of one place may read the same.
        int start = node.SpanStart, end = Math.Max(until, node.Span.End);
        int from = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1, to = text.IndexOf('\n', end);
        if (to < 0) to = text.Length;
        string shown = form == Form.Turned ? $"!({node})" : other;
        string mutated = Squeeze(text[from..start] + shown + text[end..to]);
        if (found.Any(f => f.Start == start && f.Length == end - start && f.Mutated == mutated)) return;
        found.Add(new Mutation(tree.FilePath, start, end - start, form, name, other, form == Form.Expression ? CastFor(node) : "")
        {
            Line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1,
            Original = Squeeze(text[from..to]),
            Mutated = mutated,
        });
    }

    /// <summary>A whole-number constant fits a narrow type by itself, a choice between two does not.</summary>
    private string CastFor(SyntaxNode node)
    {
        TypeInfo info = model.GetTypeInfo(node);
        return info.ConvertedType is not { } to || SymbolEqualityComparer.Default.Equals(info.Type, to)
            ? ""
            : to.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Char
                ? to.ToDisplayString()
                : "";
    }

    private bool IsInt(ExpressionSyntax index) => model.GetTypeInfo(index).Type is { SpecialType: SpecialType.System_Int32 };

    private static bool IsDefault(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { Token.Value: null or 0 or false } or DefaultExpressionSyntax or ThrowExpressionSyntax
            or ConditionalExpressionSyntax { WhenTrue: RefExpressionSyntax };

    private static string? Opposite(SyntaxToken token) => token.Text switch { "++" => "--", "--" => "++", _ => null };

    private static string Flat(SyntaxNode node) => Flat(node.ToString());

    /// <summary>On one line, so that lines of the woven source are those of the original; not where a remark or a long text would suffer.</summary>
    private static string Flat(string code) =>
        code.Contains("//", StringComparison.Ordinal) || code.Contains("\"\"\"", StringComparison.Ordinal) ? code : Breaks().Replace(code, " ");

    private static string Squeeze(string code) => Blanks().Replace(code, " ").Trim();

    [GeneratedRegex(@"\A[a-z][a-z0-9_.]*\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\s*\r?\n\s*")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
