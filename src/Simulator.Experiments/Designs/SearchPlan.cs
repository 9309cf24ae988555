using Simulator.Engine.Parameters;
using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Designs;

/// <summary>What a programme is wanted to do.</summary>
/// <param name="Measure">A measure at the last survey.</param>
/// <param name="LessIsBetter">Whether less of it is better.</param>
public sealed record SearchObjective(Measure Measure, bool LessIsBetter)
{
    /// <summary>A value so that more is better.</summary>
    internal double Good(double value) => LessIsBetter ? -value : value;
}

/// <summary>Hours that a programme may take at most.</summary>
/// <param name="Measure">Which hours.</param>
/// <param name="Most">How many, of the whole arm, mean over replications.</param>
public sealed record SearchBudget(Measure Measure, double Most)
{
    private const double Rounding = 1e-9;

    /// <summary>Whether so many hours are within it.</summary>
    public bool Allows(double hours) => hours <= Most * (1 + Rounding) + Rounding;
}

/// <summary>Programmes to choose from, and what they are wanted to do.</summary>
public sealed record SearchPlan
{
    /// <summary>Most candidates, and most that go on: each of these has a letter.</summary>
    public const int MostCandidates = 10_000, MostFinalists = 26;

    /// <summary>The hours that every search counts.</summary>
    public const string Hours = "staff_hours";

    /// <summary>Share of the parameter sets' means between the ends of what we do not know.</summary>
    public const double KnownLevel = 0.8;

    /// <summary>Name of the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario as it stands.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The arm whose programme is chosen.</summary>
    public required string Arm { get; init; }

    /// <summary>Two arms, for objectives that hold one against the other; null where there are none.</summary>
    public Contrast? Contrast { get; init; }

    /// <summary>What is offered today.</summary>
    public required Scenario Today { get; init; }

    /// <summary>The candidates; one that cannot be played says why.</summary>
    public required IReadOnlyList<DesignPoint> Candidates { get; init; }

    /// <summary>What is wanted, the first thing first.</summary>
    public required IReadOnlyList<SearchObjective> Objectives { get; init; }

    /// <summary>What a programme may take; nothing is forbidden where there is none.</summary>
    public required IReadOnlyList<SearchBudget> Budget { get; init; }

    /// <summary>Replications of each candidate, all on the same luck.</summary>
    public int Replications { get; init; } = 200;

    /// <summary>How many go on at most.</summary>
    public int Finalists { get; init; } = 8;

    /// <summary>Replications of each of these on fresh luck, and its seed.</summary>
    public (int Replications, ulong Seed) Confirm { get; init; } = (400, 1);

    /// <summary>Parameter sets, and replications of each.</summary>
    public (int Sets, int Replications) Draws { get; init; } = (100, 10);

    /// <summary>Replications at each place of each assumption's range; no assumption is tried where 0.</summary>
    public int ScanReplications { get; init; } = 40;

    /// <summary>What is read of every replicate: the objectives, the hours that are limited, and all hours.</summary>
    internal IReadOnlyList<Measure> Measures =>
    [
        .. Objectives.Select(o => o.Measure).Concat(Budget.Select(b => b.Measure)).Append(MeasureCatalogue.Find(Scenario.Instrument, Hours)!)
            .DistinctBy(m => m.Name),
    ];

    /// <summary>Place of the staff hours among what is read.</summary>
    internal int HoursAt => Measures.Select(m => m.Name).ToList().IndexOf(Hours);

    /// <summary>The columns of what is read.</summary>
    internal IReadOnlyList<DesignNumber> Numbers => [.. Measures.Select(m => DesignNumbers.Of(Scenario, m, Arm, Contrast))];

    /// <summary>A scenario without the arms that nobody asks about.</summary>
    internal Scenario Played(Scenario scenario) => scenario with
    {
        Arms = [.. scenario.Arms.Where(a => a.Name == Arm || (Contrast is { } two && (a.Name == two.First || a.Name == two.Second)))],
    };

    /// <summary>The same on fresh luck.</summary>
    internal Scenario Fresh(Scenario scenario) => Played(scenario) with { Seed = Confirm.Seed };

    /// <summary>The same on fresh luck in one parameter set.</summary>
    internal Scenario Fresh(Scenario scenario, ParameterSet set) => Fresh(scenario) with { Parameters = set, Draws = null };

    /// <summary>A parameter set: a posterior's draw where the scenario has one, else drawn from the ranges.</summary>
    internal ParameterSet Set(int number) =>
        Scenario.Draws is null ? RangeDraw.Of(Scenario.Parameters, number) : Scenario.ParametersOf(number);

    /// <summary>The assumptions that can be tried, each over its range.</summary>
    internal IReadOnlyList<Parameter> Assumptions =>
        ScanReplications == 0 ? [] : [.. Scenario.Parameters.Declared.Where(p => RangeDraw.IsDrawn(Scenario.Parameters, p))];
}
