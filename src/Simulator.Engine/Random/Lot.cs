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
}
