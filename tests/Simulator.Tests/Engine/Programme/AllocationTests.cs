using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Playing days allocates nothing once everything has been in use: the collector never interrupts an ensemble.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Programmes => [.. ByName.Keys];

    private static Dictionary<string, ProgrammePlan> ByName { get; } = new()
    {
        ["nothing"] = ProgrammePlan.Empty,
        ["the practicum's"] = Example.Practicum,
        ["groups and the rest"] = new([
            .. Example.Practicum.Offers, Example.Offer("groups", ("meetings", 6)), Example.Offer("social", ("events", 6)), Example.Offer("online"),
            Example.Offer("coordinator"), Example.Offer("time_release", ("hours_per_week", 2.0)), Example.Offer("leadership", ("support", 0.8)),
            Example.Offer("training"), Example.Offer("passing_on")]),
    };

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_day_allocates_nothing(string programme)
    {
        Setting setting = Example.Setting(6, 6, 32) with { Cohort = Example.Cohort(32) with { FreeHoursPerWeek = 40 } };
        Between between = new();
        Simulator.Engine.Simulation simulation = new(setting, Example.Parameters, ByName[programme], 32, [between, new DailyMeans(setting.Calendar)]);
        for (int replicate = 0; replicate < 40; replicate++)
        {
            between.Forget();
            simulation.Play(new Simulator.Engine.Random.Luck(1, 0, replicate), new Block(0, 0, [32]));
        }

        Assert.Equal(0, between.Allocated);
    }

    /// <summary>Adds up what is allocated between the end of one day and the end of the next within a week.</summary>
    private sealed class Between : IObserver
    {
        private long last = -1;

        internal long Allocated { get; private set; }

        internal void Forget() => (last, Allocated) = (-1, 0);

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind is not (MomentKind.Day or MomentKind.Week)) return;
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (moment.Kind == MomentKind.Day && last >= 0) Allocated += now - last;
            last = moment.Kind == MomentKind.Day ? now : -1;
        }
    }
}
