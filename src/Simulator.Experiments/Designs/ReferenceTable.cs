using Simulator.Engine.Parameters;
using Simulator.Experiments.Measures;
using Simulator.Tables;

namespace Simulator.Experiments.Designs;

/// <summary>
/// The reference table of a scenario: row i is a draw of every parameter that has a range, keyed by i, and one simulated study with these
/// parameters and luck of its own, read for every statistic. Every calibration of the scenario reads this one table.
/// </summary>
public sealed class ReferenceTable
{
    /// <summary>Rows of a shard.</summary>
    public const int RowsInShard = 2000;

    private readonly Scenario scenario;

    /// <summary>The table of a scenario.</summary>
    /// <param name="scenario">The scenario; what it sets away from the shipped values is not drawn.</param>
    /// <param name="targets">What its study prints.</param>
    public ReferenceTable(Scenario scenario, IReadOnlyList<StudyStatistic> targets)
    {
        (this.scenario, Targets, Extras) = (scenario, targets, StudyStatistics.Extras(scenario));
        Parameters = [.. scenario.Parameters.Declared.Where(p => RangeDraw.IsDrawn(scenario.Parameters, p))];
    }

    /// <summary>The parameters that are drawn.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>What the study prints.</summary>
    public IReadOnlyList<StudyStatistic> Targets { get; }

    /// <summary>What it could have measured besides.</summary>
    public IReadOnlyList<StudyStatistic> Extras { get; }

    /// <summary>Teacher-days of a row.</summary>
    public long TeacherDays => StudyPlayer.TeacherDays(scenario);

    /// <summary>Plays a shard.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="rows">Its rows, all of them unless the table ends in it.</param>
    /// <param name="told">Told after each row.</param>
    /// <param name="cancellation">Stops; an unfinished shard is null.</param>
    public Table? Play(int number, int rows, Action? told = null, CancellationToken cancellation = default)
    {
        StudyPlayer player = new(scenario);
        int first = number * RowsInShard;
        float[][] drawn = [.. Parameters.Select(_ => new float[rows])], besides = [.. Extras.Select(_ => new float[rows])];
        double[][] read = [.. Targets.Select(_ => new double[rows])];
        for (int r = 0; r < rows; r++)
        {
            if (cancellation.IsCancellationRequested) return null;
            ParameterSet set = RangeDraw.Of(scenario.Parameters, first + r);
            ReplicateView study = player.Play(set, first + r);
            for (int k = 0; k < drawn.Length; k++) drawn[k][r] = (float)set[Parameters[k]];
            for (int k = 0; k < read.Length; k++) read[k][r] = Targets[k].Read(study);
            for (int k = 0; k < besides.Length; k++) besides[k][r] = (float)Extras[k].Read(study);
            told?.Invoke();
        }

        return new Table("part", "A draw of the parameters and one simulated study.", rows,
        [
            Column.Long("row", "", "Number of the draw and of the study's luck.", r => first + r),
            .. Parameters.Select((p, k) => Column.Single("p_" + ColumnName(p.Symbol), p.Unit, p.Meaning, r => drawn[k][r])),
            .. Targets.Select((s, k) => Column.Number("s_" + s.Name, s.Unit, s.Label, r => read[k][r])),
            .. Extras.Select((s, k) => Column.Single("x_" + s.Name, s.Unit, s.Label, r => besides[k][r])),
        ]);
    }

    /// <summary>Reads finished shards.</summary>
    /// <param name="files">The shards, in order.</param>
    public ReferenceData Read(IReadOnlyList<string> files)
    {
        string[] names = [.. Targets.Select(s => "s_" + s.Name), .. Extras.Select(s => "x_" + s.Name)];
        List<double>[] columns = [.. names.Select(_ => new List<double>(files.Count * RowsInShard))];
        foreach (string file in files)
        {
            using ParquetScan scan = ParquetScan.Open(file);
            while (scan.Next())
            {
                for (int c = 0; c < names.Length; c++) columns[c].AddRange(scan.Numbers(names[c]));
            }
        }

        return new ReferenceData(Parameters, [.. Targets, .. Extras], [.. columns.Select(c => c.ToArray())]);
    }

    /// <summary>A parameter's symbol as a column name.</summary>
    public static string ColumnName(string symbol) => symbol.ToLowerInvariant().Replace("'", "_prime", StringComparison.Ordinal);
}

/// <summary>A reference table in memory: statistics as columns; draws are made again from the number of their row.</summary>
/// <param name="parameters">The parameters that were drawn.</param>
/// <param name="statistics">The statistics.</param>
/// <param name="columns">Their values: [statistic][row].</param>
public sealed class ReferenceData(IReadOnlyList<Parameter> parameters, IReadOnlyList<StudyStatistic> statistics, double[][] columns)
{
    private readonly Dictionary<string, int> places = statistics.Select((s, k) => (s.Name, k)).ToDictionary(x => x.Name, x => x.k);

    /// <summary>The parameters that were drawn.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>The statistics.</summary>
    public IReadOnlyList<StudyStatistic> Statistics => statistics;

    /// <summary>Rows.</summary>
    public int Rows => columns[0].Length;

    /// <summary>Values of a statistic.</summary>
    public double[] Column(string statistic) => columns[places[statistic]];

    /// <summary>Values of a statistic on its straight scale.</summary>
    public double[] Straight(StudyStatistic statistic) => [.. Column(statistic.Name).Select(statistic.Straight)];

    /// <summary>Logit of where in its range a parameter's draw lies.</summary>
    public double Logit(int parameter, int row)
    {
        double share = RangeDraw.Share(parameters[parameter], row);
        return Math.Log(share / (1 - share));
    }
}
