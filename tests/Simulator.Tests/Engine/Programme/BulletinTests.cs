using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

public sealed class BulletinTests
{
    [Fact]
    public void A_bulletin_makes_talk_more_professional_and_takes_the_hours_of_its_letters()
    {
        Setting setting = Example.Setting(6, 6, 32);
        World without = Example.Play(setting, Example.Programme()),
            with = Example.Play(setting, Example.Programme(Example.Offer("bulletin", ("per_week", 0.5), ("hours_each", 2.0))));
        Assert.True(with.Ledger.Conversations(Channel.Informal, Topic.Professional) > 1.5 * without.Ledger.Conversations(Channel.Informal, Topic.Professional));
        Assert.Equal(6, with.Ledger.StaffHours(HourKind.Coordinator), 9);
    }
}
