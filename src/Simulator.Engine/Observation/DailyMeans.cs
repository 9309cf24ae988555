using Simulator.Engine.State;

namespace Simulator.Engine.Observation;

/// <summary>
/// Adds up stress, and trust in and friendship with the reference peers, day by day; day 0 is the start. Trust and friendship are added
/// over those who have talked with somebody.
/// </summary>
public sealed class DailyMeans : IObserver
{
    /// <summary>Sums by day: stress; trust in and friendship with the reference peers.</summary>
    public double[] Stress { get; }

    /// <inheritdoc cref="Stress"/>
    public double[] Trust { get; }

    /// <inheritdoc cref="Stress"/>
    public double[] Friendship { get; }

    /// <summary>Teachers, and among them those who have talked with somebody, by day.</summary>
    public int[] Teachers { get; }

    /// <inheritdoc cref="Teachers"/>
    public int[] InContact { get; }

    /// <summary>Room for a calendar.</summary>
    public DailyMeans(Calendar calendar)
    {
        Stress = new double[calendar.Days + 1];
        Trust = new double[calendar.Days + 1];
        Friendship = new double[calendar.Days + 1];
        Teachers = new int[calendar.Days + 1];
        InContact = new int[calendar.Days + 1];
    }

    /// <inheritdoc/>
    public void Observe(World world, in Moment moment)
    {
        if (moment.Kind is not (MomentKind.Day or MomentKind.Start)) return;
        double stress = 0, trust = 0, friendship = 0;
        int inContact = 0;
        for (int i = 0; i < world.People.Count; i++)
        {
            stress += world.People.Stress[i];
            if (world.Ties.Contact(i, 0) < 0) continue;
            inContact++;
            (double t, double f) = Reading.WithReferencePeers(world, i);
            trust += t;
            friendship += f;
        }

        Stress[world.Day] += stress;
        Trust[world.Day] += trust;
        Friendship[world.Day] += friendship;
        Teachers[world.Day] += world.People.Count;
        InContact[world.Day] += inContact;
    }
}
