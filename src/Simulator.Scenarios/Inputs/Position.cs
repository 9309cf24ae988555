namespace Simulator.Scenarios.Inputs;

/// <summary>A place in an input file; line and column count from 1.</summary>
/// <param name="File">The file's name as the user gave it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Path">The value's path, such as <c>arms[1].programme.pairs.choose</c>; empty for the whole file.</param>
public readonly record struct Position(string File, int Line, int Column, string Path);
