using System.Globalization;
using System.Net;
using System.Text;
using Forestall.Brief.Pictures;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Brief;

/// <summary>The main report: one page that needs no network, for screen, phone, print and screen reader.</summary>
public static class ReportPage
{
    private const int SmallBefore = 24;
    private const int SmallAfter = 48;

    private static readonly (string Id, string Heading, string Anchor, int YearsBefore, int YearsAfter, string Note)[] InFull =
    [
        ("SRB-1998-05", "Kosovo", "kosovo", 3, 3, "The figures are for all of Serbia, in which UCDP counts Kosovo."),
        ("IDN-1999-07", "East Timor", "east-timor", 4, 4, "The figures are for all of Indonesia, in which UCDP counts East Timor until 2002, so they also hold the violence in Aceh, Maluku and Kalimantan of those years."),
        ("RWA-1994-04", "Rwanda", "rwanda", 4, 4, "The months of 1994 are so far above the others that these seem to be zero in the picture."),
        ("BIH-1992-05", "Bosnia and Herzegovina", "bosnia", 1, 5, "The figures are for the war of 1992 to 1995."),
    ];

    /// <summary>Writes the page.</summary>
    public static string Html(Overview overview)
    {
        ArgumentNullException.ThrowIfNull(overview);
        var page = new StringBuilder();
        Head(page, overview);
        Summary(page, overview);
        WarningSection.Write(page, overview);
        World(page, overview);
        foreach (var told in Told(overview))
        {
            Full(page, overview, told);
        }

        LedgerSection.Write(page, overview);
        ClaimSection.Write(page, overview);
        ReplaySection.Write(page, overview);
        Smalls(page, overview);
        Table(page, overview);
        Near(page, overview);
        Method(page, overview);
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private const string ShippedLimits = """
            <li>Every event lies wholly in the month in which it began. Long events therefore pile up in their first month: Kosovo 1998-01, Ethiopia 2021-01 and 2022-08, Ukraine 2022-02 and 03 are such months, and a crossing may be dated months too early or too late because of them.</li>
            <li>UCDP publishes deaths by type per year and in total per month. The split of a month by type is exact where it follows from these figures, else estimated; where the true split is known, the estimate puts about one death in seventeen into the wrong type.</li>
            <li>Low and high are the sums of the lowest and highest reports of each event, not a confidence interval. In a few months UCDP's best estimate lies outside them.</li>
        """;

    private const string ImportedLimits = """
            <li>This record was imported; what its figures mean, and which of them are estimated, depends on the sources named below.</li>
        """;

    private static IEnumerable<(string Id, string Heading, string Anchor, int YearsBefore, int YearsAfter, string Note)> Told(Overview overview) =>
        InFull.Where(t => overview.Onsets.Any(c => c.Id == t.Id));

    private static void Head(StringBuilder page, Overview overview) => page.Append(CultureInfo.InvariantCulture, $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Forestall: crossings into mass violence {overview.Record.From.Year}–{overview.Record.To.Year}</title>
        <style>{ReportStyle.Css}</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        <p class="brand">Forestall</p>
        <h1>Crossings into mass violence, {overview.Record.From.Year}–{overview.Record.To.Year}</h1>
        <p>When organised violence passed the line of {overview.Settings.Threshold:N0} deaths in {overview.Settings.Window} months, what had happened by then, and what came after. Record version {overview.Record.Version}.</p>
        <nav aria-label="Contents"><ul>
        <li><a href="#summary">In figures</a></li>
        {(overview.Warnings is null ? string.Empty : "<li><a href=\"#warning\">Who may cross next</a></li>")}
        <li><a href="#world">The world by year</a></li>
        {string.Concat(Told(overview).Select(static t => $"<li><a href=\"#{t.Anchor}\">{t.Heading}</a></li>\n"))}
        <li><a href="#ledger">Missed opportunities</a></li>
        {(overview.Curated.Cases.Count > 0 ? "<li><a href=\"#claim\">Was coercion necessary?</a></li>" : string.Empty)}
        {(overview.Replay is null ? string.Empty : "<li><a href=\"#replay\">Doctrines replayed</a></li>")}
        <li><a href="#episodes">Every episode</a></li>
        <li><a href="#table">Table</a></li>
        <li><a href="#near">Near a crossing</a></li>
        <li><a href="#method">Method and sources</a></li>
        </ul></nav>
        </header>
        <main id="main">

        """);

    private static void Summary(StringBuilder page, Overview o)
    {
        var decade = o.InJentlesonsDecade.ToList();
        var open = o.Onsets.Count(static c => c.Open);
        page.Append(CultureInfo.InvariantCulture, $"""
            <section id="summary" aria-labelledby="summary-h"><h2 id="summary-h">In figures</h2>
            <dl class="figures">
            <div><dt>Deaths in organised violence</dt><dd>{o.Deaths.Best:N0}</dd><dd class="small">low {o.Deaths.Low:N0}, high {o.Deaths.High:N0}; {o.Events:N0} events in {o.Record.Situations.Count} situations</dd></div>
            <div><dt>Crossings into mass violence</dt><dd>{o.Onsets.Count}</dd><dd class="small">{o.Onsets.Count(static c => c.LeftCensored)} of them in the record's first year, so they may have begun earlier; {o.Surges.Count} surges inside episodes</dd></div>
            <div><dt>In Jentleson's decade</dt><dd>{decade.Count}</dd><dd class="small">{Overview.JentlesonFrom} to {Overview.JentlesonTo}, with {decade.Sum(static c => c.Deaths.Best):N0} deaths in their episodes</dd></div>
            <div><dt>Going on</dt><dd>{open}</dd><dd class="small">episodes without an end by {o.Record.To}</dd></div>
            </dl></section>

            """);
    }

    private static void World(StringBuilder page, Overview o)
    {
        if (o.Record.Years.Count == 0)
        {
            return;
        }

        var worst = o.Record.Years.GroupBy(static y => y.Year).MaxBy(static g => g.Sum(static y => y.Harm.All.Best))!;
        var sum = worst.Sum(static y => y.Harm.All.Best);
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"world\" aria-labelledby=\"world-h\"><h2 id=\"world-h\">The world by year</h2>\n<figure>{Svg.WideAndNarrow(() => HarmPictures.World(o.Record), "world-svg", "Deaths in organised violence by year and type", $"Bars for each year from {o.Record.From.Year} to {o.Record.To.Year}. The highest is {worst.Key} with {sum.ToString("N0", CultureInfo.InvariantCulture)} deaths. The table below has every figure.")}<figcaption>Deaths in organised violence, best estimates, by type.</figcaption></figure>\n");
        page.Append("<details><summary>The figures as a table</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Deaths by year and type\"><table><thead><tr><th scope=\"col\">Year</th><th scope=\"col\">Low</th><th scope=\"col\">Best</th><th scope=\"col\">High</th><th scope=\"col\">State-based</th><th scope=\"col\">Non-state</th><th scope=\"col\">One-sided</th></tr></thead><tbody>\n");
        foreach (var year in o.Record.Years.GroupBy(static y => y.Year).OrderBy(static g => g.Key))
        {
            var harm = year.Aggregate(default(HarmByType), static (a, y) => a + y.Harm);
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{year.Key}</th><td>{harm.All.Low:N0}</td><td>{harm.All.Best:N0}</td><td>{harm.All.High:N0}</td><td>{harm.StateBased.Best:N0}</td><td>{harm.NonState.Best:N0}</td><td>{harm.OneSided.Best:N0}</td></tr>\n");
        }

        page.Append("</tbody></table></div></details></section>\n");
    }

    private static void Full(StringBuilder page, Overview o, (string Id, string Heading, string Anchor, int YearsBefore, int YearsAfter, string Note) told)
    {
        var account = CrossingAccount.Of(o.Record, told.Id, o.Settings);
        var (from, to) = (new Month(account.Crossing.Month.Year - told.YearsBefore, 1), new Month(account.Crossing.Month.Year + told.YearsAfter, 12));
        (from, to) = (from < account.Crossing.Situation.From ? account.Crossing.Situation.From : from, to > account.Crossing.Situation.To ? account.Crossing.Situation.To : to);
        var sentences = AccountSentences.Of(account).ToList();
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"{told.Anchor}\" aria-labelledby=\"{told.Anchor}-h\"><h2 id=\"{told.Anchor}-h\">{told.Heading}</h2>\n<p>{Text(told.Note)} {Text(string.Join(' ', sentences))}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<figure>{Svg.WideAndNarrow(() => HarmPictures.Full(o.Record, account, from, to), told.Anchor + "-svg", $"{told.Heading}: deaths by month and type, {from} to {to}", string.Join(' ', sentences))}<figcaption>Bars: deaths in the month, by type (the split of a month by type is estimated where the table marks it). Line: deaths in the {o.Settings.Window} months up to then. Shaded: episodes. Dotted: surges.</figcaption></figure>\n");
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>The months as a table</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{told.Heading}: deaths by month\"><table><thead><tr><th scope=\"col\">Month</th><th scope=\"col\">Low</th><th scope=\"col\">Best</th><th scope=\"col\">High</th><th scope=\"col\">State-based</th><th scope=\"col\">Non-state</th><th scope=\"col\">One-sided</th><th scope=\"col\">{o.Settings.Window} months</th></tr></thead><tbody>\n");
        var curve = new HarmCurve(o.Record, account.Crossing.Situation, o.Settings);
        foreach (var m in o.Record.Months(account.Crossing.Situation).ToArray().Where(m => m.Month >= from && m.Month <= to && m.Harm.All.High > 0))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{m.Month}</th><td>{m.Harm.All.Low:N0}</td><td>{m.Harm.All.Best:N0}</td><td>{m.Harm.All.High:N0}</td>{Typed(m, HarmKind.StateBased)}{Typed(m, HarmKind.NonState)}{Typed(m, HarmKind.OneSided)}<td>{curve.TrailingAt(m.Month):N0}</td></tr>\n");
        }

        page.Append("</tbody></table></div><p class=\"small\">≈ estimated. Months without deaths are left out.</p></details>\n");
        LedgerSection.WriteTimeline(page, o, account.Crossing, told.Heading, told.Anchor, from, to);
        page.Append("</section>\n");
    }

    private static string Typed(HarmMonth m, HarmKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"<td>{(m.IsEstimated(kind) ? "≈ " : string.Empty)}{m.Harm.Of(kind).Best:N0}</td>");

    private static void Smalls(StringBuilder page, Overview o)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"episodes\" aria-labelledby=\"episodes-h\"><h2 id=\"episodes-h\">Every episode</h2>\n<p>One picture for each of the {o.Onsets.Count} crossings, by month. The line is the number of deaths in the {o.Settings.Window} months up to then, from {SmallBefore} months before the crossing to {SmallAfter} after, on the same logarithmic scale everywhere (10 to 2 million; what is below 10 lies on the floor). Dashed: the threshold of {o.Settings.Threshold:N0}. Shaded: the episode.</p>\n<ul class=\"smalls\">\n");
        foreach (var c in o.Onsets)
        {
            var title = Theatres.Title(c);
            var course = c.End is { } end ? string.Create(CultureInfo.InvariantCulture, $"{c.Month} to {end - 1}") : string.Create(CultureInfo.InvariantCulture, $"since {c.Month}");
            var caption = string.Create(CultureInfo.InvariantCulture, $"{c.Deaths.Best:N0} deaths {course}{(c.LeftCensored ? "; perhaps begun earlier" : string.Empty)}");
            page.Append(CultureInfo.InvariantCulture, $"<li id=\"{Text(c.Id)}\"><figure><figcaption><b>{Text(title)}</b><br>{caption}</figcaption>{Svg.Of(HarmPictures.Small(new HarmCurve(o.Record, c.Situation, o.Settings), c, SmallBefore, SmallAfter), 260, 150, "s-" + c.Id, title, $"Trailing deaths around the crossing of {c.Month}. {caption}. Worst month {c.WorstMonth}.")}</figure></li>\n");
        }

        page.Append("</ul></section>\n");
    }

    private static void Table(StringBuilder page, Overview o)
    {
        page.Append("<section id=\"table\" aria-labelledby=\"table-h\"><h2 id=\"table-h\">All crossings</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of all crossings\"><table><thead><tr><th scope=\"col\">Crossing</th><th scope=\"col\">Situation</th><th scope=\"col\">Kind</th><th scope=\"col\">End</th><th scope=\"col\">Low</th><th scope=\"col\">Deaths</th><th scope=\"col\">High</th><th scope=\"col\">In its year</th></tr></thead><tbody>\n");
        foreach (var c in o.Crossings)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{c.Month}</th><td class=\"text\">{Text(Theatres.Title(c))}</td><td class=\"text\">{(c.Kind == CrossingKind.Onset ? "onset" : "surge")}{(c.LeftCensored ? ", left-censored" : string.Empty)}</td><td>{(c.End is { } end ? end.ToString() : "goes on")}</td><td>{c.Deaths.Low:N0}</td><td>{c.Deaths.Best:N0}</td><td>{c.Deaths.High:N0}</td><td>{c.DeathsInCrossingYear.Best:N0}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }

    private static void Near(StringBuilder page, Overview o)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"near\" aria-labelledby=\"near-h\"><h2 id=\"near-h\">Near a crossing at {o.Record.To}</h2>\n<p>Situations in no episode, by deaths in the {o.Settings.Window} months up to {o.Record.To}. This counts what has happened; it is no forecast.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of situations near a crossing\"><table><thead><tr><th scope=\"col\">Situation</th><th scope=\"col\">Deaths in {o.Settings.Window} months</th><th scope=\"col\">To the threshold</th><th scope=\"col\">Change over {Approach.DirectionMonths} months</th></tr></thead><tbody>\n");
        foreach (var a in o.Near.Take(15))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{Text(a.Situation.Name)}</th><td>{a.Trailing:N0}</td><td>{a.Distance:N0}</td><td>{a.Change:+#,0;−#,0;0}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }

    private static void Method(StringBuilder page, Overview o)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <section id="method" aria-labelledby="method-h"><h2 id="method-h">Method, limits and sources</h2>
            <ul>
            <li>A month is a crossing when the deaths of the {o.Settings.Window} months up to it reach {o.Settings.Threshold:N0} and the situation is in no episode. The episode ends in the first month whose {o.Settings.Window}-month sum is below {o.Settings.EndFraction * o.Settings.Threshold:N0}. A surge is a month inside an episode in which that sum reaches {o.Settings.Threshold:N0} and {o.Settings.SurgeFactor:0.#} times its median over the {o.Settings.SurgeBaseline} months before. Deaths of kind “{HarmKinds.Name(o.Settings.Harm)}”, {(o.Settings.Estimate.ToString().ToLowerInvariant())} estimates.</li>
            {(IsShipped(o) ? ShippedLimits : ImportedLimits)}
            <li>Displacement is counted at the end of a year. People who fled and came back within it, as from Kosovo in 1999, appear only among the returns.</li>
            <li>A count of deaths is not the whole of harm, and battle deaths are counted with the killing of civilians unless another kind is chosen.</li>
            </ul>
            <h3>Sources</h3>
            <ul>

            """);
        foreach (var s in o.Record.Sources)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{Text(s.Name)}, version {Text(s.Version)}. {Text(s.Publisher)}. {Text(s.Citation)} Licence: {Text(s.Licence)}.</li>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</ul>\n<p>Made by Forestall {typeof(ReportPage).Assembly.GetName().Version?.ToString(3)} from record {o.Record.Version}. The boundaries and names used here are those of the sources and imply no endorsement.</p></section>\n");
    }

    private static bool IsShipped(Overview o) => o.Record.Version == ViolenceRecord.Embedded.Version;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
