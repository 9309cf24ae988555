using Simulator.Tests.Cli;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Simulator.Tests.House.LongestFirst))]

namespace Simulator.Tests.House;

/// <summary>Tests that call the program in this process wait for each other, so they begin first: nobody waits for them at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections.OrderByDescending(c => c.TestCollectionDisplayName == CommandLineTests.Name)
            .ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal),
    ];
}
