using System.Globalization;
using Simulator.Experiments.Differences;

namespace Simulator.Experiments.Answers;

/// <summary>What we do not know of many differences, as text that one process writes and another reads.</summary>
public static class LayerText
{
    /// <summary>Writes the layers, one a line.</summary>
    public static string Write(IReadOnlyList<Difference> differences) => string.Join('\n', differences.Where(d => d.Known is not null).Select(d => string.Join(
        '\t', d.Contrast, d.Outcome, d.Known!.Sets.ToString(CultureInfo.InvariantCulture), Number(d.Known.Lower), Number(d.Known.Upper),
        Number(d.Known.SameSign),
        d.Known.TurnedBy ?? "", d.Known.AllNoise ? "1" : "")));

    /// <summary>Reads them.</summary>
    public static IReadOnlyDictionary<(string Contrast, string Outcome), KnownLayer> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(
            c => (c[0], c[1]), c => new KnownLayer(
                (int)Number(c[2]), Number(c[3]), Number(c[4]), Number(c[5]), c[6].Length == 0 ? null : c[6], c[7].Length > 0));
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
