using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.Programme;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Observation;

/// <summary>What a questionnaire could ask about, from diaries and ties that are set by hand.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Shares_are_of_the_days_and_quality_starts_at_one_half()
    {
        World world = Quiet(4);
        Assert.Equal(new Reading(0, 0, 0, 0, 0, 0.5), Reading.Of(world, 0));
        Diary diary = world.Diary;
        (diary.Days[0], diary.Conversations[0], diary.EventDays[0], diary.AnsweredEventDays[0], diary.AnsweredDays[0]) = (10, 1, 4, 3, 9);
        (diary.WorkDays[0], diary.PersonalDays[0], diary.BestTrustSum[0], diary.Disclosures[0], diary.GoodResponses[0]) = (5, 2, 6, 8, 5);
        Meet(world, 0, 1, hours: 3, trust: 0.8, friendship: 0.5);
        Meet(world, 0, 2, hours: 1, trust: 0.4, friendship: 0.1);
        Reading reading = Reading.Of(world, 0);
        Assert.Equal(0.75, reading.Listened, 12);
        // Weighted by hours: (3 x .8 + 1 x .4) / 4 and (3 x .5 + 1 x .1) / 4.
        Assert.Equal(0.7, reading.Trusted, 12);
        Assert.Equal(0.4, reading.Friends, 12);
        Assert.Equal(0.35, reading.Shared, 12);
        Assert.Equal(0.6, reading.Available, 12);
        Assert.Equal(6.0 / 10, reading.Quality, 12);
        diary.EventDays[0] = 0;
        Assert.Equal(0.9, Reading.Of(world, 0).Listened, 12);
    }

    [Fact]
    public void Close_ties_are_with_schoolmates_or_with_people_one_has_met()
    {
        World world = Quiet(2, 2);
        Ties ties = world.Ties;
        Array.Fill(ties.Friendship, 0.45);
        ties.Friendship[ties.Dyad(0, 1)] = 0.45;
        Assert.Equal(1, Reading.CloseTies(world, 0, 0.45));
        ties.Hours[ties.Dyad(0, 3)] = 0.25;
        Assert.Equal(2, Reading.CloseTies(world, 0, 0.45));
        Assert.Equal(0, Reading.CloseTies(world, 0, 0.46));
        Assert.Equal(0.45, Example.Parameters[ModelParameters.CloseFrom]);
    }

    [Fact]
    public void Daily_means_add_up_over_people_and_over_those_in_contact()
    {
        World world = Quiet(3);
        Calendar calendar = new(1, 1);
        DailyMeans means = new(calendar);
        (world.People.Stress[0], world.People.Stress[1], world.People.Stress[2]) = (0.25, 0.5, 0.125);
        Meet(world, 0, 1, hours: 1, trust: 0.5, friendship: 0.25);
        means.Observe(world, new Moment(MomentKind.Week));
        Assert.Equal(0, means.Teachers[1]);
        means.Observe(world, new Moment(MomentKind.Day));
        means.Observe(world, new Moment(MomentKind.Day));
        Assert.Equal((2 * 0.875, 6, 4), (means.Stress[1], means.Teachers[1], means.InContact[1]));
        Assert.Equal(2 * 2 * 0.25, means.Friendship[1], 12);
        // Only the trust of 0 in 1 was set; 1 trusts 0 as on the first day.
        Assert.Equal(2 * (0.5 + world.Ties.Trust[world.Ties.Directed(1, 0)]), means.Trust[1], 12);
    }

    private static World Quiet(params int[] schools) =>
        Example.Play(Example.Setting(1, 1, schools), ProgrammePlan.Empty, Example.Parameters.With("lambda", 1e-9));

    private static void Meet(World world, int one, int other, double hours, double trust, double friendship)
    {
        Ties ties = world.Ties;
        ties.AddHours(one, other, ties.Dyad(one, other), hours);
        ties.Trust[ties.Directed(one, other)] = trust;
        ties.Friendship[ties.Dyad(one, other)] = friendship;
    }
}
