using Simulator.Engine.Mechanisms;

namespace Simulator.Engine.Parameters;

/// <summary>The catalogue of the model's parameters, mechanism by mechanism.</summary>
public static class ModelParameters
{
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
