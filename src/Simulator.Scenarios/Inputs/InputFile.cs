using Simulator.Tables;

namespace Simulator.Scenarios.Inputs;

/// <summary>The one way in which the bytes of an input are read.</summary>
internal static class InputFile
{
    /// <summary>Reads a file, at most one byte more than it may hold: that is enough to say that it is too large.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="largest">Bytes it may hold.</param>
    /// <exception cref="BadInputException">A pipe, a device, a socket or a folder stands there; it is not opened.</exception>
    /// <exception cref="FileNotFoundException">It is not there, or nobody lets this user read it.</exception>
    public static byte[] Read(string path, long largest)
    {
        if (OrdinaryFile.WhatElse(path) is { } other)
        {
            Problems problems = new();
            problems.Add(new Position(path, 1, 1, ""), $"{other} stands here", allowed: "an ordinary file");
            throw new BadInputException(problems);
        }

        try
        {
            using FileStream file = OrdinaryFile.Open(path, buffer: 0);
            // Some systems tell no length of files that they make up while they are read.
            using MemoryStream bytes = new((int)Math.Min(largest, file.Length) + 1);
            byte[] piece = new byte[1 << 16];
            while (bytes.Length <= largest && file.Read(piece, 0, (int)Math.Min(piece.Length, largest + 1 - bytes.Length)) is var read and > 0)
                bytes.Write(piece, 0, read);
            return bytes.ToArray();
        }
        catch (UnauthorizedAccessException error)
        {
            throw new FileNotFoundException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
