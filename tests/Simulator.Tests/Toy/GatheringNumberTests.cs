using Microsoft.CodeAnalysis.CSharp.Syntax;
using Simulator.Engine.Observation;
using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.State;
using Simulator.Tests.Engine;
using Source = Simulator.Tests.House.Source;

namespace Simulator.Tests.Toy;

/// <summary>
/// The number of a gathering in its week is part of the key of its draws, and group meetings and social events, which number their own, draw
/// from rows of their own: two that shared a number and a row would have the same people come, equally late, and sit in the same seats.
/// Nobody discloses here, so nobody grows enthusiastic, and how late somebody comes tells the draw: equal minutes on a day are equal keys.
/// </summary>
public sealed class GatheringNumberTests
{
    private const int Teachers = 3, Days = 2;

    /// <summary>As many gatherings as there can be: 100 group meetings and 50 social events on each of two days.</summary>
    private static readonly ProgrammePlan Everything = Example.Programme(
        Example.Offer("groups", ("meetings", 200), ("hours", 4.0), ("across", "school")),
        Example.Offer("social", ("events", 100), ("hours", 4.0), ("across", "school")));

    [Fact]
    public void Every_component_that_gathers_people_is_among_those_whose_draws_are_held_apart()
    {
        string[] gather = [.. Source.Files("src/Simulator.Engine")
            .SelectMany(f => f.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(i => i.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: nameof(Organiser.Gather) })
            .Select(i => i.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text).Distinct().Order(StringComparer.Ordinal)];
        string[] here = [.. Everything.Offers.Select(o => o.Component.GetType().Name).Order(StringComparer.Ordinal)];
        Assert.True(gather.SequenceEqual(here), $"{string.Join(", ", gather)} gather people; {string.Join(", ", here)} are looked at.");
    }

    [Fact]
    public void No_two_gatherings_of_a_day_share_their_draws()
    {
        Listener listener = new();
        Setting setting = new(new Calendar(Days, 1), new CohortPlan { SchoolSizes = [Teachers], Leadership = 1 });
        ParameterSet parameters = Example.Parameters.With("d_0", -600).With("attend_0", 1).With("lambda", 1e-9);
        Example.Play(setting, Everything, parameters, observers: listener);
        Assert.Equal(300, listener.Gatherings.Count);
        foreach (IGrouping<int, Gathered> day in listener.Gatherings.GroupBy(g => g.Day))
        {
            Assert.Equal(["Groups", "Social"], day.Select(g => g.Component).Distinct().Order(StringComparer.Ordinal));
            AssertApart(day, g => g.Late, "come equally late");
            AssertApart(day, g => g.Seats, "sit in the same seats");
        }
    }

    private static void AssertApart(IEnumerable<Gathered> day, Func<Gathered, string> draws, string what)
    {
        foreach (IGrouping<string, Gathered> alike in day.GroupBy(draws).Where(g => g.Count() > 1))
        {
            string components = string.Join(" and ", alike.Select(g => g.Component).Distinct());
            Assert.Fail($"Day {alike.First().Day}: people of {alike.Count()} gatherings of {components} {what}: they share a draw.");
        }
    }

    /// <summary>One gathering: whose, how late everybody came, who talked with whom in turn.</summary>
    private sealed record Gathered(int Day, string Component, string Late, string Seats);

    private sealed class Listener : IObserver
    {
        private readonly List<string> late = [], talks = [];

        internal List<Gathered> Gatherings { get; } = [];

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind == MomentKind.Arrival) late.Add($"{moment.One}: {moment.Minutes:R}");
            if (moment.Kind == MomentKind.Conversation)
                talks.Add($"{Math.Min(moment.One, moment.Other)}-{Math.Max(moment.One, moment.Other)}");
            if (moment.Kind != MomentKind.Gathering) return;
            string component = moment.Channel == Channel.Group ? "Groups" : moment.Channel.ToString();
            Gatherings.Add(new Gathered(world.Day, component, string.Join(' ', late), string.Join(' ', talks)));
            late.Clear();
            talks.Clear();
        }
    }
}
