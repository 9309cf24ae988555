using System.CommandLine;
using Simulator.Engine.Programme;
using Simulator.Experiments;
using Simulator.Experiments.Analysis;
using Simulator.Scenarios;
using Simulator.Scenarios.Inputs;
using Table = Spectre.Console.Table;

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
        ("outcomes", Outcomes),
    ];

    internal static Command Create()
    {
        Argument<string> what = new("what") { Description = string.Join(", ", Lists.Select(l => l.Name)), DefaultValueFactory = _ => "scenarios" };
        what.AcceptOnlyFromAmong([.. Lists.Select(l => l.Name)]);
        Option<bool> json = CommonOptions.Json();
        Command command = new("list", "Lists scenarios, components, instruments, studies, parameters, outcomes.") { what, json };
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

    private static Listing Outcomes() => new(
        ["outcome", "what it is", "unit"], [.. OutcomeCatalogue.All.Select(o => new[] { o.Name, o.Title, o.Unit })]);

    private static void Show(Listing listing)
    {
        Table table = Screen.Table([.. listing.Columns.Select(c => (c, false))]);
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
