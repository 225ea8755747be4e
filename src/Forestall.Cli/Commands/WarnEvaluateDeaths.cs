using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Warning.Counts;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn evaluate --task deaths</c>: forecasts of deaths by country-month beside the benchmarks of the VIEWS prediction challenge.</summary>
internal sealed class WarnEvaluateDeaths
{
    private readonly Option<string?> _actuals = new("--actuals") { Description = "Deaths: score on the actuals in this folder (views_cm_actuals_YYYY.csv) instead of the record.", HelpName = "DIR" };
    private readonly Option<int?> _window = new("--window") { Description = "Deaths: the year whose twelve months are forecast from the October before.", HelpName = "YEAR" };
    private readonly Option<int?> _from = new("--from") { Description = $"Deaths: first window scored on the record ({DeathEvaluation.DefaultFrom} unless given).", HelpName = "YEAR" };
    private readonly Option<int?> _to = new("--to") { Description = $"Deaths: last window scored on the record ({DeathEvaluation.DefaultTo} unless given).", HelpName = "YEAR" };

    public WarnEvaluateDeaths(Command command)
    {
        command.Add(_actuals);
        command.Add(_window);
        command.Add(_from);
        command.Add(_to);
    }

    public void Run(ParseResult parsed, OutputFormat format, Terminal terminal)
    {
        var evaluation = Evaluate(parsed, terminal);
        terminal.EndProgress();
        Print(evaluation, parsed.GetValue(_actuals), format, terminal);
    }

    private DeathEvaluation Evaluate(ParseResult parsed, Terminal terminal)
    {
        var (folder, window, from, to) = (parsed.GetValue(_actuals), parsed.GetValue(_window), parsed.GetValue(_from), parsed.GetValue(_to));
        if (window is not null && (from ?? to) is not null)
        {
            throw new UsageException("--window names one year, --from and --to several; give one or the other.");
        }

        if (window < 1 || window > 9999)
        {
            throw new UsageException($"{window} is no year; give one such as 2020.");
        }

        if (folder is null)
        {
            var forecaster = new DeathForecaster(CommonOptions.ReadRecord(parsed));
            return DeathEvaluation.OnRecord(
                forecaster,
                window ?? from ?? DeathEvaluation.DefaultFrom,
                window ?? to ?? DeathEvaluation.DefaultTo,
                year => terminal.Progress($"window {year}"),
                terminal.Cancellation);
        }

        if (window is not { } scored)
        {
            throw new UsageException("--actuals needs --window: the year to score, for example --window 2021.");
        }

        var actuals = ViewsActuals.Read(folder, scored);
        return DeathEvaluation.OnActuals(new DeathForecaster(CommonOptions.ReadRecord(parsed)), actuals, terminal.Cancellation);
    }

    private static void Print(DeathEvaluation evaluation, string? actuals, OutputFormat format, Terminal terminal)
    {
        var lines = evaluation.Windows.SelectMany(static w => Rows(w.All, w.TopRemoved).Select(r => (Window: (int?)w.Year, w.Places, Row: r)))
            .Concat(Rows(evaluation.All, evaluation.TopRemoved).Select(r => (Window: (int?)null, Places: 0, Row: r)))
            .Where(l => format == OutputFormat.Csv || l.Window is null)
            .ToArray();
        new Listing<(int? Window, int Places, Row Row)>()
            .Column(header: null, "window", static l => l.Window?.ToString(CultureInfo.InvariantCulture) ?? "mean")
            .Column(header: null, "countries", static l => l.Window is null ? null : l.Places)
            .Column("Forecast", "forecast", static l => l.Row.Name)
            .Column("CRPS", "crps", static l => l.Row.All.Crps)
            .Column("Ignorance", "ign", static l => l.Row.All.Ignorance)
            .Column("Interval score", "mis", static l => l.Row.All.IntervalScore)
            .Column("CRPS, top ten removed", "crps_top_removed", static l => l.Row.TopRemoved.Crps)
            .Column("Ignorance", "ign_top_removed", static l => l.Row.TopRemoved.Ignorance)
            .Column("Interval score", "mis_top_removed", static l => l.Row.TopRemoved.IntervalScore)
            .Print(terminal, format, lines, () => Json(evaluation, actuals));
        if (format == OutputFormat.Table)
        {
            Summary(evaluation, actuals, terminal);
        }
    }

