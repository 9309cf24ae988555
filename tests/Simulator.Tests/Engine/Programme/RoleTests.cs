using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;

namespace Simulator.Tests.Engine.Programme;

/// <summary>Pairs with roles: a mentor has up to so many mentees; a role says who is paired with whom and who is trained, and nothing else.</summary>
public sealed class RoleTests
{
    private static readonly AttributePlan Stage = new("stage", [new Level("new", null, 0.7), new Level("old", null, 0.3)]);

    [Fact]
    public void The_best_listener_of_each_school_has_two_mentees_and_the_others_have_one_mentor_at_most()
    {
        World world = Example.Play(Roomy(5, 3), Example.Programme(Pairs(new Participants(null, 1, Selection.Skill), 2)));
        foreach ((int first, int end) in ((int, int)[])[(0, 5), (5, 8)])
        {
            int[] school = [.. Enumerable.Range(first, end - first)];
            int best = school.MaxBy(i => world.People.OwnSkill[i]);
            Assert.Equal(school.Select(i => i == best ? PairRole.Mentor : PairRole.Mentee), school.Select(i => world.People.Role[i]));
            Assert.Equal(2, world.Pairs.ActiveOf(best));
            Assert.Equal([1, 1], school.Where(i => i != best).Select(world.Pairs.ActiveOf).Where(n => n > 0));
        }

        for (int k = 0; k < world.Pairs.Count; k++)
        {
            Pair pair = world.Pairs[k];
            Assert.Equal([PairRole.Mentor, PairRole.Mentee], ((PairRole[])[world.People.Role[pair.A], world.People.Role[pair.B]]).Order());
            Assert.True(world.SameSchool(pair.A, pair.B));
        }
    }

    /// <summary>In the order of their draws every mentor takes one free mentee before any takes a second: three among two mentors are 2 and 1.</summary>
    [Fact]
    public void Mentees_are_dealt_round_by_round()
    {
        World world = Example.Play(Roomy(5), Example.Programme(Pairs(new Participants(null, 2), 3)));
        int[] mentors = [.. Enumerable.Range(0, 5).Where(i => world.People.Role[i] == PairRole.Mentor)];
        Luck luck = new(20130701, 0, 0);
        int[] order = [.. mentors.OrderBy(i => luck.Person(i, Decision.MentorOrder, 0, 0).W0)];
        Assert.Equal([2, 1], order.Select(world.Pairs.ActiveOf));
        int[] mentees = [.. Enumerable.Range(0, 5).Except(mentors).OrderBy(i => luck.Person(i, Decision.MentorOrder, 0, 0).W0)];
        (int, int)[] pairs = [.. Enumerable.Range(0, 3).Select(k => Ordered(order[k % 2], mentees[k]))];
        Assert.Equal(pairs, Enumerable.Range(0, 3).Select(k => (world.Pairs[k].A, world.Pairs[k].B)));
    }

    [Fact]
    public void Mentors_may_be_those_with_an_attribute()
    {
        CohortPlan plan = Example.Cohort(12) with { Attributes = [Stage] };
        World world = Example.Play(
            new Setting(new Calendar(1, 5), plan), Example.Programme(Pairs(new Participants(null, null, Selection.Random, "stage", "old"), 1)));
        Assert.Equal(world.People.Attributes[0].Select(a => a == 1 ? PairRole.Mentor : PairRole.Mentee), world.People.Role);
        Assert.Equal(world.People.Role.GroupBy(r => r).Min(g => g.Count()), world.Pairs.Count);
    }

    /// <summary>Three quarters of an hour with each of two mentees: an hour and a half of the mentor, who alone loses so much of the talk.</summary>
    [Fact]
    public void A_mentors_hours_are_the_sum_over_mentees()
    {
        World world = Example.Play(
            Roomy(4), Example.Programme(Pairs(new Participants(null, 1), 2), Example.Offer("meetings", ("hours", 0.75))), Sure);
        for (int i = 0; i < 4; i++)
        {
            double hours = world.Pairs.ActiveOf(i) * 0.75;
            Assert.Equal(hours, world.People.PlannedHours[i], 12);
            Assert.Equal(hours, Enumerable.Range(0, 4).Where(j => j != i).Sum(j => world.Ties.Hours[world.Ties.Dyad(i, j)]), 12);
        }

        Assert.Equal([0, 0.75, 0.75, 1.5], world.People.PlannedHours.Order());
    }

    [Fact]
    public void Hours_that_do_not_fit_a_mentors_week_are_refused_with_both()
    {
        Setting setting = new(new Calendar(1, 5), Example.Cohort(8) with { FreeHoursPerWeek = 3 });
        Refusal[] Wrong(int mentees, params Offer[] beside) => [.. Example.Programme(
            [Pairs(new Participants(null, 1), mentees), Example.Offer("meetings", ("hours", 1.0)), .. beside]).Check(setting).Select(r => r.Refusal)];
        Assert.Empty(Wrong(3));
        Refusal refusal = Assert.Single(Wrong(4));
        Assert.Contains("4 hours", refusal.What, StringComparison.Ordinal);
        Assert.Equal("at most 3 hours: free_hours_per_week plus time_release", refusal.Fits);
        Assert.Empty(Wrong(4, Example.Offer("time_release", ("hours_per_week", 1.0))));
    }

