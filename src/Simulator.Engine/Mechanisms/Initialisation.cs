using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// Who people are on the first day. Response skill q ~ N(mu_q, sigma_q) and base load b ~ N(.5, .12) are persons' traits; likeness of a
/// dyad is 1 minus the mean attribute distance; friendship F ~ N(F0 + .1 (likeness − .67), .12); trust T = T0 + .3 (F − F0) + N(0, .05),
/// drawn for each direction; stress starts at .7 b and
/// runs in for a week without programme. Mentor teams are dealt in random order.
/// Simplified: skill and load are unrelated; nobody knows anybody through third persons.
/// </summary>
internal sealed class Initialisation
{
    internal static readonly Parameter SkillMean = Parameter.Share(
        "mu_q", "Chance of a good response at full attention, untrained", "probability", 0.46, 0.35, 0.65, Source.Assumed,
        "set so that scale means without a programme lie near the midpoint, as in the 2013 study");

    internal static readonly Parameter SkillSd = Parameter.Positive(
        "sigma_q", "SD of response skill over persons", "probability", 0.15, 0.10, 0.25, Source.Assumed, "assumed");

    internal static readonly Parameter SkillLeast = Parameter.Share(
        "q_least", "Lowest response skill a person can have", "probability", 0.05, 0, 0.1, Source.Assumed, "keeps a trait off the boundary");

    internal static readonly Parameter SkillMost = Parameter.Share(
        "q_most", "Highest response skill a person can have", "probability", 0.95, 0.9, 1, Source.Assumed, "keeps a trait off the boundary");

    internal static readonly Parameter LoadMean = Parameter.Share(
        "b_mean", "Mean base load", "stress", 0.5, 0.4, 0.6, Source.Assumed, "unit of the stress scale");

    internal static readonly Parameter LoadSd = Parameter.Positive(
        "b_sd", "SD of base load over persons", "stress", 0.12, 0.05, 0.2, Source.Assumed, "unit of the stress scale");

    internal static readonly Parameter LikenessReference = Parameter.Share(
        "sim_ref", "Likeness at which the weight of likeness is 1", "likeness", 0.67, 0.5, 0.8, Source.Assumed,
        "mean likeness of two persons on one uniform attribute");

    internal static readonly Parameter FriendshipSd = Parameter.Positive(
        "f0_sd", "SD of friendship over dyads at the start", "friendship", 0.12, 0.05, 0.2, Source.Assumed, "assumed");

    internal static readonly Parameter FriendshipByLikeness = new(
        "f0_sim", "Friendship at the start per unit likeness", "friendship", 0.1, 0, 0.3, Source.Assumed, "assumed");

    internal static readonly Parameter TrustByFriendship = new(
        "t0_f", "Trust at the start per unit friendship", "trust", 0.3, 0, 0.6, Source.Assumed, "assumed");

    internal static readonly Parameter TrustSd = Parameter.Positive(
        "t0_sd", "SD of a directed trust around what friendship predicts", "trust", 0.05, 0.02, 0.1, Source.Assumed, "assumed");

    internal static readonly Parameter KnowledgeMean = Parameter.Share(
        "k0_mean", "Mean knowledge before training", "knowledge", 0.30, 0.1, 0.5, Source.Assumed, "assumed; the cascade trial printed no number");

    internal static readonly Parameter KnowledgeSd = Parameter.Positive(
        "k0_sd", "SD of knowledge before training", "knowledge", 0.08, 0.03, 0.15, Source.Assumed, "assumed");

    internal static readonly Parameter[] Parameters =
    [
        SkillMean, SkillSd, SkillLeast, SkillMost, LoadMean, LoadSd, LikenessReference, FriendshipSd, FriendshipByLikeness,
        TrustByFriendship, TrustSd, KnowledgeMean, KnowledgeSd,
    ];

    private readonly ParameterSet p;
    private readonly double skillMean, skillSd, skillLeast, skillMost, loadMean, loadSd, stressOfLoad, knowledgeMean, knowledgeSd;
    private readonly double friendWeight, personal, personalByTrust;
    private readonly DrawColumns acquaintance;
    private readonly double[][] normals;

    internal Initialisation(ParameterSet parameters, int capacity)
    {
        p = parameters;
        // A scenario that sets one end keeps it in order with the other; a draw of the other may still pass it, and then both are the same.
        (skillMean, skillSd, skillLeast, skillMost) = (p[SkillMean], p[SkillSd], Math.Min(p[SkillLeast], p[SkillMost]), p[SkillMost]);
        (loadMean, loadSd, stressOfLoad) = (p[LoadMean], p[LoadSd], p[Mechanisms.Stress.Scale]);
        (knowledgeMean, knowledgeSd) = (p[KnowledgeMean], p[KnowledgeSd]);
        (friendWeight, personal, personalByTrust) = (p[InformalContact.FriendWeight], p[Talk.Personal], p[Disclosure.TrustEffect]);
        acquaintance = new DrawColumns(capacity);
        normals = [new double[capacity], new double[capacity], new double[capacity]];
    }

