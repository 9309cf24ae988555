namespace Simulator.Engine.State;

/// <summary>What each teacher has lived through: marks of the day and counts since the start, as columns.</summary>
public sealed class Diary
{
    internal Diary(int capacity)
    {
        EventToday = new bool[capacity];
        EventYesterday = new bool[capacity];
        AnsweredYesterday = new bool[capacity];
        GoodToday = new int[capacity];
        WorkToday = new bool[capacity];
        PersonalToday = new bool[capacity];
        BestTrustToday = new double[capacity];
        Days = new int[capacity];
        EventDays = new int[capacity];
        AnsweredEventDays = new int[capacity];
        AnsweredDays = new int[capacity];
        WorkDays = new int[capacity];
        PersonalDays = new int[capacity];
        BestTrustSum = new double[capacity];
        Disclosures = new int[capacity];
        GoodResponses = new int[capacity];
        NewFriends = new int[capacity];
        Conversations = new int[capacity];
        TalkHours = new double[capacity];
    }

    /// <summary>A stressor happened today.</summary>
    public bool[] EventToday { get; }

    /// <summary>A stressor happened yesterday.</summary>
    public bool[] EventYesterday { get; }

    /// <summary>Yesterday already brought a good response.</summary>
    public bool[] AnsweredYesterday { get; }

    /// <summary>Good responses received today.</summary>
    public int[] GoodToday { get; }

    /// <summary>A work concern was shared in talk today, one's own or the partner's.</summary>
    public bool[] WorkToday { get; }

    /// <summary>A personal concern was shared in talk today, one's own or the partner's.</summary>
    public bool[] PersonalToday { get; }

    /// <summary>Highest own trust among those talked with today, as it stood when the talk began.</summary>
    public double[] BestTrustToday { get; }

    /// <summary>Days lived.</summary>
    public int[] Days { get; }

    /// <summary>Days with a stressor.</summary>
    public int[] EventDays { get; }

    /// <summary>Days with a stressor and a good response that day or the next.</summary>
    public int[] AnsweredEventDays { get; }

    /// <summary>Days with a good response that day or the next.</summary>
    public int[] AnsweredDays { get; }

    /// <summary>Days on which a work concern was shared.</summary>
    public int[] WorkDays { get; }

    /// <summary>Days on which a personal concern was shared.</summary>
    public int[] PersonalDays { get; }

    /// <summary>Sum over days of the highest trust among those talked with.</summary>
    public double[] BestTrustSum { get; }

    /// <summary>Own disclosures.</summary>
    public int[] Disclosures { get; }

    /// <summary>Good responses received.</summary>
    public int[] GoodResponses { get; }

    /// <summary>Ties that became friendships.</summary>
    public int[] NewFriends { get; }

    /// <summary>Conversations taken part in, of any kind.</summary>
    public int[] Conversations { get; }

    /// <summary>Hours of talk of any kind.</summary>
    public double[] TalkHours { get; }

    internal void Clear(int count)
    {
        foreach (bool[] marks in (ReadOnlySpan<bool[]>)[EventToday, EventYesterday, AnsweredYesterday, WorkToday, PersonalToday])
            Array.Clear(marks, 0, count);
        foreach (int[] counts in (ReadOnlySpan<int[]>)[
            GoodToday, Days, EventDays, AnsweredEventDays, AnsweredDays, WorkDays, PersonalDays, Disclosures, GoodResponses, NewFriends,
            Conversations])
        {
            Array.Clear(counts, 0, count);
        }

        foreach (double[] sums in (ReadOnlySpan<double[]>)[BestTrustToday, BestTrustSum, TalkHours]) Array.Clear(sums, 0, count);
    }

    /// <summary>Ends the day: marks become counts. A good response today also answers yesterday's stressor.</summary>
    internal void CloseDay(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int good = One(GoodToday[i] > 0), stressor = One(EventToday[i]);
            int late = good & One(!AnsweredYesterday[i] & Days[i] > 0);
            AnsweredDays[i] += good + late;
            AnsweredEventDays[i] += (good & stressor) + (late & One(EventYesterday[i]));
            EventDays[i] += stressor;
            WorkDays[i] += One(WorkToday[i]);
            PersonalDays[i] += One(PersonalToday[i]);
            BestTrustSum[i] += BestTrustToday[i];
            Days[i]++;
            EventYesterday[i] = EventToday[i];
            AnsweredYesterday[i] = GoodToday[i] > 0;
            GoodToday[i] = 0;
            WorkToday[i] = false;
            PersonalToday[i] = false;
            BestTrustToday[i] = 0;
        }
    }

    /// <summary>1 or 0: half of the marks are set, and a jump would be foreseen wrongly as often.</summary>
    private static int One(bool mark) => mark ? 1 : 0;
}