    /// <summary>The workshop's six hours, its skill and its agenda are for the two mentors; a booster after it too.</summary>
    [Fact]
    public void A_workshop_for_mentors_trains_them_and_books_their_hours_only()
    {
        ProgrammePlan programme = Example.Programme(
            Example.Offer("workshop", ("for", "mentors")), Example.Offer("boosters", ("in_weeks", (IReadOnlyList<int>)[2]), ("hours", 1.5)),
            Pairs(new Participants(null, 2, Selection.Skill), 1));
        World world = Example.Play(Example.Setting(2, 5, 6), programme, Sure.With("skill_fade", 0.1));
        for (int i = 0; i < 6; i++)
        {
            // 1.05 × .15, restored in week 2 and then faded once.
            Assert.Equal(world.People.Role[i] == PairRole.Mentor ? 1.05 * 0.15 * 0.9 : 0, world.People.SkillGain[i], 12);
            for (int j = i + 1; j < 6; j++)
            {
                bool both = world.People.Role[i] == PairRole.Mentor && world.People.Role[j] == PairRole.Mentor;
                Assert.Equal(both ? 0.5 * Math.Pow(0.98, 4) : 0, world.Ties.Agenda(world.Ties.Dyad(i, j), world.Day), 12);
            }
        }

        Assert.Equal((2 * 6) + (2 * 1.5), world.Ledger.StaffHours(HourKind.Training), 9);
        World mentees = Example.Play(
            Example.Setting(1, 1, 6), Example.Programme(Example.Offer("workshop", ("for", "mentees")), Pairs(new Participants(null, 2), 1)));
        Assert.Equal(mentees.People.Role.Select(r => r == PairRole.Mentee), mentees.People.SkillGain.Select(g => g > 0));
    }

    [Fact]
    public void Who_is_outside_the_programme_has_no_role()
    {
        World world = Example.Play(
            Roomy(6), new ProgrammePlan([Pairs(new Participants(null, 1), 5)], new Participants(null, 3)));
        Assert.Equal([PairRole.Mentor, PairRole.Mentee, PairRole.Mentee], world.People.Role.Where((_, i) => world.People.Member[i]).Order());
        Assert.All(world.People.Role.Where((_, i) => !world.People.Member[i]), r => Assert.Equal(PairRole.None, r));
        Assert.Equal(2, world.Pairs.Count);
    }

    [Fact]
    public void Where_pairs_are_renewed_a_mentor_who_lost_a_mentee_takes_one_who_is_free()
    {
        // Two meetings a week whose slots are all lost leave .49 of commitment in the first week and end the pair in a later one.
        ParameterSet lost = Example.Parameters.With("l", 1).With("c_0_sd", 0);
        Offer[] Offers(bool renew) =>
        [
            Example.Offer("pairs", ("roles.mentors", new Participants(null, 1)), ("roles.mentees", 1), ("renew", renew)),
            Example.Offer("meetings", ("per_week", 3.0), ("hours", 0.25)),
        ];
        Setting setting = new(new Calendar(12, 5), Example.Cohort(4) with { Leadership = 0 });
        World renewed = Example.Play(setting, Example.Programme(Offers(true)), lost), kept = Example.Play(setting, Example.Programme(Offers(false)), lost);
        Assert.Equal((1, false), (kept.Pairs.Count, kept.Pairs[0].Active));
        Assert.Equal(3, renewed.Pairs.Count);
        int mentor = Array.IndexOf(renewed.People.Role, PairRole.Mentor);
        Assert.All(Enumerable.Range(0, 3), k => Assert.Contains(mentor, (int[])[renewed.Pairs[k].A, renewed.Pairs[k].B]));
        Assert.Equal(3, Enumerable.Range(0, 3).Select(k => (renewed.Pairs[k].A, renewed.Pairs[k].B)).Distinct().Count());
    }

    [Fact]
    public void Roles_that_cannot_be_are_refused()
    {
        Setting setting = Example.Setting(1, 5, 4);
        string[] Wrong(params Offer[] offers) => [.. Example.Programme(offers).Check(setting).Select(r => $"{r.Component}.{r.Refusal.Field}")];
        Participants one = new(null, 1);
        Assert.Empty(Wrong(Pairs(one, 3)));
        Assert.Equal(["pairs.roles.mentees"], Wrong(Pairs(one, 4)));
        Assert.Equal(["pairs.roles.mentors"], Wrong(Pairs(new Participants(null, 5), 1)));
        Assert.Equal(["pairs.per_teacher"], Wrong(Example.Offer("pairs", ("roles.mentors", one), ("per_teacher", 2))));
        Assert.Equal(["workshop.for"], Wrong(Example.Offer("workshop", ("for", "mentors")), Example.Offer("pairs")));
        Assert.Equal(["workshop.for"], Wrong(Example.Offer("workshop", ("for", "mentees"))));
        Assert.Empty(Wrong(Example.Offer("workshop", ("for", "mentees")), Pairs(one, 1)));
    }

    private static ParameterSet Sure => Example.Parameters
        .With("l", 0).With("c_0", 1).With("c_0_sd", 0).With("c_missed", 0).With("lambda", 1e-9);

    private static Offer Pairs(Participants mentors, int mentees) => Example.Offer("pairs", ("roles.mentors", mentors), ("roles.mentees", mentees));

    private static Setting Roomy(params int[] schools) => new(new Calendar(1, 5), Example.Cohort(schools) with { FreeHoursPerWeek = 40 });

    private static (int, int) Ordered(int one, int other) => (Math.Min(one, other), Math.Max(one, other));
}
