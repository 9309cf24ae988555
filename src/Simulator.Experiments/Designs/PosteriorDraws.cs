using Simulator.Engine.Parameters;

namespace Simulator.Experiments.Designs;

/// <summary>Draws from a posterior, as parameter sets.</summary>
public static class PosteriorDraws
{
    /// <summary>A set with the values of one draw.</summary>
    /// <param name="set">The set that is changed.</param>
    /// <param name="drawn">The parameters of the draw.</param>
    /// <param name="values">Their values.</param>
    /// <param name="number">Number of the draw.</param>
    public static ParameterSet Set(ParameterSet set, IReadOnlyList<Parameter> drawn, IReadOnlyList<double> values, int number)
    {
        ArgumentNullException.ThrowIfNull(set);
        double[] all = set.Values.ToArray();
        Dictionary<string, double> bySymbol = drawn.Select((p, k) => (p.Symbol, values[k])).ToDictionary(x => x.Symbol, x => x.Item2);
        for (int k = 0; k < all.Length; k++)
        {
            Parameter p = set.Declared[k];
            if (bySymbol.TryGetValue(p.Symbol, out double value)) all[k] = Math.Clamp(value, p.Least, p.Most);
        }

        return set.With(all, $"draw {number} of a posterior");
    }
}
