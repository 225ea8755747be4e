using Forestall.Brief;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using static System.FormattableString;

namespace Forestall.Cli.Output;

/// <summary>A plan as tables.</summary>
internal static class PlanTables
{
    private static readonly (string Header, string Name, PlanCount Count)[] Classes =
    [
        ("Non-coercive months", "non_coercive_months", PlanCount.NonCoerciveMonths),
        ("Economic", "economic_months", PlanCount.EconomicMonths),
        ("Threat", "threat_months", PlanCount.ThreatMonths),
        ("Deployment", "deployment_months", PlanCount.DeploymentMonths),
        ("Force", "force_months", PlanCount.ForceMonths),
    ];

    public static Listing<StrategyOutcome> Strategies()
    {
        var listing = new Listing<StrategyOutcome>().Column("Strategy", "strategy", static s => s.Strategy.Name);
        Add("Deaths", "deaths", PlanCount.Deaths);
        listing.Column("Mean deaths", "deaths_mean", static s => s.Counts[PlanCount.Deaths].Mean, static s => Invariant($"{s.Counts[PlanCount.Deaths].Mean:N0}"));
        Add("Averted", "deaths_averted", PlanCount.DeathsAverted);
        Add("Caused", "deaths_caused", PlanCount.DeathsCaused);
        listing.Column("Net averted, mean ± s.e.", "net_deaths_averted_mean", static s => s.Counts[PlanCount.NetDeathsAverted].Mean, static s => Plus(s.Counts[PlanCount.NetDeathsAverted].Mean, s.Counts[PlanCount.NetDeathsAverted].StandardError))
            .Column(header: null, "net_deaths_averted_standard_error", static s => s.Counts[PlanCount.NetDeathsAverted].StandardError)
            .Column("Crossing", "chance_of_crossing", static s => s.ChanceOfCrossing, static s => Percent(s.ChanceOfCrossing))
            .Column("Prevented", "chance_prevented", static s => s.ChancePrevented, static s => Percent(s.ChancePrevented))
            .Column("Begun by backfire", "chance_of_backfire_episode", static s => s.ChanceOfBackfireEpisode, static s => Percent(s.ChanceOfBackfireEpisode));
        foreach (var (_, name, count) in Classes)
        {
            listing.Column(header: null, $"{name}_mean", s => s.Counts[count].Mean)
                .Column(header: null, $"{name}_p5", s => s.Counts[count].P5)
                .Column(header: null, $"{name}_p50", s => s.Counts[count].P50)
                .Column(header: null, $"{name}_p95", s => s.Counts[count].P95);
        }

        Add(header: null, "own_losses", PlanCount.OwnLosses);
        Add(header: null, "cost", PlanCount.Cost);
        return listing;

        void Add(string? header, string name, PlanCount count) => listing
            .Column(header, $"{name}_p50", s => s.Counts[count].P50, s => Numbers(s.Counts[count]))
            .Column(header: null, $"{name}_p5", s => s.Counts[count].P5)
            .Column(header: null, $"{name}_p95", s => s.Counts[count].P95);
    }

    /// <summary>What each strategy takes, for the table; CSV has it beside what comes of it.</summary>
    public static Listing<StrategyOutcome> Effort()
    {
        var listing = new Listing<StrategyOutcome>().Column("Strategy", "strategy", static s => s.Strategy.Name);
        foreach (var (header, name, count) in (IEnumerable<(string, string, PlanCount)>)[.. Classes, ("Own losses", "own_losses", PlanCount.OwnLosses), ("Cost index", "cost", PlanCount.Cost)])
        {
            listing.Column(header, name, s => s.Counts[count].P50, s => Numbers(s.Counts[count]));
        }

        return listing;
    }

    public static Listing<(string Strategy, Month Month, Band Deaths)> Months(PlanResult result) => new Listing<(string Strategy, Month Month, Band Deaths)>()
        .Column("Strategy", "strategy", static r => r.Strategy)
        .Column("Month", "month", static r => r.Month)
        .Column(header: null, "months_from_start", r => r.Month - result.From)
        .Column("5 %", "cumulative_deaths_p5", static r => r.Deaths.P5)
        .Column("Median", "cumulative_deaths_p50", static r => r.Deaths.P50)
        .Column("95 %", "cumulative_deaths_p95", static r => r.Deaths.P95)
        .Column("Mean", "cumulative_deaths_mean", static r => r.Deaths.Mean, static r => Invariant($"{r.Deaths.Mean:N0}"));

