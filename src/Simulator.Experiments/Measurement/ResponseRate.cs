using Simulator.Engine.Random;

namespace Simulator.Experiments.Measurement;

/// <summary>What goes with answering a questionnaire at all.</summary>
public enum ResponseBy
{
    /// <summary>Nothing: who answers is chance.</summary>
    None,

    /// <summary>Stress over the weeks before.</summary>
    Stress,

    /// <summary>Trust in the closest contacts.</summary>
    Trust,
}

/// <summary>
/// Who answers: each person with odds of rate / (1 − rate), times e^strength for each SD that the state lies above the mean of those with
/// whom it is simulated (the school, or the region where schools meet). Who does not answer has no row among the responses.
/// </summary>
/// <param name="Rate">Chance that somebody of mean stress or trust answers, 0 to 1.</param>
/// <param name="By">What goes with it.</param>
/// <param name="Strength">Log odds per SD of it.</param>
public sealed record ResponseRate(double Rate, ResponseBy By = ResponseBy.None, double Strength = 0)
{
    /// <summary>Marks who answers.</summary>
    /// <param name="state">The state that goes with it, of each teacher.</param>
    /// <param name="luck">The luck of the people.</param>
    /// <param name="first">Number of the first teacher.</param>
    /// <param name="day">Day of the survey.</param>
    /// <param name="answers">Room for one mark each.</param>
    internal void Mark(ReadOnlySpan<float> state, in Luck luck, int first, int day, Span<byte> answers)
    {
        double mean = 0, square = 0;
        foreach (float s in state) mean += s / state.Length;
        foreach (float s in state) square += (s - mean) * (s - mean);
        double sd = Math.Sqrt(square / Math.Max(1, state.Length - 1)), average = Portable.Logit(Rate);
        for (int i = 0; i < answers.Length; i++)
        {
            double odds = By == ResponseBy.None || sd == 0 ? average : average + Strength * (state[i] - mean) / sd;
            answers[i] = (byte)(Portable.Logit(luck.Person(first + i, Decision.Response, day).U0) < odds ? 1 : 0);
        }
    }
}
