using Simulator.Mutations;

try
{
    Options options = Options.Read(args);
    TestRuns.Busy = options.Busy;
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
