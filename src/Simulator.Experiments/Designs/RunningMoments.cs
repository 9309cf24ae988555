using Simulator.Statistics;

namespace Simulator.Experiments.Designs;

/// <summary>Number, mean and squares of values that pass by one at a time (Welford, 1962).</summary>
internal struct RunningMoments
{
    private double squares;

    /// <summary>How many passed.</summary>
    internal int N { get; private set; }

    /// <summary>Their mean.</summary>
    internal double Mean { get; private set; }

    /// <summary>Their SD; NaN below two.</summary>
    internal readonly double Sd => N > 1 ? Math.Sqrt(squares / (N - 1)) : double.NaN;

    /// <summary>Their mean with its 95 % interval.</summary>
    internal readonly MeanInterval Interval => MonteCarlo.MeanInterval(Mean, Sd, N);

    internal void Add(double value)
    {
        N++;
        double away = value - Mean;
        Mean += away / N;
        squares += away * (value - Mean);
    }
}
