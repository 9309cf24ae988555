namespace Simulator.Engine.Random;

/// <summary>What a draw is for. The number is part of the draw's key: it is never reused or renumbered.</summary>
public enum Decision : byte
{
    /// <summary>A teacher's skill, base load, knowledge and a spare.</summary>
    Person = 1,

    /// <summary>A teacher's attributes (index: attribute).</summary>
    Attribute = 2,

    /// <summary>Prior acquaintance of a dyad: friendship and both trusts.</summary>
    Acquaintance = 3,

    /// <summary>A teacher's place in the order in which teams are dealt.</summary>
    TeamOrder = 4,

    /// <summary>Size of a team (person: first of the school; index: team).</summary>
    TeamSize = 5,

    /// <summary>A teacher's day: stressor, its size, number of conversations started, place in the order.</summary>
    Day = 6,

    /// <summary>An informal conversation: partner, topic, who speaks first, whether there is time for an exchange.</summary>
    InformalTalk = 7,

    /// <summary>An informal conversation: disclosures and responses.</summary>
    InformalTurns = 8,

    /// <summary>A scheduled segment: topic, who speaks first, whether there is time for an exchange.</summary>
    ScheduledTalk = 9,

    /// <summary>A scheduled segment: disclosures and responses.</summary>
    ScheduledTurns = 10,

    /// <summary>A formal meeting: whether the slot is lost, rebooked, kept.</summary>
    Slot = 11,

    /// <summary>A pair's start: both commitments and both mismatches of aims.</summary>
    PairStart = 12,

    /// <summary>A teacher's place in the order in which partners are chosen (index: round).</summary>
    PartnerOrder = 13,

    /// <summary>Which schoolmates a teacher considers as partner (index: round and number).</summary>
    Candidate = 14,

    /// <summary>Whether a teacher comes to a group meeting.</summary>
    Attendance = 15,

    /// <summary>A teacher's seat in a convened segment (index: segment).</summary>
    Seat = 16,

    /// <summary>Whether two who met in a group become a pair.</summary>
    NewPair = 17,

    /// <summary>Whether the coordinator visits a pair this week.</summary>
    Visit = 18,

    /// <summary>How many online exchanges a teacher starts.</summary>
    OnlineDay = 19,

    /// <summary>An online exchange: partner, topic, who writes first, whether there is time for an exchange.</summary>
    OnlineTalk = 20,

    /// <summary>An online exchange: disclosures and responses.</summary>
    OnlineTurns = 21,

    /// <summary>How well training outside is taken up (index: order statistic).</summary>
    Fidelity = 22,

    /// <summary>Who is sent to training when chosen at random.</summary>
    Selection = 23,

    /// <summary>Whether a session to pass knowledge on gets its slot.</summary>
    SessionSlot = 24,

    /// <summary>A questionnaire's person intercept.</summary>
    Respondent = 25,

    /// <summary>A questionnaire's item noise (index: item).</summary>
    Answer = 26,

    /// <summary>A questionnaire's careless or missing answers (index: item).</summary>
    Carelessness = 27,

    /// <summary>Segment at a social event: topic, who speaks first, whether there is time for an exchange.</summary>
    SocialTalk = 28,

    /// <summary>Segment at a social event: disclosures and responses.</summary>
    SocialTurns = 29,

    /// <summary>Segment of a group meeting: topic, who speaks first, whether there is time for an exchange.</summary>
    GroupTalk = 30,

    /// <summary>Segment of a group meeting: disclosures and responses.</summary>
    GroupTurns = 31,

    /// <summary>Segment of a session that passes knowledge on: topic, who speaks first, whether there is time for an exchange.</summary>
    SessionTalk = 32,

    /// <summary>Segment of a session that passes knowledge on: disclosures and responses.</summary>
    SessionTurns = 33,

    /// <summary>An observation's debrief: topic, who speaks first, whether there is time for an exchange.</summary>
    DebriefTalk = 34,

    /// <summary>An observation's debrief: disclosures and responses.</summary>
    DebriefTurns = 35,

    /// <summary>Kind of concern told in an informal conversation: the first speaker's, the second's.</summary>
    InformalConcern = 36,

    /// <summary>Kind of concern told in a scheduled segment.</summary>
    ScheduledConcern = 37,

    /// <summary>Kind of concern told in an online exchange.</summary>
    OnlineConcern = 38,

    /// <summary>Kind of concern told in a segment at a social event.</summary>
    SocialConcern = 39,

    /// <summary>Kind of concern told in a segment of a group meeting.</summary>
    GroupConcern = 40,

    /// <summary>Kind of concern told in a segment of a session.</summary>
    SessionConcern = 41,

    /// <summary>Kind of concern told in a debrief.</summary>
    DebriefConcern = 42,

    /// <summary>How late a teacher comes to a group meeting.</summary>
    Lateness = 43,

    /// <summary>Whether a teacher comes to a social event.</summary>
    SocialAttendance = 44,

    /// <summary>How late a teacher comes to a social event.</summary>
    SocialLateness = 45,

    /// <summary>A teacher's seat in a segment of a social event (index: segment).</summary>
    SocialSeat = 46,

    /// <summary>A teacher's place in the order in which participants are taken (index: offer, 0 the programme).</summary>
    Participation = 47,

    /// <summary>A teacher's place in the order in which circles are filled.</summary>
    CircleOrder = 48,

    /// <summary>A teacher's place in the order in which mentors are given mentees (index: round).</summary>
    MentorOrder = 49,

    /// <summary>Whether a teacher answers a questionnaire at all.</summary>
    Response = 50,
}
