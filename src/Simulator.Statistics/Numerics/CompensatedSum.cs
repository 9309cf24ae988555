namespace Simulator.Statistics.Numerics;

/// <summary>
/// A running sum that carries its own rounding error (Neumaier 1974, the improved Kahan-Babuska sum): the total is as good
/// as if it had been added in twice the precision. Starts at zero.
/// </summary>
internal struct CompensatedSum
{
    private double sum;
    private double correction;

    public void Add(double value)
    {
        double total = sum + value;
        correction += Math.Abs(sum) >= Math.Abs(value) ? (sum - total) + value : (value - total) + sum;
        sum = total;
    }

    public readonly double Total => sum + correction;
}
