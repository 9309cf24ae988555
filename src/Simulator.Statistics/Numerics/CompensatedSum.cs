namespace Simulator.Statistics.Numerics;

/// <summary>
/// A running sum that carries its own rounding error (Neumaier 1974, the improved Kahan-Babuska sum): the total is as good
/// as if it had been added in twice the precision. Starts at zero.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _correction;

    public void Add(double value)
    {
        double total = _sum + value;
        _correction += Math.Abs(_sum) >= Math.Abs(value) ? (_sum - total) + value : (value - total) + _sum;
        _sum = total;
    }

    public readonly double Total => _sum + _correction;
}
