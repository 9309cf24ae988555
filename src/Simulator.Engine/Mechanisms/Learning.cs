using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// What training and mentoring leave behind. Training in listening raises response skill by g_T standard deviations. Training outside
/// raises knowledge, k ← k + .7 fidelity (1 − k) with fidelity ~ Beta(7, 3) (S14). In a session each quarter of an hour passes on
/// k ← k + xi q max(0, k_mentor − k), and the mentor learns by explaining, k ← k + .05 xi q (1 − k).
/// Training effects: Teding van Berkhout and Malouff (2016), Paulus and Meinken (2022); the default lies above them because it also
/// carries expectancy. Cascade: the trial of ten services printed no outcome numbers. Simplified: knowledge is one number and is not
/// forgotten; skill fades only where skill_fade is set, and a booster restores it.
/// </summary>
internal sealed class Learning(ParameterSet p, double unit)
{
    internal static readonly Parameter SkillTraining = new(
        "g_T", "Response skill gained in training", "SD of skill", 1.05, 0.4, 1.3, Source.Calibrated,
        "Teding van Berkhout and Malouff 2016: g = 0.63 (0.51 trimmed); the default also carries expectancy, 0.5 is the sober variant", 0, 3);

    internal static readonly Parameter SkillFade = Parameter.Share(
        "skill_fade", "Share of trained skill lost per week", "per week", 0, 0, 0.05, Source.Assumed,
        "not part of the calibrated model; Daniels et al. 1988 found nothing significant at nine months");

    internal static readonly Parameter Outside = Parameter.Share(
        "k_outside", "Share of missing knowledge that training outside conveys at full fidelity", "share", 0.7, 0.5, 0.9, Source.Assumed, "assumed");

    internal static readonly Parameter FidelityTaken = new(
        "fid_a", "First shape of the fidelity of training, a whole number", "shape", 7, 4, 9, Source.Assumed, "mean fidelity .7", 1, 20);

    internal static readonly Parameter FidelityLost = new(
        "fid_b", "Second shape of the fidelity of training, a whole number", "shape", 3, 1, 6, Source.Assumed, "mean fidelity .7", 1, 20);

    internal static readonly Parameter PassedOn = Parameter.Share(
        "xi", "Share of the knowledge gap passed on in a quarter of an hour by a mentor of full skill", "per quarter hour", 0.08, 0.03, 0.15,
        Source.Calibrated, "cascade trial: mentee gain .75-.95 of direct training at full leadership");

    internal static readonly Parameter MentorLearns = Parameter.Share(
        "k_mentor", "What a mentor learns by explaining, relative to xi", "share", 0.05, 0.01, 0.1, Source.Assumed,
        "cascade trial: mentors gain too");

    internal static readonly Parameter SessionStructure = Parameter.Share(
        "s_session", "Share of a session's talk that is professional", "share", 0.8, 0.6, 1, Source.Assumed, "as a structured pair");

    internal static readonly Parameter TrainingDay = Parameter.Divisor(
        "h_day", "Hours of a training day away from work", "hours", 6, 5, 8, Source.Assumed, "a school day");

    internal static readonly Parameter[] Parameters =
        [SkillTraining, SkillFade, Outside, FidelityTaken, FidelityLost, PassedOn, MentorLearns, SessionStructure, TrainingDay];

    private readonly double passedOn = p[PassedOn], mentorLearns = p[MentorLearns];
    private readonly double trained = p[SkillTraining] * p[Initialisation.SkillSd], most = p[Initialisation.SkillMost];

    /// <summary>Training in listening.</summary>
    internal void TrainSkill(Cohort people, int i)
    {
        people.TrainedGain[i] = people.SkillGain[i] = trained;
        Update(people, i);
    }

    /// <summary>A booster brings trained skill back to what it was.</summary>
    internal void RestoreSkill(Cohort people, int i)
    {
        people.SkillGain[i] = people.TrainedGain[i];
        Update(people, i);
    }

    /// <summary>End of a week: trained skill fades.</summary>
    internal void Fade(Cohort people)
    {
        if (p[SkillFade] == 0) return;
        for (int i = 0; i < people.Count; i++)
        {
            people.SkillGain[i] *= 1 - p[SkillFade];
            Update(people, i);
        }
    }

    /// <summary>Training outside.</summary>
    internal void TrainOutside(World world, int i)
    {
        Cohort people = world.People;
        int taken = (int)Math.Round(p[FidelityTaken]), all = taken + (int)Math.Round(p[FidelityLost]) - 1;
        Span<double> uniforms = stackalloc double[40];
        for (int k = 0; k < all; k++) uniforms[k] = world.Luck.Person(world.Number(i), Decision.Fidelity, 0, k).U0;

        // The a-th smallest of a + b − 1 uniforms has the Beta(a, b) distribution.
        uniforms[..all].Sort();
        double gain = p[Outside] * uniforms[taken - 1] * (1 - people.Knowledge[i]);
        people.Knowledge[i] += gain;
        people.KnowledgeFromTraining[i] += gain;
        people.Trained[i] = true;
    }

    /// <summary>A session of some hours: the mentee learns from the mentor, the mentor by explaining.</summary>
    internal void PassOn(Cohort people, int mentor, int mentee, double hours)
    {
        double rate = passedOn * people.Skill[mentor];
        for (double left = hours; left > 1e-9; left -= unit)
        {
            double share = Math.Min(1, left / unit);
            people.Knowledge[mentee] += share * rate * Math.Max(0, people.Knowledge[mentor] - people.Knowledge[mentee]);
            people.Knowledge[mentor] += share * mentorLearns * rate * (1 - people.Knowledge[mentor]);
        }
    }

    private void Update(Cohort people, int i) =>
        people.Skill[i] = Math.Clamp(people.OwnSkill[i] + people.SkillGain[i], 0, most);
}
