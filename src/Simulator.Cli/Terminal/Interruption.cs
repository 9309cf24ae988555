using System.Runtime.InteropServices;

namespace Simulator.Cli.Terminal;

/// <summary>
/// Listens for signals: the first asks to stop and keep what is finished, for which there is a short while; the second, or the end of that
/// while, ends the program at once. Where nobody can keep anything the first ends it.
/// </summary>
public sealed class Interruption : IDisposable
{
    private const int SignalBase = 128;

    /// <summary>Time to keep what is finished in: whoever pressed the keys is back at the shell within two seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private static int keepers;
    private readonly bool keeps;
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private Timer? last;

    /// <summary>Starts to listen.</summary>
    /// <param name="keeps">Whether a job is under way that can keep what is finished.</param>
    public Interruption(bool keeps = true)
    {
        this.keeps = keeps;
        if (keeps) Interlocked.Increment(ref keepers);
        registrations = [Listen(PosixSignal.SIGINT, 2), Listen(PosixSignal.SIGTERM, 15), Listen(PosixSignal.SIGHUP, 1)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>130, 143 or 129 once a signal came, else 0.</summary>
    public int ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations) registration.Dispose();
        if (keeps) Interlocked.Decrement(ref keepers);
        last?.Dispose();
        source.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        int code = SignalBase + number;
        if (!keeps && Volatile.Read(ref keepers) > 0) return;
        if (!keeps || ExitCode != 0) Environment.Exit(code);
        ExitCode = code;
        last = new Timer(_ =>
        {
            Console.Error.WriteLine("Interrupted; there was no time to keep what is finished. What was there before is as it was.");
            Environment.Exit(code);
        }, null, Patience, Timeout.InfiniteTimeSpan);
        source.Cancel();
    });
}