    private static void Summary(DeathEvaluation evaluation, string? actuals, Terminal terminal)
    {
        var windows = evaluation.Windows;
        terminal.Line(actuals is null
            ? $"Windows {windows[0].Year} to {windows[^1].Year} of the record (deaths of all types): data to October, forecasts for January to December, {windows[0].Places} to {windows[^1].Places} countries."
            : $"Window {windows[0].Year} of the actuals in {actuals}, {windows[0].Places} countries: own histories from the actuals, analogues and weights from the record (deaths of all types) to October {windows[0].Year - 1}.");
        terminal.Line(Ratios(evaluation));
        if (windows.Count > 1)
        {
            var (wins, removed) = (evaluation.Wins, evaluation.TopRemovedWins);
            terminal.Line($"Windows won against conflictology: CRPS {Percent(wins.Crps)}, ignorance {Percent(wins.Ignorance)}, interval score {Percent(wins.IntervalScore)}, all three {Percent(wins.Every)}; with the ten largest cells removed {Percent(removed.Crps)}, {Percent(removed.Ignorance)}, {Percent(removed.IntervalScore)}, {Percent(removed.Every)}.");
        }
    }

    private static string Ratios(DeathEvaluation evaluation)
    {
        var over = evaluation.BlockLength switch
        {
            0 => "countries",
            1 => "windows",
            var length => $"blocks of {length} windows",
        };
        return $"Forecast as a share of conflictology (90 % interval over {over}): CRPS {Shown(static s => s.Crps)}, ignorance {Shown(static s => s.Ignorance)}, interval score {Shown(static s => s.IntervalScore)}.";

        string Shown(Func<DeathScore, double> score)
        {
            var ratio = evaluation.Ratio(score);
            return string.Create(CultureInfo.InvariantCulture, $"{ratio.Value:0.000} ({ratio.Low:0.000} to {ratio.High:0.000})");
        }
    }

    private static object Json(DeathEvaluation evaluation, string? actuals)
    {
        return new
        {
            model = Score(evaluation.All.Model),
            conflictology12 = Score(evaluation.All.Conflictology),
            conflictology12Repeated = Score(evaluation.All.ConflictologyRepeated),
            last = Score(evaluation.All.Last),
            zero = Score(evaluation.All.Zero),
            ratio = new { crps = Ratio(static s => s.Crps), ign = Ratio(static s => s.Ignorance), mis = Ratio(static s => s.IntervalScore) },
            wins = Wins(evaluation.Wins),
            topTenRemoved = Table(evaluation.TopRemoved, evaluation.TopRemovedWins),
            source = actuals is null ? "record" : "actuals",
            windows = evaluation.Windows.Select(static w => new
            {
                year = w.Year,
                countries = w.Places,
                model = Score(w.All.Model),
                conflictology12 = Score(w.All.Conflictology),
                conflictology12Repeated = Score(w.All.ConflictologyRepeated),
                last = Score(w.All.Last),
                zero = Score(w.All.Zero),
                topTenRemoved = new { model = Score(w.TopRemoved.Model), conflictology12 = Score(w.TopRemoved.Conflictology) },
            }),
        };

        object Ratio(Func<DeathScore, double> score)
        {
            var ratio = evaluation.Ratio(score);
            return new { value = ratio.Value, low = ratio.Low, high = ratio.High };
        }
    }

    private static object Table(DeathScoreTable table, DeathWins wins) => new
    {
        model = Score(table.Model),
        conflictology12 = Score(table.Conflictology),
        conflictology12Repeated = Score(table.ConflictologyRepeated),
        last = Score(table.Last),
        zero = Score(table.Zero),
        wins = Wins(wins),
    };

    private static object Wins(DeathWins wins) => new { crps = wins.Crps, ign = wins.Ignorance, mis = wins.IntervalScore, all = wins.Every };

    private static object Score(DeathScore score) => new { crps = score.Crps, ign = score.Ignorance, mis = score.IntervalScore };

    private static IEnumerable<Row> Rows(DeathScoreTable all, DeathScoreTable removed) =>
    [
        new("model", all.Model, removed.Model),
        new("conflictology12", all.Conflictology, removed.Conflictology),
        new("conflictology12, draws repeated", all.ConflictologyRepeated, removed.ConflictologyRepeated),
        new("last", all.Last, removed.Last),
        new("zero", all.Zero, removed.Zero),
    ];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private sealed record Row(string Name, DeathScore All, DeathScore TopRemoved);
}
