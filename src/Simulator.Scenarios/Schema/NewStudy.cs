namespace Simulator.Scenarios.Schema;

/// <summary>A starter evidence file with comments: two arms, a questionnaire, one table, and the rest ready to be uncommented.</summary>
public static class NewStudy
{
    /// <summary>Whether a study may have this name: lower-case letters, digits and -, beginning with a letter, at most 64.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    /// <summary>The text.</summary>
    /// <param name="name">The study's name, which is its file's.</param>
    /// <param name="schemaPath">Path of the schema as seen from the new file, for editors.</param>
    public static string Write(string name, string schemaPath) => $$"""
        # yaml-language-server: $schema={{schemaPath}}
        # A published study, or your own. Replace what stands here; delete what the study does not have. Numbers of tables are quoted as printed:
        # a trailing zero says how exactly a number was printed, and "< .001", "> .05" and "ns" are read as what they say.
        # simulator check FILE tells every slip with line and column; simulator audit FILE recomputes what is printed.
        schema_version: 1
        kind: study
        id: {{name}}              # the file's name
        citation:
          authors: ["Family name, I."]
          year: 2024
          title: "Title"
          source: "Journal, volume, pages; or: own data"
          read: full            # full | abstract | second_hand
        design:
          kind: quasi_experiment  # randomised | cluster_randomised | quasi_experiment | single_group | qualitative | review | abstracts | news
          allocation: "How people came into their arm."
          locator: "Method"       # where the study says so
          weeks: 6
          arms:                   # names as in the scenario; or the occasions, where the same people were asked twice (test: paired)
            - { name: treatment, label: "what the study calls it", n: 20, units: teachers }
            - { name: control, label: "what the study calls it", n: 20, units: teachers }
        questionnaire:
          name: my-questionnaire
          minimum: 1              # the lowest and the highest answer; an item of its own ends has minimum and maximum of its own
          maximum: 5
          anchors: { low: strongly disagree, high: strongly agree, more_at: high, locator: "Method" }
          read_as_more: high      # which end means more as the text reads its means
          rows:                   # items first; a scale lists its items, or says how many there are (items: 15)
            - { row: item_1, label: "what it asks", when: end }
            - { row: item_2, label: "what it asks", when: end }   # reversed: true where it is worded the other way
            - { row: support, label: "what the scale is called", items: [item_1, item_2], score: mean, when: end }   # or score: total
        # outcomes:               # other quantities that tables speak of
        #   - { name: visits, unit: visits, what: "Visits to colleagues' lessons." }

        # Raw answers, if you have them: then nothing below needs to be typed, n above neither. A header arm,teacher,item_1,item_2, a line for each
        # person, whole numbers as ticked, nothing for a missing answer; number the people, no names.
        # answers: {{name}}.csv

        tables:
          - id: table_1
            locator: "Table 1"
            measured: "what was measured"
            when: end             # the same row before and after stands in two tables, each with its own when
            unit: points
            test: student         # none | student | welch | paired | adjusted | pooled | anova | mann_whitney | chi_squared | fisher
            contrast: treatment - control
            # one_sided: greater  # or less, only where the study says so
            use: check            # fit | check | context: what a simulation may do with the numbers
            reason: "Why."
            rows:
              - row: support
                arms: { treatment: { mean: "3.45", sd: "0.69" }, control: { mean: "3.05", sd: "0.76" } }   # and n, median, q1, q3, count, percent …
                contrast: { t: "1.74", df: "38", p: ".089" }                                              # and F, d, d_lower, ci_lower, eta_squared …
        #     - { row: support, all: { alpha: ".81" } }

        # tallies:                # counts and percentages by category
        #   - { id: gender, variable: gender, group: treatment, what: gender, n: 20, locator: "Method", complete: true,
        #       cells: { female: { count: "15", percent: "75.0" }, male: { count: "5", percent: "25.0" } } }
        # claims:                 # sentences that the numbers can test
        #   - { claim: significance, id: support_equal, row: support, significant: false, level: 0.05, locator: "Results", says: "No difference." }
        # notes:
        #   - "What no computation can tell."

        """;
}
