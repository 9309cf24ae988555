using Simulator.Evidence.Studies;

namespace Simulator.Evidence.Audit;

/// <summary>One way to come to a printed number.</summary>
/// <param name="Value">What it leads to; null where there are too many numbers to list.</param>
/// <param name="Fit">Under which ways of shortening that prints as the number.</param>
/// <param name="Told">The way and where it leads, without a full stop.</param>
/// <param name="Convention">What has to be assumed; null for the usual way.</param>
/// <param name="IsHint">Whether it is no right way, and only told where it explains what is wrong.</param>
/// <param name="Least">How many numbers of a table must need it; one may be a slip.</param>
internal sealed record Way(Interval? Value, Shortening Fit, string Told, string? Convention = null, bool IsHint = false, int Least = 1)
{
    /// <summary>The way from other numbers to an interval.</summary>
    public static Way Of(PrintedStatistic printed, Interval value, string from, string? convention = null, bool isHint = false, int least = 1) =>
        new(value, Print.Fit(printed.Printed, value), $"{from} give {value}", convention, isHint, least);
}

/// <summary>
/// Comparisons that wait for their table. A convention (Hedges' g, a 90 % interval, Welch's test) holds for all numbers of its kind in a table or
/// for none: it is the one that explains most of them, the usual one where that explains as many.
/// </summary>
internal sealed class TableRules
{
    private readonly List<(PrintedStatistic Printed, IReadOnlyList<Way> Ways)> waiting = [];
    private readonly Dictionary<(string, string), string> rules = [];
    private readonly List<string> remarks = [];

    /// <summary>What one cause explains in a whole table, in sentences.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>The kinds of number that share a convention.</summary>
    public static string Family(string statistic) => statistic switch
    {
        "ci_lower" or "ci_upper" => "ci",
        "d_lower" or "d_upper" => "interval of d",
        _ => statistic,
    };

    /// <summary>The convention of a kind of number in a table; null for the usual one.</summary>
    public string? Of(string table, string statistic) => rules.GetValueOrDefault((table, Family(statistic)));

    public void Add(PrintedStatistic printed, IReadOnlyList<Way> ways) => waiting.Add((printed, ways));

    /// <summary>Decides every comparison.</summary>
    public void Resolve(Action<string, Check> add)
    {
        foreach (IGrouping<(string Table, string Family), (PrintedStatistic Printed, IReadOnlyList<Way> Ways)> kind
            in waiting.GroupBy(w => (w.Printed.Table, Family(w.Printed.Statistic))))
        {
            (PrintedStatistic Printed, IReadOnlyList<Way> Ways)[] all = [.. kind];
            string? rule = Prevailing(all);
            if (rule is not null)
                rules[kind.Key] = rule;
            (PrintedStatistic Printed, IReadOnlyList<Way> Ways)[] failed = [.. all.Where(w => Fitting(w.Ways, rule) is null)];
            string[] causes = [.. failed.SelectMany(f => f.Ways).Select(w => w.Convention).OfType<string>().Distinct()
                .Where(c => failed.All(f => f.Ways.Any(w => w.Convention == c && w.Fit != Shortening.None)))];
            if (failed.Length > 1 && causes.Length > 0)
                remarks.Add($"{kind.Key.Family} of {kind.Key.Table}: one cause would explain all {failed.Length} that do not reproduce: {causes[0]}.");
            foreach ((PrintedStatistic printed, IReadOnlyList<Way> ways) in all)
                add(printed.Id, Decide(printed, ways, rule, all.Length));
        }
    }

