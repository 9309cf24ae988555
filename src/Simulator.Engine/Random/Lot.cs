namespace Simulator.Engine.Random;

/// <summary>Casting lots: people in the order of what they drew.</summary>
public static class Lot
{
    private const int Few = 64;

    /// <summary>Sorts distinct lots. Few are sorted in place faster than by the general method; the order is the same.</summary>
    public static void Sort(Span<ulong> lots)
    {
        if (lots.Length > Few)
        {
            lots.Sort();
            return;
        }

        Spread(lots);
        for (int k = 1; k < lots.Length; k++)
        {
            ulong lot = lots[k];
            int place = k - 1;
            while ((uint)place < (uint)lots.Length && lots[place] > lot)
            {
                lots[place + 1] = lots[place];
                place--;
            }

            lots[place + 1] = lot;
        }
    }

    /// <summary>Puts lots, which are even over their range, near to where they belong: into as many drawers as there are lots.</summary>
    private static void Spread(Span<ulong> lots)
    {
        Span<ulong> drawn = stackalloc ulong[Few];
        Span<byte> ends = stackalloc byte[Few];
        int count = lots.Length;
        ends[..count].Clear();
        for (int k = 0; k < count; k++) ends[Drawer(lots[k], count)]++;
        for (int d = 1; d < count; d++) ends[d] += ends[d - 1];
        lots.CopyTo(drawn);
        for (int k = count - 1; k >= 0; k--) lots[--ends[Drawer(drawn[k], count)]] = drawn[k];
    }

    private static int Drawer(ulong lot, int drawers) => (int)((lot >> 32) * (ulong)drawers >> 32);
}
