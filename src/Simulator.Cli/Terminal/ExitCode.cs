namespace Simulator.Cli.Terminal;

/// <summary>What the program returns to the shell.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A claim did not hold (<c>--strict</c>, <c>verify</c>).</summary>
    public const int ClaimFailed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Bad input data.</summary>
    public const int BadInput = 65;

    /// <summary>No such input.</summary>
    public const int NoInput = 66;

    /// <summary>Something needed is missing.</summary>
    public const int Missing = 69;

    /// <summary>Internal error.</summary>
    public const int Internal = 70;

    /// <summary>Cannot write.</summary>
    public const int CannotWrite = 73;

    /// <summary>Disk fault.</summary>
    public const int DiskFault = 74;
}
