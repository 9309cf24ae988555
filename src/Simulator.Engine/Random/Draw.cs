using System.Runtime.CompilerServices;

namespace Simulator.Engine.Random;

/// <summary>Four independent random words, read as uniforms.</summary>
public readonly record struct Draw(uint W0, uint W1, uint W2, uint W3)
{
    internal const double Grain = 1.0 / 4294967296.0;

    /// <summary>Four uniforms, strictly between 0 and 1 (grain 2^-32).</summary>
    public double U0 => Uniform(W0);

    /// <inheritdoc cref="U0"/>
    public double U1 => Uniform(W1);

    /// <inheritdoc cref="U0"/>
    public double U2 => Uniform(W2);

    /// <inheritdoc cref="U0"/>
    public double U3 => Uniform(W3);

    /// <summary>The word of which a uniform is the middle of the cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Word(double uniform) => (uint)(long)(uniform / Grain);

    /// <summary>The middle of the word's cell: never 0, never 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(uint word) => (word + 0.5) * Grain;
}
