using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Measures;
using Simulator.Experiments.Tests;
using Simulator.Scenarios;
using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;

namespace Simulator.Cli.Commands;

/// <summary><c>list [WHAT]</c>: what there is; components with what they cost in hours and what backs them.</summary>
internal static class ListCommand
{
    private static readonly (string Name, Func<Listing> Of)[] Lists =
    [
        ("scenarios", Scenarios),
        ("components", Components),
        ("instruments", () => Inputs(Catalogue.Instruments())),
        ("studies", () => Inputs(Catalogue.Studies())),
        ("posteriors", () => Inputs(Catalogue.Posteriors())),
        ("parameters", Parameters),
        ("measures", Measures),
        ("tests", Tests),
    ];

    internal static Command Create()
    {
        Argument<string> what = new("what") { Description = string.Join(", ", Lists.Select(l => l.Name)), DefaultValueFactory = _ => "scenarios" };
        what.AcceptOnlyFromAmong([.. Lists.Select(l => l.Name)]);
        Option<bool> json = CommonOptions.Json();
        Command command = new("list", "Lists scenarios, components, instruments, studies, parameters, measures, tests.") { what, json };
        command.SetAction(parsed =>
        {
            Listing listing = Lists.First(l => l.Name == parsed.GetValue(what)).Of();
            if (parsed.GetValue(json)) Write(parsed.GetValue(what)!, listing);
            else Show(listing);
            return ExitCode.Done;
        });
        return command;
    }

    private static Listing Scenarios() => new(
        ["scenario", "what it is"], [.. Catalogue.Scenarios().Select(i => new[] { i.Name, ScenarioReader.Open(i).Scenario.Title })]);

    private static Listing Components() => new(
        ["component", "what is offered", "staff hours it books", "what backs it"],
        [.. ComponentCatalogue.All.Select(k => new[] { k.Key, k.Sentence, k.Costs, k.Backing })]);

    private static Listing Inputs(IReadOnlyList<InputText> inputs) => new(["name", "file"], [.. inputs.Select(i => new[] { i.Name, i.Display })]);

    private static Listing Parameters() => new(
        ["symbol", "meaning", "value", "unit", "range", "source"],
        [.. AllParameters.Default.Declared.Select(p => new[]
        {
            p.Symbol, p.Meaning, Number(p.Default), p.Unit, $"{Number(p.Low)} to {Number(p.High)}", p.Source.ToString().ToLowerInvariant(),
        })]);

    /// <summary>Every measure, with the rows and statistics of each questionnaire of the catalogue.</summary>
    private static Listing Measures() => new(
        ["measure", "what it is", "unit", "of", "better", "smallest difference that matters", "watches"],
        [.. Catalogue.Instruments().SelectMany(i => MeasureCatalogue.For(InstrumentReader.Parse(i.Text, i.Display))).DistinctBy(m => m.Name).Select(m => new[]
        {
            m.Name, m.Sentence, m.Unit, m.Of.ToString().ToLowerInvariant(), m.Better.ToString().ToLowerInvariant(),
            m.Matters is { } matters ? Number(matters) : "", m.Watched,
        })]);

    private static Listing Tests() => new(
        ["test", "what it is", "of"], [.. TestCatalogue.All.Select(t => new[] { t.Name, t.Sentence, Use(t.Use) })]);

    private static string Use(TestUse use) => use switch
    {
        TestUse.Values => "values of persons",
        TestUse.SamePersons => "values of the same persons in two arms",
        TestUse.Counts => "counts of persons",
    };

    private static void Show(Listing listing)
    {
        TextTable table = Screen.Table([.. listing.Columns.Select(c => (c, false))]);
        foreach (string[] row in listing.Rows) table.Row(row);
        Screen.Show(table);
    }

    private static void Write(string what, Listing listing) => Screen.WriteJson(writer =>
    {
        writer.WriteStartArray(what);
        foreach (string[] row in listing.Rows)
        {
            writer.WriteStartObject();
            for (int k = 0; k < row.Length; k++) writer.WriteString(listing.Columns[k].Replace(' ', '_'), row[k]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Listing(string[] Columns, IReadOnlyList<string[]> Rows);
}
