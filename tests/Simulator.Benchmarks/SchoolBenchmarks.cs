using BenchmarkDotNet.Attributes;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments;

namespace Simulator.Benchmarks;

/// <summary>A school of 32: all 36 days, its people and ties included. Divide by 1,152 for a teacher-day. Nothing is allocated in a day.</summary>
[MemoryDiagnoser]
public class SchoolBenchmarks
{
    private readonly Block block = new(0, 0, [32]);
    private Simulator.Engine.Simulation simulation = null!;
    private int replicate;

    [Params(false, true)]
    public bool Programme { get; set; }

    [GlobalSetup]
    public void Prepare() => simulation = new Simulator.Engine.Simulation(
        new Setting(Practicum.Calendar, Practicum.Cohort(32)), AllParameters.Default, Programme ? Practicum.Programme : ProgrammePlan.Empty, 32, []);

    [Benchmark]
    public double Days()
    {
        simulation.Play(new Luck(20130701, 0, replicate++), block);
        return simulation.World.People.Stress[0];
    }
}