    /// <summary>Fills a world with a block's people as they are before the first day.</summary>
    internal void Populate(World world, Block block)
    {
        world.People.Count = block.Teachers;
        world.People.First = block.FirstTeacher;
        world.Ties.Clear(block.Teachers);
        world.Pairs.Clear();
        world.Coordinator = Coordinator.None;
        (world.Week, world.Day, world.DayOfWeek) = (0, 0, 0);
        ClearBooks(world);
        SeatInSchools(world, block);
        for (int i = 0; i < block.Teachers; i++) Characterise(world, i);
        if (world.Setting.Cohort.TeamSizes is { } sizes) DealTeams(world, block, sizes.Smallest, sizes.Largest);
        Acquaint(world);
    }

    /// <summary>
    /// After a week of run-in, with load and stressors and the usual relief: stress stays, and everything else is what it was before anybody
    /// had talked.
    /// </summary>
    internal void ForgetRunIn(World world)
    {
        world.Ties.PutBack(friendWeight);
        for (int i = 0; i < world.People.Count; i++) WeighPersonalTalk(world.Ties, i);
        Array.Clear(world.People.Enthusiasm, 0, world.People.Count);
        (world.Day, world.DayOfWeek) = (0, 0);
        ClearBooks(world);
    }

    private static void ClearBooks(World world)
    {
        world.Diary.Clear(world.People.Count);
        world.Ledger.Clear();
    }

    private static void SeatInSchools(World world, Block block)
    {
        Cohort people = world.People;
        int start = 0;
        for (int school = 0; school < block.SchoolSizes.Count; school++)
        {
            int end = start + block.SchoolSizes[school];
            for (int i = start; i < end; i++)
                (people.School[i], people.SchoolStart[i], people.SchoolEnd[i], people.Team[i], people.PlacedTeam[i]) = (school, start, end, -1, -1);
            start = end;
        }
    }

    private void Characterise(World world, int i)
    {
        Cohort people = world.People;
        Draw draw = world.Luck.Person(world.Number(i), Decision.Person);
        (double meanSkill, double sdSkill) = world.Setting.Cohort.Skill is { } s ? (s.Mean, s.Sd) : (skillMean, skillSd);
        (double meanLoad, double sdLoad) = world.Setting.Cohort.BaseLoad is { } b ? (b.Mean, b.Sd) : (loadMean, loadSd);
        double skill = Math.Clamp(meanSkill + sdSkill * Samplers.Normal(draw.U0), skillLeast, skillMost);
        double load = Math.Clamp(meanLoad + sdLoad * Samplers.Normal(draw.U1), 0, 1);
        double knowledge = Math.Clamp(knowledgeMean + knowledgeSd * Samplers.Normal(draw.U2), 0, 1);
        (people.OwnSkill[i], people.Skill[i], people.SkillGain[i], people.TrainedGain[i]) = (skill, skill, 0, 0);
        people.BaseLoad[i] = load;
        people.Stress[i] = stressOfLoad * load;
        people.Enthusiasm[i] = 0;
        (people.Knowledge[i], people.KnowledgeAtStart[i], people.KnowledgeFromTraining[i]) = (knowledge, knowledge, 0);
        (people.Trained[i], people.Mentor[i], people.GroupsAttended[i]) = (false, -1, 0);
        (people.PlannedHours[i], people.ReleasedHours[i]) = (0, 0);
        (people.Invited[i], people.Member[i], people.Circle[i], people.Role[i]) = (0, false, -1, PairRole.None);
        for (int a = 0; a < people.Attributes.Length; a++)
        {
            double uniform = world.Luck.Person(world.Number(i), Decision.Attribute, index: a).U0;
            people.Attributes[a][i] = world.Setting.Cohort.Attributes[a].Value(uniform);
        }
    }

    /// <summary>Deals each school's teachers, in random order, into teams.</summary>
    private static void DealTeams(World world, Block block, int smallest, int largest)
    {
        Cohort people = world.People;
        int team = 0, start = 0;
        foreach (int size in block.SchoolSizes)
        {
            int[] order = Order(world, start, size, Decision.TeamOrder, 0);
            for (int dealt = 0, k = 0; dealt < size; k++)
            {
                double u = world.Luck.Person(world.Number(start), Decision.TeamSize, index: k).U0;
                int members = TeamSize(smallest + (int)(u * (largest - smallest + 1)), size - dealt, smallest, largest);
                for (int m = 0; m < members; m++) people.Team[order[dealt + m]] = people.PlacedTeam[order[dealt + m]] = team;
                dealt += members;
                team++;
            }

            start += size;
        }
    }

