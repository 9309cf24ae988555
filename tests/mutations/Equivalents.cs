namespace Simulator.Mutations;

/// <summary>Mutants that no test can kill because nothing that can be seen changes, each with its reason: <c>equivalent.txt</c>.</summary>
internal sealed class Equivalents
{
    private readonly Dictionary<(string File, string Original, string Mutated), string> reasons = [];

    internal Equivalents(string file)
    {
        if (!File.Exists(file)) return;
        foreach (string line in File.ReadAllLines(file))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] parts = line.Split(" | ", 4);
            if (parts.Length != 4) throw new MutationException($"equivalent.txt: file name | original | mutated | why, not: {line}");
            reasons[(parts[0].Trim(), Squeezed(parts[1]), Squeezed(parts[2]))] = parts[3].Trim();
        }
    }

    internal string? Reason(Result result) =>
        reasons.GetValueOrDefault((Path.GetFileName(result.File), Squeezed(result.Original), Squeezed(result.Mutated)));

    private static string Squeezed(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
}
