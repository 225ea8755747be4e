using Forestall.Brief;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Warning;
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

/// <summary>A crossing or surge of a situation, in words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Month">The month.</param>
/// <param name="Kind"><c>onset</c> or <c>surge</c>.</param>
/// <param name="End">The first month after it; null where it goes on.</param>
/// <param name="Deaths">Deaths from the month to the end.</param>
/// <param name="PerhapsEarlier">Whether it may have begun before the record does.</param>
/// <param name="Sentences">What happened, in sentences.</param>
internal sealed record CrossingToldAnswer(string Id, string Month, string Kind, string? End, DeathsAnswer Deaths, bool PerhapsEarlier, IReadOnlyList<string> Sentences)
{
    public static CrossingToldAnswer Of(SituationView view, Crossing crossing, RubiconSettings rubicon)
    {
        var plain = CrossingAnswer.Of(crossing);
        return new(plain.Id, plain.Month, plain.Kind, plain.End, plain.Deaths, crossing.LeftCensored, [.. CrossingWords.Of(view, crossing, rubicon)]);
    }
}

/// <summary>Something somebody did.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">When it began: a year, month or day. Measures are listed by when they began, not by when they became public.</param>
/// <param name="Ended">When it ended, or why no date stands there: single act, unknown, ongoing, or not by the month looked at.</param>
/// <param name="Class">Its class.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Actor">Who.</param>
/// <param name="Target">Towards whom.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Authority">On what authority; empty where none is recorded.</param>
/// <param name="Description">What; null as of a month, since descriptions were written later.</param>
/// <param name="Taken">Whether it was carried out, at least in part.</param>
/// <param name="Document">The document it is taken from; it may be later than the month looked at.</param>
/// <param name="SourceDate">The earliest date that the document's reference names, yyyy or yyyy-MM; null where it names none, so that it is not known whether it was there by then.</param>
/// <param name="SourceIsLater">Whether all that is cited is later than the month looked at, so that the measure may have become public later.</param>
/// <param name="Read">Whether it was read there, or stands from general knowledge.</param>
internal sealed record MeasureAnswer(string Id, string Start, string Ended, string Class, string Instrument, string Actor, string Target, string Status, string Authority, string? Description, bool Taken, string Document, string? SourceDate, bool SourceIsLater, bool Read)
{
    /// <summary>A measure.</summary>
    /// <param name="m">The measure.</param>
    /// <param name="asOf">The month at whose end one looks; null for today, when no source is a later one.</param>
    public static MeasureAnswer Of(Measure m, Month? asOf) => new(
        m.Id,
        m.Start.ToString(),
        MeasureTable.Ended(m, asOf),
        Vocabulary.Name(m.Class),
        m.Instrument,
        m.Actor,
        m.Target,
        m.Status,
        m.Authority,
        m.Description.Length > 0 ? m.Description : null,
        m.WasTaken,
        m.Citation.Document,
        m.Citation.Earliest?.ToString(),
        asOf is { } month && m.Citation.LaterThan(month) is not null,
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
internal sealed record ToComeAnswer(string Month, double P5, double P25, double P50, double P75, double P95, double Mean)
{
    public static ToComeAnswer Of(DeathsToCome d) => new(d.Month.ToString(), d.P5, d.P25, d.P50, d.P75, d.P95, d.Mean);
}

/// <summary>The probability said in an earlier month.</summary>
/// <param name="AsOf">The month.</param>
/// <param name="Probability">Probability of a crossing within twelve months.</param>
internal sealed record SaidAnswer(string AsOf, double Probability);

/// <summary>The figures said large of a situation.</summary>
/// <param name="DeathsFrom">First of the twelve months counted; the last is <c>known</c>.</param>
/// <param name="Deaths">Deaths in them.</param>
/// <param name="LongEventsIn">A month that holds most of these deaths in few events: they may have come later, since long events lie wholly in their first month.</param>
/// <param name="Episode">The episode under way; null outside one.</param>
/// <param name="ToCome">Deaths to come in twelve months, with the last of these; null where there are no warnings.</param>
/// <param name="MeasuresInForce">Measures in force in two years; null where none were collected, which does not say that there were none.</param>
/// <param name="CoerciveInForce">Those of them that were sanctions, threats or force; null likewise.</param>
internal sealed record SummaryAnswer(string DeathsFrom, DeathsAnswer Deaths, string? LongEventsIn, CrossingAnswer? Episode, ToComeAnswer? ToCome, int? MeasuresInForce, int? CoerciveInForce)
{
    public static SummaryAnswer Of(SituationView view)
    {
        var numbers = SituationNumbers.Of(view);
        return new(
            numbers.From.ToString(),
            DeathsAnswer.Of(numbers.Deaths),
            view.LongEventsIn?.ToString(),
            view.Episode is { } episode ? CrossingAnswer.Of(episode) : null,
            view.Outlook is { } outlook ? ToComeAnswer.Of(outlook.DeathsInTwelveMonths) : null,
            numbers.Measures,
            numbers.Coercive);
    }
}

/// <summary>An earlier episode beside a situation: it is a choice, not a finding.</summary>
/// <param name="Crossing">The crossing that begins it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Situation">Code of its situation.</param>
/// <param name="ComparedIn">The month of it that is most alike.</param>
/// <param name="Distance">How far away it is, in standard deviations.</param>
/// <param name="Deaths">Its deaths, best estimate, as far as was published.</param>
/// <param name="MeasuresCollected">Whether its measures were collected.</param>
/// <param name="FirstCoercive">Months from its crossing to the first sanction, threat or force; null where none is recorded.</param>
internal sealed record ComparableAnswer(string Crossing, string Title, string Situation, string ComparedIn, double Distance, long Deaths, bool MeasuresCollected, int? FirstCoercive)
{
    public static ComparableAnswer Of(ComparableEpisode e) => new(
        e.Line.Crossing.Id,
        Theatres.Title(e.Line.Crossing),
        e.Line.Crossing.Situation.Code,
        e.At.ToString(),
        e.Distance,
        e.Line.Crossing.Deaths.Best,
        e.Line.Episode is not null,
        e.Line.FirstCoercive?.Lag);
}

/// <summary>A situation as it could be seen at the end of a month.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">The month at whose end one looks.</param>
/// <param name="Known">The last month whose figures were published by then.</param>
/// <param name="Summary">The figures said large.</param>
/// <param name="Months">Months with deaths.</param>
/// <param name="Crossings">Crossings and surges.</param>
/// <param name="Measures">Measures begun by the month, where they were collected; some became public later only (see <c>sourceIsLater</c>).</param>
/// <param name="LongEventsIn">A month that holds most of the deaths of the last twelve in few events: these may have come later, since long events lie wholly in their first month.</param>
/// <param name="Warning">The warning; null in an episode, or where there are none.</param>
/// <param name="Said">What was said in earlier months.</param>
/// <param name="ToCome">Deaths to come by month.</param>
/// <param name="Comparable">Comparable episodes, the nearest first.</param>
/// <param name="Caveats">What to beware of.</param>
internal sealed record SituationAnswer(
    string Code,
    string Name,
    string AsOf,
    string Known,
    SummaryAnswer Summary,
    IReadOnlyList<MonthAnswer> Months,
    IReadOnlyList<CrossingToldAnswer> Crossings,
    IReadOnlyList<MeasureAnswer> Measures,
    string? LongEventsIn,
    WarningAnswer? Warning,
    IReadOnlyList<SaidAnswer> Said,
    IReadOnlyList<ToComeAnswer> ToCome,
    IReadOnlyList<ComparableAnswer> Comparable,
    IReadOnlyList<string> Caveats);

/// <summary>Situations.</summary>
internal static class SituationApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/situations", static (Workspace workspace) => TypedResults.Ok(workspace.Record.Situations.Select(static s => new SituationLine(s.Code, s.Name, s.Region, s.Theatres, s.From.ToString(), s.To.ToString())).ToList()))
            .WithName("situations").WithSummary("All situations.").WithTags("Situations");
        api.MapGet("/situations/{name}", static (Workspace workspace, string name, string? asOf) => TypedResults.Ok(Of(workspace, SituationView.Of(workspace, name, asOf))))
            .WithName("situation").WithSummary("One situation by code, name or theatre, as of the end of a month: figures published by then, measures begun by then. What cannot be told apart from what came later is named in its caveats.").WithTags("Situations");
    }

    private static SituationAnswer Of(Workspace workspace, SituationView view) => new(
        view.Situation.Code,
        view.Situation.Name,
        view.AsOf.ToString(),
        view.Known.ToString(),
        SummaryAnswer.Of(view),
        [.. view.Record.Months(view.Situation).ToArray().Where(static m => m.Harm.All.High > 0).Select(m => MonthAnswer.Of(view.Record, m))],
        [.. view.Crossings.Select(c => CrossingToldAnswer.Of(view, c, workspace.Rubicon))],
        [.. view.Measures.Select(m => MeasureAnswer.Of(m, view.AsOf))],
        view.LongEventsIn?.ToString(),
        view.Outlook?.Warning is { } line ? WarningAnswer.Of(line) : null,
        [.. view.Outlook?.Past.Select(static p => new SaidAnswer(p.AsOf.ToString(), p.Probability)) ?? []],
        [.. view.Outlook?.Deaths.Select(ToComeAnswer.Of) ?? []],
        [.. workspace.Comparable(view.Situation, view.AsOf).Select(ComparableAnswer.Of)],
        [.. Caveats.Of(view)]);
}