    public static Listing<StrategyPair> Pairs() => new Listing<StrategyPair>()
        .Column("Strategy", "a", static p => p.A)
        .Column("Beside", "b", static p => p.B)
        .Column("Fewer deaths", "probability_a_less_harm", static p => p.ProbabilityALessHarm, static p => Percent(p.ProbabilityALessHarm))
        .Column("The same", "probability_equal", static p => p.ProbabilityEqual, static p => Percent(p.ProbabilityEqual))
        .Column("More", "probability_a_more_harm", static p => 1 - p.ProbabilityALessHarm - p.ProbabilityEqual, static p => Percent(1 - p.ProbabilityALessHarm - p.ProbabilityEqual));

    public static Listing<DecisionDeadline> Deadlines(PlanResult result) => new Listing<DecisionDeadline>()
        .Column("Strategy", "strategy", static d => d.Strategy)
        .Column("Instrument", "instrument", static d => d.Instrument.Name)
        .Column("Class", "class", static d => Vocabulary.Name(d.Instrument.Class))
        .Column("Decided in", "share_decided", static d => d.ShareDecided, static d => Percent(d.ShareDecided))
        .Column("Median month", "decided_as_written", static d => d.DecidedAsWritten, d => d.DecidedAsWritten is { } month ? $"{result.From + (int)month}" : "never")
        .Column("In time", "in_time_as_written", static d => d.InTimeAsWritten, static d => Percent(d.InTimeAsWritten))
        .Column("In time if asked for now", "in_time_if_now", static d => d.InTimeIfNow, static d => Percent(d.InTimeIfNow))
        .Column("and always to be had", "in_time_if_granted", static d => d.InTimeIfGranted, static d => Percent(d.InTimeIfGranted))
        .Column("Latest for 50 %", "latest_for_half", static d => d.LatestForHalf, d => Latest(result, d.LatestForHalf, d, 0.5))
        .Column("Latest for 80 %", "latest_for_most", static d => d.LatestForMost, d => Latest(result, d.LatestForMost, d, 0.8));

    public static Listing<(string Strategy, LaterStart Later)> Later(PlanResult result) => new Listing<(string Strategy, LaterStart Later)>()
        .Column("Strategy", "strategy", static r => r.Strategy)
        .Column("Later by", "months_later", static r => r.Later.Months)
        .Column("First decision", "first_decision", r => result.From + r.Later.Months)
        .Column("Net averted", "net_deaths_averted_mean", static r => r.Later.NetDeathsAverted, static r => Invariant($"{r.Later.NetDeathsAverted:N1}"))
        .Column("Lost by the delay, mean ± s.e.", "lost_mean", static r => r.Later.Lost, static r => Plus(r.Later.Lost, r.Later.LostStandardError))
        .Column(header: null, "lost_standard_error", static r => r.Later.LostStandardError);

    /// <summary>The cost of delay as a table with a line for each strategy.</summary>
    public static Listing<StrategyOutcome> LaterByStrategy()
    {
        var listing = new Listing<StrategyOutcome>().Column("Strategy", "strategy", static s => s.Strategy.Name);
        foreach (var k in (IEnumerable<int>)[0, 1, 2, 3, 4, 6, 9, 12])
        {
            listing.Column(k == 0 ? "Now" : Invariant($"{k} later"), Invariant($"later_{k}"), s => s.Later[k].NetDeathsAverted, s => k == 0
                ? Invariant($"{s.Later[k].NetDeathsAverted:N1}")
                : Invariant($"{s.Later[k].NetDeathsAverted:N1} ({-s.Later[k].Lost:+#,0.0;-#,0.0;0} ± {s.Later[k].LostStandardError:N1})"));
        }

        return listing;
    }

    public static Listing<RankingChange> Changes() => new Listing<RankingChange>()
        .Column("Parameter", "parameter", static c => c.Parameter)
        .Column("Believed", "believed", static c => c.Believed.InWords())
        .Column("Changes at", "value", static c => c.Value.Value)
        .Column("From", "low", static c => c.Value.Low)
        .Column("To", "high", static c => c.Value.High)
        .Column("Better below", "better_below", static c => c.BetterBelow)
        .Column("Better above", "better_above", static c => c.BetterAbove)
        .Column("Found in resamples", "share", static c => c.Share, static c => Percent(c.Share))
        .Column("Chance of the other side", "probability_of_change", static c => c.ProbabilityOfChange, static c => Percent(c.ProbabilityOfChange));

    private static string Percent(double share) => PlanSentences.Percent(share);

    private static string Latest(PlanResult result, int? month, DecisionDeadline deadline, double share) =>
        month is { } m ? $"{result.From + m}"
        : deadline.InTimeIfGranted >= share ? "not to be had so often"
        : "too late already";

    private static string Numbers(Band band) => Invariant($"{band.P50:N0} ({band.P5:N0} to {band.P95:N0})");

    private static string Plus(double mean, double error) => double.IsNaN(error) ? Invariant($"{mean:N1}") : Invariant($"{mean:N1} ± {error:N1}");
}
