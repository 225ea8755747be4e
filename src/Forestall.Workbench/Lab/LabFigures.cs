using System.Globalization;
using Forestall.Brief;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Lab;

/// <summary>The figures of a replay, each for <c>replay</c>, the key of its set-up.</summary>
internal static class LabFigures
{
    private const string Method = "replay";

    public static void AddTo(FigureShelf shelf)
    {
        shelf.Add("replay-deaths", static (services, query) => Deaths(Result(services, query)));
        shelf.Add("replay-before", static (services, query) => BeforeCoercion(Result(services, query)));
        shelf.Add("replay-frontier", static (services, query) => Frontier(Result(services, query), OutcomeCount.InstrumentMonths, "months in place of all instruments"));
        shelf.Add("replay-coercive", static (services, query) => Frontier(Result(services, query), OutcomeCount.CoerciveMonths, "months in place of coercive instruments"));
        shelf.Add("story", static (services, query) => Story(services.GetRequiredService<StoryJobs>().Story(query["story"].ToString()), query["doctrine"].ToString(), services.GetRequiredService<Workspace>()));
        BeliefShelf.AddTo(shelf);
    }

    private static ReplayResult Result(IServiceProvider services, IQueryCollection query) => services.GetRequiredService<ReplayJobs>().Result(query["replay"].ToString());

    private static Figure Deaths(ReplayResult result) => new(
        ReplayFigures.Deaths(result),
        new FigureTable(
            [new("Doctrine"), new("What is counted"), new("5 %", "N2"), new("Median", "N2"), new("95 %", "N2"), new("Mean", "N2"), new("Standard error", "N2")],
            [.. result.Doctrines.SelectMany(static d => OutcomeWords.All.Select(o => (IReadOnlyList<object?>)[d.Doctrine.Name, o.Heading, .. Numbers(d.Counts[o.Count])]))]),
        "Deaths averted and caused. Mark: median of the draws; line: nine of ten draws. The lines show what is believed of the instruments under the answers taken and chance, not what is wrong with the model. The table and the CSV file hold everything that is counted.",
        Source(result),
        Method);

    private static Figure BeforeCoercion(ReplayResult result) => new(
        ReplayFigures.BeforeCoercion(result),
        new FigureTable(
            [new("Doctrine"), new("5 %", "P1"), new("Median", "P1"), new("95 %", "P1"), new("Mean", "P1"), new("Standard error", "P2")],
            [.. result.Doctrines.Select(static d => (IReadOnlyList<object?>)[d.Doctrine.Name, .. Numbers(d.Counts[OutcomeCount.HarmShareBeforeCoercion])])]),
        "Deaths from twelve months before the crossing to the end of the episode, over all episodes that came: the share before the first month with sanctions, threat or force in place. 100 % where a doctrine has none.",
        Source(result),
        Method);

    private static Figure Frontier(ReplayResult result, OutcomeCount months, string axis) => new(
        ReplayFigures.Frontier(result, months, axis),
        new FigureTable(
            [new("Doctrine"), new("Mean deaths remaining"), new("5 %"), new("95 %"), new($"Mean {axis}"), new("5 %"), new("95 %"), new("As good in both and better in one")],
            [
                .. result.Doctrines.Select(d =>
                {
                    var (deaths, place) = (d.Counts[OutcomeCount.DeathsRemaining], d.Counts[months]);
                    var by = ReplayFigures.DominatedBy(result, d, months);
                    return (IReadOnlyList<object?>)[d.Doctrine.Name, deaths.Mean, deaths.P5, deaths.P95, place.Mean, place.P5, place.P95, by.Count == 0 ? "none" : string.Join(", ", by)];
                }),
            ]),
        "Mark: means; lines: nine of ten draws in each direction. Full marks: no other doctrine is as good in both means and better in one; hollow: one is.",
        Source(result),
        Method);

    private static Figure Story(EpisodeStory story, string number, Workspace workspace)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= story.Doctrines.Count)
        {
            throw new InputException($"there is no doctrine number '{number}' in this story; open its page in the lab again.");
        }

        var told = story.Doctrines[place];
        return new Figure(
            ReplayFigures.Timeline(story, told),
            new FigureTable(
                [new("Month"), new("Deaths recorded"), new("Warning, 12 months", "P1"), .. told.InPlace.Keys.Select(static c => new FigureColumn(Vocabulary.Name(c), "P0"))],
                [.. story.Months.Select((m, t) => (IReadOnlyList<object?>)[m.Month, m.Deaths, m.Warning, .. told.InPlace.Values.Select(shares => (object?)shares[t])])]),
            "Share of draws with an instrument of each class in place, by month. Dotted: the warning of a crossing within twelve months; none is given once the episode is in the figures that were published. Bars: recorded deaths, on the scale at the right. Dashed upright: the crossing.",
            $"Record {workspace.Record.Version}.",
            Method);
    }

    private static string Source(ReplayResult result) => $"Record {result.RecordVersion}, instruments {result.Instruments.Version}, seed {result.Settings.Seed}.";

    private static IEnumerable<object?> Numbers(Band band) => [band.P5, band.P50, band.P95, band.Mean, band.StandardError];
}
