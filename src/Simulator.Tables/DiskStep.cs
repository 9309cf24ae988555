namespace Simulator.Tables;

/// <summary>
/// Moments between two changes of the disk. A program that ends there, or whose disk fails there, leaves a state of its own, and tests look
/// at every one of them; nobody else listens.
/// </summary>
internal static class DiskStep
{
    private static readonly AsyncLocal<Action<string>?> Listening = new();

    /// <summary>Whoever is told, by whatever this caller starts, of each moment and the path that was changed last.</summary>
    internal static Action<string>? Listener
    {
        get => Listening.Value;
        set => Listening.Value = value;
    }

    /// <summary>Tells of a moment.</summary>
    internal static void Reached(string path) => Listening.Value?.Invoke(path);
}
