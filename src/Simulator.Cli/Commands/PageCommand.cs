using System.CommandLine;
using Simulator.Cli.Pages;
using Simulator.Cli.Terminal;
using Simulator.Experiments;
using Simulator.Experiments.Answers;
using Simulator.Experiments.Differences;
using Simulator.Scenarios;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>page SCENARIO</c>: one offline HTML file that plays the model itself.</summary>
internal static class PageCommand
{
    /// <summary>Studies that stand in the page for who reads without a script.</summary>
    private const int FirstStudies = 20;

    internal static Command Create()
    {
        Argument<string> scenario = new("scenario") { Description = "A scenario: a name of the catalogue, or a path." };
        Option<long?> seed = CommonOptions.Seed();
        Option<string?> file = CommonOptions.Out("The file (<scenario file name>.html).");
        Option<string[]> changes = CommonOptions.Set();
        Option<int> sets = CommonOptions.Sets();
        Option<string> language = new("--language")
        {
            Description = "Language of the page's own words: a code, or a file words.CODE.json of your own.",
            DefaultValueFactory = _ => PageWords.English,
        };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet(), force = CommonOptions.Force();
        Command command = new("page", "Makes one HTML file that plays the scenario itself, opened from disk, without a network.")
            { scenario, seed, file, changes, sets, language, json, quiet, force };
        command.SetAction(parsed =>
        {
            if (!PageFile.IsBuilt)
            {
                Console.Error.WriteLine("The engine for the browser is not built; ./run.sh page SCENARIO builds it once (a minute or two, with the .NET SDK).");
                return ExitCode.Missing;
            }

            PageWords words = PageWords.Of(PageFile.Engine, parsed.GetValue(language)!);
            OpenedScenario opened = ScenarioReader.Open(
                parsed.GetValue(scenario)!, CommonOptions.Overrides(parsed.GetValue(changes)!, parsed.GetValue(seed), null));
            string to = parsed.GetValue(file) ?? opened.Scenario.Id + ".html";
            if (File.Exists(to) && !parsed.GetValue(force)) throw new CannotWriteException($"{to} is there already; --force replaces it.");
            if (Path.GetDirectoryName(to) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            // What lies in files of one's own is not in the page: then it carries every value in force instead.
            bool whole = parsed.GetValue(changes)!.Length == 0 && parsed.GetValue(seed) is null && opened.Inputs.Skip(1).All(i => i.InProgram);
            Scenario played = opened.Scenario with { Evidence = null };
            string yaml = whole ? opened.Inputs[0].Text : ResolvedScenario.Write(played);
            StudySeries series = new(opened.Scenario);
            series.Play(FirstStudies);
            string? layers = null;
            if (parsed.GetValue(sets) > 0)
            {
                if (!parsed.GetValue(quiet)) Console.Error.WriteLine($"{opened.Scenario.Id}: what we do not know, in {parsed.GetValue(sets)} parameter sets");
                layers = LayerText.Write(new KnownLayers(opened.Scenario, twins: true, null, parsed.GetValue(sets), threads: 0)
                    .Add(series.Differences(), d => d.IsHeadline(opened.Scenario)));
                series.Known = LayerText.Read(layers);
            }

            AtomicFile.WriteText(to, PageFile.Write(series, yaml, layers, words));
            Tell(parsed.GetValue(json), parsed.GetValue(quiet), to, series);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(bool json, bool quiet, string file, StudySeries series)
    {
        long bytes = new FileInfo(file).Length;
        if (json)
        {
            Screen.WriteJson(writer =>
            {
                writer.WriteString("file", Path.GetFullPath(file));
                writer.WriteNumber("bytes", bytes);
                writer.WriteNumber("studies", series.Played);
                writer.WriteString("answers_hash", series.Hash);
            });
        }
        else if (!quiet)
        {
            Screen.Say($"{file} is written ({bytes / 1e6:0.0} MB, {bytes} bytes): open it in a browser, with or without a network. Its first {series.Played} "
                + $"studies have the hash {series.Hash}.");
        }
    }
}
