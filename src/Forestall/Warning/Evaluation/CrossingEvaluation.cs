using Forestall.Record;
using Forestall.Warning.Internals;
using Forestall.Warning.Scores;

namespace Forestall.Warning.Evaluation;

/// <summary>
/// How good the warnings of crossings were: every one made from what was published by then, scored once its outcome is known, beside what simpler rules would have said.
/// Situations in an episode and crossings not yet published are left out. Method note: docs/methods/crossing-warnings.md.
/// </summary>
public sealed record CrossingEvaluation
{
    private const int BlockLength = 24;
    private const int Replicates = 1000;

    /// <summary>Months ahead.</summary>
    public required int Horizon { get; init; }

    /// <summary>First month as of which forecasts are scored.</summary>
    public required Month From { get; init; }

    /// <summary>Last month as of which forecasts are scored: the outcome of later ones is not known yet.</summary>
    public required Month To { get; init; }

    /// <summary>Situation-months scored.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Situation-months among them with a crossing to come within the horizon.</summary>
    public required int Events { get; init; }

    /// <summary>Scores of the warnings.</summary>
    public required CrossingScores Scores { get; init; }

    /// <summary>90 % intervals of the scores in the order of <see cref="CrossingScores.All"/>: circular block bootstrap over origins, blocks of two years.</summary>
    public required IReadOnlyList<(double Low, double High)?> Intervals { get; init; }

    /// <summary>Scores over situations with deaths in the last twelve months known.</summary>
    public required CrossingScores Active { get; init; }

    /// <summary>Scores without the situation-months whose last twelve months hold long events (see <see cref="CrossingWarning.LongEventsIn"/>): their warnings may rest on what happened later.</summary>
    public required CrossingScores WithoutLongEvents { get; init; }

    /// <summary>Situation-months left out of <see cref="WithoutLongEvents"/>, and how many of them were followed by a crossing.</summary>
    public required (int Forecasts, int Events) WithLongEvents { get; init; }

    /// <summary>Reliability in ten bins of equal width.</summary>
    public required Reliability Reliability { get; init; }

    /// <summary>Reliability in ten bins of equal count, over situations with deaths in the last twelve months known.</summary>
    public required Reliability ActiveReliability { get; init; }

    /// <summary>Scores of simpler rules on the same situation-months, by name.</summary>
    public required IReadOnlyDictionary<string, CrossingScores> Baselines { get; init; }

    /// <summary>What would have come of acting on every alarm.</summary>
    public required Alarms Alarms { get; init; }

    /// <summary>Net benefit over cost-loss ratios, of the warnings and of acting everywhere.</summary>
    public required IReadOnlyList<(double CostLossRatio, double Warnings, double ActAlways)> NetBenefit { get; init; }

    /// <summary>Mean change of the probability from month to month, without sign, in situations with deaths in the last twelve months known.</summary>
    public required double MonthlyChange { get; init; }

    /// <summary>Scores the warnings.</summary>
    /// <param name="record">The record the warnings were made from.</param>
    /// <param name="history">The warnings.</param>
    /// <param name="horizon">Months ahead, 1 to 24.</param>
    /// <param name="alarm">Probability from which on a warning counts as an alarm.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <exception cref="InputException">A value is out of range, or no outcome is known.</exception>
    public static CrossingEvaluation Of(ViolenceRecord record, WarningHistory history, int horizon = Alarms.DefaultHorizon, double alarm = Alarms.DefaultLevel, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(history);
        WarningSettings.CheckedHorizon(horizon);
        Alarms.CheckedLevel(alarm);
        var panel = new WarningPanel(record, Neighbours.Embedded, history.Settings);
        var cells = new List<(Cell Cell, double Probability, bool Happened)>();
        for (var asOf = panel.IndexOf(history.From); asOf <= panel.IndexOf(history.To); asOf++)
        {
            for (var s = 0; s < panel.Series.Length; s++)
            {
                var cell = new Cell(s, asOf);
                if (history.TryGet(panel.Series[s].Situation, panel.MonthAt(asOf), horizon, out var p) && panel.Crosses(cell, horizon) is { } happened)
                {
                    cells.Add((cell, p, happened));
                }
            }
        }

        if (!cells.Exists(static c => c.Happened) || cells.TrueForAll(static c => c.Happened))
        {
            throw new InputException("no outcome to score is known, or all are the same; choose a shorter horizon or a record that reaches further.");
        }

        var all = Scored(cells, static c => c.Probability);
        var active = cells.FindAll(c => Trailing(panel, c.Cell) > 0);
        var activeScored = Scored(active, static c => c.Probability);
        var lumped = cells.FindAll(c => panel.LongEventsIn(c.Cell) is not null);
        var always = Scored(cells, static _ => 1);
        var baselines = new CrossingBaselines(panel, horizon);
        return new CrossingEvaluation
        {
            Horizon = horizon,
            From = panel.MonthAt(cells[0].Cell.AsOf),
            To = panel.MonthAt(cells[^1].Cell.AsOf),
            Forecasts = cells.Count,
            Events = cells.Count(static c => c.Happened),
            Scores = all.Scores,
            Intervals = all.Intervals(BlockLength, Replicates, seed),
            Active = activeScored.Scores,
            WithoutLongEvents = Scored(cells.FindAll(c => panel.LongEventsIn(c.Cell) is null), static c => c.Probability).Scores,
            WithLongEvents = (lumped.Count, lumped.Count(static c => c.Happened)),
            Reliability = all.Reliability,
            ActiveReliability = activeScored.ReliabilityOfEqualCounts,
            Baselines = new Dictionary<string, CrossingScores>(StringComparer.Ordinal)
            {
                ["baseRate"] = Scored(cells, c => baselines.BaseRate(c.Cell)).Scores,
                ["trailingDeaths"] = Scored(cells, c => baselines.TrailingDeaths(c.Cell)).Scores,
                ["zero"] = Scored(cells, static _ => 0).Scores,
            },
            Alarms = Alarms.Of(record, history, horizon, alarm),
            NetBenefit = [.. CostLossRatios.Select(r => (r, all.NetBenefit(r), always.NetBenefit(r)))],
            MonthlyChange = active
                .Select(c => (c.Probability, Given: history.TryGet(panel.Series[c.Cell.Series].Situation, panel.MonthAt(c.Cell.AsOf - 1), horizon, out var before), Before: before))
                .Where(static c => c.Given)
                .Select(static c => Math.Abs(c.Probability - c.Before))
                .DefaultIfEmpty()
                .Average(),
        };
    }

    private static double[] CostLossRatios { get; } = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

    private static ScoredForecasts Scored(List<(Cell Cell, double Probability, bool Happened)> cells, Func<(Cell Cell, double Probability, bool Happened), double> probability) =>
        new([.. cells.Select(probability)], [.. cells.Select(static c => c.Happened)], [.. cells.Select(static c => c.Cell.AsOf)]);

    private static double Trailing(WarningPanel panel, Cell cell) =>
        panel.Series[cell.Series].DeathsIn(cell.AsOf - panel.Settings.PublicationLag, panel.Settings.Crossing.Window);
}
