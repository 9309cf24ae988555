using System.Collections.Frozen;

namespace Simulator.Engine.Parameters;

/// <summary>The values in force: an immutable table of every parameter, with defaults where nothing else was said.</summary>
public sealed class ParameterSet
{
    private readonly FrozenDictionary<string, int> positions;
    private readonly double[] values;
    private readonly Source[] sources;
    private readonly string[] references;

    /// <summary>A set at its defaults.</summary>
    /// <param name="declared">Every parameter; symbols must be distinct.</param>
    /// <exception cref="ArgumentException">Two parameters share a symbol.</exception>
    public ParameterSet(IReadOnlyList<Parameter> declared)
    {
        Declared = declared;
        positions = declared.Select((p, i) => (p.Symbol, i)).ToFrozenDictionary(x => x.Symbol, x => x.i);
        values = [.. declared.Select(p => p.Default)];
        sources = [.. declared.Select(p => p.Source)];
        references = [.. declared.Select(p => p.Reference)];
    }

    private ParameterSet(ParameterSet from, IReadOnlyList<Parameter> declared) =>
        (Declared, positions, values, sources, references) = (declared, from.positions, from.values, from.sources, from.references);

    private ParameterSet(ParameterSet from, double[] drawn, string reference)
    {
        Declared = from.Declared;
        positions = from.positions;
        values = drawn;
        sources = [.. from.sources];
        references = [.. from.references];
        for (int k = 0; k < values.Length; k++)
        {
            if (values[k] != from.values[k]) (sources[k], references[k]) = (Source.Assumed, reference);
        }
    }

    private ParameterSet(ParameterSet from, int position, double value, Source source, string reference)
    {
        Declared = from.Declared;
        positions = from.positions;
        values = [.. from.values];
        sources = [.. from.sources];
        references = [.. from.references];
        values[position] = value;
        sources[position] = source;
        references[position] = reference;
    }

    /// <summary>Every parameter, in the order of the catalogue.</summary>
    public IReadOnlyList<Parameter> Declared { get; }

    /// <summary>
    /// The value in force. A parameter that is in no list cannot be set and keeps its default, so that a forgotten line of the list is one
    /// failing test that names it, and not every test that plays.
    /// </summary>
    public double this[Parameter parameter] => positions.TryGetValue(parameter.Symbol, out int at) ? values[at] : parameter.Default;

    /// <summary>Where the value in force comes from.</summary>
    public Source SourceOf(Parameter parameter) => positions.TryGetValue(parameter.Symbol, out int at) ? sources[at] : parameter.Source;

    /// <summary>The reference of the value in force.</summary>
    public string ReferenceOf(Parameter parameter) => positions.TryGetValue(parameter.Symbol, out int at) ? references[at] : parameter.Reference;

    /// <summary>Finds a parameter by its symbol.</summary>
    public bool TryFind(string symbol, out Parameter parameter)
    {
        bool found = positions.TryGetValue(symbol, out int position);
        parameter = found ? Declared[position] : null!;
        return found;
    }

    /// <summary>The values in force, in the order of <see cref="Declared"/>.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The same set with any of its values changed at once, as whoever draws sets does.</summary>
    /// <param name="drawn">A value for each declared parameter, in their order; what is not meant to change stays as it is.</param>
    /// <param name="reference">Where the changed values come from.</param>
    /// <exception cref="ArgumentException">Another number of values, or one outside what may be set.</exception>
    public ParameterSet With(ReadOnlySpan<double> drawn, string reference)
    {
        if (drawn.Length != values.Length) throw new ArgumentException($"{drawn.Length} values for {values.Length} parameters.", nameof(drawn));
        for (int k = 0; k < values.Length; k++)
        {
            Parameter p = Declared[k];
            if (drawn[k] != values[k] && !(drawn[k] >= p.Least && drawn[k] <= p.Most))
                throw new ArgumentException($"{p.Symbol} must lie between {p.Least} and {p.Most}.", nameof(drawn));
        }

        return new ParameterSet(this, drawn.ToArray(), reference);
    }

    /// <summary>The same set with another plausible range of one parameter, for whoever draws from the ranges.</summary>
    /// <param name="symbol">Symbol of the parameter.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <exception cref="ArgumentException">Unknown symbol, or a range outside what may be set.</exception>
    public ParameterSet WithRange(string symbol, double low, double high)
    {
        if (!positions.TryGetValue(symbol, out int position)) throw new ArgumentException($"There is no parameter {symbol}.", nameof(symbol));
        Parameter p = Declared[position];
        if (!(low >= p.Least && high <= p.Most && low < high))
            throw new ArgumentException($"A range of {symbol} must lie between {p.Least} and {p.Most}.", nameof(low));
        return new ParameterSet(this, [.. Declared.Select((d, k) => k == position ? p with { Low = low, High = high } : d)]);
    }

    /// <summary>The same set with one value changed.</summary>
    /// <param name="symbol">Symbol of the parameter.</param>
    /// <param name="value">The new value.</param>
    /// <param name="source">Where it comes from; a value typed into a scenario is assumed.</param>
    /// <param name="reference">The reference, or the reason.</param>
    /// <exception cref="ArgumentException">Unknown symbol, or a value outside what may be set.</exception>
    public ParameterSet With(string symbol, double value, Source source = Source.Assumed, string reference = "set in the scenario")
    {
        if (!positions.TryGetValue(symbol, out int position)) throw new ArgumentException($"There is no parameter {symbol}.", nameof(symbol));
        Parameter p = Declared[position];
        if (!(value >= p.Least && value <= p.Most))
            throw new ArgumentException($"{symbol} must lie between {p.Least} and {p.Most}.", nameof(value));
        return value == values[position] ? this : new ParameterSet(this, position, value, source, reference);
    }
}
