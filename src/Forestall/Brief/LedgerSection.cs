using System.Globalization;
using System.Net;
using System.Text;
using Forestall.Brief.Pictures;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Brief;

/// <summary>The parts of the report that tell what was done: the ledger of missed opportunities and the timelines.</summary>
internal static class LedgerSection
{
    private static readonly MeasureClass[] Classes = [MeasureClass.NonCoercive, MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force];

    /// <summary>Measures on which the story of an episode turns, by crossing.</summary>
    private static readonly Dictionary<string, string> TurningPoints = new(StringComparer.Ordinal)
    {
        ["SRB-1998-05"] = "SRB-1999-03-air-campaign",
        ["IDN-1999-07"] = "IDN-1999-09-interfet",
    };

    /// <summary>Writes the ledger.</summary>
    public static void Write(StringBuilder page, Overview overview)
    {
        var ledger = overview.Ledger;
        page.Append("<section id=\"ledger\" aria-labelledby=\"ledger-h\"><h2 id=\"ledger-h\">Missed opportunities</h2>\n");
        foreach (var sentence in LedgerSentences.Of(ledger))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(sentence)}</p>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"<p class=\"small\">For each crossing: months from the crossing to the first measure of each class (negative: before it), looking back {ledger.Lookback} months (what had begun earlier and was still in force counts with its own start); a dash where none was recorded. Harm: deaths in the {ledger.Settings.Window - 1} months before the crossing month and from there to the end of the episode. The share counts whole months before the month of the measure, so it is a lower bound. That a measure came early does not say that it was enough, and none recorded does not prove that there was none.</p>\n");
        page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Ledger of crossings and first measures\"><table><thead><tr><th scope=\"col\" class=\"text\">Crossing</th><th scope=\"col\">Month</th><th scope=\"col\">Harm</th><th scope=\"col\">Non-coercive</th><th scope=\"col\">Economic</th><th scope=\"col\">Threat</th><th scope=\"col\">Deployment</th><th scope=\"col\">Force</th><th scope=\"col\">Harm before coercion</th></tr></thead><tbody>\n");
        foreach (var line in ledger.Covered.Where(static l => l.Crossing.Kind == CrossingKind.Onset))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{Text(Theatres.Title(line.Crossing))}</th><td>{line.Crossing.Month}</td><td>{line.Harm.Best:N0}</td>");
            foreach (var kind in Classes)
            {
                page.Append(CultureInfo.InvariantCulture, $"<td>{(line.First.TryGetValue(kind, out var first) ? first.Lag.ToString("+0;−0;0", CultureInfo.InvariantCulture) : "–")}</td>");
            }

            page.Append(CultureInfo.InvariantCulture, $"<td>{(line.FirstCoercive is { } coercive ? string.Create(CultureInfo.InvariantCulture, $"{100 * coercive.Share:0} %") : "none recorded")}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }

    /// <summary>Writes the timeline of the episode a crossing lies in.</summary>
    public static void WriteTimeline(StringBuilder page, Overview overview, Crossing crossing, string heading, string anchor, Month from, Month to)
    {
        if (overview.Ledger.Lines.FirstOrDefault(l => l.Crossing.Id == crossing.Id) is not { Episode: { } episode } line)
        {
            return;
        }

        var measures = overview.Curated.MeasuresOf(episode.Id).Where(m => m.Start.LastMonth >= from && m.Start.FirstMonth <= to).ToList();
        var first = string.Join("; ", Classes.Where(line.First.ContainsKey).Select(c => string.Create(CultureInfo.InvariantCulture, $"{Vocabulary.Name(c)} {line.First[c].Month} ({100 * line.First[c].Share:0} % of the harm before that month)")));
        page.Append(CultureInfo.InvariantCulture, $"<h3>What was done</h3>\n<p>First measures in the {overview.Ledger.Lookback} months before the crossing and after it: {Text(first)}.{Text(TurningPoint(overview, line))}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<figure>{Svg.WideAndNarrow(() => MeasurePictures.Lanes(measures, [crossing.Month], from, to), anchor + "-m", $"{heading}: measures by class, {from} to {to}", $"{measures.Count} measures and non-measures. {first}. The list below has every one.")}<figcaption>Full marks: taken. Hollow marks: refused, unanswered, only announced, or a presence withdrawn. Bars: how long a measure lasted. Dashed: the crossing.</figcaption></figure>\n");
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>The {measures.Count} measures as a list</summary><ol class=\"measures\">\n");
        foreach (var m in measures)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><b>{m.Start}</b> {Text(m.Description)} <span class=\"small\">{Text(m.Actor)}; {Vocabulary.Name(m.Class)}, {Text(m.Status)}, result {Text(m.Result)}. {Text(m.Citation.Document)} ({(m.Citation.Read ? "read" : "general knowledge")}).</span></li>\n");
        }

        page.Append("</ol></details>\n");
    }

    private static string TurningPoint(Overview overview, LedgerLine line)
    {
        if (!TurningPoints.TryGetValue(line.Crossing.Id, out var id) || overview.Curated.Measures.FirstOrDefault(m => m.Id == id) is not { } measure)
        {
            return string.Empty;
        }

        var curve = new HarmCurve(overview.Record, line.Crossing.Situation, overview.Settings);
        var from = line.Crossing.Month - (overview.Settings.Window - 1);
        var (before, through) = (curve.Between(from, measure.Start.FirstMonth - 1).Best, curve.Between(from, measure.Start.FirstMonth).Best);
        return string.Create(
            CultureInfo.InvariantCulture,
            $" When {measure.Actor} began on {measure.Start} ({Vocabulary.Name(measure.Class)}, {measure.Instrument}), at least {before:N0} and at most {through:N0} of the {line.Harm.Best:N0} deaths counted here had happened ({100.0 * before / line.Harm.Best:0} to {100.0 * through / line.Harm.Best:0} %).");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
