using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Workbench.Situations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A situation in the list of all.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region.</param>
/// <param name="Theatres">Places by which crises in it are known.</param>
/// <param name="From">First month covered.</param>
/// <param name="To">Last month covered.</param>
internal sealed record SituationLine(string Code, string Name, string Region, IReadOnlyList<string> Theatres, string From, string To);

/// <summary>A number of deaths.</summary>
/// <param name="Best">Best estimate.</param>
/// <param name="Low">Sum of the lowest reports.</param>
/// <param name="High">Sum of the highest reports.</param>
internal sealed record DeathsAnswer(long Best, long Low, long High)
{
    public static DeathsAnswer Of(Deaths deaths) => new(deaths.Best, deaths.Low, deaths.High);
}

/// <summary>Deaths in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Deaths">All.</param>
/// <param name="StateBased">Best estimate of those in state-based conflict; null where it would be estimated from totals of a year that was not over.</param>
/// <param name="NonState">Best estimate of those in conflict between groups without a state; null as above.</param>
/// <param name="OneSided">Best estimate of those in one-sided violence; null as above.</param>
/// <param name="TypeNotYetKnown">Best estimate of those whose type could not be known yet.</param>
/// <param name="SplitEstimated">Whether a figure by type that is given is estimated.</param>
internal sealed record MonthAnswer(string Month, DeathsAnswer Deaths, long? StateBased, long? NonState, long? OneSided, long TypeNotYetKnown, bool SplitEstimated)
{
    public static MonthAnswer Of(ViolenceRecord record, HarmMonth m) => new(
        m.Month.ToString(),
        DeathsAnswer.Of(m.Harm.All),
        record.Known(m, HarmKind.StateBased)?.Best,
        record.Known(m, HarmKind.NonState)?.Best,
        record.Known(m, HarmKind.OneSided)?.Best,
        record.TypeNotYetKnown(m),
        TypeSplit.Of(record, m) == TypeSplit.Estimated);
}

/// <summary>A crossing or surge.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Month">The month.</param>
/// <param name="Kind"><c>onset</c> or <c>surge</c>.</param>
/// <param name="End">The first month after it; null where it goes on.</param>
/// <param name="Deaths">Deaths from the month to the end.</param>
internal sealed record CrossingAnswer(string Id, string Month, string Kind, string? End, DeathsAnswer Deaths)
{
    public static CrossingAnswer Of(Crossing c) => new(c.Id, c.Month.ToString(), c.Kind == CrossingKind.Onset ? "onset" : "surge", c.End?.ToString(), DeathsAnswer.Of(c.Deaths));
}

/// <summary>Something somebody did.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">When it began: a year, month or day. Measures are listed by when they began, not by when they became public.</param>
/// <param name="Class">Its class.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Actor">Who.</param>
/// <param name="Description">What; null here, since descriptions were written later.</param>
/// <param name="Taken">Whether it was carried out, at least in part.</param>
/// <param name="Document">The document it is taken from; it may be later than the month looked at.</param>
/// <param name="SourceDate">The earliest date that the document's reference names, yyyy or yyyy-MM; null where it names none, so that it is not known whether it was there by then.</param>
/// <param name="SourceIsLater">Whether all that is cited is later than the month looked at, so that the measure may have become public later.</param>
/// <param name="Read">Whether it was read there, or stands from general knowledge.</param>
internal sealed record MeasureAnswer(string Id, string Start, string Class, string Instrument, string Actor, string? Description, bool Taken, string Document, string? SourceDate, bool SourceIsLater, bool Read)
{
    public static MeasureAnswer Of(Measure m, Month asOf) => new(
        m.Id,
        m.Start.ToString(),
        Vocabulary.Name(m.Class),
        m.Instrument,
        m.Actor,
        m.Description.Length > 0 ? m.Description : null,
        m.WasTaken,
        m.Citation.Document,
        m.Citation.Earliest?.ToString(),
        m.Citation.LaterThan(asOf) is not null,
        m.Citation.Read);
}

/// <summary>Deaths to come in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="P5">5 % quantile.</param>
/// <param name="P25">25 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75 % quantile.</param>
/// <param name="P95">95 % quantile.</param>
/// <param name="Mean">Mean.</param>
internal sealed record ToComeAnswer(string Month, double P5, double P25, double P50, double P75, double P95, double Mean);

/// <summary>The probability said in an earlier month.</summary>
/// <param name="AsOf">The month.</param>
/// <param name="Probability">Probability of a crossing within twelve months.</param>
internal sealed record SaidAnswer(string AsOf, double Probability);

/// <summary>A situation as it could be seen at the end of a month.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">The month at whose end one looks.</param>
/// <param name="Known">The last month whose figures were published by then.</param>
/// <param name="Months">Months with deaths.</param>
/// <param name="Crossings">Crossings and surges.</param>
/// <param name="Measures">Measures begun by the month, where they were collected; some became public later only (see <c>sourceIsLater</c>).</param>
/// <param name="LongEventsIn">A month that holds most of the deaths of the last twelve in few events: these may have come later, since long events lie wholly in their first month.</param>
/// <param name="Warning">The warning; null in an episode, or where there are none.</param>
/// <param name="Said">What was said in earlier months.</param>
/// <param name="ToCome">Deaths to come by month.</param>
/// <param name="Caveats">What to beware of.</param>
internal sealed record SituationAnswer(
    string Code,
    string Name,
    string AsOf,
    string Known,
    IReadOnlyList<MonthAnswer> Months,
    IReadOnlyList<CrossingAnswer> Crossings,
    IReadOnlyList<MeasureAnswer> Measures,
    string? LongEventsIn,
    WarningAnswer? Warning,
    IReadOnlyList<SaidAnswer> Said,
    IReadOnlyList<ToComeAnswer> ToCome,
    IReadOnlyList<string> Caveats);

/// <summary>Situations.</summary>
internal static class SituationApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/situations", static (Workspace workspace) => TypedResults.Ok(workspace.Record.Situations.Select(static s => new SituationLine(s.Code, s.Name, s.Region, s.Theatres, s.From.ToString(), s.To.ToString())).ToList()))
            .WithName("situations").WithSummary("All situations.").WithTags("Situations");
        api.MapGet("/situations/{name}", static (Workspace workspace, string name, string? asOf) => TypedResults.Ok(Of(SituationView.Of(workspace, name, asOf))))
            .WithName("situation").WithSummary("One situation by code, name or theatre, as of the end of a month: figures published by then, measures begun by then. What cannot be told apart from what came later is named in its caveats.").WithTags("Situations");
    }

    private static SituationAnswer Of(SituationView view) => new(
        view.Situation.Code,
        view.Situation.Name,
        view.AsOf.ToString(),
        view.Known.ToString(),
        [.. view.Record.Months(view.Situation).ToArray().Where(static m => m.Harm.All.High > 0).Select(m => MonthAnswer.Of(view.Record, m))],
        [.. view.Crossings.Select(CrossingAnswer.Of)],
        [.. view.Measures.Select(m => MeasureAnswer.Of(m, view.AsOf))],
        view.LongEventsIn?.ToString(),
        view.Outlook?.Warning is { } line ? WarningAnswer.Of(line) : null,
        [.. view.Outlook?.Past.Select(static p => new SaidAnswer(p.AsOf.ToString(), p.Probability)) ?? []],
        [.. view.Outlook?.Deaths.Select(static d => new ToComeAnswer(d.Month.ToString(), d.P5, d.P25, d.P50, d.P75, d.P95, d.Mean)) ?? []],
        [.. Caveats.Of(view)]);
}
