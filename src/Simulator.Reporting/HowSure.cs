using Simulator.Experiments.Differences;

namespace Simulator.Reporting;

/// <summary>The three layers of how sure a difference is, in words that screen, report and figures share.</summary>
public static class HowSure
{
    /// <summary>What the layers are.</summary>
    public const string Legend =
        "simulation: 95 % interval of the mean over replications. what we do not know: where the same mean lies in 95 % of other parameter sets that are "
        + "as plausible, the simulation's noise taken out; same sign: in how many of them it has the sign shown.";

    /// <summary>The share of parameter sets with the same sign, for a cell; what turns it after it.</summary>
    public static string Sign(Difference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (difference.Known is not { } known) return "";
        return known.AllNoise ? "cannot tell" : Apa.Percent(known.SameSign) + (known.TurnedBy is null ? "" : $", {known.TurnedBy}");
    }

    /// <summary>A difference with its layers, as a sentence.</summary>
    public static string Sentence(Difference difference, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return $"{difference.Title}, {difference.Contrast}: {Apa.Signed(difference.Value, decimals)} {difference.Unit}; {Layers(difference, decimals)}.";
    }

    /// <summary>The layers of a difference, one after another.</summary>
    public static string Layers(Difference difference, int decimals)
    {
        ArgumentNullException.ThrowIfNull(difference);
        string study = difference.OneStudy is { } one ? $"; one study {Apa.Interval(one.Lower, one.Upper, decimals)}" : "";
        string known = difference.Known is not { } layer ? ""
            : layer.AllNoise ? "; what we do not know: " + layer.Words
            : $"; what we do not know {Apa.Interval(layer.Lower, layer.Upper, decimals)}, {layer.Words}";
        return $"simulation {Apa.Interval(difference.Simulation.Lower, difference.Simulation.Upper, decimals)}{study}{known}";
    }
}
