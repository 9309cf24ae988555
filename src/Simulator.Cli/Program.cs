using Simulator.Cli;
using Simulator.Cli.Terminal;

if (OpenFiles.TooFew() is not { } sentence) return CommandLineHost.Run(args);
Console.Error.WriteLine(sentence);
return ExitCode.Missing;
