using System.Globalization;
using System.Text.Json;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Differences;

namespace Simulator.Scenarios.Pages;

/// <summary>A scenario as the page shows it: arms, and what each offers from the one table of fields.</summary>
internal static class ScenarioJson
{
    internal static void Write(Utf8JsonWriter writer, Scenario scenario, IReadOnlyList<string> remarks)
    {
        writer.WriteString("title", scenario.Title);
        writer.WriteString("notes", scenario.Notes);
        writer.WriteNumber("weeks", scenario.Calendar.Weeks);
        writer.WriteNumber("days", scenario.Calendar.DaysPerWeek);
        writer.WriteString("seed", scenario.Seed.ToString(CultureInfo.InvariantCulture));
        writer.WriteBoolean("same", scenario.SamePeople);
        writer.WriteString("teachers", scenario.Words.Teachers);
        writer.WriteString("teacher", scenario.Words.Teacher);
        Texts(writer, "remarks", remarks);
        writer.WriteStartArray("arms");
        foreach (Arm arm in scenario.Arms) Write(writer, arm);
        writer.WriteEndArray();
    }

    /// <summary>Differences as rows of a table.</summary>
    internal static void Rows(Utf8JsonWriter writer, IReadOnlyList<Difference> differences, FieldWords words)
    {
        writer.WriteStartArray("rows");
        foreach (Difference d in differences)
        {
            // What never is anything, and single items, are left to the tables of a run.
            if (d is { First: 0, Second: 0 } || d.Outcome.StartsWith("item_", StringComparison.Ordinal)) continue;
            writer.WriteStartObject();
            writer.WriteString("contrast", d.Contrast);
            writer.WriteString("outcome", d.Outcome);
            writer.WriteString("title", words.In(d.Title));
            writer.WriteString("unit", words.In(d.Unit));
            writer.Finite("first", d.First);
            writer.Finite("second", d.Second);
            writer.Finite("value", d.Value);
            writer.Finite("lower", d.Simulation.Lower);
            writer.Finite("upper", d.Simulation.Upper);
            if (d.Known is { } known)
            {
                writer.Finite("known_lower", known.Lower);
                writer.Finite("known_upper", known.Upper);
                writer.WriteString("known", known.Words);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Arm arm)
    {
        writer.WriteStartObject();
        writer.WriteString("name", arm.Name);
        writer.WriteNumber("teachers", arm.Cohort.Teachers);
        writer.WriteStartArray("offers");
        foreach (Offer offer in arm.Programme.AsWritten)
        {
            writer.WriteStartObject();
            writer.WriteString("key", offer.Kind.Key);
            writer.WriteString("sentence", offer.Kind.Sentence);
            writer.WriteString("costs", offer.Kind.Costs);
            writer.WriteStartArray("fields");
            foreach (Field field in offer.Kind.Fields) Write(writer, $"arms.{arm.Name}.programme.{offer.Kind.Key}.{field.Key}", field, offer.Values[field.Key]);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string path, Field field, object? value)
    {
        if (field.Kind is not (FieldKind.Number or FieldKind.Whole or FieldKind.Switch or FieldKind.Word) || value is null) return;
        // A part of something that is not asked for, such as roles of pairs, is no control.
        if (field.Key.Contains('.', StringComparison.Ordinal) && Equals(value, field.Default)) return;
        writer.WriteStartObject();
        writer.WriteString("path", path);
        writer.WriteString("key", field.Key);
        writer.WriteString("kind", field.Kind.ToString());
        writer.WriteString("unit", field.Unit);
        writer.WriteNumber("low", field.Low);
        writer.WriteNumber("high", field.High);
        writer.WriteString("sentence", field.Sentence);
        switch (value)
        {
            case bool on:
                writer.WriteBoolean("value", on);
                break;
            case string word:
                writer.WriteString("value", word);
                break;
            default:
                writer.WriteNumber("value", Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }

        Texts(writer, "words", field.Words);
        writer.WriteEndObject();
    }

    internal static void Texts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
