using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments;

/// <summary>Every parameter of the product: the model's and the questionnaire's.</summary>
public static class AllParameters
{
    /// <summary>The shipped values.</summary>
    public static ParameterSet Default { get; } = new([.. ModelParameters.All, .. Questionnaire.Parameters]);
}
