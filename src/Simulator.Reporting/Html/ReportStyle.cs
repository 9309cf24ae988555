using System.Security.Cryptography;
using System.Text;

namespace Simulator.Reporting.Html;

/// <summary>The report's style sheet and the security policy that admits it and nothing else.</summary>
internal static class ReportStyle
{
    /// <summary>How many slides a report may have.</summary>
    public const int MostSlides = 40;

    private const string Base = """
        :root { color-scheme: light dark; --ink: #1a1a1a; --soft: #505050; --page: #ffffff; --rule: #c4c4c4; --stripe: #f4f4f4; --link: #0061a0; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #ececec; --soft: #bdbdbd; --page: #17191c; --rule: #4c5157; --stripe: #22262b; --link: #7cc0f0; }
        }
        html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
        body { margin: 0 auto; max-width: 66rem; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: var(--page); }
        h1 { font-size: 2rem; line-height: 1.2; margin: .5rem 0 1rem; }
        h2 { font-size: 1.5rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--rule); padding-bottom: .25rem; }
        h3 { font-size: 1.2rem; margin: 1.75rem 0 .5rem; }
        p, li { max-width: 46rem; }
        a { color: var(--link); }
        a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav ol { padding-left: 1.4rem; }
        nav a { display: inline-block; min-height: 1.5rem; }
        figure { margin: 1.75rem 0; }
        figcaption, caption { text-align: left; margin-bottom: .5rem; max-width: 46rem; }
        figure svg, figure img { display: block; width: 100%; height: auto; background: #ffffff; border-radius: 4px; }
        .scroll { overflow-x: auto; }
        .picture svg { min-width: 44rem; }
        table { border-collapse: collapse; margin: 1rem 0 .25rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .3rem .75rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
        thead th { border-bottom: 2px solid var(--soft); }
        tbody tr:nth-child(even) { background: var(--stripe); }
        tbody th { font-weight: 500; }
        .n { text-align: right; white-space: nowrap; }
        .note { border-left: 4px solid var(--link); padding: .5rem 1rem; background: var(--stripe); max-width: 46rem; }
        .under { color: var(--soft); font-size: .9rem; }
        pre { overflow-x: auto; padding: .75rem 1rem; background: var(--stripe); border: 1px solid var(--rule); }
        code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9rem; }
        details { margin: .75rem 0; }
        summary { cursor: pointer; min-height: 1.5rem; }
        @media print {
          :root { --ink: #000000; --soft: #333333; --page: #ffffff; --stripe: #f4f4f4; --rule: #999999; --link: #000000; }
          @page { margin: 14mm; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          figure svg, .note { break-inside: avoid; }
          h2, h3, summary, caption { break-after: avoid; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          .scroll, pre { overflow: visible; white-space: pre-wrap; }
          .picture svg { min-width: 0; }
          table { font-size: 8pt; width: 100%; }
          th, td { padding: 2pt 4pt; overflow-wrap: anywhere; }
          .n, th, td { white-space: normal; }
          details::details-content { content-visibility: visible; display: block; block-size: auto; }
          nav, .file { display: none; }
        }
        .slides { display: none; }
        fieldset { display: flex; flex-wrap: wrap; gap: .25rem .75rem; min-width: 0; margin: 1rem 0; padding: .25rem .75rem .5rem; }
        fieldset { border: 1px solid var(--rule); border-radius: 4px; }
        fieldset label { display: inline-flex; align-items: center; min-height: 1.75rem; }
        input[type=radio] { width: 1.25rem; height: 1.25rem; margin: 0 .3rem 0 0; accent-color: var(--link); }
        input:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

        """;

    /// <summary>The report as slides: where one is chosen, nothing else shows.</summary>
    private static readonly string Slides = $$"""
        @supports selector(:has(a)) { @media screen {
          .slides { display: block; }
          body:has(#slide-0:not(:checked)) { max-width: none; padding-bottom: 6rem; }
          body:has(#slide-0:not(:checked)) :is(main > *, nav:not(.slides), .file, figure details) { display: none; }
          body:has(#slide-0:not(:checked)) main section { font-size: clamp(1rem, 2vw, 1.75rem); }
          body:has(#slide-0:not(:checked)) :is(main p, main li, figcaption) { max-width: 60rem; }
          body:has(#slide-0:not(:checked)) h1 { font-size: 1.1rem; margin: 0; }
          body:has(#slide-0:not(:checked)) h2 { margin-top: 1rem; }
          body:has(#slide-0:not(:checked)) figure { margin: .5rem 0; }
          body:has(#slide-0:not(:checked)) figure svg { max-height: calc(100vh - 13rem); }
          body:has(#slide-0:not(:checked)) .slides { position: fixed; inset: auto 0 0 0; background: var(--page); }
          body:has(#slide-0:not(:checked)) fieldset { margin: 0; border-width: 1px 0 0; border-radius: 0; }
          {{string.Join(", ", Enumerable.Range(1, MostSlides).Select(Chosen))}} { display: block; }
        } }

        """;

    private static string Chosen(int slide) => FormattableString.Invariant($"body:has(#slide-{slide}:checked) main > [data-slide=\"{slide}\"]");

    /// <summary>The whole style sheet.</summary>
    public static readonly string Css = Base + Slides;

    /// <summary>Nothing may load or run; this one style sheet, and pictures inside the file, may show.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
}
