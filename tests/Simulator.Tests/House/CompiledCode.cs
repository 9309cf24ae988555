using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Simulator.Tests.House;

/// <summary>One place in compiled code that names a type or a member.</summary>
/// <param name="From">Who names it: the outermost type, so that a closure or an iterator counts for whoever wrote it.</param>
/// <param name="Where">The method that names it; null for a base type, a field or a signature.</param>
/// <param name="To">The type that is named, or that declares the member.</param>
/// <param name="Member">The member that is named; null where only the type is.</param>
internal sealed record Mention(Type From, MethodBase? Where, Type To, MemberInfo? Member);

/// <summary>
/// What the built assemblies say about who uses whom. Read from the instructions and not from the <c>using</c> lines: those may stand for
/// nothing, and a fully qualified name has none. Constants leave no trace here, since the compiler writes their value in.
/// </summary>
internal static class CompiledCode
{
    private const BindingFlags Everything =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value, c => c.OperandType);

    private static readonly Dictionary<Assembly, Mention[]> Known = [];

    /// <summary>
    /// The projects under src, by the name of their folder; but for the page's, which is for the browser and made of the others' sources.
    /// </summary>
    internal static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Source.Root, "src")).Select(p => Path.GetFileName(p)!)
            .Where(n => n != "Simulator.Page" && File.Exists(Path.Combine(Source.Root, "src", n, n + ".csproj"))).Order(StringComparer.Ordinal),
    ];

    /// <summary>The assembly of a project; the command line's is called after the program.</summary>
    internal static Assembly Of(string project) => Assembly.Load(project == "Simulator.Cli" ? "simulator" : project);

    /// <summary>The types a project wrote itself: no closures, no generated parts.</summary>
    internal static IEnumerable<Type> Types(string project) => Of(project).GetTypes().Where(t => IsOwn(t, project) && !IsGenerated(t));

    /// <summary>The folder a type lives in: its namespace below the project's; a file at the project's root lies in ".".</summary>
    internal static string Folder(string project, Type type)
    {
        string space = Outermost(type).Namespace!;
        return space == project ? "." : space[(project.Length + 1)..].Replace('.', '/');
    }

    /// <summary>All that a project's code names, in its own assembly and in others.</summary>
    internal static IReadOnlyList<Mention> Mentions(string project)
    {
        Assembly assembly = Of(project);
        lock (Known)
        {
            if (!Known.TryGetValue(assembly, out Mention[]? mentions))
                Known[assembly] = mentions = [.. assembly.GetTypes().Where(t => IsOwn(t, project)).SelectMany(OfType).Distinct()];
            return mentions;
        }
    }

    internal static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    /// <summary>Whether a type was written in a project's namespaces.</summary>
    internal static bool IsOwn(Type type, string project) =>
        Outermost(type).Namespace is { } space && (space == project || space.StartsWith(project + ".", StringComparison.Ordinal));

    private static bool IsGenerated(Type type) => type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static IEnumerable<Mention> OfType(Type type)
    {
        Type owner = Outermost(type);
        List<Type> named = [.. type.GetInterfaces(), .. Constraints(type.IsGenericTypeDefinition ? type.GetGenericArguments() : [])];
        if (type.BaseType is not null) named.Add(type.BaseType);
        named.AddRange(type.GetFields(Everything).Select(f => f.FieldType));
        foreach (Mention mention in named.SelectMany(Parts).Select(t => new Mention(owner, null, t, null))) yield return mention;

        foreach (MethodBase method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
        {
            foreach (Mention mention in OfMethod(owner, type, method)) yield return mention;
        }
    }

    private static IEnumerable<Mention> OfMethod(Type owner, Type type, MethodBase method)
    {
        List<Type> named = [.. method.GetParameters().Select(p => p.ParameterType)];
        if (method is MethodInfo { ReturnType: var result }) named.Add(result);
        if (method.IsGenericMethodDefinition) named.AddRange(Constraints(method.GetGenericArguments()));
        MethodBody? body = method.GetMethodBody();
        if (body is not null)
        {
            named.AddRange(body.LocalVariables.Select(l => l.LocalType));
            named.AddRange(body.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause).Select(c => c.CatchType!));
        }

        foreach (Mention mention in named.SelectMany(Parts).Select(t => new Mention(owner, null, t, null))) yield return mention;
        if (body?.GetILAsByteArray() is not { } code) yield break;
        Type[] ofType = type.IsGenericType ? type.GetGenericArguments() : [], ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (int token in Tokens(code))
        {
            MemberInfo member = method.Module.ResolveMember(token, ofType, ofMethod)!;
            if (member is Type plain)
            {
                foreach (Type part in Parts(plain)) yield return new Mention(owner, method, part, null);
                continue;
            }

            foreach (Type part in Parts(member.DeclaringType!).Skip(1)) yield return new Mention(owner, method, part, null);
            if (member is MethodInfo { IsGenericMethod: true } generic)
            {
                foreach (Type part in generic.GetGenericArguments().SelectMany(Parts)) yield return new Mention(owner, method, part, null);
            }

            yield return new Mention(owner, method, Definition(member.DeclaringType!), member);
        }
    }

    private static IEnumerable<Type> Constraints(Type[] parameters) => parameters.SelectMany(p => p.GetGenericParameterConstraints());

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>The type itself first, then what it is made of.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericParameter) yield break;
        if (type.HasElementType)
        {
            foreach (Type part in Parts(type.GetElementType()!)) yield return part;
            yield break;
        }

        yield return Definition(type);
        foreach (Type part in type.GetGenericArguments().SelectMany(Parts)) yield return part;
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = unchecked((short)((0xFE << 8) | code[at++]));
            switch (Operands[value])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                default:
                    at += Size(Operands[value]);
                    break;
            }
        }
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
