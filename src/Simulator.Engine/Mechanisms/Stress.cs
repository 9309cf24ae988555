using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S1, stress. Each day a share of yesterday's stress carries over and the rest returns to the person's load, which eases from week to
/// week: s ← rho s + (1 − rho) .7 b (1 − delta (w − 1)). With probability p_e a stressor adds an exponential amount. In the evening every
/// good response received that day has taken its share: s ← s (1 − beta)^good.
/// Carry-over: Jansen in de Wal et al. (2024). Trend over a practicum: Klassen and Durksen (2014). Stressor days: Zawadzki et al. (2019).
/// Relief that grows with stress is buffering: Viswesvaran et al. (1999). Simplified: load is a trait; stress does
/// not spread from teacher to teacher unless s_contagion, which is off, is set.
/// </summary>
internal sealed class Stress(ParameterSet p)
{
    private const int MostResponses = 200;

    internal static readonly Parameter CarryOver = Parameter.Share(
        "rho", "Share of stress carried over to the next day", "per day", 0.30, 0.1, 0.5, Source.Evidence,
        "Jansen in de Wal et al. 2024, N = 151 x 15 days: carry-over significant and small");

    internal static readonly Parameter Trend = Parameter.Share(
        "delta", "Share of base load lost per week", "per week", 0.05, 0, 0.10, Source.Evidence,
        "Klassen and Durksen 2014, N = 150, 8 weekly surveys: stress falls");

    internal static readonly Parameter EventChance = Parameter.Share(
        "p_e", "Chance of a stressor on a day", "probability", 0.55, 0.42, 0.76, Source.Evidence,
        "Zawadzki et al. 2019, five diary studies: stressors on 42-76 % of days");

    internal static readonly Parameter Relief = Parameter.Share(
        "beta", "Share of stress removed by one good response", "per response", 0.15, 0.05, 0.30, Source.Assumed,
        "Viswesvaran et al. 1999 give the direction; the size is assumed");

    internal static readonly Parameter Scale = Parameter.Share(
        "s_load", "Stress to which a full base load leads without events", "stress", 0.7, 0.5, 0.9, Source.Assumed, "unit of the stress scale");

    internal static readonly Parameter EventSize = Parameter.Positive(
        "e_mean", "Mean stress that a stressor adds", "stress", 0.25, 0.15, 0.35, Source.Assumed, "unit of the stress scale");

    internal static readonly Parameter TrendWeeks = Parameter.Positive(
        "trend_weeks", "Weeks after which load eases no further", "weeks", 10, 6, 20, Source.Assumed,
        "practicum studies observe 8 to 11 weeks");

    internal static readonly Parameter Contagion = Parameter.Share(
        "s_contagion", "Share of the distance to a more stressed partner's stress that hearing a concern passes on", "per disclosure", 0, 0, 0.05,
        Source.Assumed, "off: not part of the calibrated model");

    internal static readonly Parameter[] Parameters = [CarryOver, Trend, EventChance, Relief, Scale, EventSize, TrendWeeks, Contagion];

    private readonly double carryOver = p[CarryOver], eventChance = p[EventChance], eventSize = p[EventSize], contagion = p[Contagion];
    private readonly double trend = p[Trend], scale = p[Scale], trendWeeks = p[TrendWeeks];
    private readonly double[] keptAfter = KeptAfter(1 - p[Relief]);

    /// <summary>Morning: carry-over, trend and stressors.</summary>
    /// <param name="world">The world.</param>
    /// <param name="luck">The luck of each teacher's day: first uniform, whether there is a stressor; second, its size.</param>
    internal void Arise(World world, DrawColumns luck)
    {
        Span<double> stress = world.People.Stress.AsSpan(0, luck.Count), load = world.People.BaseLoad.AsSpan(0, luck.Count);
        Span<bool> stressors = world.Diary.EventToday.AsSpan(0, luck.Count);
        Span<double> chances = luck.U0, sizes = luck.U1;
        double pull = (1 - carryOver) * scale * Math.Max(0, 1 - trend * Math.Clamp(world.Week - 1, 0, trendWeeks));
        VectorMath.Log(sizes, sizes);
        for (int i = 0; i < stress.Length; i++)
        {
            bool stressor = chances[i] < eventChance;
            double s = carryOver * stress[i] + pull * load[i] - (stressor ? eventSize * sizes[i] : 0);
            stressors[i] = stressor;
            stress[i] = Math.Min(s, 1);
        }
    }

    /// <summary>Evening: relief by the good responses of the day.</summary>
    internal void Relieve(World world)
    {
        double[] stress = world.People.Stress;
        int[] good = world.Diary.GoodToday;
        for (int i = 0; i < world.People.Count; i++) stress[i] *= keptAfter[Math.Min(good[i], keptAfter.Length - 1)];
    }

    /// <summary>Where stress is contagious, who hears a concern takes over some of it.</summary>
    internal void PassOn(Cohort people, int seeker, int helper)
    {
        if (contagion == 0) return;
        people.Stress[helper] += contagion * Math.Max(0, people.Stress[seeker] - people.Stress[helper]);
    }

    /// <summary>Share of stress that is left after 0, 1, … good responses of a day; beyond the last nearly nothing is left to take.</summary>
    private static double[] KeptAfter(double keptOfOne)
    {
        double[] kept = new double[MostResponses + 1];
        kept[0] = 1;
        for (int k = 1; k <= MostResponses; k++) kept[k] = kept[k - 1] * keptOfOne;
        return kept;
    }
}
