using System.Globalization;
using System.Text;

namespace Simulator.Cli.Terminal;

/// <summary>
/// A standard stream that cannot end a job and cannot be abused by text from files: what cannot be written is left out, and control
/// characters other than line ends and tabs, and marks that reorder what is read, are shown as their codes.
/// </summary>
/// <param name="stream">The stream.</param>
public sealed class SafeWriter(TextWriter stream) : TextWriter(CultureInfo.InvariantCulture)
{
    /// <summary>What the system calls a stream that was closed before the program began: nobody wants to read it.</summary>
    private const int Closed = 9;

    private readonly Lock gate = new();
    private bool mute;

    /// <summary>Why the first text could not be written; null while all could.</summary>
    public string? Fault { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => stream.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Attempt(() => stream.Write(Shown(value ?? "")));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Writes text of the program's own making as it is, such as the return to a line's beginning.</summary>
    public void WriteRaw(string value) => Attempt(() => stream.Write(value));

    /// <inheritdoc/>
    public override void Flush() => Attempt(stream.Flush);

    /// <summary>A text with what would steer a terminal shown as codes.</summary>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(Steers)) return text;
        StringBuilder shown = new();
        foreach (char c in text)
        {
            if (Steers(c)) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else shown.Append(c);
        }

        return shown.ToString();
    }

    private static bool Steers(char c) => c switch
    {
        '\n' or '\t' => false,
        '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.IsControl(c),
    };

    private void Attempt(Action write)
    {
        lock (gate)
        {
            if (mute) return;
            try
            {
                write();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                mute = true;
                Fault = error is UnauthorizedAccessException || error.HResult == Closed ? null : error.Message;
            }
        }
    }
}
