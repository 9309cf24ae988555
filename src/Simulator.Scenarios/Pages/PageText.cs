using System.Text;
using System.Text.Json;
using Simulator.Experiments;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Differences;
using Simulator.Experiments.Playing;
using Simulator.Statistics;

namespace Simulator.Scenarios.Pages;

/// <summary>What the page is told, as JSON: by the engine inside it, and by whoever makes it, for the time until the engine has started.</summary>
public static class PageText
{
    private const string Friends = "new_friend_persons";

    /// <summary>A scenario, with the number that the engine knows it by; none where null.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="remarks">Remarks on it.</param>
    /// <param name="handle">The number.</param>
    public static string Opened(Scenario scenario, IReadOnlyList<string> remarks, int? handle = null) => Json.Write(writer =>
    {
        if (handle is { } number) writer.WriteNumber("handle", number);
        ScenarioJson.Write(writer, scenario, remarks);
    });

    /// <summary>What the studies played so far say.</summary>
    /// <param name="series">The studies.</param>
    public static string Told(StudySeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        (Scenario scenario, IReadOnlyList<Difference> differences) = (series.Scenario, series.Differences());
        return Json.Write(writer =>
        {
            writer.WriteNumber("studies", series.Played);
            writer.WriteString("hash", series.Hash);
            ScenarioJson.Texts(writer, "answer", ShortAnswer.Of(scenario, differences, series.Played));
            writer.WriteStartArray("friends");
            foreach (Arm arm in scenario.Arms.Where(a => a.Programme.Offers.Count > 0))
            {
                double[] with = [.. series.Of(arm.Name, WorldKind.Programme, Friends)];
                (double low, double high) = MonteCarlo.Range95(with);
                writer.WriteStartObject();
                writer.WriteString("arm", arm.Name);
                writer.WriteNumber("of", arm.Cohort.Teachers);
                writer.WriteNumber("with", with.Average());
                writer.WriteNumber("low", low);
                writer.WriteNumber("high", high);
                writer.WriteNumber("without", series.Of(arm.Name, WorldKind.Twin, Friends).Average());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            ScenarioJson.Rows(writer, differences, scenario.Words);
        });
    }
}

/// <summary>JSON without reflection, which the engine in a browser does without.</summary>
internal static class Json
{
    internal static string Write(Action<Utf8JsonWriter> body)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static void Finite(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumber(name, value);
        else writer.WriteNull(name);
    }
}
