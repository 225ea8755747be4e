using Forestall.Record;
using Forestall.Warning.Internals;

namespace Forestall.Warning;

/// <summary>One line of the watch list.</summary>
/// <param name="Rank">Rank by probability among the situations in no episode, from 1; the order of codes decides a tie.</param>
/// <param name="RankYearBefore">Rank twelve months before; null when there was none.</param>
/// <param name="Warning">The warning.</param>
/// <param name="Track">How often warnings about as strong had been right.</param>
public sealed record WatchLine(int Rank, int? RankYearBefore, CrossingWarning Warning, TrackRecord Track);

/// <summary>Who is near the Rubicon: the warnings for all situations as of a month, on what was published by then.</summary>
/// <param name="AsOf">The month at whose end the list was made.</param>
/// <param name="Horizon">Months ahead.</param>
/// <param name="Lines">Situations in no episode, by probability.</param>
/// <param name="InEpisode">Situations in an episode as far as was published: the crossing has come, no warning is given.</param>
public sealed record WatchList(Month AsOf, int Horizon, IReadOnlyList<WatchLine> Lines, IReadOnlyList<Situation> InEpisode)
{
    private const double Band = 1.5;
    private const double NormalNinetyFive = 1.6448536269514722;

    /// <summary>Makes the list.</summary>
    /// <param name="record">The record.</param>
    /// <param name="history">Its warnings.</param>
    /// <param name="asOf">The month, inside the history.</param>
    /// <param name="horizon">Months ahead, 1 to 24.</param>
    /// <param name="top">How many lines, at least 1.</param>
    /// <param name="only">Only this situation; null for all.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The month or the horizon is out of range.</exception>
    public static WatchList Of(ViolenceRecord record, WarningHistory history, Month asOf, int horizon, int top, Situation? only = null, CancellationToken cancellation = default) =>
        Of(new WarningDesk(record, history), asOf, horizon, top, only, cancellation);

    /// <summary>Makes the list at a desk that keeps what it learns.</summary>
    internal static WatchList Of(WarningDesk desk, Month asOf, int horizon, int top, Situation? only, CancellationToken cancellation)
    {
        var (record, history, panel) = (desk.Record, desk.History, desk.Panel);
        WarningSettings.CheckedHorizon(horizon);
        if (asOf < history.From || asOf > history.To)
        {
            throw new InputException($"there are no warnings as of {asOf}; choose a month from {history.From} to {history.To}.");
        }

        var ranked = Ranked(record, history, asOf, horizon);
        var before = Ranked(record, history, asOf - 12, horizon).Select(static (r, i) => (r.Stored.Situation, Rank: i + 1)).ToDictionary(static r => r.Situation, static r => r.Rank, StringComparer.Ordinal);
        var shown = ranked.Select(static (r, i) => (r.Stored, r.Probability, Rank: i + 1)).Where(r => only is null || r.Stored.Situation == only.Code).Take(top).ToList();
        var above = HorizonCurve.Above(horizon);
        var models = desk.Models(asOf.Year, [.. shown.Select(r => HorizonCurve.Deciding(r.Stored.Probabilities, above)).Distinct().Order()], cancellation);
        var index = panel.Series.Select(static (s, i) => (s.Situation.Code, i)).ToDictionary(static p => p.Code, static p => p.i, StringComparer.Ordinal);
        var known = KnownOutcomes(panel, history, asOf, horizon, index);
        return new WatchList(
            asOf,
            horizon,
            [.. shown.Select(r => new WatchLine(
                r.Rank,
                before.TryGetValue(r.Stored.Situation, out var rank) ? rank : null,
                Warning(panel, history, models, new Cell(index[r.Stored.Situation], panel.IndexOf(asOf)), r.Stored, r.Probability, horizon),
                Track(known, r.Probability)))],
            [.. panel.Series.Where(s => panel.IndexOf(asOf) - history.Settings.PublicationLag is var at && s.Covered[at] && s.InEpisode[at]).Select(static s => s.Situation)]);
    }

    private static List<(StoredWarning Stored, double Probability)> Ranked(ViolenceRecord record, WarningHistory history, Month asOf, int horizon) =>
        [.. record.Situations
            .Select(s => history.Find(s.Code, asOf))
            .OfType<StoredWarning>()
            .Select(w => (w, HorizonCurve.At(w.Probabilities, horizon)))
            .OrderByDescending(static r => r.Item2)
            .ThenBy(static r => r.w.Situation, StringComparer.Ordinal)];

    private static CrossingWarning Warning(WarningPanel panel, WarningHistory history, YearOfModels models, Cell cell, StoredWarning stored, double probability, int horizon)
    {
        var position = HorizonCurve.Deciding(stored.Probabilities, HorizonCurve.Above(horizon));
        var combination = history.Combinations[models.Year][position];
        var candidates = models.Forecast(cell, position);
        var logOdds = combination.LogOdds(candidates.Logit, candidates.Trees);

        // The trees learn from the same crossings; they are taken to err as far as the logit, and in the same direction.
        var error = NormalNinetyFive * (combination.Logit + combination.Trees) * candidates.StandardError;
        var hazard = -Math.Log(1 - LogOddsScale.Probability(logOdds));
        double End(double at) => hazard > 0 ? 1 - Math.Exp(-(-Math.Log(1 - probability) * -Math.Log(1 - LogOddsScale.Probability(at)) / hazard)) : 0;
        return new CrossingWarning(
            panel.Series[cell.Series].Situation,
            panel.MonthAt(cell.AsOf),
            horizon,
            probability,
            Math.Min(probability, End(logOdds - error)),
            Math.Max(probability, End(logOdds + error)),
            Drivers(panel, cell, models.Contributions(cell, position, combination)),
            panel.LongEventsIn(cell) is { } lump ? panel.MonthAt(lump) : null);
    }

    private static List<Driver> Drivers(WarningPanel panel, Cell cell, double[] contributions)
    {
        var words = new DriverWords(panel, cell);
        return [.. FeatureSet.All
            .Select((f, j) => (f.Theme, Contribution: contributions[j]))
            .GroupBy(static f => f.Theme)
            .Select(g => new Driver(FeatureSet.NameOf(g.Key), words.Of(g.Key), g.Sum(static f => f.Contribution)))
            .OrderByDescending(static d => Math.Abs(d.Contribution))];
    }

    private static List<(double Probability, bool Crossed)> KnownOutcomes(WarningPanel panel, WarningHistory history, Month asOf, int horizon, Dictionary<string, int> index) =>
        [.. history.Warnings
            .Where(w => w.AsOf + horizon <= asOf - history.Settings.PublicationLag)
            .Select(w => (HorizonCurve.At(w.Probabilities, horizon), panel.Crosses(new Cell(index[w.Situation], panel.IndexOf(w.AsOf)), horizon)))
            .Where(static w => w.Item2 is not null)
            .Select(static w => (w.Item1, w.Item2!.Value))];

    private static TrackRecord Track(List<(double Probability, bool Crossed)> known, double probability)
    {
        var (from, to) = (probability / Band, Math.Min(1, probability * Band));
        var alike = known.FindAll(k => k.Probability >= from && k.Probability <= to);
        return new TrackRecord(from, to, alike.Count, alike.Count(static k => k.Crossed));
    }
}
