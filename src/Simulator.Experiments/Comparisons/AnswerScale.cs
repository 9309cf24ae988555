using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments.Comparisons;

/// <summary>
/// How a study's answers are set beside simulated ones of another answer scale: by a straight line from its ends to those here, and from the other
/// end where its lower answers mean more. What is said of it stands behind the row's label.
/// </summary>
/// <param name="Factor">Points here for a point there; below 0 where lower answers mean more.</param>
/// <param name="Shift">What is added to a mean.</param>
/// <param name="Words">What was done, in brackets; empty where nothing was.</param>
internal sealed record AnswerScale(double Factor, double Shift, string Words)
{
    /// <summary>The same answer scale.</summary>
    public static readonly AnswerScale Same = new(1, 0, "");

    /// <summary>From a study's row to the questionnaire here.</summary>
    public static AnswerScale Of(Study study, string row, Instrument here)
    {
        if (study.Questionnaire is not { } questionnaire || questionnaire.Row(row) is not { } definition || here.Row(row) < 0) return Same;
        (int low, int high) = questionnaire.Ends(definition);
        double items = definition.ItemCount, divisor = PublishedValues.Divisor(study, definition);
        double from = low / divisor, to = high / divisor;
        bool isTurned = questionnaire.MoreByReading == ScaleEnd.Low;
        if (!isTurned && from == 1 && to == here.Points) return Same;
        double factor = (here.Points - 1) / (to - from) * (isTurned ? -1 : 1);
        string ends = FormattableString.Invariant($"{from:0.###} to {to:0.###}{(divisor < items ? " as a total" : "")}");
        return new AnswerScale(factor, (isTurned ? here.Points : 1) - (factor * from),
            $" (published on {ends}{(isTurned ? ", lower meaning more" : "")}; here as 1 to {here.Points})");
    }

    /// <summary>A published number as it would be on the answer scale here; what has no unit changes its sign at most.</summary>
    public PublishedValue Here(PublishedValue value, string statistic) => statistic switch
    {
        "mean" => Line(value, Factor, Shift),
        "sd" => Line(value, Math.Abs(Factor), 0),
        "mean_difference" => Line(value, Factor, 0),
        "t" or "d" => Line(value, Math.Sign(Factor), 0),
        _ => value,
    };

    private static PublishedValue Line(PublishedValue value, double factor, double shift)
    {
        if (factor == 1 && shift == 0) return value;
        double? At(double? number) => number is { } x ? (factor * x) + shift : null;
        (double? lower, double? upper) = factor < 0 ? (At(value.Upper), At(value.Lower)) : (At(value.Lower), At(value.Upper));
        return value with { Value = At(value.Value), Lower = lower, Upper = upper };
    }
}
