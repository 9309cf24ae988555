using Simulator.Engine.Random;

namespace Simulator.Tests.Engine.Random;

/// <summary>Draws are keyed: different keys, different draws; the same key, the same draw; nothing is cut off.</summary>
public sealed class LuckTests
{
    [Fact]
    public void Different_keys_never_share_a_draw()
    {
        System.Random random = new(7);
        HashSet<(ulong, uint, int, int, Decision, int, int)> keys = [];
        HashSet<Draw> draws = [];
        for (int n = 0; n < 100_000; n++)
        {
            (ulong Seed, uint People, int Replicate, int Person, Decision Decision, int Day, int Index) key = (
                (ulong)random.Next(2), (uint)random.Next(3), Field(random, int.MaxValue), Field(random, Luck.Persons),
                (Decision)random.Next(1, 36), Field(random, Luck.Days), Field(random, Luck.Indices));
            if (!keys.Add(key)) continue;
            Assert.True(
                draws.Add(new Luck(key.Seed, key.People, key.Replicate).Person(key.Person, key.Decision, key.Day, key.Index)), $"{key} collides");
        }
    }

    [Fact]
    public void Neighbouring_fields_do_not_run_into_each_other()
    {
        Draw[] draws =
        [
            new Luck(1, 0, 0).Person(0, Decision.Day),
            new Luck(1, 0, 0).Person(1, Decision.Day),
            new Luck(1, 0, 0).Person(0, Decision.Day, 1),
            new Luck(1, 0, 0).Person(0, Decision.Day, 0, 1),
            new Luck(1, 0, 0).Person(0, Decision.Day, 0, Luck.Indices - 1),
            new Luck(1, 0, 0).Person(0, Decision.Day, Luck.Days - 1),
            new Luck(1, 0, 0).Person(Luck.Persons - 1, Decision.Day),
            new Luck(1, 0, int.MaxValue).Person(0, Decision.Day),
            new Luck(1, 0, 1).Person(0, Decision.Day),
            new Luck(1, 0, 0).Person(0, Decision.Day, 0, 1 << 20),
            new Luck(1, 1, 0).Person(0, Decision.Day),
            new Luck(1UL << 32, 0, 0).Person(0, Decision.Day),
        ];
        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Fact]
    public void A_number_that_does_not_fit_its_field_is_refused()
    {
        Luck luck = new(1, 0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => luck.Person(Luck.Persons, Decision.Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => luck.Person(-1, Decision.Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => luck.Person(0, Decision.Day, Luck.Days));
        Assert.Throws<ArgumentOutOfRangeException>(() => luck.Person(0, Decision.Day, 0, Luck.Indices));
        Assert.Throws<ArgumentOutOfRangeException>(() => luck.Dyad(0, Luck.Distances, Decision.Slot));
        Assert.Throws<ArgumentOutOfRangeException>(() => luck.Dyad(0, 1, Decision.Slot, 0, Luck.DyadIndices));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Luck(1, 0, -1));
    }

    [Fact]
    public void A_dyad_has_one_luck_and_every_dyad_its_own()
    {
        Luck luck = new(5, 9, 3);
        Assert.Equal(luck.Dyad(4, 9, Decision.Slot, 3, 2), luck.Dyad(9, 4, Decision.Slot, 3, 2));
        HashSet<Draw> draws = [];
        for (int one = 0; one < 60; one++)
        {
            for (int other = one + 1; other < 60; other++)
            {
                for (int index = 0; index < 4; index++) Assert.True(draws.Add(luck.Dyad(one, other, Decision.Slot, 3, index)));
            }
        }
    }

    [Fact]
    public void No_two_decisions_share_a_number_and_all_fit()
    {
        byte[] numbers = [.. Enum.GetValues<Decision>().Select(d => (byte)d)];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, n => Assert.InRange(n, 1, 63));
    }

    [Fact]
    public void Many_draws_at_once_are_the_draws_one_by_one()
    {
        Luck luck = new(20130701, 77, 5);
        System.Random random = new(2);
        for (int length = 0; length < 40; length++)
        {
            (int Person, int Day, int Index)[] asked = [.. Enumerable.Range(0, length).Select(
                _ => (Field(random, Luck.Persons), Field(random, Luck.Days), Field(random, Luck.Indices)))];
            DrawColumns columns = new();
            foreach ((int person, int day, int index) in asked) columns.Add(Luck.Key(person, Decision.Seat, day, index));
            columns.Draw(luck);
            Draw[] single = [.. asked.Select(a => luck.Person(a.Person, Decision.Seat, a.Day, a.Index))];
            Assert.Equal(single.Select(d => (d.U0, d.U1, d.U2, d.U3)), Enumerable.Range(0, length).Select(
                k => (columns.U0[k], columns.U1[k], columns.U2[k], columns.U3[k])));
            Assert.Equal(single.Select(d => d.W3), Enumerable.Range(0, length).Select(k => Draw.Word(columns.U3[k])));
        }
    }

    [Fact]
    public void A_key_a_few_indices_on_is_the_key_of_that_index()
    {
        ulong key = Luck.Key(77, Decision.InformalTalk, 40, 3);
        foreach (int steps in (int[])[0, 1, 12, 16_000]) Assert.Equal(Luck.Key(77, Decision.InformalTalk, 40, 3 + steps), Luck.Next(key, steps));
    }

    [Fact]
    public void A_uniform_tells_its_word()
    {
        foreach (uint word in (uint[])[0, 1, 2, (1u << 31) - 1, 1u << 31, uint.MaxValue - 1, uint.MaxValue])
            Assert.Equal(word, Draw.Word(Draw.Uniform(word)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void Lots_are_sorted(int count)
    {
        System.Random random = new(count);
        ulong[] lots = [.. Enumerable.Range(0, count).Select(i => ((ulong)random.NextInt64(1L << (i % 2 == 0 ? 32 : 6)) << 32) | (uint)i)];
        ulong[] expected = [.. lots.Order()];
        Lot.Sort(lots);
        Assert.Equal(expected, lots);
    }

    [Fact]
    public void Uniforms_lie_strictly_between_0_and_1()
    {
        Assert.InRange(Draw.Uniform(0), double.Epsilon, 1e-9);
        Assert.InRange(Draw.Uniform(uint.MaxValue), 1 - 1e-9, double.BitDecrement(1));
        Assert.Equal(0.5, Draw.Uniform(1u << 31), 9);
    }

    [Fact]
    public void Uniforms_are_spread_evenly()
    {
        const int cells = 100, draws = 250_000;
        int[] counts = new int[cells];
        Luck luck = new(20130701, 0, 0);
        for (int n = 0; n < draws; n++)
        {
            Draw draw = luck.Person(n, Decision.Day, 1);
            counts[(int)(draw.U0 * cells)]++;
            counts[(int)(draw.U1 * cells)]++;
            counts[(int)(draw.U2 * cells)]++;
            counts[(int)(draw.U3 * cells)]++;
        }

        double expected = 4.0 * draws / cells, square = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.InRange(square, 40, 180);
    }

    private static int Field(System.Random random, int limit) => random.Next(4) == 0 ? random.Next(3) : random.Next(limit);
}
