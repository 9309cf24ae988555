using Simulator.Engine.Parameters;
using Simulator.Engine.Random;

namespace Simulator.Experiments;

/// <summary>
/// Random parameter sets from the declared ranges, for what we do not know: each parameter by itself, a Beta(2,2) scaled to its range,
/// which is the middle one of three uniforms and so repeats to the bit on any machine. A draw is keyed by the number of the set and the
/// parameter's symbol: neither more sets nor a new parameter move it.
/// </summary>
public static class RangeDraw
{
    private const uint Seed = 20130701;
    private static readonly uint Label = Luck.Label("parameter set from the ranges");

    /// <summary>A set of parameters; what a scenario itself has set away from the shipped value stays as it set it.</summary>
    /// <param name="set">The parameters in force.</param>
    /// <param name="number">Number of the set, from 0.</param>
    public static ParameterSet Of(ParameterSet set, int number)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        double[] values = set.Values.ToArray();
        for (int k = 0; k < values.Length; k++)
        {
            if (IsDrawn(set, set.Declared[k])) values[k] = Value(set.Declared[k], number);
        }

        return set.With(values, $"draw {number} from its range");
    }

    /// <summary>Whether a parameter is drawn: it has a range, and nothing else was said of it.</summary>
    public static bool IsDrawn(ParameterSet set, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(set);
        return parameter.Low < parameter.High && set[parameter] == parameter.Default;
    }

    /// <summary>Where in its range the draw of a parameter lies, from 0 to 1.</summary>
    public static double Share(Parameter parameter, int number)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        Draw draw = Philox.Block(Seed, Label, (uint)number, Luck.Label(parameter.Symbol), 0, 0);
        return Math.Max(Math.Min(draw.U0, draw.U1), Math.Min(Math.Max(draw.U0, draw.U1), draw.U2));
    }

    /// <summary>The value of one parameter in a set.</summary>
    public static double Value(Parameter parameter, int number)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Low + Share(parameter, number) * (parameter.High - parameter.Low);
    }
}
