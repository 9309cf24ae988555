using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Simulator.Validation.Science;

/// <summary>What axe-core says of a page.</summary>
internal static class Accessibility
{
    /// <summary>Expects no violation of WCAG 2.2 AA, or of what axe-core holds to be good practice.</summary>
    internal static async Task Expect(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(v =>
            v.Nodes.Select(n => $"{v.Id} ({v.Impact}): {v.Help}: {n.Html}"))));
    }
}
