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
/// <param name="StateBased">Best estimate of those in state-based conflict.</param>
/// <param name="NonState">Best estimate of those in conflict between groups without a state.</param>
/// <param name="OneSided">Best estimate of those in one-sided violence.</param>
/// <param name="SplitEstimated">Whether the split by type is estimated.</param>
internal sealed record MonthAnswer(string Month, DeathsAnswer Deaths, long StateBased, long NonState, long OneSided, bool SplitEstimated)
{
    public static MonthAnswer Of(HarmMonth m) => new(
        m.Month.ToString(),
        DeathsAnswer.Of(m.Harm.All),
        m.Harm.StateBased.Best,
        m.Harm.NonState.Best,
        m.Harm.OneSided.Best,
        m.IsEstimated(HarmKind.StateBased) || m.IsEstimated(HarmKind.NonState) || m.IsEstimated(HarmKind.OneSided));
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
/// <param name="Start">When it began: a year, month or day.</param>
/// <param name="Class">Its class.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Actor">Who.</param>
/// <param name="Description">What.</param>
/// <param name="Taken">Whether it was carried out, at least in part.</param>
/// <param name="Document">The document it is taken from.</param>
/// <param name="Read">Whether it was read there, or stands from general knowledge.</param>
internal sealed record MeasureAnswer(string Id, string Start, string Class, string Instrument, string Actor, string Description, bool Taken, string Document, bool Read)
{
    public static MeasureAnswer Of(Measure m) => new(m.Id, m.Start.ToString(), Vocabulary.Name(m.Class), m.Instrument, m.Actor, m.Description, m.WasTaken, m.Citation.Document, m.Citation.Read);
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
/// <param name="Measures">Measures, where they were collected.</param>
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
            .WithName("situation").WithSummary("One situation by code, name or theatre, as it could be seen at the end of a month: nothing later is in it.").WithTags("Situations");
    }

    private static SituationAnswer Of(SituationView view) => new(
        view.Situation.Code,
        view.Situation.Name,
        view.AsOf.ToString(),
        view.Known.ToString(),
        [.. view.Record.Months(view.Situation).ToArray().Where(static m => m.Harm.All.High > 0).Select(MonthAnswer.Of)],
        [.. view.Crossings.Select(CrossingAnswer.Of)],
        [.. view.Measures.Select(MeasureAnswer.Of)],
        view.Outlook?.Warning is { } line ? WarningAnswer.Of(line) : null,
        [.. view.Outlook?.Past.Select(static p => new SaidAnswer(p.AsOf.ToString(), p.Probability)) ?? []],
        [.. view.Outlook?.Deaths.Select(static d => new ToComeAnswer(d.Month.ToString(), d.P5, d.P25, d.P50, d.P75, d.P95, d.Mean)) ?? []],
        [.. Caveats.Of(view)]);
}
