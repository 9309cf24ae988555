using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Mutations;

/// <summary>What became of a mutant.</summary>
internal sealed record Result(
    int Id, string File, int Line, string Operator, string Original, string Mutated, string Status, string Killer, double Seconds)
{
    internal const string Killed = "killed", Survived = "survived", NoCoverage = "no coverage", Timeout = "timeout";

    /// <summary>Lived past the quick classes; the slow ones have not been asked yet.</summary>
    internal const string Waiting = "waiting";

    [JsonIgnore]
    internal bool Lived => Status is Survived or NoCoverage or Waiting;
}

/// <summary>What a results file belongs to; another drawing cannot be continued in it.</summary>
internal sealed record Drawing(string Project, int Seed, int Mutants, string Sources);

/// <summary>A file of JSON lines that grows with every mutant, so that a run can be continued; the last line of a mutant counts.</summary>
internal sealed class Results
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string file;
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, Result> all = [];

    internal Results(string file, Drawing drawing)
    {
        this.file = file;
        if (!System.IO.File.Exists(file))
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
            System.IO.File.WriteAllText(file, JsonSerializer.Serialize(drawing, Written) + "\n");
            return;
        }

        string[] lines = System.IO.File.ReadAllLines(file);
        if (lines.Length == 0 || JsonSerializer.Deserialize<Drawing>(lines[0], Written) != drawing)
            throw new MutationException($"{file} belongs to another drawing (project, seed, number) or to other sources; name a new file.");
        foreach (string line in lines.Skip(1))
        {
            // The last line may be half written.
            try
            {
                Result result = JsonSerializer.Deserialize<Result>(line, Written)!;
                all[result.Id] = result;
            }
            catch (JsonException)
            {
                Console.WriteLine("one line of the results was not whole; its mutant is tried again");
            }
        }
    }

    internal string File => file;

    internal IReadOnlyCollection<Result> All => all.Values;

    internal Result? Of(int id)
    {
        lock (gate) return all.GetValueOrDefault(id);
    }

    internal void Add(Result result)
    {
        lock (gate)
        {
            all[result.Id] = result;
            System.IO.File.AppendAllText(file, JsonSerializer.Serialize(result, Written) + "\n");
        }
    }
}
