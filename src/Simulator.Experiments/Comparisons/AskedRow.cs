using Simulator.Evidence.Studies;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Playing;

namespace Simulator.Experiments.Comparisons;

/// <summary>A row of the questionnaire as everybody of an arm answers it at the last survey of one study, beside what was published.</summary>
/// <param name="Row">The item or scale.</param>
/// <param name="Text">What it asks, with what was done to the published number in brackets.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Here">Mean of the arm's answers in this study, points of the questionnaire; NaN where nobody answered.</param>
/// <param name="Published">The published mean on the same answer scale, or null where none was printed.</param>
public sealed record AskedRow(string Row, string Text, string Arm, double Here, double? Published)
{
    /// <summary>Every row of every arm in one study.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="study">The study it is set beside, or null.</param>
    /// <param name="replicate">Which study is played.</param>
    public static IReadOnlyList<AskedRow> Of(Scenario scenario, Study? study, int replicate)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ReplicateView view = new StudyPlayer(scenario).Play(scenario.ParametersOf(replicate), replicate);
        IReadOnlyList<Measure> rows = MeasureCatalogue.RowsOf(scenario.Instrument);
        List<AskedRow> asked = [];
        foreach (Measure row in rows)
        {
            AnswerScale scale = study is null ? AnswerScale.Same : AnswerScale.Of(study, row.Name, scenario.Instrument);
            foreach (Arm arm in scenario.Arms)
            {
                double here = row.Read(view, new Place(arm.Name, null, scenario.SurveyWeeks.Count - 1, WorldKind.Programme))[0];
                double? published = study is null ? null : (scale.Factor * Printed(study, scenario, row.Name, arm.Name)) + scale.Shift;
                asked.Add(new AskedRow(row.Name, row.Title + scale.Words, arm.Name, here, published));
            }
        }

        return asked;
    }

    private static double? Printed(Study study, Scenario scenario, string row, string arm) => (double?)study.Statistics.FirstOrDefault(s =>
        s.Statistic == "mean" && s.Row == row && s.Arm is { } own && (scenario.Evidence?.ArmFor(own) ?? own) == arm
        && study.Tables.First(t => t.Id == s.Table) is { Group: null, Scores: Scores.Answers } table
        && study.OccasionOf(table, row) == StudyOccasion.End)?.Printed.Value;
}
