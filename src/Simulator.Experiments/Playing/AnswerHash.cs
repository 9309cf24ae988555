using System.Globalization;

namespace Simulator.Experiments.Playing;

/// <summary>
/// A hash over every answer to the questionnaire, replicate by replicate, arms by name: the same bits in a browser, on a laptop and on a
/// cluster give the same one. FNV-1a, 64 bits.
/// </summary>
public sealed class AnswerHash
{
    private const ulong Prime = 1099511628211;
    private ulong value = 14695981039346656037;

    /// <summary>Replicates taken so far.</summary>
    public int Replicates { get; private set; }

    /// <summary>Takes the answers of a replicate that a chunk holds; replicates come in order.</summary>
    public void Add(Chunk chunk, int replicate)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        foreach (Arm arm in chunk.Scenario.ArmsByName)
        {
            WorldRun run = chunk.Run(arm.Name);
            int answers = run.Waves * run.Teachers * run.Items;
            foreach (byte answer in run.Answers.AsSpan((replicate - chunk.First) * answers, answers)) value = (value ^ answer) * Prime;
        }

        Replicates++;
    }

    /// <summary>Sixteen digits.</summary>
    public override string ToString() => value.ToString("x16", CultureInfo.InvariantCulture);
}
