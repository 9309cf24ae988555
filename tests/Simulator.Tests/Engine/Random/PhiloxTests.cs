using Simulator.Engine.Random;

namespace Simulator.Tests.Engine.Random;

/// <summary>Known answers of the generator's authors, and the packing of keys.</summary>
public sealed class PhiloxTests
{
    [Fact]
    public void The_published_answers_come_out()
    {
        Assert.Equal(new Draw(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), Philox.Block(0, 0, 0, 0, 0, 0));
        const uint ones = uint.MaxValue;
        Assert.Equal(new Draw(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd), Philox.Block(ones, ones, ones, ones, ones, ones));
        Assert.Equal(
            new Draw(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.Block(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344));
    }

    [Fact]
    public void Every_bit_of_the_input_flips_half_of_the_output()
    {
        System.Random random = new(1);
        for (int bit = 0; bit < 192; bit++)
        {
            long flipped = 0;
            const int inputs = 1000;
            for (int n = 0; n < inputs; n++)
            {
                uint[] words = [.. Enumerable.Range(0, 6).Select(_ => (uint)random.NextInt64())];
                Draw before = Block(words);
                words[bit / 32] ^= 1u << (bit % 32);
                Draw after = Block(words);
                flipped += uint.PopCount(before.W0 ^ after.W0) + uint.PopCount(before.W1 ^ after.W1) + uint.PopCount(before.W2 ^ after.W2)
                    + uint.PopCount(before.W3 ^ after.W3);
            }

            Assert.InRange(flipped / (128.0 * inputs), 0.49, 0.51);
        }
    }

    private static Draw Block(uint[] w) => Philox.Block(w[4], w[5], w[0], w[1], w[2], w[3]);
}
