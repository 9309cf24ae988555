using Simulator.Evidence.Audit;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Audit;

/// <summary>Two arms, a and b, and two items from 1 to 5 that make a scale: small enough to audit by hand.</summary>
internal static class TinyStudy
{
    internal const string Questionnaire = """
        questionnaire:
          name: q
          minimum: 1
          maximum: 5
          anchors: { low: disagree, high: agree, more_at: high, locator: Methods }
          read_as_more: high
          rows:
            - { row: item_1, label: x, when: end }
            - { row: item_2, label: x, when: end }
            - { row: scale, label: x, items: [item_1, item_2], when: end }

        """;

    internal static string Text(string more, int n = 10, int m = 10) => $$"""
        schema_version: 1
        kind: study
        id: tiny
        citation: { authors: [Nobody], year: 2020, title: Invented, source: Nowhere, read: full }
        design:
          kind: randomised
          allocation: drawn by lot
          locator: Methods
          arms: [{ name: a, label: A, n: {{n}}, units: people }, { name: b, label: B, n: {{m}}, units: people }]
        outcomes: [{ name: visits, unit: visits, what: visits }]

        """ + more;

    internal static AuditReport Report(string more, int n = 10, int m = 10) => StudyAudit.Run(EvidenceReader.ParseStudy(Text(more, n, m), "tiny.yaml"));

    /// <summary>A study with the questionnaire and one table, its rows as given.</summary>
    internal static AuditReport Table(string rows, string test = "student", int n = 10, int m = 10, bool oneSided = false) =>
        Report(Questionnaire + "tables:\n" + Rows("t", "Table 1", rows, test, oneSided), n, m);

    internal static string Rows(string id, string locator, string rows, string test = "student", bool oneSided = false) => $$"""
          - { id: {{id}}, locator: {{locator}}, measured: x, when: end, unit: points, test: {{test}}, one_sided: {{(oneSided ? "true" : "false")}},
              contrast: a - b, use: check, reason: r, rows: [{{rows}}] }

        """;

    internal static Finding Of(this AuditReport report, string id) => report.Findings.Single(f => f.Id == id);
}
