using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Engine.Mechanisms;

/// <summary>A kind of encounter of many, with its own rows in the table of decisions, so that no two kinds share their luck.</summary>
/// <param name="Channel">Where its talk is booked.</param>
/// <param name="OwnTime">No working time: no slot to lose, no agenda, nothing taken out of informal talk.</param>
/// <param name="Attendance">Whether somebody comes.</param>
/// <param name="Lateness">How late.</param>
/// <param name="Seat">Who sits with whom in a segment.</param>
/// <param name="Rows">How the talk goes.</param>
internal sealed record GatheringKind(Channel Channel, bool OwnTime, Decision Attendance, Decision Lateness, Decision Seat, TalkRows Rows)
{
    internal static GatheringKind Group { get; } =
        new(Channel.Group, false, Decision.Attendance, Decision.Lateness, Decision.Seat, TalkRows.Group);

    internal static GatheringKind Social { get; } =
        new(Channel.Social, true, Decision.SocialAttendance, Decision.SocialLateness, Decision.SocialSeat, TalkRows.Social);
}
