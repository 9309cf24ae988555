using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>
/// S2, informal encounters. A teacher starts Poisson(lambda f) conversations a day; formal hours H crowd out informal ones,
/// f = max(.2, 1 − kappa_c H / (2 lambda .25 D)). The partner is drawn with weight P exp(eta (likeness − .67)) (1 + phi F), where P is 1
/// in the same mentor team, pi_s (1 + psi M) elsewhere in the school and 0 in other schools. Where only some teachers of a school take
/// part, colleagues who do not have weight 1 together, and talk with them is spent outside the model.
/// Propinquity and likeness: Marmaros and Sacerdote (2006), Back et al. (2008). Simplified: no groups form by themselves; hours released
/// from duty are not taken out of informal talk.
/// </summary>
internal sealed class InformalContact
{
    internal static readonly Parameter Starts = Parameter.Divisor(
        "lambda", "Conversations started per person and day", "per day", 1.95, 1.0, 2.2, Source.Calibrated, "2013 study, aggregates");

    internal static readonly Parameter OutsideTeam = Parameter.Share(
        "pi_s", "Weight of a schoolmate outside the own mentor team", "weight", 0.010, 0.003, 0.03, Source.Calibrated,
        "2013 study, interviews on talking");

    internal static readonly Parameter LikenessWeight = new(
        "eta", "Log weight per unit of likeness", "log weight", 1.0, 0.5, 2, Source.Evidence,
        "How do friendships form?, Quarterly Journal of Economics 121 (2006): alike students interact three times as often");

    internal static readonly Parameter FriendWeight = Parameter.Positive(
        "phi", "Extra weight of a full friend", "weight", 2, 0.5, 4, Source.Calibrated, "2013 study, aggregates");

    internal static readonly Parameter Outreach = Parameter.Positive(
        "psi", "Outreach beyond the team per unit of enthusiasm", "weight", 4, 1, 10, Source.Calibrated, "2013 study, talking; pilot with eleven teachers");

    internal static readonly Parameter CrowdOut = Parameter.Share(
        "kappa_c", "Share of formal time taken out of informal talk", "share", 0.60, 0.4, 1, Source.Calibrated, "pilot with eleven teachers, time");

    internal static readonly Parameter Length = Parameter.Divisor(
        "h_talk", "Length of an informal conversation", "hours", 0.25, 0.1, 0.4, Source.Assumed, "unit of talk") with
    { Least = 0.1, Most = 4 };

    internal static readonly Parameter LeastShare = Parameter.Share(
        "f_least", "Share of informal talk that no schedule takes away", "share", 0.2, 0.05, 0.4, Source.Assumed, "assumed");

    internal static readonly Parameter UntrackedWeight = Parameter.Positive(
        "w_0", "Weight of all colleagues who do not take part", "weight", 1, 0.3, 3, Source.Assumed, "as much as one member of the own team");

    internal static readonly Parameter[] Parameters =
        [Starts, OutsideTeam, LikenessWeight, FriendWeight, Outreach, CrowdOut, Length, LeastShare, UntrackedWeight];

    private const int Lanes = 4;

    private readonly double starts, outsideTeam, outreach, crowdOut, length, leastShare, untracked;
    private readonly Occasion occasion;
    private readonly Conversation conversation;
    private readonly ulong[] order;
    private readonly double[] meanStarts;
    private readonly double[] startSums;
    private readonly double fullNoStart;
    private readonly double unit;
    private readonly int segments;
    private readonly TalkLot lot = new();
    private int[] starters = [];

    internal InformalContact(ParameterSet p, Conversation conversation, Occasion occasion, int capacity, bool untrackedColleagues, double unit)
    {
        (starts, outsideTeam, outreach, crowdOut) = (p[Starts], p[OutsideTeam], p[Outreach], p[CrowdOut]);
        (length, leastShare) = (p[Length], p[LeastShare]);
        untracked = untrackedColleagues ? p[UntrackedWeight] : 0;
        (this.occasion, this.conversation, this.unit) = (occasion, conversation, unit);
        segments = Segments.In(length, unit);
        order = new ulong[capacity];
        meanStarts = new double[capacity];
        Array.Fill(meanStarts, double.NaN);
        startSums = new double[Samplers.Sums * capacity];
        fullNoStart = Portable.Exp(-starts);
        MakeRoom(2 * capacity * (1 + (int)starts));
    }

