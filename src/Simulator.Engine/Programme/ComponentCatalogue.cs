namespace Simulator.Engine.Programme;

/// <summary>Every kind of component, in the order in which a day calls them: a new component is one file and one line here.</summary>
public static class ComponentCatalogue
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<ComponentKind> All { get; } =
    [
        LeadershipSupport.Kind,
        TimeRelease.Kind,
        Training.Kind,
        Workshop.Kind,
        Boosters.Kind,
        FormalPairs.Kind,
        Observations.Kind,
        Meetings.Kind,
        Groups.Kind,
        PassingOn.Kind,
        Social.Kind,
        Online.Kind,
        CoordinatorPost.Kind,
        Bulletin.Kind,
    ];

    /// <summary>The kind with a key, or null.</summary>
    public static ComponentKind? Find(string key) => All.FirstOrDefault(k => k.Key == key);

    internal static int Position(ComponentKind kind)
    {
        for (int k = 0; k < All.Count; k++)
        {
            if (ReferenceEquals(All[k], kind)) return k;
        }

        throw new ArgumentException($"{kind.Key} is not in the catalogue.", nameof(kind));
    }
}
