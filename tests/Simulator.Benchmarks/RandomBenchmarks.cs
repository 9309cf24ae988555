using BenchmarkDotNet.Attributes;
using Simulator.Engine.Random;
using Simulator.Experiments.Playing;

namespace Simulator.Benchmarks;

/// <summary>The building blocks, each over 1,024 values, and the loop that is timed beside every run.</summary>
public class RandomBenchmarks
{
    private const int Count = 1024;
    private readonly ulong[] keys = [.. Enumerable.Range(0, Count).Select(i => Luck.Key(i, Decision.Day, 1))];
    private readonly DrawColumns draws = new(Count);
    private readonly double[] values = [.. Enumerable.Range(0, Count).Select(i => (i - 500) / 100.0)];
    private readonly Luck luck = new(20130701, 0, 0);

    [Benchmark(OperationsPerInvoke = Count)]
    public Draw DrawsOneByOne()
    {
        Draw last = default;
        for (int i = 0; i < Count; i++) last = luck.Person(i, Decision.Day, 1);
        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double DrawsAtOnce()
    {
        draws.Begin();
        foreach (ulong key in keys) draws.Add(key);
        draws.Draw(luck);
        return draws.U0[^1];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Exponential()
    {
        double sum = 0;
        foreach (double value in values) sum += Portable.Exp(value);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double PlatformExponential()
    {
        double sum = 0;
        foreach (double value in values) sum += Math.Exp(value);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double NormalQuantile()
    {
        double sum = 0;
        for (int i = 0; i < Count; i++) sum += Samplers.Normal((i + 0.5) / Count);
        return sum;
    }

    [Benchmark]
    public double Reference() => ReferenceLoop.Seconds();
}
