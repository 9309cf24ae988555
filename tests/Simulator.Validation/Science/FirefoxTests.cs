using System.Globalization;

namespace Simulator.Validation.Science;

/// <summary>The page and the report in a browser of another make.</summary>
public sealed class FirefoxTests(OfflinePage made) : IClassFixture<OfflinePage>
{
    [Fact]
    public async Task The_page_plays_in_firefox_without_a_network_to_the_bits_of_the_command_line()
    {
        await using Firefox page = await Firefox.At(made.Made);
        await page.Until("Number(document.documentElement.dataset.studies) >= 20");
        string[] both = (await page.Of("document.documentElement.dataset.studies + ' ' + document.documentElement.dataset.hash")).Split(' ');
        Assert.Equal(made.Hash(int.Parse(both[0], CultureInfo.InvariantCulture)), both[1]);
        await page.Of("document.getElementById('reveal').click()");
        Assert.Contains(
            "teachers end with a new close friend with treatment", await page.Of("document.getElementById('answer').innerText"), StringComparison.Ordinal);
        Assert.Equal("true", await page.Of("document.documentElement.scrollWidth <= window.innerWidth"));

        await page.Of("""
            (box => { box.value = 0; box.dispatchEvent(new Event('change')); })(document.getElementById('arms-treatment-programme-meetings-structure-exact'))
            """);
        await page.Until("document.querySelectorAll('#changed p').length > 0");
        Assert.Contains("end with a new close friend with the change", await page.Of("document.getElementById('changed').innerText"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task The_report_opens_in_firefox_without_a_network_and_goes_slide_by_slide()
    {
        using (made.Run(20))
        {
            await using Firefox page = await Firefox.At(Path.Combine(made.Folder, "run-20", "report.html"));
            Assert.Equal("true", await page.Of("document.documentElement.scrollWidth <= window.innerWidth"));
            Assert.InRange(int.Parse(await page.Of("document.querySelectorAll('figure svg').length + ''"), CultureInfo.InvariantCulture), 6, 40);
            await page.Of("document.getElementById('slide-2').click()");
            Assert.Equal("2", await page.Of("[...document.querySelectorAll('main > *')].filter(e => e.checkVisibility()).map(e => e.dataset.slide).join()"));
            Assert.Empty(page.Complaints);
            Assert.Empty(page.Requests);
        }
    }
}
