using Simulator.Experiments.Designs;

namespace Simulator.Tests.Experiments.Designs;

public sealed class CalibrationWordsTests
{
    private static readonly ShippedValue Inside = new("a", 1, 0.5, 1, true), Noise = new("sigma_eps", 0.34, 0.341, 0.3884, true),
        Switch = new("o", 0, 0.1, 1, false);

    [Fact]
    public void Shipped_values_outside_are_told_with_the_reason()
    {
        Assert.Equal("Every shipped value lies inside its 80 % interval.", CalibrationWords.Outside([Inside]));
        Assert.Equal(
            "1 of 2 shipped values lies outside the 80 % interval: sigma_eps (0.34; [0.341, 0.3884]), which the study informs.",
            CalibrationWords.Outside([Inside, Noise]));
        Assert.Equal(
            "1 of 2 shipped values lies outside the 80 % interval: 1 that it does not inform, each near an end of its own range.",
            CalibrationWords.Outside([Inside, Switch]));
        Assert.Equal(
            "3 of 4 shipped values lie outside the 80 % interval: sigma_eps (0.34; [0.341, 0.3884]), which the study informs; "
                + "and 2 that it does not inform, each near an end of its own range.",
            CalibrationWords.Outside([Inside, Noise, Switch, Switch with { Value = 1.1 }]));
    }
}
