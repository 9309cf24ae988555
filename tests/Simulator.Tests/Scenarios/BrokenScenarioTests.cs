using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;

namespace Simulator.Tests.Scenarios;

/// <summary>Scenarios with random slips of the hand: each reads, or is refused with places; nothing else ever escapes.</summary>
public sealed class BrokenScenarioTests
{
    private const int Slips = 600;

    private static readonly string[] Scraps =
    [
        "", " ", "\n", "\t", ":", "-", "[", "]", "{", "}", ",", "#", "\"", "'", "&a ", "*a", "!x ",
        "none", "null", "~", "true", "1e999", ".nan", "-1", "0", "99999999999",
        "everyone", "uniform", "arms", "set: { a: 1 }", "extends: nguyen-2013", "base", "\u0085", "…",
    ];

    [Fact]
    public void Nothing_but_a_refusal_escapes()
    {
        string[] texts = [.. Catalogue.Scenarios().Select(s => s.Text), ResolvedScenario.Write(ScenarioReader.Read("mathematics-pilot"))];
        Random random = new(20130701);
        int refused = 0;
        for (int k = 0; k < Slips; k++)
        {
            string text = texts[random.Next(texts.Length)];
            for (int slips = random.Next(1, 4); slips > 0; slips--)
            {
                int at = random.Next(text.Length), cut = Math.Min(text.Length - at, random.Next(0, 12));
                text = text[..at] + Scraps[random.Next(Scraps.Length)] + text[(at + cut)..];
            }
            try
            {
                ScenarioReader.Parse(text, "broken.yaml");
            }
            catch (BadInputException bad)
            {
                refused++;
                Assert.All(bad.Problems.InOrder(), p => Assert.True(p.At.Line >= 1 && p.At.Column >= 1 && p.What.Length > 0));
            }
        }
        Assert.InRange(refused, Slips / 4, Slips);
    }

    [Fact]
    public void Nothing_but_a_refusal_escapes_a_change()
    {
        string[] paths =
        [
            "arms", "arms.treatment", "arms.treatment.name", "arms.treatment.programme", "arms.treatment.programme.pairs", "arms.treatment.cohort",
            "calendar", "calendar.weeks", "cohort", "cohort.attributes", "cohort.attributes.a", "instrument", "instrument.items", "evidence", "evidence.arms",
            "parameters", "parameters.base", "parameters.set", "parameters.u", "sources", "sources.calendar", "survey_weeks", "hypotheses", "set", "extends",
            "seed", "people", "name", "schema_version", "nothing.at.all",
        ];
        foreach (string path in paths)
        {
            foreach (string value in (string[])[.. Scraps, "{}", "[]", "[1]", "{ a: 1 }", "[{ name: a }]", "[[[]]]"])
            {
                try
                {
                    ScenarioReader.Read("nguyen-2013", new Overrides([$"{path}={value}"]));
                }
                catch (BadInputException bad)
                {
                    Assert.True(bad.Problems.Any);
                }
            }
        }
    }
}
