using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Mechanisms;

/// <summary>How far apart two values of an attribute are.</summary>
public sealed class LikenessTests
{
    [Fact]
    public void Numbers_differ_by_their_share_of_the_range()
    {
        AttributePlan age = new("age", [new Level("20", 20, 0.5), new Level("30", 30, 0.3), new Level("60", 60, 0.2)]);
        Assert.Equal(0.25, age.Distance(0, 1), 12);
        Assert.Equal(1, age.Distance(2, 0), 12);
        Assert.Equal(0, age.Distance(1, 1));
        Assert.Equal(0, new AttributePlan("same", [new Level("5", 5, 1)]).Distance(0, 0));
    }

    [Fact]
    public void Categories_are_the_same_or_not()
    {
        AttributePlan subject = new("subject", [new Level("maths", null, 0.5), new Level("7", 7, 0.5)]);
        Assert.Equal((0, 1), (subject.Distance(1, 1), subject.Distance(0, 1)));
        Assert.Equal(0.4, new AttributePlan("disposition", []).Distance(0.1, 0.5), 12);
    }

    [Fact]
    public void Values_are_drawn_with_their_shares()
    {
        AttributePlan subject = new("subject", [new Level("a", null, 0.2), new Level("b", null, 0.5), new Level("c", null, 0.3)]);
        Assert.Equal([0.0, 1, 1, 2], [subject.Value(0.19), subject.Value(0.21), subject.Value(0.69), subject.Value(0.999)]);
    }
}
