using Simulator.Experiments.Measurement;
using Simulator.Experiments.Tests;
using Simulator.Statistics;

namespace Simulator.Experiments.Measures;

/// <summary>Two arms of one replicate and wave, read as a study of its own: what its authors would have printed. Nothing is computed twice.</summary>
internal sealed class StudyView
{
    private readonly Instrument instrument;
    private readonly Clusters pairs, teams;
    private readonly Dictionary<int, TwoSamples> samples = [];
    private readonly Dictionary<(int, string), TestNumbers> tests = [];

    internal StudyView(Instrument instrument, ArmView first, ArmView second)
    {
        (this.instrument, First, Second) = (instrument, first, second);
        pairs = new Clusters(first.PairIds, second.PairIds);
        teams = new Clusters(first.TeamIds, second.TeamIds);
    }

    internal ArmView First { get; }

    internal ArmView Second { get; }

    /// <summary>Values of a row in both arms.</summary>
    internal TwoSamples Row(int row)
    {
        if (!samples.TryGetValue(row, out TwoSamples? known))
            samples[row] = known = new TwoSamples(First.Row(instrument, row), Second.Row(instrument, row), pairs, teams);
        return known;
    }

    /// <summary>Values of a measure of persons in both arms.</summary>
    internal TwoSamples Persons(Func<ArmView, int, double> of) => new(First.EachPerson(of), Second.EachPerson(of), pairs, teams);

    /// <summary>What a test says of a row.</summary>
    internal TestNumbers Test(int row, StudyTest test)
    {
        if (!tests.TryGetValue((row, test.Name), out TestNumbers known)) tests[(row, test.Name)] = known = test.Of(Row(row));
        return known;
    }

    /// <summary>Cohen's d of a row.</summary>
    internal double D(int row) => Row(row).Effect.D;

    /// <summary>Student's t of a row.</summary>
    internal TTestResult Student(int row) => Row(row).Student;

    /// <summary>SD pooled within the arms.</summary>
    internal double PooledSd(int row) => Student(row) is var t ? t.SeDifference / Math.Sqrt(1.0 / t.N1 + 1.0 / t.N2) : 0;

    /// <summary>Cronbach's alpha of a scale, both arms together.</summary>
    internal double Alpha(int scale)
    {
        byte[][] items = [.. instrument.Scales[scale].Items.Select(item => (byte[])[.. First.Ticks(item), .. Second.Ticks(item)])];
        return Reliability.RawAlpha(items);
    }

    /// <summary>How alike partners, and how alike team members are, and how much that inflates the variance of a mean.</summary>
    internal (double Pair, double Team, double DesignEffect) Likeness(int row)
    {
        double pair = pairs.Icc(Row(row), members: true), team = teams.Icc(Row(row), members: false);
        return (pair, team, double.IsNaN(team) ? pairs.DesignEffect(pair) : teams.DesignEffect(team));
    }
}
