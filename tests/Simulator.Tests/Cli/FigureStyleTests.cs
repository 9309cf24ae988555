using System.Text.RegularExpressions;
using Simulator.Reporting.Figures;
using Simulator.Tests.Tables;

namespace Simulator.Tests.Cli;

/// <summary>Figures for slides, for a paper and alone; and the page that shows them all.</summary>
[Collection(CommandLineTests.Name)]
public sealed partial class FigureStyleTests(CommandLine line)
{
    [Fact]
    public void Figures_of_a_result_in_three_styles_leave_the_result_as_it_is()
    {
        using TemporaryFolder folder = new();
        string[] names = [.. Directory.GetFiles(Path.Combine(line.Study, "figures"), "*.svg").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];
        Dictionary<string, double> heights = [];
        foreach (string style in (string[])["slides", "apa", "plain"])
        {
            Ended ended = CommandLine.Run("report", line.Study, "--style", style, "--out", folder[style]);
            Assert.Equal((0, ""), (ended.Code, ended.Errors));
            Assert.Contains($"Figures: {names.Length} in ", ended.Output, StringComparison.Ordinal);
            foreach (string name in names)
            {
                Assert.Equal("%PDF-"u8, File.ReadAllBytes(folder[$"{style}/{name}.pdf"]).AsSpan(0, 5));
                Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, File.ReadAllBytes(folder[$"{style}/{name}.png"])[..4]);
                Assert.Equal(style == "apa", File.Exists(folder[$"{style}/{name}.txt"]));
            }

            heights[style] = double.Parse(ViewBox().Match(File.ReadAllText(folder[$"{style}/trajectories.svg"])).Groups[1].Value, null);
        }

        // All of it, then without title and note, then without the legend too.
        Assert.Equal(File.ReadAllBytes(Path.Combine(line.Study, "figures", "trajectories.svg")), File.ReadAllBytes(folder["slides/trajectories.svg"]));
        Assert.True(heights["slides"] > heights["apa"] + 60 && heights["apa"] > heights["plain"] + 10, string.Join(", ", heights));
        string words = File.ReadAllText(folder["apa/trajectories.txt"]);
        Assert.Matches("^Figure [0-9]+\n.+\n\nNote\\. .+\n$", words);
        Assert.Equal(0, CommandLine.Run("verify", line.Study).Code);
    }

    [Fact]
    public void Figures_go_to_no_folder_that_is_somebody_s()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["there"]);
        File.WriteAllText(folder["there/mine.txt"], "mine");
        foreach ((string to, string told) in new[] { (folder["there"], "is there already; --force writes into it."),
            (Path.Combine(line.Study, "slides"), "is inside the result"), (line.Study, "is inside the result") })
        {
            Ended ended = CommandLine.Run("report", line.Study, "--style", "apa", "--out", to);
            Assert.Equal(73, ended.Code);
            Assert.Contains(told, ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(["mine.txt"], Directory.GetFiles(folder["there"]).Select(Path.GetFileName));
        Assert.False(Directory.Exists(Path.Combine(line.Study, "slides")));
        Ended posh = CommandLine.Run("report", line.Study, "--style", "posh"), nowhere = CommandLine.Run("report", line.Study, "--out", folder["x"]);
        Assert.Equal((2, 2), (posh.Code, nowhere.Code));
        Assert.Contains("--style slides, apa, plain", nowhere.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gallery_shows_every_figure_of_the_catalogue_once()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, CommandLine.Run("gallery", "--out", folder["gallery.html"]).Code);
        string page = File.ReadAllText(folder["gallery.html"]);
        Assert.Equal(FigureCatalogue.All.Select(k => k.Name), Sections().Matches(page).Select(m => m.Groups[1].Value));
        Assert.Equal(FigureCatalogue.All.Count, Regex.Count(page, "<figure"));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(73, CommandLine.Run("gallery", "--out", folder["gallery.html"]).Code);
    }

    [GeneratedRegex("viewBox=\"0 0 [0-9]+ ([0-9]+)\"")]
    private static partial Regex ViewBox();

    [GeneratedRegex("<h2[^>]*>([a-z-]+)</h2>")]
    private static partial Regex Sections();
}
