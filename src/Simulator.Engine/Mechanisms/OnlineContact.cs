using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S13, online exchanges. Where a channel is open each teacher who is on it starts Poisson exchanges a day with anybody else on it, by
/// likeness and friendship; attention is that of the channel. Topic, disclosure and response follow the ordinary mechanisms.
/// Source: McLoughlin and Lee (2010). Simplified: exchanges are of two persons; nobody only reads.
/// </summary>
internal sealed class OnlineContact(Occasion occasion, Conversation conversation, int capacity, double unit)
{
    private readonly TalkLot lot = new();
    private readonly DrawColumns day = new(capacity);

    /// <summary>The day's exchanges.</summary>
    /// <param name="world">The world.</param>
    /// <param name="registered">Who is on the channel, in order; those outside are never written to.</param>
    /// <param name="startsPerDay">Mean exchanges started per person and day.</param>
    /// <param name="hours">Length of an exchange.</param>
    internal void Exchange(World world, ReadOnlySpan<int> registered, double startsPerDay, double hours)
    {
        if (registered.Length < 2) return;
        double none = Portable.Exp(-startsPerDay);
        int segments = Segments.In(hours, unit);
        day.Begin();
        foreach (int teacher in registered) day.Add(Luck.Key(world.Number(teacher), Decision.OnlineDay, world.Day));
        day.Draw(world.Encounters);
        for (int k = 0; k < registered.Length; k++)
        {
            int starts = Samplers.Poisson(day.U0[k], startsPerDay, none);
            if (starts == 0) continue;
            lot.Begin();
            for (int talk = 0; talk < starts * segments; talk++)
                lot.Add(Luck.Key(world.Number(registered[k]), Decision.OnlineTalk, world.Day, talk), TalkRows.Online);
            lot.Draw(world.Encounters);
            for (int talk = 0; talk < starts * segments; talk += segments)
            {
                int partner = Partner(world, registered[k], registered, lot[talk].Partner);
                for (int s = 0; s < segments; s++)
                {
                    conversation.Hold(
                        world, registered[k], partner, occasion with { Hours = Segments.Length(hours, unit, s) }, lot[talk + s]);
                }
            }
        }
    }

    private static int Partner(World world, int starter, ReadOnlySpan<int> registered, double uniform)
    {
        ReadOnlySpan<double> pull = world.Ties.PullOf(starter);
        double all = 0;
        foreach (int j in registered)
        {
            if (j != starter) all += pull[j];
        }

        double left = uniform * all;
        int last = -1;
        foreach (int j in registered)
        {
            if (j == starter) continue;
            last = j;
            left -= pull[j];
            if (left < 0) break;
        }

        return last;
    }
}
