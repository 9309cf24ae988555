using Simulator.Engine.State;

namespace Simulator.Experiments.Stories;

/// <summary>What somebody is to a teacher, the nearest first.</summary>
public enum Standing
{
    /// <summary>They are, or have been, a formal pair.</summary>
    Partner,

    /// <summary>They share a mentor.</summary>
    Teammate,

    /// <summary>They are at the same school.</summary>
    Colleague,

    /// <summary>They are at different schools.</summary>
    Elsewhere,
}

/// <summary>What one teacher lived through in one week of one world.</summary>
public sealed class TeacherWeek
{
    /// <summary>The week, from 1.</summary>
    public required int Week { get; init; }

    /// <summary>Conversations by topic.</summary>
    public Dictionary<Topic, int> Topics { get; } = [];

    /// <summary>Conversations by partner's number.</summary>
    public SortedDictionary<int, int> Partners { get; } = [];

    /// <summary>What everybody who is named in the week is to the teacher, by number.</summary>
    public Dictionary<int, Standing> Standings { get; } = [];

    /// <summary>Conversations by channel.</summary>
    public Dictionary<Channel, int> Channels { get; } = [];

    /// <summary>Concerns the teacher told of.</summary>
    public int Told { get; set; }

    /// <summary>Good responses received.</summary>
    public int Heard { get; set; }

    /// <summary>Formal meetings that took place.</summary>
    public int MeetingsHeld { get; set; }

    /// <summary>Formal meetings that fell through.</summary>
    public int MeetingsMissed { get; set; }

    /// <summary>Days with a stressor.</summary>
    public int StressorDays { get; set; }

    /// <summary>Stress at the end of the week.</summary>
    public double Stress { get; set; }

    /// <summary>Number of the closest contact by hours; −1 nobody.</summary>
    public int Closest { get; set; } = -1;

    /// <summary>Trust in the closest contact.</summary>
    public double Trust { get; set; }

    /// <summary>Friendship with the closest contact.</summary>
    public double Friendship { get; set; }

    /// <summary>Ties that have become friendships so far.</summary>
    public int NewFriends { get; set; }
}