    /// <summary>Start of a week: how much informal talk the week's formal hours leave.</summary>
    internal void PlanWeek(World world)
    {
        Cohort people = world.People;
        double weekOfTalk = 2 * starts * length * world.Setting.Calendar.DaysPerWeek;
        for (int i = 0; i < people.Count; i++)
        {
            double hours = Math.Max(0, people.PlannedHours[i] - people.ReleasedHours[i]);
            double mean = hours == 0 ? starts : starts * Math.Max(leastShare, 1 - crowdOut * hours / weekOfTalk);
            if (mean == meanStarts[i]) continue;
            meanStarts[i] = mean;
            Samplers.PoissonSums(mean, mean == starts ? fullNoStart : Portable.Exp(-mean), startSums.AsSpan(Samplers.Sums * i, Samplers.Sums));
        }
    }

    /// <summary>The day's run: all teachers, in random order, start their conversations; what one changes, the next meets.</summary>
    /// <param name="world">The world.</param>
    /// <param name="luckOfTheDay">The luck of each teacher's day: third uniform, how many conversations; fourth, the place in the order.</param>
    internal void Converse(World world, DrawColumns luckOfTheDay)
    {
        PlanTalks(world, luckOfTheDay);
        lot.Draw(world.Encounters);
        for (int talk = 0, first = 0; first < lot.Count; talk++, first += segments)
        {
            TalkLuck luck = lot[first];
            int starter = starters[talk], partner = Partner(world, starter, luck.Partner);
            if (partner < 0) continue;
            conversation.Hold(world, starter, partner, segments == 1 ? occasion : occasion with { Hours = unit }, luck);
            for (int k = 1; k < segments; k++)
                conversation.Hold(world, starter, partner, occasion with { Hours = Segments.Length(length, unit, k) }, lot[first + k]);
        }
    }

    /// <summary>Who starts the day's conversations, in order, and the keys of their luck, segment by segment.</summary>
    private void PlanTalks(World world, DrawColumns luckOfTheDay)
    {
        int count = luckOfTheDay.Count, talks = 0;
        Span<double> starts = luckOfTheDay.U2, places = luckOfTheDay.U3;
        for (int i = 0; i < count; i++) order[i] = ((ulong)Draw.Word(places[i]) << 32) | (uint)i;
        Lot.Sort(order.AsSpan(0, count));
        lot.Begin();
        for (int k = 0; k < count; k++)
        {
            int starter = (int)(uint)order[k];
            int own = Samplers.Poisson(starts[starter], startSums.AsSpan(Samplers.Sums * starter, Samplers.Sums), meanStarts[starter]);
            if (talks + Math.Max(own, Lanes) > starters.Length) MakeRoom(talks + Math.Max(own, Lanes));
            lot.AddRow(Luck.Key(world.Number(starter), Decision.InformalTalk, world.LuckDay), own * segments, TalkRows.Informal);
            // As many as a vector holds are written at once, whether they count or not.
            Vector128.Create(starter).CopyTo(starters, talks);
            for (int talk = Lanes; talk < own; talk++) starters[talks + talk] = starter;
            talks += own;
        }
    }

    private void MakeRoom(int talks)
    {
        Array.Resize(ref starters, talks + talks / 2);
        lot.MakeRoom(starters.Length * segments);
    }

    /// <summary>Draws a partner by weight; −1 when nobody is within reach or the talk is spent outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Partner(World world, int starter, double uniform)
    {
        double near = world.Teams.PullInside(starter);
        double reach = outsideTeam * (1 + outreach * world.People.Enthusiasm[starter]);
        double rest = reach * double.MaxNative(0, world.Teams.PullOutside(starter));
        double left = uniform * (near + rest + untracked);
        if (left < near) return ByPull.InTeam(world, starter, left);
        left -= near;
        if (left >= rest)
        {
            if (untracked > 0) world.Ledger.Untracked++;
            return -1;
        }

        return ByPull.Outside(world, starter, left / reach);
    }
}
