using Simulator.Engine.Mechanisms;
using Simulator.Engine.Parameters;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments;

namespace Simulator.Validation.Science;

/// <summary>Support counts hours: the same people on the same days, with the same hours in pieces of any length, come to the same.</summary>
public sealed class SliceTests(ITestOutputHelper output)
{
    private const int Replicates = 6000, DaysOfTalk = 30;
    private const double HoursADay = 0.5;
    private static readonly string[] Names = ["disclosures", "good responses", "trust", "friendship", "relief"];

    [Fact]
    public void The_same_hours_in_any_pieces_come_to_the_same()
    {
        double[] pieces = [0.5, 0.25, 0.1, 0.05, 0.02];
        double[][] gains = [.. pieces.Select(p => Talk([.. Enumerable.Repeat(p, (int)Math.Round(HoursADay / p))]))];
        output.WriteLine($"{"piece, h",-10}{string.Join("", Names.Select(n => $"{n,16}"))}");
        for (int k = 0; k < pieces.Length; k++) output.WriteLine($"{pieces[k],-10}{string.Join("", gains[k].Select(g => $"{g,16:0.0000}"))}");
        for (int m = 0; m < Names.Length; m++)
        {
            double least = gains.Min(g => g[m]), most = gains.Max(g => g[m]);
            Assert.True(most < 1.05 * least, $"{Names[m]}: from {least:0.0000} to {most:0.0000}");
        }
    }

    /// <summary>Random slicings of half an hour against two quarters of an hour.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Random_pieces_come_to_the_same(int seed)
    {
        System.Random random = new(seed);
        List<double> pieces = [];
        for (double left = HoursADay; left > 1e-9;)
        {
            double piece = Math.Min(left, 0.02 + 0.3 * random.NextDouble());
            pieces.Add(piece);
            left -= piece;
        }

        double[] random2 = Talk([.. pieces]), quarters = Talk([0.25, 0.25]);
        for (int m = 0; m < Names.Length; m++) Assert.InRange(random2[m] / quarters[m], 0.95, 1.05);
    }

    /// <summary>Two persons talk every day for the same hours: what they gain, and how much stress is taken from them, per replicate.</summary>
    private static double[] Talk(double[] pieces)
    {
        ParameterSet p = AllParameters.Default;
        Setting setting = new(new Calendar(6, 6), new CohortPlan { SchoolSizes = [2] });
        World world = new(setting, 2);
        People people = new(p, setting, 2);
        world.Ties.Agendas = people.Agendas;
        TalkLot lot = new();
        double[] sums = new double[Names.Length];
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            world.Luck = world.Encounters = new Luck(7, 0, replicate);
            people.Initialisation.Populate(world, new Block(0, 0, [2]));
            double trust = Trust(world), friendship = world.Ties.Friendship[world.Ties.Dyad(0, 1)];
            for (int day = 1; day <= DaysOfTalk; day++)
            {
                (world.Day, world.People.Stress[0], world.People.Stress[1]) = (day, 0.5, 0.5);
                (double Hours, int Piece)[] segments = [.. pieces.SelectMany((hours, k) =>
                    Enumerable.Range(0, Segments.In(hours, 0.25)).Select(s => (Segments.Length(hours, 0.25, s), k)))];
                lot.Begin();
                for (int k = 0; k < segments.Length; k++) lot.Add(Luck.Key(0, Decision.InformalTalk, day, k), TalkRows.Informal);
                lot.Draw(world.Encounters);
                for (int k = 0; k < segments.Length; k++)
                    people.Conversation.Hold(world, 0, 1, people.Occasions.Informal with { Hours = segments[k].Hours }, lot[k]);
                people.Stress.Relieve(world);
                sums[4] += 1 - world.People.Stress[0] - world.People.Stress[1];
                world.Diary.CloseDay(2);
            }

            sums[0] += world.Ledger.Disclosures;
            sums[1] += world.Ledger.GoodResponses;
            sums[2] += Trust(world) - trust;
            sums[3] += world.Ties.Friendship[world.Ties.Dyad(0, 1)] - friendship;
        }

        return [.. sums.Select(s => s / Replicates)];
    }

    private static double Trust(World world) => 0.5 * (world.Ties.Trust[world.Ties.Directed(0, 1)] + world.Ties.Trust[world.Ties.Directed(1, 0)]);
}
