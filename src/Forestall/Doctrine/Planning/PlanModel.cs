using Forestall.Doctrine.Planning.Internals;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Record;
using Forestall.Warning.Counts;

namespace Forestall.Doctrine.Planning;

/// <summary>Strategies set against what may come in one situation, ready to be drawn. Method note: docs/methods/planning.md.</summary>
public sealed class PlanModel
{
    /// <summary>The name of the strategy that is always compared: to add nothing to what is being done.</summary>
    public const string Nothing = "nothing further";

    internal PlanModel(PlanHistory history, InstrumentSet instruments, IReadOnlyList<PreventionDoctrine> strategies, PlanSettings settings)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(strategies);
        ArgumentNullException.ThrowIfNull(settings);
        Check(strategies);
        if (settings.Draws < 1 || settings.Draws > PlanSettings.MostDraws || settings.Draws % history.Paths != 0)
        {
            throw new InputException(FormattableString.Invariant($"{settings.Draws} draws do not use the {history.Paths} forecast paths alike; choose a multiple of {history.Paths}, at most {PlanSettings.MostDraws}."));
        }

        (History, Instruments, Settings) = (history, instruments, settings);
        Strategies = [new PreventionDoctrine(Nothing, "Nothing is added to what is being done; it is in the forecast already.", [], "", new TextPlace(Nothing, 1, 1)), .. strategies];
        Answers = instruments.Answer(settings.Answers);
        var used = strategies.SelectMany(static s => s.Rules).SelectMany(static r => r.Use).ToHashSet(StringComparer.Ordinal);
        Used = [.. Enumerable.Range(0, instruments.Instruments.Count).Where(i => used.Contains(instruments.Instruments[i].Name))];

        // Unknown instruments, questions and answers are found here.
        Replay(0, [history.Months], Strategies);
    }

    /// <summary>The situation.</summary>
    public Situation Situation => History.Situation;

    /// <summary>The strategies; the first is to do nothing further.</summary>
    public IReadOnlyList<PreventionDoctrine> Strategies { get; }

    /// <summary>The instruments.</summary>
    public InstrumentSet Instruments { get; }

    /// <summary>How the plan is made.</summary>
    public PlanSettings Settings { get; }

    /// <summary>The answer taken to each question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; }

    internal PlanHistory History { get; }

    /// <summary>Places of the instruments some strategy uses.</summary>
    internal IReadOnlyList<int> Used { get; }

    /// <summary>Forecasts a situation and sets strategies against the forecast.</summary>
    /// <param name="record">The record.</param>
    /// <param name="situation">The situation.</param>
    /// <param name="asOf">The month at whose end the first decision is made, on figures up to the month before; null for the last one possible.</param>
    /// <param name="instruments">The instruments strategies choose from.</param>
    /// <param name="strategies">Strategies, as doctrines whose rules hold in their months from the start of the plan. To do nothing further is always compared.</param>
    /// <param name="settings">Seed, draws and answers.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">
    /// No forecast can be made in that month, the situation did not exist then, a strategy asks for warnings or names an instrument that is not there, two
    /// have one name, an answer is wrong, or draws are no multiple of 1,000.
    /// </exception>
    public static PlanModel Of(
        ViolenceRecord record,
        Situation situation,
        Month? asOf,
        InstrumentSet instruments,
        IReadOnlyList<PreventionDoctrine> strategies,
        PlanSettings settings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(strategies);
        Check(strategies);
        var forecaster = new DeathForecaster(record);
        var from = asOf ?? (situation.To + 1 < forecaster.Last ? situation.To + 1 : forecaster.Last);
        var forecasts = forecaster.At(from, cancellation);
        var forecast = forecasts.Of(situation)
            ?? throw new InputException($"{situation.Name} did not exist in {forecasts.LastKnown}; choose a month from {situation.From + 1} to {situation.To + 1}.");
        return new PlanModel(new PlanHistory(record, situation, forecasts.LastKnown, forecast.Paths), instruments, strategies, settings);
    }

    /// <summary>The strategy with every month of its steps put off.</summary>
    internal static PreventionDoctrine Later(PreventionDoctrine strategy, int months) => months == 0 ? strategy : strategy with
    {
        Name = FormattableString.Invariant($"{strategy.Name}, {months} months later"),
        Rules = [.. strategy.Rules.Select(r => r with { When = r.When with { MonthsFromStart = Later(r.When.MonthsFromStart, months) } })],
    };

    /// <summary>Doctrines set against one path, cut after each of several numbers of months.</summary>
    internal ReplayModel Replay(int path, IEnumerable<int> months, IReadOnlyList<PreventionDoctrine> doctrines) =>
        Replay([.. months.Select(m => History.Of(path, m))], doctrines);

    /// <summary>Doctrines set against all paths.</summary>
    internal ReplayModel Replay(IReadOnlyList<PreventionDoctrine> doctrines) =>
        Replay([.. Enumerable.Range(0, History.Paths).Select(p => History.Of(p, History.Months))], doctrines);

    private static MonthSpan Later(MonthSpan? span, int months) => span is null
        ? new MonthSpan(months)
        : new MonthSpan(span.AtLeast + months, span.AtMost > int.MaxValue - months ? int.MaxValue : span.AtMost + months);

    private static void Check(IReadOnlyList<PreventionDoctrine> strategies)
    {
        if (strategies.Count == 0)
        {
            throw new InputException("there is no strategy to compare with doing nothing further; give at least one.");
        }

        foreach (var strategy in strategies)
        {
            if (strategy.Name == Nothing)
            {
                throw new InputException($"{strategy.Place}: '{Nothing}' is always compared; give the strategy another name.");
            }

            if (strategy.Rules.FirstOrDefault(static r => r.When.Warning is not null) is { } rule)
            {
                throw new InputException($"{rule.Place}: '{rule.Name}' asks for a warning, and along a path to come none is given; say in months from the start when it holds.");
            }
        }

        if (strategies.GroupBy(static s => s.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"two strategies are called '{twice.Key}'; give each a name of its own.");
        }
    }

    private ReplayModel Replay(IReadOnlyList<SituationHistory> paths, IReadOnlyList<PreventionDoctrine> doctrines) =>
        new(ReplayHistory.OfPaths(History.RecordVersion, paths, History.Begun, History.From, History.To), Instruments, doctrines, new ReplaySettings { Seed = Settings.Seed, Draws = Settings.Draws, Answers = Settings.Answers });
}
