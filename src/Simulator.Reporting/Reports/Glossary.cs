using System.Text.RegularExpressions;
using Simulator.Reporting.Html;

namespace Simulator.Reporting.Reports;

/// <summary>Words that a reader may not know, each explained once, where a report uses them.</summary>
internal static partial class Glossary
{
    /// <summary>Word, what tells that a report uses it, and what it means.</summary>
    private static readonly (string Word, Regex Used, string Meaning)[] Words =
    [
        ("Alpha", Alpha(), "Cronbach's alpha: how far the items of a scale go together, from 0 to 1."),
        ("d", EffectSize(), "A difference between two means in units of the spread between persons; by convention .2 is small, .5 medium and .8 large."),
        ("Design effect", DesignEffect(), "By how much the variance of a mean grows because partners or members of a group answer alike; 1 where they do not."),
        ("Eta squared", EtaSquared(), "The share of the variance of answers that lies between groups, from 0 to 1."),
        ("ICC", Icc(), "Intraclass correlation: how alike members of a pair or group are; 0 is no more alike than strangers, 1 the same."),
        ("Placebo", Placebo(), "The same programme with other luck of encounters: what chance alone does to persons."),
        ("Replicate", Replicate(), "One simulated study: one lot of people with one course of luck."),
        ("Shapley value", Shapley(), "A part's share of an effect: what it adds, averaged over every order in which the parts can be put together."),
        ("Simulation, Monte-Carlo 95 %", MonteCarlo(),
            "Where the mean over endlessly many replicates lies; more replicates narrow it, and it says nothing of people."),
        ("Squared distance", Distance(), "How far a study's numbers together lie from the middle of the simulated ones, with what varies together "
            + "counted once (Mahalanobis); about as large as there are independent numbers where they agree."),
        ("Twin", Twin(), "The same people with the same luck, without the programme."),
        ("What we do not know", NotKnown(), "Where the same mean lies in 95 % of other parameter sets that are as plausible; only evidence narrows it."),
    ];

    /// <summary>Adds those that the report uses; nothing where it uses none.</summary>
    internal static void Add(HtmlReport report)
    {
        string[] texts = [.. report.Blocks.SelectMany(TextsOf)];
        (string Word, Regex Used, string Meaning)[] used = [.. Words.Where(w => texts.Any(w.Used.IsMatch))];
        if (used.Length == 0) return;
        report.Add(new Heading(2, "Words")).Add(new TableBlock(
            "Words used here", [new TableColumn("Word"), new TableColumn("Meaning")], [.. used.Select(w => (IReadOnlyList<string>)[w.Word, w.Meaning])]));
    }

    private static IEnumerable<string> TextsOf(IContentBlock block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph { Quoted: false } paragraph => [paragraph.Text],
        BulletList list => list.Items,
        Note note => [note.Text],
        TableBlock table => [table.Caption, table.Note ?? "", .. table.Columns.Select(c => c.Heading), .. table.Rows.SelectMany(r => r)],
        FigureBlock figure => [figure.Caption, .. figure.Data is { } data ? TextsOf(data) : []],
        Details details => [details.Summary, .. details.Blocks.SelectMany(TextsOf)],
        _ => [],
    };

    [GeneratedRegex("^alpha$|Cronbach")]
    private static partial Regex Alpha();

    [GeneratedRegex(@"\bd = |[Ee]ffect sizes? d\b|^d$|\bd, ")]
    private static partial Regex EffectSize();

    [GeneratedRegex("[Dd]esign effect")]
    private static partial Regex DesignEffect();

    [GeneratedRegex("[Ee]ta squared|η²")]
    private static partial Regex EtaSquared();

    [GeneratedRegex(@"\bICC\b")]
    private static partial Regex Icc();

    [GeneratedRegex("[Pp]lacebo")]
    private static partial Regex Placebo();

    [GeneratedRegex(@"\b[Rr]eplicates?\b")]
    private static partial Regex Replicate();

    [GeneratedRegex("Shapley")]
    private static partial Regex Shapley();

    [GeneratedRegex(@"Monte-Carlo|\b[Ss]imulation \[|^Simulation$|simulation: 95 %")]
    private static partial Regex MonteCarlo();

    [GeneratedRegex("[Ss]quared distance")]
    private static partial Regex Distance();

    [GeneratedRegex(@"\b[Tt]wins?\b")]
    private static partial Regex Twin();

    [GeneratedRegex("[Ww]hat we do not know")]
    private static partial Regex NotKnown();
}
