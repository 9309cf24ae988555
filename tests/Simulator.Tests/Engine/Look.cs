using Simulator.Engine.Observation;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine;

/// <summary>Somebody who looks at everything that happens.</summary>
internal sealed class Look(Action<World, Moment> look) : IObserver
{
    /// <summary>Looks once, before the first day.</summary>
    internal static Look AtStart(Action<World> look) => new((world, moment) =>
    {
        if (moment.Kind == MomentKind.Start) look(world);
    });

    /// <summary>Looks at talk only.</summary>
    internal static Look AtTalk(Action<World, Moment> look) => new((world, moment) =>
    {
        if (moment.Kind == MomentKind.Conversation) look(world, moment);
    });

    public void Observe(World world, in Moment moment) => look(world, moment);
}
