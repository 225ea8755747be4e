using System.Globalization;
using System.Net;
using System.Text;
using Forestall.Brief.Pictures;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>The part of the report that compares the doctrines replayed.</summary>
internal static class ReplaySection
{
    private const int WorstShown = 20;

    private static readonly (string Heading, OutcomeCount Count)[] Months =
    [
        ("Non-coercive", OutcomeCount.NonCoerciveMonths),
        ("Economic", OutcomeCount.EconomicMonths),
        ("Threat", OutcomeCount.ThreatMonths),
        ("Deployment", OutcomeCount.DeploymentMonths),
        ("Force", OutcomeCount.ForceMonths),
        ("Coercive together", OutcomeCount.CoerciveMonths),
        ("All together", OutcomeCount.InstrumentMonths),
    ];

    public static void Write(StringBuilder page, Overview overview)
    {
        if (overview.Replay is not { } replay)
        {
            return;
        }

        var result = replay.Result;
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"replay\" aria-labelledby=\"replay-h\"><h2 id=\"replay-h\">Doctrines replayed</h2>\n<p>{Text(ReplaySentences.Heading(result))}. A model of the record, not a history: it compares, it does not recommend.</p>\n");
        foreach (var sentence in ReplaySentences.Of(result))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(sentence)}</p>\n");
        }

        page.Append("<details><summary>What each doctrine does</summary><ul>\n");
        foreach (var d in result.Doctrines)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><b>{Text(d.Doctrine.Name)}</b> ({d.Doctrine.Version}): {Text(d.Doctrine.About)}</li>\n");
        }

        page.Append("</ul></details>\n");
        Totals(page, result);
        Pairs(page, result);
        Frontier(page, result);
        BeforeCoercion(page, result);
        Groups(page, "By decade", "Decade", result, static d => d.Decades);
        Groups(page, "By region", "Region", result, static d => d.Regions);
        Episodes(page, overview, result);
        Costs(page, result);
        foreach (var story in replay.Stories)
        {
            Story(page, story);
        }

        Method(page, overview, result);
        page.Append("</section>\n");
    }

    /// <summary>Doctrines as good in the means of both deaths remaining and months in place, and better in one.</summary>
    internal static IReadOnlyList<string> DominatedBy(ReplayResult result, DoctrineOutcome outcome, OutcomeCount months)
    {
        var (deaths, place) = (outcome.Counts[OutcomeCount.DeathsRemaining].Mean, outcome.Counts[months].Mean);
        return
        [
            .. result.Doctrines
                .Select(d => (d.Doctrine.Name, Deaths: d.Counts[OutcomeCount.DeathsRemaining].Mean, Place: d.Counts[months].Mean))
                .Where(d => d.Deaths <= deaths && d.Place <= place && (d.Deaths < deaths || d.Place < place))
                .Select(static d => d.Name),
        ];
    }

    private static void Totals(StringBuilder page, ReplayResult result)
    {
        page.Append("<h3>What came out</h3>\n");
        Figure(page, wide => ReplayPictures.Deaths(result, wide), 240, "replay-deaths", "Deaths averted and caused, by doctrine", "A mark for the median and a line from the 5th to the 95th percentile of the draws. The table below has every figure.", "Deaths averted and caused. Mark: median of the draws; line: nine of ten draws. The lines show what is believed of the instruments under the answers taken and chance, not what is wrong with the model.");
        Table(page, "Totals by doctrine", ["Doctrine", "Deaths averted", "Deaths caused", "Deaths remaining", "Crossings prevented", "Episodes begun", "Harm before coercion", "Own losses", "Cost index"], result.Doctrines.Select(static d => Row(
            d.Doctrine.Name,
            Numbers(d, OutcomeCount.DeathsAverted),
            Numbers(d, OutcomeCount.DeathsCaused),
            Numbers(d, OutcomeCount.DeathsRemaining),
            Numbers(d, OutcomeCount.CrossingsPrevented),
            Numbers(d, OutcomeCount.EpisodesBegun),
            Shares(d, OutcomeCount.HarmShareBeforeCoercion),
            Numbers(d, OutcomeCount.OwnLosses),
            Numbers(d, OutcomeCount.Cost))));
        page.Append("<p class=\"small\">Median (5th – 95th percentile). Each column is ranked by itself: the medians of a row need not belong to one draw and do not add up.</p>\n");
    }

    private static void Pairs(StringBuilder page, ReplayResult result)
    {
        if (result.Pairwise.Count == 0)
        {
            return;
        }

        page.Append("<h3>Which leaves fewer deaths, in the same draw</h3>\n");
        Table(page, "Pairs of doctrines", ["Doctrine", "Fewer deaths than", "In so many draws", "The difference goes most with (share of its variance)"], result.Pairwise.Select(static p => Row(p.A, p.B, WarningSentences.Percent(p.ProbabilityALessHarm), string.Join("; ", ReplaySentences.Drivers(p)))), texts: [1, 3]);
        page.Append("<p class=\"small\">Ties count half. The luck of a draw is the same for all doctrines.</p>\n");
    }

    private static void Frontier(StringBuilder page, ReplayResult result)
    {
        page.Append("<h3>Harm against what it takes</h3>\n");
        foreach (var (months, id, axis, what) in (IEnumerable<(OutcomeCount, string, string, string)>)
        [
            (OutcomeCount.InstrumentMonths, "replay-frontier", "instrument-months", "all instruments"),
            (OutcomeCount.CoerciveMonths, "replay-coercive", "months of coercive instruments", "coercive instruments"),
        ])
        {
            Figure(page, wide => ReplayPictures.Frontier(result, months, axis, wide), 340, id, $"Deaths remaining against months in place of {what}", "A mark for the means of each doctrine, with lines from the 5th to the 95th percentile in both directions. The table below has every figure.", $"Deaths remaining against months in place of {what}. Mark: means; lines: nine of ten draws in each direction. Full marks: no other doctrine is as good in both means and better in one; hollow: one is.");
            Details(page, "The figures as a table", $"Deaths remaining against months in place of {what}", ["Doctrine", "Mean deaths remaining", "Standard error", "5th – 95th", $"Mean {axis}", "Standard error", "5th – 95th", "Dominated by"], result.Doctrines.Select(d =>
            {
                var (deaths, place) = (d.Counts[OutcomeCount.DeathsRemaining], d.Counts[months]);
                var by = DominatedBy(result, d, months);
                return Row(d.Doctrine.Name, Invariant($"{deaths.Mean:N0}"), Invariant($"{deaths.StandardError:N0}"), Invariant($"{deaths.P5:N0} – {deaths.P95:N0}"), Invariant($"{place.Mean:N0}"), Invariant($"{place.StandardError:N1}"), Invariant($"{place.P5:N0} – {place.P95:N0}"), by.Count == 0 ? "none" : string.Join(", ", by));
            }), texts: [7]);
        }

        Details(page, "Instrument-months by class", "Instrument-months by class", ["Doctrine", .. Months.Select(static m => m.Heading)], result.Doctrines.Select(static d => Row([d.Doctrine.Name, .. Months.Select(m => Numbers(d, m.Count))])));
        page.Append("<p class=\"small\">Standard errors say how much the means would change with other draws; they say nothing of what is wrong with the model.</p>\n");
    }

    private static void BeforeCoercion(StringBuilder page, ReplayResult result)
    {
        page.Append("<h3>The harm done before the first coercive instrument</h3>\n");
        Figure(page, wide => ReplayPictures.BeforeCoercion(result, wide), 170, "replay-before", "Share of the harm done before the first coercive instrument, by doctrine", "A mark for the median and a line from the 5th to the 95th percentile of the draws. The table below has every figure.", "Deaths from twelve months before the crossing to the end of the episode, over all episodes that came: the share before the first month with sanctions, threat or force in place. 100 % where a doctrine has none.");
        Details(page, "The figures as a table", "Share of the harm before coercion", ["Doctrine", "5th", "Median", "95th", "Mean"], result.Doctrines.Select(static d =>
        {
            var band = d.Counts[OutcomeCount.HarmShareBeforeCoercion];
            return Row(d.Doctrine.Name, WarningSentences.Percent(band.P5), WarningSentences.Percent(band.P50), WarningSentences.Percent(band.P95), WarningSentences.Percent(band.Mean));
        }));
    }

    private static void Groups(StringBuilder page, string title, string heading, ReplayResult result, Func<DoctrineOutcome, IReadOnlyList<GroupOutcome>> groups)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h3>{title}</h3>\n");
        var acting = result.Doctrines.Where(static d => d.Doctrine.Rules.Count > 0).ToList();
        Table(page, title, [heading, "Doctrine", "Deaths averted", "Deaths caused", "Crossings prevented"], groups(result.Doctrines[0]).Index().SelectMany(g => acting.Select(d =>
        {
            var group = groups(d)[g.Index];
            return Row(group.Name, d.Doctrine.Name, Numbers(group.DeathsAverted), Numbers(group.DeathsCaused), Numbers(group.CrossingsPrevented));
        })), texts: [1]);
    }

    private static void Episodes(StringBuilder page, Overview overview, ReplayResult result)
    {
        var acting = result.Doctrines.Index().Where(static d => d.Item.Doctrine.Rules.Count > 0).ToList();
        if (acting.Count == 0)
        {
            return;
        }

        var onsets = overview.Onsets.ToDictionary(static o => o.Id, StringComparer.Ordinal);
        var rows = result.Doctrines[0].Episodes.Index().Select(e => (e.Index, e.Item.Recorded, Crossing: onsets[e.Item.Id])).OrderByDescending(static e => e.Recorded).ThenBy(static e => e.Crossing.Id, StringComparer.Ordinal).ToList();
        var worst = rows.Take(WorstShown).ToList();
        page.Append(CultureInfo.InvariantCulture, $"<h3>The {worst.Count} worst episodes</h3>\n");
        Figure(
            page,
            wide => ReplayPictures.Prevented([.. worst.Select(e => wide ? $"{Theatres.Title(e.Crossing)} {e.Crossing.Month}" : e.Crossing.Id)], [.. acting.Select(d => (d.Item.Doctrine.Name, d.Index, (IReadOnlyList<double?>)[.. worst.Select(e => Preventable(result, e.Crossing) ? d.Item.Episodes[e.Index].Prevented : (double?)null)]))], wide),
            560,
            "replay-worst",
            "Chance that the crossing is prevented in the worst episodes, by doctrine",
            "A mark for each doctrine and episode. The table below has every figure.",
            "Share of draws in which the crossing was prevented. No mark: the episode was under way when the record or the replay begins, so that nothing could prevent it.");
        Details(page, "All episodes as a table", "Episodes by doctrine", ["Episode", "Deaths recorded", .. acting.SelectMany(static d => new[] { $"{d.Item.Doctrine.Name}: prevented", "Deaths averted" })], rows.Select(e => Row(
            [$"{Theatres.Title(e.Crossing)} {e.Crossing.Month}", Invariant($"{e.Recorded:N0}"), .. acting.SelectMany(d =>
            {
                var episode = d.Item.Episodes[e.Index];
                return new[] { Preventable(result, e.Crossing) ? WarningSentences.Percent(episode.Prevented) : "under way", Numbers(episode.DeathsAverted) };
            })])));
    }

    private static bool Preventable(ReplayResult result, Crossing crossing) => !crossing.LeftCensored && crossing.Month >= result.From;

    private static void Costs(StringBuilder page, ReplayResult result)
    {
        page.Append("<h3>Regret</h3>\n");
        Table(page, "Regret by doctrine", ["Doctrine", "Regret", "Mean", "Standard error"], result.Doctrines.Select(static d => Row(d.Doctrine.Name, Numbers(d, OutcomeCount.Regret), Invariant($"{d.Counts[OutcomeCount.Regret].Mean:N0}"), Invariant($"{d.Counts[OutcomeCount.Regret].StandardError:N0}"))));
        page.Append("<p class=\"small\">Regret: deaths remaining in a draw less those under the doctrine of these that leaves fewest in it; median (5th – 95th percentile). It counts deaths in the record's situations only, not own losses or cost.</p>\n<h3>False alarms acted on, and what they cost</h3>\n");
        Table(page, "False alarms by doctrine", ["Doctrine", "False alarms acted on", "Instrument-months", "Cost index", "Deaths caused"], result.Doctrines.Select(static d => Row(
            d.Doctrine.Name,
            Numbers(d, OutcomeCount.FalseAlarmsActedOn),
            Numbers(d, OutcomeCount.FalseAlarmInstrumentMonths),
            Numbers(d, OutcomeCount.FalseAlarmCost),
            Numbers(d, OutcomeCount.FalseAlarmDeathsCaused))));
        page.Append("<p class=\"small\">Responses begun before the Rubicon after which no crossing came within 24 months or while they lasted; those of the last 24 months of the record are not judged.</p>\n");
    }

    private static void Story(StringBuilder page, EpisodeStory story)
    {
        var anchor = $"story-{story.Crossing.Id}";
        page.Append(CultureInfo.InvariantCulture, $"<h3 id=\"{anchor}\">{Text(Theatres.Title(story.Crossing))} {story.Crossing.Month}, told out</h3>\n<p>{Text(string.Join(' ', StorySentences.History(story)))} {story.Draws:N0} draws.</p>\n");
        foreach (var (k, told) in story.Doctrines.Index().Where(static d => d.Item.Doctrine.Rules.Count > 0))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(string.Join(' ', StorySentences.Of(told, story)))}</p>\n");
            Figure(
                page,
                wide => ReplayPictures.Timeline(story, told, wide),
                260,
                string.Create(CultureInfo.InvariantCulture, $"{anchor}-{k}"),
                $"{Theatres.Title(story.Crossing)} under {told.Doctrine.Name}: what was in place, by month",
                string.Join(' ', StorySentences.Of(told, story)),
                $"{told.Doctrine.Name}: share of draws with an instrument of each class in place, by month. Dotted: the warning of a crossing within twelve months; none is given once the episode is in the figures that were published. Bars: recorded deaths, on the scale at the right. Dashed upright: the crossing.");
            Details(page, "The months as a table", $"{Theatres.Title(story.Crossing)} under {told.Doctrine.Name}, by month", ["Month", "Deaths recorded", "Warning, 12 months", .. told.InPlace.Keys.Select(Vocabulary.Name)], story.Months.Select((m, t) => Row([m.Month.ToString(), Invariant($"{m.Deaths:N0}"), m.Warning is { } w ? WarningSentences.Percent(w) : "none", .. told.InPlace.Values.Select(shares => Share(shares[t]))])));
            Details(page, "Each instrument as a table", $"Instruments in {Theatres.Title(story.Crossing)} under {told.Doctrine.Name}", ["Instrument", "Decided before", "Refused before", "In place before", "At the crossing", "Decided after", "Refused after", "In place after", "First in place, median month"], told.Instruments.Select(static i => Row(
                Internals.ParameterWords.Instrument(i.Instrument.Name),
                Share(i.DecidedBefore),
                Share(i.RefusedBefore),
                Share(i.InPlaceBefore),
                Share(i.InPlaceAtCrossing),
                Share(i.DecidedAfter),
                Share(i.RefusedAfter),
                Share(i.InPlaceAfter),
                i.MedianFirstMonth is { } month ? Invariant($"{month:+0;−0;0}") : "never")));
        }

        page.Append(CultureInfo.InvariantCulture, $"<p class=\"small\">Shares are of all draws, also of those in which the crossing was prevented. Months count from the crossing, from {-(story.Months[0].Month - story.Crossing.Month)} before it to the end of the episode; what was in place earlier counts from the first of them. Deaths remaining are those of the months of the recorded episode. Instruments come on top of what was really done here.</p>\n");
    }

    private static void Method(StringBuilder page, Overview overview, ReplayResult result)
    {
        page.Append("<h3>What this stands on</h3>\n<ul>\n");
        foreach (var note in ReplaySentences.Notes(result))
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{Text(note)}</li>\n");
        }

        if (ReplaySentences.Answers(result) is { } answers)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>Answers taken where studies disagree: {Text(answers)}. Other answers: <code>forestall replay --answer</code>.</li>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"<li>Record {result.RecordVersion}; instruments “{Text(result.Instruments.Name)}” {result.Instruments.Version}; doctrines {Text(string.Join(", ", result.Doctrines.Select(static d => $"{d.Doctrine.Name} {d.Doctrine.Version}")))}; {result.Done:N0} draws, seed {result.Settings.Seed}; harm thinned {(result.Settings.Expected ? "in expectation" : "death by death")}.</li>\n");
        page.Append(CultureInfo.InvariantCulture, $"<li>Deaths: {Text(string.Join("; ", overview.Record.Sources.Select(static s => $"{s.Name}, version {s.Version}")))}. Effects of instruments: the studies and assumptions in docs/instruments.md. Method: docs/methods/replay.md, after Jentleson (2000), Hegre, Hultman and Nygård (2019).</li>\n</ul>\n");
    }

    private static void Figure(StringBuilder page, Func<bool, OxyPlot.PlotModel> draw, int height, string id, string title, string description, string caption) =>
        page.Append(CultureInfo.InvariantCulture, $"<figure><div class=\"wide\">{Svg.Of(draw(true), 860, height, id, title, description)}</div><div class=\"narrow\">{Svg.Of(draw(false), 380, height, id + "-n", title, description)}</div><figcaption>{Text(caption)}</figcaption></figure>\n");

    private static void Details(StringBuilder page, string summary, string label, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<int>? texts = null)
    {
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{Text(summary)}</summary>");
        Table(page, label, headings, rows, texts);
        page.Append("</details>\n");
    }

    private static void Table(StringBuilder page, string label, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<int>? texts = null)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(label)}\"><table><thead><tr>");
        foreach (var (k, heading) in headings.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(k)}>{Text(heading)}</th>");
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            foreach (var (k, cell) in row.Index())
            {
                page.Append(k == 0 ? $"<th scope=\"row\" class=\"text\">{Text(cell)}</th>" : $"<td{Class(k)}>{Text(cell)}</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");

        string Class(int column) => column == 0 || texts?.Contains(column) == true ? " class=\"text\"" : string.Empty;
    }

    private static IReadOnlyList<string> Row(params IReadOnlyList<string> cells) => cells;

    private static string Numbers(DoctrineOutcome outcome, OutcomeCount count) => Numbers(outcome.Counts[count]);

    private static string Numbers(Band band) => Invariant($"{band.P50:N0} ({band.P5:N0} – {band.P95:N0})");

    private static string Shares(DoctrineOutcome outcome, OutcomeCount count)
    {
        var band = outcome.Counts[count];
        return $"{WarningSentences.Percent(band.P50)} ({WarningSentences.Percent(band.P5)} – {WarningSentences.Percent(band.P95)})";
    }

    private static string Share(double share) => share == 0 ? "0" : WarningSentences.Percent(share);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
