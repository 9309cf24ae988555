using System.Buffers;
using System.Globalization;
using System.Text;

namespace Simulator.Tables;

/// <summary>Formats cells into bytes and hands them to a stream when the buffer is full.</summary>
internal sealed class CsvBuffer(Stream stream)
{
    private const int LongestNumber = 64;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly SearchValues<char> MakesQuotes = SearchValues.Create(",\"\r\n");
    private byte[] bytes = new byte[1 << 17];
    private int used;

    internal void Flush()
    {
        stream.Write(bytes, 0, used);
        used = 0;
    }

    internal void Byte(byte value)
    {
        Reserve(1);
        bytes[used++] = value;
    }

    internal void Integer(long value)
    {
        Reserve(LongestNumber);
        value.TryFormat(bytes.AsSpan(used), out int written, default, CultureInfo.InvariantCulture);
        used += written;
    }

    internal void Single(float value)
    {
        if (float.IsNaN(value)) return;
        if (float.IsInfinity(value))
        {
            Number(value, null);
            return;
        }

        Reserve(LongestNumber);
        value.TryFormat(bytes.AsSpan(used), out int written, default, CultureInfo.InvariantCulture);
        used += written;
    }

    internal void Number(double value, string? format)
    {
        if (double.IsNaN(value)) return;
        Reserve(LongestNumber);
        if (double.IsInfinity(value))
        {
            ReadOnlySpan<byte> word = value > 0 ? "INF"u8 : "-INF"u8;
            word.CopyTo(bytes.AsSpan(used));
            used += word.Length;
            return;
        }

        if (format is not null) value += 0.0; // a difference that rounds to nothing is printed 0, not -0
        value.TryFormat(bytes.AsSpan(used), out int written, format, CultureInfo.InvariantCulture);
        used += written;
    }

    internal void Text(string? value)
    {
        if (value is null) return;
        bool quoted = value.AsSpan().ContainsAny(MakesQuotes);
        Reserve(3 + 2 * Utf8.GetMaxByteCount(value.Length));
        if (quoted) bytes[used++] = (byte)'"';
        if (FormulaGuard.Needed(value)) bytes[used++] = (byte)'\'';
        string escaped = quoted ? value.Replace("\"", "\"\"", StringComparison.Ordinal) : value;
        used += Utf8.GetBytes(escaped, bytes.AsSpan(used));
        if (quoted) bytes[used++] = (byte)'"';
    }

    private void Reserve(int count)
    {
        if (bytes.Length - used >= count) return;
        Flush();
        if (bytes.Length < count) bytes = new byte[count];
    }
}
