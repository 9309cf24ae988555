namespace Simulator.Cli.Terminal;

/// <summary>The words as they were typed, for manifests and crash files.</summary>
internal static class CommandWords
{
    /// <summary>The command line as a shell would read it again.</summary>
    internal static string Typed { get; private set; } = "";

    /// <summary>Takes the words of this run.</summary>
    internal static void Take(IEnumerable<string> words) => Typed = "simulator " + string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
