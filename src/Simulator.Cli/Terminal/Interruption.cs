using System.Runtime.InteropServices;

namespace Simulator.Cli.Terminal;

/// <summary>Listens for signals: the first asks to stop and keep what is finished, the second ends the program at once.</summary>
public sealed class Interruption : IDisposable
{
    private const int SignalBase = 128;
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Starts to listen.</summary>
    public Interruption() =>
        registrations = [Listen(PosixSignal.SIGINT, 2), Listen(PosixSignal.SIGTERM, 15), Listen(PosixSignal.SIGHUP, 1)];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>130, 143 or 129 once a signal came, else 0.</summary>
    public int ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (ExitCode != 0) Environment.Exit(SignalBase + number);
        ExitCode = SignalBase + number;
        source.Cancel();
    });
}
