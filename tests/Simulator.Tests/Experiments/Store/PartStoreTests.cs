using Simulator.Experiments.Store;
using Simulator.Tables;

namespace Simulator.Tests.Experiments.Store;

/// <summary>Parts of a long piece of work: what was vouched for counts, everything else is made again, and the root is that of one sitting.</summary>
public sealed class PartStoreTests : IDisposable
{
    private const int Parts = 7;
    private readonly string folder = Directory.CreateTempSubdirectory("parts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_root_is_the_same_for_any_number_of_threads(int threads) => Assert.Equal(Whole("plain", 1), Whole($"threads-{threads}", threads));

    [Fact]
    public void A_part_that_is_missing_unvouched_or_changed_is_made_again()
    {
        string root = Whole("store", 2);
        PartStore store = Open("store");
        File.Delete(store.Path(1));
        File.Delete(Path.ChangeExtension(store.Path(2), ".sha256"));
        Flip(store.Path(4));
        Assert.Equal([true, false, false, true, false, true, true], Enumerable.Range(0, Parts).Select(store.IsThere));
        List<int> made = [];
        store.Complete(Parts, _ => 1, (k, _) => Made(k, made), 1, null, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 4], made);
        Assert.Equal(root, store.Root(Parts));
    }

    /// <summary>Every single bit of every part counts: a thousand of them, turned one at a time, are all seen before a part is read.</summary>
    [Fact]
    public void A_turned_bit_is_seen_before_the_part_is_read()
    {
        string root = Whole("bits", 1);
        PartStore store = Open("bits");
        System.Random random = new(20130701);
        byte[][] contents = [.. Enumerable.Range(0, Parts).Select(k => File.ReadAllBytes(store.Path(k)))];
        for (int k = 0; k < 1000; k++)
        {
            int part = random.Next(Parts);
            byte[] turned = [.. contents[part]];
            turned[random.Next(turned.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(store.Path(part), turned);
            Assert.False(store.IsThere(part));
            string message = Assert.Throws<InvalidDataException>(() => store.Checked(part)).Message;
            Assert.Equal($"{store.Path(part)}: the part is missing, or not the bytes that were written; resume makes it again.", message);
            File.WriteAllBytes(store.Path(part), contents[part]);
            Assert.Equal(store.Path(part), store.Checked(part));
        }

        Assert.Equal(root, store.Root(Parts));
    }

    /// <summary>What a killed program leaves between any two changes of the disk is gone on from, and so is what a failing disk leaves.</summary>
    [Fact]
    public void A_store_goes_on_from_wherever_it_was_left()
    {
        string root = Whole("whole", 1);
        int steps = 0, left = 0;
        DiskStep.Listener = _ =>
        {
            string copy = Path.Combine(folder, $"left-{left++}");
            Directory.CreateDirectory(copy);
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "sitting"))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        };
        Assert.Equal(root, Whole("sitting", 1));
        // The key, and a part and its hash: each begun, written, flushed and named.
        Assert.Equal(4 * (1 + 2 * Parts), left);
        for (int k = 0; k < left; k++)
        {
            int fails = k;
            steps = 0;
            DiskStep.Listener = _ =>
            {
                if (steps++ == fails) throw new IOException("the disk is full");
            };
            Assert.ThrowsAny<Exception>(() => Whole($"failed-{k}", 1));
            DiskStep.Listener = null;
            Assert.Empty(Directory.GetFiles(Path.Combine(folder, $"failed-{k}"), "*" + AtomicFile.TemporarySuffix));
            Assert.Equal(root, Whole($"failed-{k}", 1));
            Assert.Equal(root, Whole($"left-{k}", 1));
        }
    }

    [Fact]
    public void Parts_without_a_key_are_nobodys_and_refused()
    {
        Whole("store", 1);
        File.Delete(Path.Combine(folder, "store", PartStore.KeyFile));
        Assert.Contains("an unknown plan", Assert.Throws<CannotWriteException>(() => Open("store")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_job_keeps_its_finished_parts_and_the_next_one_makes_the_others()
    {
        string root = Whole("whole", 1);
        PartStore store = Open("stopped");
        using CancellationTokenSource stop = new();
        List<int> first = [], second = [];
        bool whole = store.Complete(Parts, _ => 1, (k, _) =>
        {
            if (k == 2) stop.Cancel();
            return k == 3 ? null : Made(k, first);
        }, 1, null, stop.Token);
        Assert.False(whole);
        Assert.True(Open("stopped").Complete(Parts, _ => 1, (k, _) => Made(k, second), 2, null, TestContext.Current.CancellationToken));
        Assert.Equal(Parts, first.Count + second.Count);
        Assert.Equal(root, Open("stopped").Root(Parts));
    }

    [Fact]
    public void Other_bytes_under_the_same_number_are_an_error_and_another_recipe_is_refused()
    {
        Whole("store", 1);
        PartStore store = Open("store");
        store.Write(0, Part(0));
        Assert.Throws<InvalidDataException>(() => store.Write(0, Part(1)));
        Assert.Throws<CannotWriteException>(() => new PartStore(Path.Combine(folder, "store"), "another recipe"));
        Assert.Throws<InvalidDataException>(() => store.Root(Parts + 1));
    }

    [Fact]
    public void Parts_of_the_same_recipe_are_taken_over_and_others_are_not()
    {
        Whole("store", 1);
        PartStore same = Open("same"), other = new(Path.Combine(folder, "other"), "another recipe");
        same.Adopt(Path.Combine(folder, "store"), Parts);
        other.Adopt(Path.Combine(folder, "store"), Parts);
        Assert.All(Enumerable.Range(0, Parts), k => Assert.True(same.IsThere(k)));
        Assert.All(Enumerable.Range(0, Parts), k => Assert.False(other.IsThere(k)));
    }

    private PartStore Open(string name) => new(Path.Combine(folder, name), "recipe");

    private string Whole(string name, int threads)
    {
        PartStore store = Open(name);
        Assert.True(store.Complete(Parts, _ => 1, (k, _) => Part(k), threads, null, TestContext.Current.CancellationToken));
        return store.Root(Parts);
    }

    private static Table Made(int number, List<int> made)
    {
        lock (made) made.Add(number);
        return Part(number);
    }

    private static Table Part(int number) => new("part", "A part.", 20, [Column.Long("row", "", "row", r => 20 * number + r)]);

    private static void Flip(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(path, content);
    }
}