    private static Check Decide(PrintedStatistic printed, IReadOnlyList<Way> ways, string? rule, int together)
    {
        if (Fitting(ways, rule) is { } way)
        {
            string how = way.Fit == Shortening.Truncated ? ", cut and not rounded" : "";
            return new Check(true, way.Fit, !printed.Printed.IsBound, way.Value, $"{way.Told}{how}.", way.Convention);
        }

        Way told = Held(ways, rule)[0];
        string reason = $"{told.Told}, not {printed.Printed.Text}.";
        if (told.Convention is not null)
            reason += $" The table's other numbers are {told.Convention}.";
        if (ways.FirstOrDefault(w => w.Fit != Shortening.None && w.Convention != rule) is { } other)
        {
            reason += other.Convention is null ? " It would fit the usual way."
                : $" It would fit as: {other.Convention}{(other.IsHint || together == 1 ? "" : ", which the table's others are not")}.";
        }

        return new Check(false, Shortening.None, false, told.Value, reason);
    }

    /// <summary>The ways under a convention; the usual ones where a number has none of it.</summary>
    private static Way[] Held(IReadOnlyList<Way> ways, string? rule)
    {
        Way[] held = [.. ways.Where(w => w.Convention == rule && !w.IsHint)];
        if (held.Length == 0)
            held = [.. ways.Where(w => w.Convention is null && !w.IsHint)];
        return held.Length > 0 ? held : [.. ways.Where(w => !w.IsHint)];
    }

    private static Way? Fitting(IReadOnlyList<Way> ways, string? rule) => Array.Find(Held(ways, rule), w => w.Fit != Shortening.None);

    private static string? Prevailing((PrintedStatistic Printed, IReadOnlyList<Way> Ways)[] all)
    {
        int usual = all.Count(w => Fitting(w.Ways, null) is not null), most = Math.Max(usual, all.Length / 2);
        string? rule = null;
        foreach (string convention in all.SelectMany(w => w.Ways).Where(w => !w.IsHint).Select(w => w.Convention).OfType<string>().Distinct())
        {
            int fits = all.Count(w => Fitting(w.Ways, convention) is not null);
            int needed = all.Count(w => Fitting(w.Ways, convention) is not null && Fitting(w.Ways, null) is null);
            if (fits > most && needed >= all.SelectMany(w => w.Ways).First(w => w.Convention == convention).Least)
                (rule, most) = (convention, fits);
        }

        return rule;
    }
}

/// <summary>How tables shorten their numbers: all numbers of a kind in a table the same way.</summary>
internal static class Roundings
{
    /// <summary>Names the numbers that only the other way of shortening explains.</summary>
    public static void Resolve(AuditContext context)
    {
        foreach (IGrouping<(string Table, string Family), PrintedStatistic> kind
            in context.Study.Statistics.GroupBy(s => (s.Table, TableRules.Family(s.Statistic))))
        {
            PrintedStatistic[] rounded = [.. kind.Where(s => HowOf(context, s) == Shortening.Rounded)];
            PrintedStatistic[] cut = [.. kind.Where(s => HowOf(context, s) == Shortening.Truncated)];
            bool isCut = cut.Length > rounded.Length;
            if (rounded.Length == 0 || cut.Length == 0)
                continue;
            foreach (PrintedStatistic printed in isCut ? rounded : cut)
            {
                Interval? value = context.Checks[printed.Id].Select(c => c.Recomputed).FirstOrDefault(r => r is not null);
                context.NameOdd(printed, value, isCut
                    ? $"Only rounding explains it, where cutting off alone explains {cut.Length} others of the table."
                    : $"Only cutting off explains it, where rounding alone explains {rounded.Length} other{(rounded.Length > 1 ? "s" : "")} of the table.");
            }
        }
    }

    /// <summary>How a number was shortened by all tests that tell; none where it failed or nothing tells.</summary>
    private static Shortening HowOf(AuditContext context, PrintedStatistic printed)
    {
        if (!context.Checks.TryGetValue(printed.Id, out List<Check>? checks) || checks.Any(c => c.Passes == false))
            return Shortening.None;
        return checks.Where(c => c is { Passes: true, Counts: true }).Aggregate(Shortening.Either, (how, c) => how & c.How) is var how
            && checks.Any(c => c is { Passes: true, Counts: true }) ? how : Shortening.None;
    }
}
