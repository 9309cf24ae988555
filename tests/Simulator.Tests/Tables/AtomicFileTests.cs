using Simulator.Tables;

namespace Simulator.Tests.Tables;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("atomic").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Text_is_written_as_utf8_without_a_byte_order_mark()
    {
        string path = Path.Combine(directory, "a.txt");
        AtomicFile.WriteText(path, "é");
        Assert.Equal([0xC3, 0xA9], File.ReadAllBytes(path));
    }

    [Fact]
    public void An_existing_file_is_replaced_whole()
    {
        string path = Path.Combine(directory, "a.bin");
        AtomicFile.WriteBytes(path, new byte[1000]);
        AtomicFile.WriteBytes(path, [1, 2, 3]);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(directory));
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_else()
    {
        string path = Path.Combine(directory, "a.txt");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("the disk is full");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public void The_final_name_does_not_exist_while_the_file_is_written()
    {
        string path = Path.Combine(directory, "a.txt");
        bool seen = true;
        AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            seen = File.Exists(path);
        });
        Assert.False(seen);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Many_writers_of_one_name_leave_one_whole_file()
    {
        string path = Path.Combine(directory, "a.txt");
        Parallel.For(0, 16, i => AtomicFile.WriteText(path, new string((char)('a' + i), 5000)));
        string text = File.ReadAllText(path);
        Assert.Equal(5000, text.Length);
        Assert.Single(text.Distinct());
        Assert.Single(Directory.GetFiles(directory));
    }

    [Fact]
    public void A_missing_directory_is_an_io_error() =>
        Assert.ThrowsAny<IOException>(() => AtomicFile.WriteText(Path.Combine(directory, "none", "a.txt"), "x"));

    [Fact]
    public void A_directory_in_the_way_is_an_error_and_leaves_no_temporary_file()
    {
        string path = Path.Combine(directory, "a.txt");
        Directory.CreateDirectory(path);
        Exception? error = Record.Exception(() => AtomicFile.WriteText(path, "x"));
        Assert.True(error is IOException or UnauthorizedAccessException);
        Assert.Single(Directory.GetFileSystemEntries(directory));
    }
}
