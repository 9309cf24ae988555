namespace Simulator.Validation;

public sealed class Placeholder
{
    [Fact]
    public void Arithmetic_holds() => Assert.Equal(4, 2 + 2);
}
