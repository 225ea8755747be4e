using System.Globalization;
using System.Net;
using System.Text;
using Forestall.Brief.Pictures;
using Forestall.Warning;
using Forestall.Warning.Scores;

namespace Forestall.Brief;

/// <summary>The part of the report that says who may cross next, why, what may come there, and how good such warnings were.</summary>
internal static class WarningSection
{
    private const int DriversShown = 3;
    private const int MonthsBack = 36;
    private const string ListTitle = "Probability of a crossing, by situation";
    private const string ListWords = "A dot for the probability and a line for its 90 % interval, for each situation of the table below.";

    public static void Write(StringBuilder page, Overview overview)
    {
        if (overview.Warnings is not { } warnings)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<section id=\"warning\" aria-labelledby=\"warning-h\"><h2 id=\"warning-h\">Who may cross next</h2>\n<p>{Text(WarningSentences.Heading(warnings))}. {Text(string.Join(' ', WarningSentences.Of(warnings)))}</p>\n");
        List(page, warnings);
        foreach (var outlook in warnings.Outlooks)
        {
            Fan(page, overview, outlook);
        }

        Record(page, warnings);
        page.Append("</section>\n");
    }

    private static void List(StringBuilder page, WarningOverview warnings)
    {
        var list = warnings.List;
        page.Append(CultureInfo.InvariantCulture, $"<figure><div class=\"wide\">{Svg.Of(WarningPictures.List(list, wide: true), 860, 460, "watch-svg", ListTitle, ListWords)}</div><div class=\"narrow\">{Svg.Of(WarningPictures.List(list, wide: false), 380, 460, "watch-svg-n", ListTitle, ListWords)}</div><figcaption>Probability of a crossing within {list.Horizon} months. The line is the interval that so few crossings to learn from leave open (90 %); it holds for the model, not for the choice of the model.</figcaption></figure>\n");
        page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Watch list\"><table><thead><tr><th scope=\"col\">Rank</th><th scope=\"col\">Year before</th><th scope=\"col\" class=\"text\">Situation</th><th scope=\"col\">Probability</th><th scope=\"col\">90 % interval</th><th scope=\"col\">Such warnings came true</th><th scope=\"col\" class=\"text\">Why: what raised (+) or lowered (−) the log-odds most</th></tr></thead><tbody>\n");
        foreach (var line in list.Lines)
        {
            var w = line.Warning;
            var why = string.Join("; ", w.Drivers.Take(DriversShown).Select(WarningSentences.WithSign));
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{line.Rank}</td><td>{(line.RankYearBefore is { } before ? before.ToString(CultureInfo.InvariantCulture) : "none")}</td><th scope=\"row\" class=\"text\">{Text(w.Situation.Name)}</th><td>{Percent(w.Probability)}</td><td>{Percent(w.Low)} – {Percent(w.High)}</td><td>{(line.Track.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{Percent(share)} of {line.Track.Warnings:N0}") : "none before")}</td><td class=\"text\">{Text(why)}{(w.LongEventsIn is { } month ? $" (long events in {month})" : string.Empty)}</td></tr>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</tbody></table></div>\n<p class=\"small\">Situations in an episode are past the crossing and get no warning: {Text(string.Join(", ", list.InEpisode.Select(static s => s.Name)))}. “Such warnings came true”: among all earlier months anywhere with a probability between two thirds and one and a half times this one.</p>\n");
    }

    private static void Fan(StringBuilder page, Overview overview, SituationOutlook outlook)
    {
        var name = outlook.Situation.Name;
        var sum = outlook.DeathsInTwelveMonths;
        var words = string.Create(CultureInfo.InvariantCulture, $"From {outlook.Deaths[0].Month} to {sum.Month} together: median {sum.P50:N0} deaths, half of the futures between {sum.P25:N0} and {sum.P75:N0}, nine in ten between {sum.P5:N0} and {sum.P95:N0}.");
        page.Append(CultureInfo.InvariantCulture, $"<h3>{Text(name)}: deaths to come</h3>\n<figure>{Svg.WideAndNarrow(() => WarningPictures.Fan(overview.Record, outlook, MonthsBack), "fan-" + outlook.Situation.Code, $"{name}: deaths by month, past and to come", words)}<figcaption>{Text(words)} Bars: deaths recorded. Bands: half and nine in ten of the futures; line: median of each month.</figcaption></figure>\n");
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>The months to come as a table</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(name)}: deaths to come\"><table><thead><tr><th scope=\"col\">Month</th><th scope=\"col\">5 %</th><th scope=\"col\">25 %</th><th scope=\"col\">Median</th><th scope=\"col\">75 %</th><th scope=\"col\">95 %</th></tr></thead><tbody>\n");
        foreach (var d in outlook.Deaths)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{d.Month}</th><td>{d.P5:N0}</td><td>{d.P25:N0}</td><td>{d.P50:N0}</td><td>{d.P75:N0}</td><td>{d.P95:N0}</td></tr>\n");
        }

        page.Append("</tbody></table></div></details>\n");
    }

    private static void Record(StringBuilder page, WarningOverview warnings)
    {
        var e = warnings.Evaluation;
        page.Append("<h3>How good such warnings were</h3>\n");
        page.Append(CultureInfo.InvariantCulture, $"<figure>{Svg.WideAndNarrow(() => WarningPictures.Reliability(e.Reliability), "reliability-svg", "Reliability of the warnings", $"Share of warnings that came true against the probability said, in ten bins. Expected calibration error {e.Scores.CalibrationError:0.0000}. The table below has every bin.")}<figcaption>Said and came true. On the diagonal, a warning of 30 % comes true in 30 of 100 months. Lines: 90 % intervals, as if months were independent, which they are not.</figcaption></figure>\n");
        Bins(page, "All situations", e.Reliability);
        Bins(page, "Situations with deaths in the last twelve months, ten groups of the same size", e.ActiveReliability);
        IReadOnlyList<Warning.Evaluation.Alarms> levels = [.. warnings.OtherLevels.Append(e.Alarms).OrderBy(static a => a.Level)];
        page.Append(CultureInfo.InvariantCulture, $"<figure>{Svg.WideAndNarrow(() => WarningPictures.LeadTimes(levels), "lead-svg", "Crossings that had been warned of, by months of warning", string.Join(' ', levels.Select(static a => string.Create(CultureInfo.InvariantCulture, $"From {100 * a.Level:0} % on: {100 * a.ShareWithLead(1):0} % at least one month, {100 * a.ShareWithLead(6):0} % six, {100 * a.ShareWithLead(12):0} % twelve."))))}<figcaption>Share of the {e.Alarms.LeadTimes.Count} crossings since {e.Alarms.LeadTimes[0].Crossing.Month} that had been warned of without a break for at least so many months.</figcaption></figure>\n");
        page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Alarms and lead times\"><table><thead><tr><th scope=\"col\">Warning from</th><th scope=\"col\">Runs before a crossing</th><th scope=\"col\">In vain</th><th scope=\"col\">False alarms a hit</th><th scope=\"col\">Quiet months with alarm</th><th scope=\"col\">3 months</th><th scope=\"col\">6 months</th><th scope=\"col\">12 months</th></tr></thead><tbody>\n");
        foreach (var a in levels)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{100 * a.Level:0} %</th><td>{a.Hits}</td><td>{a.FalseAlarms}</td><td>{a.FalseAlarmsPerHit:0.0}</td><td>{100 * a.FalseAlarmRate:0.0} %</td><td>{100 * a.ShareWithLead(3):0} %</td><td>{100 * a.ShareWithLead(6):0} %</td><td>{100 * a.ShareWithLead(12):0} %</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Scores of the warnings\"><table><thead><tr><th scope=\"col\" class=\"text\">Score</th><th scope=\"col\">Warnings</th><th scope=\"col\">90 % interval</th><th scope=\"col\">Without long events</th><th scope=\"col\">Counting deaths</th><th scope=\"col\">Base rate</th></tr></thead><tbody>\n");
        for (var k = 0; k < e.Scores.All.Count; k++)
        {
            var interval = e.Intervals[k] is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Low:0.0000} – {i.High:0.0000}") : "none";
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{e.Scores.All[k].Name}</th><td>{e.Scores.All[k].Value:0.0000}</td><td>{interval}</td><td>{e.WithoutLongEvents.All[k].Value:0.0000}</td><td>{e.Baselines["trailingDeaths"].All[k].Value:0.0000}</td><td>{e.Baselines["baseRate"].All[k].Value:0.0000}</td></tr>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</tbody></table></div>\n<p class=\"small\">{e.Forecasts:N0} warnings of {e.From} to {e.To} whose outcome is known, {e.Events:N0} of them followed by a crossing within {e.Horizon} months. Long events lie wholly in the month in which they began; {e.WithLongEvents.Forecasts:N0} warnings ({e.WithLongEvents.Events} followed by a crossing) may therefore rest on what happened later, and one column leaves them out. The figures are those of the present revision of the data, not of the one of the day.</p>\n");
    }

    private static void Bins(StringBuilder page, string title, Reliability reliability)
    {
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{title}, as a table</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Reliability: {title}\"><table><thead><tr><th scope=\"col\">Said</th><th scope=\"col\">Mean</th><th scope=\"col\">Came true</th><th scope=\"col\">90 % interval</th><th scope=\"col\">Warnings</th></tr></thead><tbody>\n");
        foreach (var b in reliability.Bins)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Percent(b.From)} – {Percent(b.To)}</th><td>{Percent(b.MeanProbability)}</td><td>{Percent(b.Frequency)}</td><td>{Percent(b.Interval.Low)} – {Percent(b.Interval.High)}</td><td>{b.Count:N0}</td></tr>\n");
        }

        page.Append("</tbody></table></div></details>\n");
    }

    private static string Percent(double probability) => WarningSentences.Percent(probability);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
