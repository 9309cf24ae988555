using Simulator.Cli;

return CommandLineHost.Run(args);
