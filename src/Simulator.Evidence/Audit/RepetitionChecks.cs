using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Numbers printed in several places, and rows that are alike to the last digit.</summary>
internal static class RepetitionChecks
{
    /// <summary>A number that is repeated elsewhere must be able to be the same number.</summary>
    public static void Run(AuditContext context)
    {
        foreach (IGrouping<(string Row, string? Arm, string Statistic), PrintedStatistic> same
            in context.Study.Statistics.GroupBy(s => (s.Row, s.Arm, s.Statistic)))
        {
            PrintedStatistic first = same.First();
            foreach (PrintedStatistic later in same.Skip(1))
            {
                Interval there = Print.Of(first.Printed, Shortening.Either);
                if (!Print.Of(later.Printed, Shortening.Either).Meets(there))
                    context.Add(later.Id, new Check(false, Shortening.None, false, there, $"{first.Locator} prints {first.Printed.Text}."));
            }
        }
    }

    /// <summary>Pairs of rows all of whose printed numbers agree.</summary>
    public static IEnumerable<string> IdenticalRows(Study study)
    {
        (string Row, PrintedStatistic[] Numbers)[] rows =
            study.Tables.SelectMany(t => t.Statistics.GroupBy(s => s.Row).Select(g => (Row: g.Key, Numbers: g.ToArray()))).ToArray();
        string[][] signatures = [.. rows.Select(r => Signature(r.Numbers))];
        HashSet<string> told = [];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = i + 1; j < rows.Length; j++)
            {
                string[] a = signatures[i], b = signatures[j];
                if (rows[i].Row != rows[j].Row && a.Length >= 4 && a.Length == b.Length && a.SequenceEqual(b) && told.Add(rows[i].Row + "/" + rows[j].Row))
                {
                    yield return $"{rows[i].Row} and {rows[j].Row} print the same numbers throughout ({Listed(rows[i].Numbers)}). "
                        + "A coincidence is possible.";
                }
            }
        }
    }

    private static string Listed(PrintedStatistic[] numbers) =>
        string.Join(", ", numbers.Where(n => n.Statistic != "df").Select(n => $"{n.Statistic} {n.Printed.Text}"));

    private static string[] Signature(PrintedStatistic[] numbers) =>
        [.. numbers.Where(n => n.Statistic is not ("df" or "n"))
            .Select(n => $"{n.Arm} {n.Statistic} {n.Printed.Text}").Order(StringComparer.Ordinal)];
}
