namespace Simulator.Validation.Science;

/// <summary>Figures carry their own letters: a machine without fonts draws the same bytes.</summary>
public sealed class FontTests
{
    [Fact]
    public void A_machine_without_fonts_draws_the_same_figures()
    {
        string? unshare = Program.Find("unshare");
        if (!OperatingSystem.IsLinux() || unshare is null) Assert.Skip("unshare, which hides the fonts, is not here.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("simulator-fonts-");
        try
        {
            string[] hidden = [.. new[] { "/usr/share/fonts", "/etc/fonts", "/usr/local/share/fonts" }.Where(Directory.Exists)];
            if (hidden.Length == 0) Assert.Skip("This machine has no fonts that could be hidden.");
            folder.CreateSubdirectory("empty");
            string hide = string.Join(" && ", hidden.Select(f => $"mount --bind empty {f}"));
            (int code, _, string errors) = Program.Start(folder.FullName, unshare, "-rm", "sh", "-c", $"{hide} && ls {hidden[0]}");
            if (code != 0) Assert.Skip($"unshare may not hide folders here: {errors.Trim()}");
            string[] run = ["run", "nguyen-2013", "--replications", "5", "--quiet"];
            Program.Run(folder.FullName, [.. run, "--out", "with"]);
            Program.Expect(folder.FullName, unshare, "-rm", "sh", "-c",
                $"{hide} && HOME=/nowhere exec '{Program.Host}' '{Program.Built}' {string.Join(' ', run)} --out without");
            string[] figures = [.. Directory.GetFiles(Path.Combine(folder.FullName, "with", "figures"))
                .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
            Assert.True(figures.Length >= 12);
            Assert.All(figures, f => Assert.Equal(
                File.ReadAllBytes(Path.Combine(folder.FullName, "with", "figures", f)),
                File.ReadAllBytes(Path.Combine(folder.FullName, "without", "figures", f))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
