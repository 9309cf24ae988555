using Simulator.Engine.Parameters;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S8 and S9, enthusiasm and shared agenda. A good response in professional talk raises both partners' enthusiasm, M ← M + .1 (1 − M);
/// work done together leaves a shared agenda z; both fade by delta_z a day. In encounters of three or more, those below the mean catch up,
/// M ← M + .25 max(0, mean − M) + .1 × share of good responses.
/// Source: the pilot with eleven teachers, where success in pairs and in the group fed each other. Simplified: enthusiasm is not lost by
/// bad encounters.
/// </summary>
internal sealed class Enthusiasm(ParameterSet p)
{
    internal static readonly Parameter Gain = Parameter.Share(
        "m_gain", "Enthusiasm gained by a good professional exchange, as a share of what is missing", "per exchange", 0.10, 0.05, 0.2,
        Source.Assumed, "unit of enthusiasm");

    internal static readonly Parameter Fade = Parameter.Share(
        "delta_z", "Share of enthusiasm and shared agenda lost per day", "per day", 0.02, 0.02, 0.10, Source.Assumed, "assumed");

    internal static readonly Parameter Contagion = Parameter.Share(
        "m_contagion", "Share of the distance to a group's mean made up in one encounter", "per encounter", 0.25, 0.1, 0.5, Source.Assumed,
        "pilot with eleven teachers: direction only");

    internal static readonly Parameter FromGoodShare = Parameter.Share(
        "m_group", "Enthusiasm gained when every disclosure in a group was met well", "per encounter", 0.1, 0.05, 0.2, Source.Assumed, "assumed");

    internal static readonly Parameter FullAgenda = Parameter.Share(
        "z_work", "Shared agenda after an observation, a pair's meeting or a session", "agenda", 1, 0.8, 1, Source.Assumed, "unit of agenda");

    internal static readonly Parameter CommonAgenda = Parameter.Share(
        "z_group", "Shared agenda after a workshop, a group meeting or a prompt", "agenda", 0.5, 0.3, 0.7, Source.Assumed, "assumed");

    internal static readonly Parameter[] Parameters = [Gain, Fade, Contagion, FromGoodShare, FullAgenda, CommonAgenda];

    private readonly double gain = p[Gain], kept = 1 - p[Fade], contagion = p[Contagion], fromGoodShare = p[FromGoodShare];
    private readonly double common = p[CommonAgenda], full = p[FullAgenda];

    /// <summary>Both partners of a good professional exchange.</summary>
    internal void Rise(Cohort people, int one, int other)
    {
        people.Enthusiasm[one] += gain * (1 - people.Enthusiasm[one]);
        people.Enthusiasm[other] += gain * (1 - people.Enthusiasm[other]);
    }

    /// <summary>Those who were together catch up with each other's enthusiasm.</summary>
    /// <param name="people">The teachers.</param>
    /// <param name="present">Who was there.</param>
    /// <param name="goodShare">Good responses over disclosures during the encounter, 0 if none.</param>
    internal void Spread(Cohort people, ReadOnlySpan<int> present, double goodShare)
    {
        if (present.Length < 3) return;
        double mean = 0;
        foreach (int i in present) mean += people.Enthusiasm[i];
        mean /= present.Length;
        foreach (int i in present)
        {
            double m = people.Enthusiasm[i];
            people.Enthusiasm[i] = Math.Min(1, m + contagion * Math.Max(0, mean - m) + fromGoodShare * goodShare);
        }
    }

    /// <summary>End of a day.</summary>
    internal void Wane(Cohort people)
    {
        double[] enthusiasm = people.Enthusiasm;
        for (int i = 0; i < people.Count; i++) enthusiasm[i] *= kept;
    }

    /// <summary>Shared agenda, 0 to 1, by what was agreed and the days since.</summary>
    /// <param name="days">Days of the calendar.</param>
    internal AgendaTable Agendas(int days)
    {
        double[][] left = [new double[days + 1], new double[days + 1], new double[days + 1]];
        (left[(int)SharedAgenda.Common][0], left[(int)SharedAgenda.Full][0]) = (common, full);
        foreach (double[] ages in left)
        {
            for (int d = 1; d <= days; d++) ages[d] = ages[d - 1] * kept;
        }

        return new AgendaTable(left);
    }
}
