using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S13, online exchanges. Where a channel is open each teacher starts Poisson exchanges a day with anybody registered, of any school, by
/// likeness and friendship; attention is that of the channel. Topic, disclosure and response follow the ordinary mechanisms.
/// Source: McLoughlin and Lee (2010). Simplified: exchanges are of two persons; nobody only reads.
/// </summary>
internal sealed class OnlineContact(ParameterSet p, Conversation conversation)
{
    /// <summary>The day's exchanges.</summary>
    /// <param name="world">The world.</param>
    /// <param name="startsPerDay">Mean exchanges started per person and day.</param>
    /// <param name="hours">Length of an exchange.</param>
    internal void Exchange(World world, double startsPerDay, double hours)
    {
        Occasion occasion = Occasion.Online(p, hours);
        double none = Portable.Exp(-startsPerDay);
        for (int i = 0; i < world.People.Count; i++)
        {
            int starts = Samplers.Poisson(world.LuckOf(i, Decision.OnlineDay).U0, startsPerDay, none);
            for (int k = 0; k < starts; k++)
            {
                Draw luck = world.LuckOf(i, Decision.OnlineTalk, k);
                int partner = Partner(world, i, luck.U0);
                if (partner < 0) return;
                conversation.Hold(world, i, partner, occasion, luck, world.LuckOf(i, Decision.OnlineTurns, k));
            }
        }
    }

    private static int Partner(World world, int starter, double uniform)
    {
        ReadOnlySpan<double> pull = world.Ties.PullOf(starter);
        double all = 0;
        for (int j = 0; j < pull.Length; j++)
        {
            if (j != starter) all += pull[j];
        }

        double left = uniform * all;
        int last = -1;
        for (int j = 0; j < pull.Length; j++)
        {
            if (j == starter) continue;
            last = j;
            left -= pull[j];
            if (left < 0) break;
        }

        return last;
    }
}
