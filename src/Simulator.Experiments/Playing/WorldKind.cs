namespace Simulator.Experiments.Playing;

/// <summary>In which world an arm's people live.</summary>
public enum WorldKind
{
    /// <summary>With what the arm is offered.</summary>
    Programme,

    /// <summary>The same people with the same luck, offered nothing.</summary>
    Twin,

    /// <summary>The same people offered the same, on other luck of their encounters: what chance alone changes.</summary>
    Placebo,
}

/// <summary>Worlds in words.</summary>
public static class WorldKinds
{
    /// <summary>The word in tables.</summary>
    public static string Word(this WorldKind world) => world switch
    {
        WorldKind.Programme => "programme",
        WorldKind.Twin => "twin",
        WorldKind.Placebo => "placebo",
    };
}
