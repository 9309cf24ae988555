using System.Globalization;
using Simulator.Experiments.Playing;

namespace Simulator.Cli.Terminal;

/// <summary>Says how far a long job is: a bar on a terminal, a line every 10 % elsewhere; always on the error stream.</summary>
public sealed class ProgressLine : IDisposable
{
    private const double FirstAfterSeconds = 0.5;
    private readonly Lock gate = new();
    private readonly SafeWriter bar = new(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
    private readonly string what;
    private readonly string unit;
    private readonly bool quiet;
    private readonly bool terminal;
    private int lastTenth;
    private DateTime lastDrawn;
    private bool drawn;

    /// <summary>Progress of some work.</summary>
    /// <param name="what">What is done, for the line's beginning.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="quiet">Whether to say nothing.</param>
    public ProgressLine(string what, string unit, bool quiet)
    {
        (this.what, this.unit, this.quiet) = (what, unit, quiet);
        terminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
    }

    /// <summary>Tells of progress; may be called from any thread.</summary>
    public void Report(PlayProgress progress)
    {
        if (quiet || progress.Total == 0) return;
        lock (gate)
        {
            double share = (double)progress.Done / progress.Total, seconds = progress.Elapsed.TotalSeconds;
            if (seconds < FirstAfterSeconds && share < 1) return;
            double rate = seconds > 0 ? progress.Done / seconds : 0, left = rate > 0 ? (progress.Total - progress.Done) / rate : 0;
            string text = string.Create(
                CultureInfo.InvariantCulture, $"{what}: {100 * share:0} %, {Short(rate)} {unit} a second, {Time(left)} left");
            if (terminal)
            {
                if ((DateTime.UtcNow - lastDrawn).TotalMilliseconds < 100 && share < 1) return;
                lastDrawn = DateTime.UtcNow;
                drawn = true;
                int filled = (int)(30 * share);
                string line = $"[{new string('=', filled)}{new string(' ', 30 - filled)}] {SafeWriter.Shown(text)}   ";
                bar.WriteRaw("\r" + line);
                return;
            }

            int tenth = (int)(10 * share);
            if (tenth <= lastTenth) return;
            lastTenth = tenth;
            Console.Error.WriteLine(text);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (drawn) Console.Error.WriteLine();
    }

    /// <summary>A duration in words short enough for a line.</summary>
    public static string Time(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60):0} min");

    private static string Short(double value) => value switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.0} million"),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0} thousand"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}"),
    };
}
