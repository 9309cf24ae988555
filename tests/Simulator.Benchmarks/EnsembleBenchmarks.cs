using BenchmarkDotNet.Attributes;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Playing;

namespace Simulator.Benchmarks;

/// <summary>Recording and questionnaire included, on one thread.</summary>
[MemoryDiagnoser]
public class EnsembleBenchmarks
{
    private static readonly PlayOptions OneThread = new(1, Twins: false), OneThreadWithTwins = new(1);

    private readonly Scenario study = Practicum.Study(
        1, new Arm("paired", Practicum.Cohort(32), Practicum.Programme), new Arm("plain", Practicum.Cohort(33), ProgrammePlan.Empty));

    private readonly Scenario ensemble = Practicum.Study(
        500, new Arm("paired", Practicum.Cohort(32), Practicum.Programme), new Arm("plain", Practicum.Cohort(32), ProgrammePlan.Empty));

    private readonly Scenario large = Practicum.Study(
        1, new Arm("paired", Practicum.Cohort([.. Enumerable.Repeat(32, 3125)]), Practicum.Programme));

    /// <summary>One replicate of the study with its twin.</summary>
    [Benchmark]
    public long Replicate() => Play(study, OneThreadWithTwins);

    /// <summary>500 replicates of two schools of 32: 1,152,000 teacher-days.</summary>
    [Benchmark]
    public long TwoSchools() => Play(ensemble, OneThread);

    /// <summary>One cohort of 100,000 in schools of 32: 3,600,000 teacher-days.</summary>
    [Benchmark]
    public long LargeCohort() => Play(large, OneThread);

    private static long Play(Scenario scenario, PlayOptions options)
    {
        using Playback playback = new(scenario, options);
        while (playback.Next() is not null)
        {
        }

        return playback.TeacherDaysPlayed;
    }
}