    /// <summary>The size nearest to the one wanted that leaves nobody over; where none does, the last team is small.</summary>
    private static int TeamSize(int wanted, int left, int smallest, int largest)
    {
        for (int off = 0; off <= largest - smallest; off++)
        {
            if (wanted - off >= smallest && CanBeDealt(left - wanted + off, smallest, largest)) return wanted - off;
            if (wanted + off <= largest && CanBeDealt(left - wanted - off, smallest, largest)) return wanted + off;
        }

        return Math.Min(wanted, left);
    }

    private static bool CanBeDealt(int people, int smallest, int largest) =>
        people >= 0 && (people + largest - 1) / largest * smallest <= people;

    /// <summary>The teachers start … start + count − 1 in the order of their own draws.</summary>
    internal static int[] Order(World world, int start, int count, Decision decision, int index)
    {
        int[] order = new int[count];
        ulong[] keys = new ulong[count];
        for (int k = 0; k < count; k++)
        {
            order[k] = start + k;
            keys[k] = ((ulong)world.Luck.Person(world.Number(start + k), decision, world.Day, index).W0 << 32) | (uint)k;
        }

        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Prior acquaintance, a row at a time: everybody with those who come after.</summary>
    private void Acquaint(World world)
    {
        Cohort people = world.People;
        Ties ties = world.Ties;
        CohortPlan plan = world.Setting.Cohort;
        double friendshipSd = p[FriendshipSd], byLikeness = p[FriendshipByLikeness], reference = p[LikenessReference];
        double byFriendship = p[TrustByFriendship], trustSd = p[TrustSd], eta = p[InformalContact.LikenessWeight];
        for (int i = 0; i < people.Count; i++)
        {
            int others = people.Count - i - 1, row = ties.Directed(i, i + 1);
            acquaintance.Begin();
            for (int j = i + 1; j < people.Count; j++) acquaintance.Add(Luck.DyadKey(world.Number(i), world.Number(j), Decision.Acquaintance));
            acquaintance.Draw(world.Luck);
            VectorMath.Normal(acquaintance.U0, normals[0]);
            VectorMath.Normal(acquaintance.U1, normals[1]);
            VectorMath.Normal(acquaintance.U2, normals[2]);
            for (int k = 0; k < others; k++)
            {
                int j = i + 1 + k, back = ties.Directed(j, i);
                double likeness = Likeness(people, plan, i, j);
                double friendship = Math.Clamp(
                    plan.Friendship + byLikeness * (likeness - reference) + friendshipSd * normals[0][k], 0, 1);
                double trust = plan.Trust + byFriendship * (friendship - plan.Friendship);
                ties.Likeness[row + k] = likeness;
                ties.Friendship[row + k] = friendship;
                ties.Trust[row + k] = Math.Clamp(trust + trustSd * normals[1][k], 0, 1);
                ties.Trust[back] = Math.Clamp(trust + trustSd * normals[2][k], 0, 1);
                ties.LikenessPull[row + k] = eta * (likeness - reference);
            }

            Span<double> pulls = ties.LikenessPull.AsSpan(row, others);
            VectorMath.Exp(pulls, pulls);
            WeighPersonalTalk(ties, i);
            for (int j = i + 1; j < people.Count; j++) ties.SetPull(i, j, friendWeight);
        }
    }

    /// <summary>The weights of personal talk that follow from the trust of a teacher and those who come after.</summary>
    private void WeighPersonalTalk(Ties ties, int i)
    {
        Span<double> weights = ties.PersonalWeight.AsSpan(ties.Directed(i, i), ties.Count - i)[1..];
        for (int k = 0; k < weights.Length; k++)
        {
            int j = i + 1 + k;
            weights[k] = personal + personalByTrust * (0.5 * (ties.Trust[ties.Directed(i, j)] + ties.Trust[ties.Directed(j, i)]));
        }

        VectorMath.Exp(weights, weights);
    }

    private static double Likeness(Cohort people, CohortPlan plan, int i, int j)
    {
        if (plan.Attributes.Count == 0) return 1;
        double distance = 0;
        for (int a = 0; a < plan.Attributes.Count; a++)
            distance += plan.Attributes[a].Distance(people.Attributes[a][i], people.Attributes[a][j]);
        return 1 - distance / plan.Attributes.Count;
    }
}
