namespace Simulator.Tables;

/// <summary>
/// A result may not be written there: one exists already, the place is not a folder, or the name is not allowed. Exit code 73.
/// </summary>
public sealed class CannotWriteException : IOException
{
    /// <summary>Nothing said.</summary>
    public CannotWriteException()
    {
    }

    /// <summary>With a message for the user.</summary>
    public CannotWriteException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public CannotWriteException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
