using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Experiments;
using Simulator.Experiments.Ensembles;

namespace Simulator.Tests.Engine.Programme;

/// <summary>What must not change a single bit: looking, offers without a dose, other arms, their order, the cut into blocks, threads.</summary>
public sealed class UnchangedBitsTests
{
    public static TheoryData<string> WithoutDose => [.. Doseless.Keys];

    private static Dictionary<string, Offer[]> Doseless { get; } = new()
    {
        ["pairs who do nothing"] = [Example.Offer("pairs")],
        ["no meetings"] = [Example.Offer("pairs"), Example.Offer("meetings", ("per_week", 0.0))],
        ["no observations"] = [Example.Offer("pairs"), Example.Offer("observations", ("per_week", 0.0))],
        ["no groups"] = [Example.Offer("groups", ("meetings", 0))],
        ["no social events"] = [Example.Offer("social", ("events", 0))],
        ["a silent channel"] = [Example.Offer("online", ("starts_per_day", 0.0))],
        ["a broken channel"] = [Example.Offer("online", ("reliability", 0.0))],
        ["no released time"] = [Example.Offer("time_release", ("hours_per_week", 0.0))],
        ["orientation only"] = [Example.Offer("workshop", ("acquaintance", false), ("skills", false))],
        ["a coordinator without pairs"] = [Example.Offer("coordinator")],
        ["protected time that nobody uses"] = [Example.Offer("leadership", ("support", 1.0))],
    };

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Setting setting = Example.Setting(6, 6, 16, 9);
        Assert.Equal(Example.Bits(Example.Play(setting, Example.Practicum)), Example.Bits(Example.Play(setting, Example.Practicum)));
        Assert.NotEqual(
            Example.Bits(Example.Play(setting, Example.Practicum)), Example.Bits(Example.Play(setting, Example.Practicum, replicate: 1)));
    }

    [Fact]
    public void A_simulation_that_has_played_before_plays_the_same()
    {
        Setting setting = Example.Setting(3, 5, 14, 9, 14);
        List<double> reused = Example.BitsOfBlocks(setting, Example.Practicum, acrossSchools: false);
        List<double> fresh = [];
        foreach (Block block in Block.Cut(setting.Cohort, acrossSchools: false))
        {
            Simulator.Engine.Simulation simulation = new(setting, Example.Parameters, Example.Practicum, block.Teachers, []);
            simulation.Play(new Simulator.Engine.Random.Luck(20130701, 0, 0), block);
            fresh.AddRange(Example.Bits(simulation.World));
        }

        Assert.Equal(fresh, reused);
    }

    [Fact]
    public void Looking_changes_nothing()
    {
        Setting setting = Example.Setting(6, 6, 16, 9);
        Counting counting = new();
        World seen = Example.Play(setting, Example.Practicum, null, 0, counting, new DailyMeans(setting.Calendar));
        Assert.Equal(Example.Bits(Example.Play(setting, Example.Practicum)), Example.Bits(seen));
        Assert.Equal((1, 36, 6), (counting.Kinds[MomentKind.Start], counting.Kinds[MomentKind.Day], counting.Kinds[MomentKind.Week]));
        Assert.Equal(seen.Ledger.MeetingsPlanned, counting.Kinds[MomentKind.Meeting]);
        Assert.Equal(seen.Diary.Conversations.Sum(), 2 * counting.Kinds[MomentKind.Conversation]);
    }

    [Theory]
    [MemberData(nameof(WithoutDose))]
    public void An_offer_without_a_dose_changes_nothing(string what)
    {
        Setting setting = Example.Setting(4, 5, 12, 7);
        Assert.Equal(
            Example.Bits(Example.Play(setting, ProgrammePlan.Empty)), Example.Bits(Example.Play(setting, new ProgrammePlan(Doseless[what]))));
    }

    [Theory]
    [MemberData(nameof(WithoutDose))]
    public void An_offer_without_a_dose_changes_nothing_beside_others(string what)
    {
        Setting setting = Example.Setting(4, 5, 12, 7);
        Offer[] others =
        [
            Example.Offer("workshop"), Example.Offer("pairs", ("share_mentor", true)), Example.Offer("observations"),
            Example.Offer("groups", ("meetings", 2)), Example.Offer("social", ("events", 2)), Example.Offer("online"),
        ];
        if (what is "a coordinator without pairs" or "protected time that nobody uses") others = [others[0], others[5]];
        Offer[] more = [.. Doseless[what].Where(o => others.All(x => x.Kind.Key != o.Kind.Key))];
        Assert.Equal(
            Example.Bits(Example.Play(setting, new ProgrammePlan(others))), Example.Bits(Example.Play(setting, new ProgrammePlan([.. others, .. more]))));
    }

    [Fact]
    public void Training_without_an_effect_is_no_training()
    {
        Setting setting = Example.Setting(6, 6, 12);
        Offer training = Example.Offer("workshop", ("acquaintance", false));
        Assert.Equal(
            Example.Bits(Example.Play(setting, ProgrammePlan.Empty)),
            Example.Bits(Example.Play(setting, new ProgrammePlan([training]), Example.Parameters.With("g_T", 0))));
    }

    [Fact]
    public void Schools_that_do_not_meet_are_the_same_however_they_are_cut_into_blocks()
    {
        Setting setting = Example.Setting(4, 6, 11, 1, 8, 2, 15);
        ProgrammePlan rich = new([.. Example.Practicum.Offers, Example.Offer("groups", ("meetings", 3), ("across", "school"), ("talk_in", 3)),
            Example.Offer("coordinator"), Example.Offer("training"), Example.Offer("passing_on"), Example.Offer("leadership", ("support", 0.3))]);
        foreach (ProgrammePlan programme in (ProgrammePlan[])[ProgrammePlan.Empty, Example.Practicum, rich])
            Assert.Equal(Example.BitsOfBlocks(setting, programme, false), Example.BitsOfBlocks(setting, programme, true));
    }

    [Fact]
    public void Other_arms_and_their_order_change_nothing()
    {
        Arm paired = new("paired", Example.Cohort(12), Example.Practicum), plain = new("plain", Example.Cohort(13), ProgrammePlan.Empty);
        Arm online = new("online", Example.Cohort(12), Example.Programme(Example.Offer("online")));
        foreach (bool same in (bool[])[false, true])
        {
            EnsembleResult alone = Run(same, paired), both = Run(same, paired, plain),
                reversed = Run(same, plain, paired), all = Run(same, online, plain, paired);
            foreach (EnsembleResult other in (EnsembleResult[])[both, reversed, all])
            {
                Same(alone.Run("paired"), other.Run("paired"));
                Same(alone.Run("paired", twin: true), other.Run("paired", twin: true));
            }

            Same(both.Run("plain"), reversed.Run("plain"));
        }
    }

    [Fact]
    public void The_twin_is_the_arm_that_is_offered_nothing()
    {
        Arm paired = new("paired", Example.Cohort(12), Example.Practicum);
        EnsembleResult with = Run(false, paired), without = Run(false, paired with { Programme = ProgrammePlan.Empty });
        Same(with.Run("paired", twin: true), without.Run("paired"), answers: false);
        Same(without.Run("paired", twin: true), without.Run("paired"));
    }

    [Fact]
    public void Same_people_are_the_same_in_every_arm()
    {
        EnsembleResult result = Run(true, new Arm("a", Example.Cohort(12), Example.Practicum), new Arm("b", Example.Cohort(12), ProgrammePlan.Empty));
        Same(result.Run("a", twin: true), result.Run("b"), answers: false);
        EnsembleResult separate = Run(false, new Arm("a", Example.Cohort(12), ProgrammePlan.Empty), new Arm("b", Example.Cohort(12), ProgrammePlan.Empty));
        Assert.NotEqual(separate.Run("a").Stress, separate.Run("b").Stress);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        Scenario scenario = Example.Scenario(
            false, 9, new Arm("paired", Example.Cohort(12, 8, 9), Example.Practicum), new Arm("plain", Example.Cohort(13), ProgrammePlan.Empty));
        EnsembleResult one = Example.Run(scenario, new EnsembleOptions(1)), four = Example.Run(scenario, new EnsembleOptions(4));
        Same(one.Run("paired"), four.Run("paired"));
        Same(one.Run("plain"), four.Run("plain"));
        Assert.Equal(one.Run("paired").Means[3], four.Run("paired").Means[3]);
        Assert.Equal(one.Run("paired").Sums[3].Hours(Channel.Informal), four.Run("paired").Sums[3].Hours(Channel.Informal));
    }

    private static EnsembleResult Run(bool samePeople, params Arm[] arms) =>
        Example.Run(Example.Scenario(samePeople, 4, arms), new EnsembleOptions(2));

    private static void Same(WorldRun one, WorldRun other, bool answers = true)
    {
        Assert.Equal(one.Stress, other.Stress);
        Assert.Equal(one.Trust, other.Trust);
        Assert.Equal(one.Friendship, other.Friendship);
        Assert.Equal(one.TalkHours, other.TalkHours);
        Assert.Equal(one.Disclosures, other.Disclosures);
        Assert.Equal(one.CloseTies, other.CloseTies);
        Assert.Equal(one.Team, other.Team);
        if (answers) Assert.Equal(one.Answers, other.Answers);
    }

    private sealed class Counting : IObserver
    {
        internal Dictionary<MomentKind, int> Kinds { get; } = Enum.GetValues<MomentKind>().ToDictionary(k => k, _ => 0);

        public void Observe(World world, in Moment moment) => Kinds[moment.Kind]++;
    }
}
