using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/Simulator.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
