using System.Runtime.CompilerServices;
using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S6, directed trust. A good response raises the seeker's trust in the helper, T ← T + gamma_n (1 − T), and half as much the helper's in
/// the seeker; a hurtful one lowers the seeker's, T ← T − chi gamma_n T. Early exchanges weigh most: gamma_n = gamma n_0 / (n_0 + n) with n
/// the responses received so far in this direction.
/// Primacy: Lount et al. (2008). Losses outweigh gains, modestly. Simplified: a neutral response changes no trust; no reputation.
/// </summary>
internal sealed class Trust(ParameterSet p)
{
    internal static readonly Parameter Gain = Parameter.Share(
        "gamma", "Trust gained by a first good response, as a share of what is missing", "per response", 0.08, 0.02, 0.10, Source.Calibrated,
        "2013 study, aggregates");

    internal static readonly Parameter LossRatio = Parameter.Positive(
        "chi", "Loss by a hurtful response relative to the gain by a good one", "ratio", 2.5, 1, 5, Source.Calibrated,
        "2013 study; asymmetry real but modest under experience");

    internal static readonly Parameter Primacy = Parameter.Divisor(
        "n_0", "Responses after which an exchange weighs half", "responses", 5, 3, 20, Source.Assumed,
        "primacy as in Lount et al. 2008; not fitted, chosen with the item profile in view");

    internal static readonly Parameter HelperShare = Parameter.Share(
        "t_helper", "The helper's gain of trust relative to the seeker's", "share", 0.5, 0.2, 0.8, Source.Assumed, "convention");

    internal static readonly Parameter[] Parameters = [Gain, LossRatio, Primacy, HelperShare];

    private const int Listed = 64;

    private readonly double gain = p[Gain], lossRatio = p[LossRatio], primacy = p[Primacy], helperShare = p[HelperShare];
    private readonly double[] weights = [.. Enumerable.Range(0, Listed).Select(n => p[Gain] * p[Primacy] / (p[Primacy] + n))];

    private double Weight(int before) => gain * primacy / (primacy + before);

    /// <summary>What a response does to the trust of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(Ties ties, int seeker, int helper, Response response)
    {
        int toHelper = ties.Directed(seeker, helper);
        int before = ties.Responses[toHelper]++;
        double weight = before < Listed ? weights[before] : Weight(before);
        if (response == Response.Good)
        {
            int toSeeker = ties.Directed(helper, seeker);
            ties.Trust[toHelper] += weight * (1 - ties.Trust[toHelper]);
            ties.Trust[toSeeker] += helperShare * weight * (1 - ties.Trust[toSeeker]);
        }
        else if (response == Response.Hurtful)
        {
            ties.Trust[toHelper] = Math.Max(0, ties.Trust[toHelper] - lossRatio * weight * ties.Trust[toHelper]);
        }
    }
}
