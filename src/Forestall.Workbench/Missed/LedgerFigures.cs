using System.Globalization;
using Forestall.Brief;
using Forestall.Record.Curated;
using Forestall.Rubicon;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Missed;

/// <summary>The ledger as a picture.</summary>
internal static class LedgerFigures
{
    /// <summary>The classes, from the least to the most coercive.</summary>
    public static IReadOnlyList<MeasureClass> Classes { get; } = [MeasureClass.NonCoercive, MeasureClass.Economic, MeasureClass.Threat, MeasureClass.Deployment, MeasureClass.Force];

    public static void AddTo(FigureShelf shelf)
    {
        shelf.Add("ledger", static (services, query) => Of(services.GetRequiredService<Workspace>(), query));
        EpisodeFigures.AddTo(shelf);
    }

    private static Figure Of(Workspace workspace, IQueryCollection query)
    {
        var lines = LedgerQuery.Of(workspace, query["search"], query["region"], Year(query, "from"), Year(query, "to"), query["covered"] == "true").Lines(workspace.Missed);
        return new Figure(
            LedgerPictures.FirstMeasures([.. lines.Where(static l => l.Episode is not null)], workspace.Missed.Lookback),
            new FigureTable(
                [new("Crossing"), new("Situation"), new("Month"), new("Deaths, with the year before"), new("Warned, months before"), .. Classes.Select(static c => new FigureColumn($"First {Vocabulary.Name(c)}, months from the crossing")), new("Share of deaths before coercion, at least", "P0"), new("Share, at most", "P0"), new("Measures collected")],
                [.. lines.Select(static l => (IReadOnlyList<object?>)[
                    l.Crossing.Id,
                    Theatres.Title(l.Crossing),
                    l.Crossing.Month,
                    l.Harm.Best,
                    l.Warning?.Months,
                    .. Classes.Select(k => l.First.TryGetValue(k, out var first) ? first.Lag : (object?)null),
                    l.FirstCoercive?.Share,
                    l.FirstCoercive?.ShareThrough,
                    l.Episode is null ? "no" : "yes"])]),
            "A row for each crossing whose measures were collected, a mark for the first measure of each class, by months from the crossing (the dashed line). What came more than five years after, or was in force from long before, stands at the edge.",
            "Deaths: UCDP, as in the record. Measures: record/measures.csv, each row with its sources.",
            "ledger");
    }

    private static int? Year(IQueryCollection query, string name) =>
        string.IsNullOrEmpty(query[name]) ? null
        : int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : throw new InputException($"'{query[name]}' is no year; write it as 1999.");
}
