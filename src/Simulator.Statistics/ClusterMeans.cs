namespace Simulator.Statistics;

/// <summary>
/// One mean per group: the analysis by pair means treats a pair as one case, which keeps the test honest when partners are
/// alike. People without a group (id below 0) count as a group of one each. Groups come in the order of first appearance.
/// </summary>
public static class ClusterMeans
{
    /// <summary>The mean of each group's values; NaN values are missing and a group without a value is left out.</summary>
    public static double[] Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groupIds)
    {
        IReadOnlyList<double[]> groups = Groups(values, groupIds);
        double[] means = new double[groups.Count];
        for (int g = 0; g < means.Length; g++)
            means[g] = Descriptives.Of(groups[g]).Mean;
        return means;
    }

    /// <summary>
    /// The values by group, without missing ones and without empty groups. With
    /// <paramref name="separateWithoutGroup"/> off, negative ids are ids like any other.
    /// </summary>
    public static IReadOnlyList<double[]> Groups(
        ReadOnlySpan<double> values, ReadOnlySpan<int> groupIds, bool separateWithoutGroup = true)
    {
        Arguments.RequireSameLength(values.Length, groupIds.Length, "values and groupIds");
        Dictionary<int, List<double>> index = new Dictionary<int, List<double>>();
        List<List<double>> groups = new List<List<double>>();
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            int id = groupIds[i];
            if (separateWithoutGroup && id < 0)
            {
                groups.Add([values[i]]);
                continue;
            }

            if (!index.TryGetValue(id, out List<double>? group))
            {
                group = [];
                index.Add(id, group);
                groups.Add(group);
            }

            group.Add(values[i]);
        }

        return groups.ConvertAll(group => group.ToArray());
    }
}
