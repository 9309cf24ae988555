namespace Simulator.Scenarios.Inputs;

/// <summary>Finds the word an author probably meant.</summary>
public static class NearestWord
{
    private const int FarthestSlip = 2;
    private const int LongestWord = 64;

    /// <summary>The nearest of the known words within two slips of the hand, or null.</summary>
    /// <remarks>Between equally near words the one listed first wins.</remarks>
    public static string? Of(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        if (given.Length is 0 or > LongestWord)
            return null;
        string? nearest = null;
        int closest = FarthestSlip + 1;
        foreach (string word in known)
        {
            int slips = Slips(given.ToLowerInvariant(), word.ToLowerInvariant(), closest);
            // Two slips turn any short word into any other: a suggestion must keep at least what it changes.
            if (slips < closest && slips * 2 <= Math.Max(given.Length, word.Length))
                (nearest, closest) = (word, slips);
        }
        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).</summary>
    internal static int Slips(string a, string b, int enough = int.MaxValue)
    {
        if (Math.Abs(a.Length - b.Length) >= enough)
            return enough;
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }
}
