using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>Numbers printed in several places, and rows that are alike to the last digit.</summary>
internal static class RepetitionChecks
{
    /// <summary>A number that is repeated elsewhere, of the same people, occasion, contrast and test, must be able to be the same number.</summary>
    public static void Run(AuditContext context)
    {
        foreach (IGrouping<(string Row, string? Arm, string Statistic), PrintedStatistic> same
            in context.Study.Statistics.GroupBy(s => (s.Row, s.Arm, s.Statistic)))
        {
            List<(PrintedTable Table, PrintedStatistic Printed)> first = [];
            foreach (PrintedStatistic printed in same)
            {
                PrintedTable table = context.TableOf(printed);
                (PrintedTable Table, PrintedStatistic Printed) earlier = first.Find(f => AuditContext.Lends(f.Table, table, printed.Arm is not null));
                if (earlier.Printed is not { } before)
                {
                    first.Add((table, printed));
                }
                else if (printed.Printed.IsBound || before.Printed.IsBound ? !Agree(before.Printed, printed.Printed)
                    : !Print.Of(printed.Printed, Shortening.Either).Meets(Print.Of(before.Printed, Shortening.Either)))
                {
                    context.Fail(printed, Print.Of(before.Printed, Shortening.Either), $"{before.Locator} prints {before.Printed.Text}.");
                }
            }
        }
    }

    private static bool Agree(PrintedNumber one, PrintedNumber other) => one.IsBound && other.IsBound
        || Print.Fit(one.IsBound ? one : other, Print.Of(one.IsBound ? other : one, Shortening.Either)) != Shortening.None;

    /// <summary>Pairs of rows all of whose printed numbers agree.</summary>
    public static IEnumerable<string> IdenticalRows(Study study)
    {
        (PrintedTable Table, string Row, PrintedStatistic[] Numbers)[] rows =
            [.. study.Tables.SelectMany(t => t.Statistics.GroupBy(s => s.Row).Select(g => (t, g.Key, g.ToArray())))];
        string[][] signatures = [.. rows.Select(r => Signature(r.Numbers))];
        HashSet<string> told = [];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = i + 1; j < rows.Length; j++)
            {
                string[] a = signatures[i], b = signatures[j];
                if (rows[i].Row != rows[j].Row && rows[i].Table.IsOfTheSame(rows[j].Table)
                    && a.Length >= 4 && a.Length == b.Length && a.SequenceEqual(b) && told.Add(rows[i].Row + "/" + rows[j].Row))
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
