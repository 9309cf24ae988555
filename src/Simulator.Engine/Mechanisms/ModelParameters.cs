using Simulator.Engine.Parameters;

namespace Simulator.Engine.Mechanisms;

/// <summary>The catalogue of the model's parameters, mechanism by mechanism.</summary>
public static class ModelParameters
{
    /// <summary>Friendship from which a tie counts as close, for whoever looks on.</summary>
    public static Parameter CloseFrom => Friendship.CloseFrom;

    /// <summary>Every parameter the engine declares, in the order of the mechanisms.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [
        .. Initialisation.Parameters,
        .. Stress.Parameters,
        .. InformalContact.Parameters,
        .. Talk.Parameters,
        .. Disclosure.Parameters,
        .. Trust.Parameters,
        .. Friendship.Parameters,
        .. Enthusiasm.Parameters,
        .. Commitment.Parameters,
        .. PartnerChoice.Parameters,
        .. Gathering.Parameters,
        .. Learning.Parameters,
        .. Slots.Parameters,
    ];
}
