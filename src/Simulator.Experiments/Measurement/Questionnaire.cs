using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;

namespace Simulator.Experiments.Measurement;

/// <summary>
/// S15, from states to answers. Latent agreement is y = mid + kappa (X − .5) + theta + noise, with theta ~ N(0, sigma_theta) of the person,
/// drawn once and kept over waves, and noise ~ N(0, sigma_eps) of the answer; the answer is y rounded and kept within the scale. Items on
/// effectiveness read X = (1 − omega) X + omega Q, with Q the experienced quality of responses. This is a graded response model with common
/// thresholds: no item has an intercept or a loading of its own, and nothing depends on what was offered unless kindness, which is off, is set.
/// </summary>
public sealed class Questionnaire
{
    /// <summary>Likert points per unit of state.</summary>
    public static readonly Parameter Spread = Parameter.Positive(
        "kappa", "Likert points per unit of state", "points", 2.9, 1.8, 3.4, Source.Calibrated, "2013 study: SDs and effect sizes");

    /// <summary>SD of the person intercept.</summary>
    public static readonly Parameter PersonSd = Parameter.Positive(
        "sigma_theta", "SD of the person intercept", "points", 0.525, 0.45, 0.58, Source.Calibrated,
        "2013 study: alpha; about half of the item variance and unexplained");

    /// <summary>SD of the item noise.</summary>
    public static readonly Parameter NoiseSd = Parameter.Positive(
        "sigma_eps", "SD of the noise of one answer", "points", 0.34, 0.30, 0.42, Source.Calibrated, "2013 study: alpha");

    /// <summary>Weight of experienced quality in effectiveness items.</summary>
    public static readonly Parameter QualityWeight = Parameter.Share(
        "omega", "Weight of experienced response quality in items on effectiveness", "share", 0.35, 0.3, 0.7, Source.Calibrated,
        "2013 study, aggregates");

    /// <summary>State that is answered with the middle of the scale.</summary>
    public static readonly Parameter Middle = Parameter.Share(
        "x_mid", "State at which agreement is in the middle of the scale", "state", 0.5, 0.4, 0.6, Source.Assumed, "convention");

    /// <summary>A rival account, off: who takes part in a programme answers more kindly, and nothing else need differ.</summary>
    public static readonly Parameter Kindness = Parameter.Positive(
        "kindness", "Points by which whoever takes part in a programme answers more kindly, whatever became of them", "points", 0, 0, 0, Source.Assumed,
        "off: a rival account of any study without blinding, not part of the model");

    /// <summary>All parameters of the measurement model.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } = [Spread, PersonSd, NoiseSd, QualityWeight, Middle, Kindness];

    private readonly Instrument instrument;
    private readonly double[] uniforms, normals;
    private readonly double spread, personSd, noiseSd, quality, middle, centre, kindness;

    /// <summary>A questionnaire under some parameters. It has a sheet of its own and is not thread-safe.</summary>
    public Questionnaire(Instrument instrument, ParameterSet p)
    {
        this.instrument = instrument;
        (spread, personSd, noiseSd, quality, middle) = (p[Spread], p[PersonSd], p[NoiseSd], p[QualityWeight], p[Middle]);
        kindness = p[Kindness];
        centre = 0.5 * (instrument.Points + 1);
        (uniforms, normals) = (new double[Vectors(instrument.Items.Count)], new double[Vectors(instrument.Items.Count)]);
        Array.Fill(uniforms, 0.5);
    }

    /// <summary>Fills in one person's answers; 0 stands for a missing answer.</summary>
    /// <param name="reading">The person's states.</param>
    /// <param name="luck">The person's luck.</param>
    /// <param name="person">Number of the person.</param>
    /// <param name="day">Day of the survey.</param>
    /// <param name="answers">One for each item.</param>
    /// <param name="takesPart">Whether something is offered to the person.</param>
    public void Answer(in Reading reading, in Luck luck, int person, int day, Span<byte> answers, bool takesPart = false)
    {
        double theta = (takesPart ? kindness : 0) + personSd * Samplers.Normal(luck.Person(person, Decision.Respondent).U0);
        bool careless = instrument.CarelessShare > 0 && luck.Person(person, Decision.Respondent).U1 < instrument.CarelessShare;
        Draw draw = default;
        for (int k = 0; k < answers.Length; k++)
        {
            if (k % 4 == 0) draw = luck.Person(person, Decision.Answer, day, k / 4);
            uniforms[k] = (k % 4) switch { 0 => draw.U0, 1 => draw.U1, 2 => draw.U2, _ => draw.U3 };
        }

        VectorMath.Normal(uniforms, normals);
        for (int k = 0; k < answers.Length; k++)
        {
            answers[k] = careless
                ? (byte)(1 + Math.Min(instrument.Points - 1, (int)(uniforms[k] * instrument.Points)))
                : Tick(instrument.Items[k], reading, theta + noiseSd * normals[k]);
            if (instrument.MissingShare > 0 && luck.Person(person, Decision.Carelessness, day, k).U0 < instrument.MissingShare) answers[k] = 0;
        }
    }

    /// <summary>Room for the items in whole vectors of four.</summary>
    private static int Vectors(int items) => (items + 3) / 4 * 4;

    private byte Tick(Item item, in Reading reading, double deviation)
    {
        double state = item.Asks switch
        {
            AskedState.Listened => reading.Listened,
            AskedState.Trusted => reading.Trusted,
            AskedState.Shared => reading.Shared,
            AskedState.Friends => reading.Friends,
            AskedState.Available => reading.Available,
        };
        double weight = item.PlantedQuality ?? (item.Effectiveness ? quality : 0);
        if (weight > 0) state = (1 - weight) * state + weight * reading.Quality;
        double agreement = centre + spread * (state - middle) + deviation;
        return (byte)Math.Clamp((int)Math.Floor(agreement + 0.5), 1, instrument.Points);
    }
}
