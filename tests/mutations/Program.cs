using Simulator.Mutations;

try
{
    Options options = Options.Read(args);
    (TestRuns.Busy, TestRuns.Only) = (options.Busy, options.Tests);
    return options.Mode switch
    {
        "listed" => ListedMode.Run(options),
        "random" => RandomMode.Run(options),
        _ => Options.Explain(),
    };
}
catch (MutationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
