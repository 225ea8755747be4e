using Forestall.Brief;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning.Evaluation;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static System.FormattableString;

namespace Forestall.Workbench.Situations;

/// <summary>The figures of a situation's page, each for <c>situation</c> and <c>asOf</c>.</summary>
internal static class SituationFigures
{
    private const int MonthsBack = 60;
    private const string Ucdp = "Deaths: UCDP GED and country-year, as in the record.";

    public static void AddTo(FigureShelf shelf)
    {
        shelf.Add("harm", static (services, query) => Harm(Seen(services, query), services));
        shelf.Add("measures", static (services, query) => Measures(Seen(services, query)));
        shelf.Add("warnings", static (services, query) => Warnings(View(services, query)));
        shelf.Add("fan", static (services, query) => Fan(View(services, query)));
    }

    /// <summary>What happened and was done: it does not wait for what was said.</summary>
    private static SituationView Seen(IServiceProvider services, IQueryCollection query) =>
        SituationView.Of(services.GetRequiredService<Workspace>(), query["situation"].ToString(), query["asOf"], wait: false);

    private static SituationView View(IServiceProvider services, IQueryCollection query) =>
        SituationView.Of(services.GetRequiredService<Workspace>(), query["situation"].ToString(), query["asOf"]);

    private static Figure Harm(SituationView view, IServiceProvider services)
    {
        var rubicon = services.GetRequiredService<Workspace>().Rubicon;
        var curve = new HarmCurve(view.Record, view.Situation, rubicon);
        return new Figure(
            SituationPictures.Harm(view.Record, view.Situation, rubicon, view.From, view.Known),
            new FigureTable(
                [new("Month"), new("Low"), new("Best"), new("High"), new("State-based"), new("Non-state"), new("One-sided"), new("Type not yet known"), new("Split"), new("Twelve months")],
                [.. view.Record.Months(view.Situation).ToArray().Where(static m => m.Harm.All.High > 0).Select(m => (IReadOnlyList<object?>)[m.Month, m.Harm.All.Low, m.Harm.All.Best, m.Harm.All.High, view.Record.Known(m, HarmKind.StateBased)?.Best, view.Record.Known(m, HarmKind.NonState)?.Best, view.Record.Known(m, HarmKind.OneSided)?.Best, view.Record.TypeNotYetKnown(m), TypeSplit.Of(view.Record, m), curve.TrailingAt(m.Month)])]),
            "Bars: deaths in the month, by type; the split of a month by type is partly estimated (see the table), and where it would be from totals of a year not yet over it is left open: type not yet known. Line: deaths in the twelve months up to then. Shaded: episodes. Dotted: surges. Months without deaths are left out of the table.",
            Ucdp,
            "crossings");
    }

    private static Figure Measures(SituationView view) => new(
        SituationPictures.Measures(view.Situation, view.Measures, [.. view.Crossings.Where(static c => c.Kind == CrossingKind.Onset).Select(static c => c.Month)], view.From, view.Known),
        MeasureTable.Of(view.Measures, view.AsOf),
        "Full marks: taken. Hollow marks: refused, unanswered, only announced, or a presence withdrawn. Bars: how long a measure lasted. Dashed: crossings. Measures stand by when they began, not by when they became public; those cited from later sources only are marked in the table.",
        "Measures: record/measures.csv, each row with its sources.",
        "ledger");

    private static Figure Warnings(SituationView view)
    {
        var outlook = Said(view);
        return new Figure(
            SituationPictures.Warnings(outlook, Alarms.DefaultLevel),
            new FigureTable([new("As of"), new("Probability", "P1")], [.. outlook.Past.Select(static p => (IReadOnlyList<object?>)[p.AsOf, p.Probability])]),
            $"Probability of a crossing within {Alarms.DefaultHorizon} months, said on what was published by then. Dashed: {100 * Alarms.DefaultLevel:0} %. No line: in an episode. A dot alone: one month between episodes, or the first with a warning.",
            Ucdp,
            "crossing-warnings");
    }

    private static Figure Fan(SituationView view)
    {
        var outlook = Said(view);
        return new Figure(
            SituationPictures.Fan(view.Record, outlook, MonthsBack),
            new FigureTable(
                [new("Month"), new("5 %"), new("25 %"), new("Median"), new("75 %"), new("95 %"), new("Mean", "N1")],
                [.. outlook.Deaths.Select(static d => (IReadOnlyList<object?>)[d.Month, d.P5, d.P25, d.P50, d.P75, d.P95, d.Mean])]),
            "Bars: deaths recorded. Bands: half and nine in ten of the futures of each month; line: their median.",
            Ucdp,
            "deaths-forecast");
    }

    private static Forestall.Warning.SituationOutlook Said(SituationView view) =>
        view.Outlook ?? throw new InputException($"there are no warnings as of {view.AsOf}.");
}
