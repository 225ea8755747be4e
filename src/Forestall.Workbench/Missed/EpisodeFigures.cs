using Forestall.Brief;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Workbench.Shell;
using Forestall.Workbench.Situations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Missed;

/// <summary>The figures of one crossing, each for its <c>id</c>: what happened, what was done and what had been said, on one time axis, as it is known today.</summary>
internal static class EpisodeFigures
{
    private const int After = 6;

    public static void AddTo(FigureShelf shelf)
    {
        shelf.Add("crossing-harm", static (services, query) => Harm(services.GetRequiredService<Workspace>(), query["id"].ToString()));
        shelf.Add("crossing-measures", static (services, query) => Measures(services.GetRequiredService<Workspace>(), query["id"].ToString()));
    }

    /// <summary>The line of the ledger.</summary>
    /// <exception cref="InputException">There is no such crossing.</exception>
    public static LedgerLine Line(Workspace workspace, string id) =>
        workspace.Missed.Lines.FirstOrDefault(l => string.Equals(l.Crossing.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"there is no crossing '{id}'; the page 'Missed opportunities' lists them.") { NamesNothing = true };

    /// <summary>The measures of a line's episode, by date.</summary>
    public static IReadOnlyList<Measure> Collected(Workspace workspace, LedgerLine line) =>
        [.. workspace.Curated.Measures.Where(m => m.Episode == line.Episode?.Id).OrderBy(static m => m.Start.ToString(), StringComparer.Ordinal)];

    private static (Month From, Month To) Span(Workspace workspace, Crossing crossing)
    {
        var (from, to) = (crossing.Month - workspace.Missed.Lookback, crossing.Last + After);
        var (first, last) = (crossing.Situation.From, crossing.Situation.To);
        return (from < first ? first : from, to > last ? last : to);
    }

    private static Figure Harm(Workspace workspace, string id)
    {
        var crossing = Line(workspace, id).Crossing;
        var (from, to) = Span(workspace, crossing);
        var curve = new HarmCurve(workspace.Record, crossing.Situation, workspace.Rubicon);
        return new Figure(
            SituationPictures.Harm(workspace.Record, crossing.Situation, workspace.Rubicon, from, to),
            new FigureTable(
                [new("Month"), new("Low"), new("Best"), new("High"), new("Twelve months")],
                [.. workspace.Record.Months(crossing.Situation).ToArray().Where(m => m.Month >= from && m.Month <= to && m.Harm.All.High > 0).Select(m => (IReadOnlyList<object?>)[m.Month, m.Harm.All.Low, m.Harm.All.Best, m.Harm.All.High, curve.TrailingAt(m.Month)])]),
            $"Deaths in all of {crossing.Situation.Name}, as they are known today, from {workspace.Missed.Lookback} months before the crossing to half a year after its end. Shaded: episodes. Line: deaths in the twelve months up to then. Months without deaths are left out of the table.",
            "Deaths: UCDP GED and country-year, as in the record.",
            "crossings");
    }

    private static Figure Measures(Workspace workspace, string id)
    {
        var line = Line(workspace, id);
        var (from, to) = Span(workspace, line.Crossing);
        var measures = Collected(workspace, line);
        return new Figure(
            SituationPictures.Measures(line.Crossing.Situation, [.. measures.Where(m => m.LastMonth >= from && m.Start.FirstMonth <= to)], [line.Crossing.Month], from, to),
            MeasureTable.Of(measures, asOf: null),
            "Full marks: taken. Hollow marks: refused, unanswered, only announced, or a presence withdrawn. Bars: how long a measure lasted. Dashed: the crossing. What ended before the span drawn is in the table only.",
            "Measures: record/measures.csv, each row with its sources.",
            "ledger");
    }
}
