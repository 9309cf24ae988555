using Simulator.Experiments;
using Simulator.Tables;

namespace Simulator.Reporting.Reports;

/// <summary>A teacher of the first stored replicate.</summary>
internal sealed record StoredTeacher(string Arm, int Teacher, int? Team, bool InPair);

/// <summary>Answers of the last survey: how often each was ticked, over all replicates; and who is who in the first replicate.</summary>
internal sealed class StoredAnswers
{
    private readonly Dictionary<(string Arm, string Item), double[]> counts = [];
    private readonly List<StoredTeacher> teachers = [];

    private StoredAnswers()
    {
    }

    /// <summary>Number of the first stored replicate.</summary>
    internal int FirstReplicate { get; private set; } = -1;

    /// <summary>Teachers of that replicate.</summary>
    internal IReadOnlyList<StoredTeacher> Teachers => teachers;

    /// <summary>Share of each answer to an item in an arm; null where nobody answered.</summary>
    internal double[]? Shares(string arm, string item) =>
        counts.TryGetValue((arm, item), out double[]? ticks) && ticks.Sum() is var all and > 0 ? [.. ticks.Select(t => t / all)] : null;

    internal static StoredAnswers Read(string path, Scenario scenario)
    {
        StoredAnswers answers = new();
        foreach (Arm arm in scenario.Arms)
        {
            foreach (Experiments.Measurement.Item item in scenario.Instrument.Items)
            {
                answers.counts[(arm.Name,
                item.Id)] = new double[scenario.Instrument.Points];
            }
        }

        using ParquetScan table = ParquetScan.Open(path);
        while (table.Next())
        {
            ReadOnlySpan<string?> arm = table.Texts("arm");
            ReadOnlySpan<long?> wave = table.Integers("wave");
            foreach (Experiments.Measurement.Item item in scenario.Instrument.Items)
            {
                Count(answers, item.Id, arm, wave, scenario.SurveyWeeks[^1],
                table.Integers(item.Id));
            }

            answers.AddTeachers(table, arm, wave, scenario.SurveyWeeks[^1]);
        }

        return answers;
    }

    private static void Count(
        StoredAnswers answers, string item, ReadOnlySpan<string?> arm, ReadOnlySpan<long?> wave, int week, ReadOnlySpan<long?> ticks)
    {
        string? last = null;
        double[]? counts = null;
        for (int k = 0; k < ticks.Length; k++)
        {
            if (wave[k] != week || ticks[k] is not { } tick) continue;
            if (arm[k] != last || counts is null) counts = answers.counts[(last = arm[k]!, item)];
            counts[tick - 1]++;
        }
    }

    private void AddTeachers(ParquetScan table, ReadOnlySpan<string?> arm, ReadOnlySpan<long?> wave, int week)
    {
        ReadOnlySpan<long?> replicate = table.Integers("replicate");
        if (FirstReplicate < 0) FirstReplicate = (int)replicate[0]!.Value;
        if (!replicate.Contains(FirstReplicate)) return;
        ReadOnlySpan<long?> teacher = table.Integers("teacher"), team = table.Integers("team"), pair = table.Integers("pair");
        for (int k = 0; k < replicate.Length; k++)
        {
            if (replicate[k] != FirstReplicate || wave[k] != week) continue;
            teachers.Add(new StoredTeacher(arm[k]!, (int)teacher[k]!.Value, (int?)team[k], pair[k] is not null));
        }
    }
}
