using Simulator.Statistics;

namespace Simulator.Reporting.Reports;

/// <summary>Mean and variance of numbers that come one by one (Welford 1962).</summary>
internal sealed class Moments
{
    private double squares;

    internal int N { get; private set; }

    internal double Mean { get; private set; }

    internal double Variance => N > 1 ? squares / (N - 1) : double.NaN;

    /// <summary>The mean with its 95 % Monte-Carlo interval.</summary>
    internal MeanInterval Interval => N == 0 ? MonteCarlo.MeanInterval([]) : MonteCarlo.MeanInterval(Mean, Math.Sqrt(Variance), N);

    internal void Add(double number)
    {
        if (double.IsNaN(number)) return;
        N++;
        double distance = number - Mean;
        Mean += distance / N;
        squares += distance * (number - Mean);
    }
}
