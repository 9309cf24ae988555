using System.Text;

namespace Simulator.Mutations;

/// <summary>
/// Writes a source that holds many mistakes at once, each behind a switch: one build serves all of them, and an environment variable says
/// which one is on. With none on, the source does what it did.
/// </summary>
internal static class Weaver
{
    /// <summary>Which mistakes are on: their numbers, with commas between.</summary>
    internal const string Switch = "SIMULATOR_MUTANT";

    /// <summary>A folder in which every process notes which mistakes it came past.</summary>
    internal const string Trace = "SIMULATOR_MUTANT_TRACE";

    private const string Is = "global::Simulator.Mutation.Mutant.Is";

    /// <summary>The switches, as a source of the mutated project. Notes lie in mapped memory, so a killed process leaves them too.</summary>
    internal static string Class(int mutants) => $$"""
        namespace Simulator.Mutation
        {
            internal static class Mutant
            {
                private static readonly bool[] On = Chosen();

                private static readonly bool[] Passed = new bool[{{mutants}}];

                private static readonly System.IO.MemoryMappedFiles.MemoryMappedViewAccessor? Notes = Open();

                internal static bool Is(int number)
                {
                    if (Notes is not null && !Passed[number])
                    {
                        Passed[number] = true;
                        Notes.Write(number, (byte)1);
                    }

                    return On[number];
                }

                private static bool[] Chosen()
                {
                    bool[] on = new bool[{{mutants}}];
                    string words = System.Environment.GetEnvironmentVariable("{{Switch}}") ?? "";
                    foreach (string word in words.Split(',', System.StringSplitOptions.RemoveEmptyEntries)) on[int.Parse(word)] = true;
                    return on;
                }

                private static System.IO.MemoryMappedFiles.MemoryMappedViewAccessor? Open()
                {
                    string? folder = System.Environment.GetEnvironmentVariable("{{Trace}}");
                    if (string.IsNullOrEmpty(folder)) return null;
                    string file = System.IO.Path.Combine(folder, System.Guid.NewGuid().ToString("N"));
                    return System.IO.MemoryMappedFiles.MemoryMappedFile
                        .CreateFromFile(file, System.IO.FileMode.CreateNew, null, {{mutants}}).CreateViewAccessor();
                }
            }
        }
        """;

    /// <summary>The source with its mistakes.</summary>
    /// <param name="text">The source.</param>
    /// <param name="mutants">Mistakes with their numbers, all in this source.</param>
    internal static string Weave(string text, IEnumerable<(int Number, Mutation Mutation)> mutants)
    {
        List<Place> places = [];
        foreach (IGrouping<(int Start, int End, bool IsStatement), (int Number, Mutation Mutation)> group in mutants
            .GroupBy(m => (m.Mutation.Start, m.Mutation.End, IsStatement: IsStatement(m.Mutation.Form))))
        {
            places.Add(new Place(group.Key.Start, group.Key.End, [.. group.OrderBy(m => m.Number)]));
        }

        // Outer before inner: by start, then the longer first, then statements before the expression they consist of.
        places = [.. places.OrderBy(p => p.Start).ThenByDescending(p => p.End).ThenBy(p => IsStatement(p.Mutants[0].Mutation.Form) ? 0 : 1)];
        int next = 0;
        return Between(text, 0, text.Length, places, ref next);
    }

    private static bool IsStatement(Form form) => form is Form.Statement or Form.Arrow or Form.Step;

    private static string Between(string text, int from, int to, List<Place> places, ref int next)
    {
        StringBuilder written = new();
        int at = from;
        while (next < places.Count && places[next].Start >= at && places[next].End <= to)
        {
            Place place = places[next++];
            written.Append(text, at, place.Start - at);
            written.Append(Choice(place, Between(text, place.Start, place.End, places, ref next)));
            at = place.End;
        }

        return written.Append(text, at, to - at).ToString();
    }

    private static string Choice(Place place, string inner)
    {
        string all = "";
        switch (place.Mutants[0].Mutation.Form)
        {
            case Form.Statement:
                foreach ((int number, Mutation m) in place.Mutants) all += $"if ({Is}({number})) {{ {m.Text} }} else ";
                return $"{{ {all}{{ {inner} }} }}";
            case Form.Arrow:
                return $"{{ if (!{Is}({place.Mutants[0].Number})) {{ {inner[2..]} }} }}";
            case Form.Step:
                foreach ((int number, Mutation m) in place.Mutants) all += $"{Is}({number}) ? ({m.Text}) : ";
                return $"_ = {all}({inner})";
            default:
                string turned = string.Concat(place.Mutants.Where(m => m.Mutation.Form == Form.Turned).Select(m => $"{Is}({m.Number}) ^ "));
                foreach ((int number, Mutation m) in place.Mutants.Where(m => m.Mutation.Form != Form.Turned)) all += $"{Is}({number}) ? ({m.Text}) : ";
                string cast = place.Mutants.Select(m => m.Mutation.Cast).FirstOrDefault(c => c.Length > 0) is { } type ? $"({type})" : "";
                string chosen = all.Length == 0 ? $"({inner})" : $"({all}({inner}))";
                return $"({cast}{(turned.Length == 0 ? chosen : $"({turned}{chosen})")})";
        }
    }

    private sealed record Place(int Start, int End, IReadOnlyList<(int Number, Mutation Mutation)> Mutants);
}
