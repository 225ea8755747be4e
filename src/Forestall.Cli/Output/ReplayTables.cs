using Forestall.Brief;
using Forestall.Doctrine.Replay;
using static System.FormattableString;

namespace Forestall.Cli.Output;

/// <summary>A replay as tables.</summary>
internal static class ReplayTables
{
    private static readonly (string Header, string Name, OutcomeCount Count)[] Months =
    [
        ("Non-coercive months", "non_coercive_months", OutcomeCount.NonCoerciveMonths),
        ("Economic", "economic_months", OutcomeCount.EconomicMonths),
        ("Threat", "threat_months", OutcomeCount.ThreatMonths),
        ("Deployment", "deployment_months", OutcomeCount.DeploymentMonths),
        ("Force", "force_months", OutcomeCount.ForceMonths),
    ];

    /// <summary>What came of each doctrine; as CSV also what it takes.</summary>
    public static Listing<DoctrineOutcome> Totals()
    {
        var listing = new Listing<DoctrineOutcome>().Column("Doctrine", "doctrine", static d => d.Doctrine.Name);
        Add("Deaths averted", "deaths_averted", OutcomeCount.DeathsAverted);
        Add("Deaths caused", "deaths_caused", OutcomeCount.DeathsCaused);
        Add("Crossings prevented", "crossings_prevented", OutcomeCount.CrossingsPrevented);
        listing.Column("Harm before coercion", "harm_share_before_coercion_p50", static d => d.Counts[OutcomeCount.HarmShareBeforeCoercion].P50, static d => Shares(d.Counts[OutcomeCount.HarmShareBeforeCoercion]));
        Add("False alarms acted on", "false_alarms_acted_on", OutcomeCount.FalseAlarmsActedOn);
        foreach (var (_, name, count) in Months)
        {
            listing.Column(header: null, $"{name}_mean", d => d.Counts[count].Mean);
        }

        Add(null, "own_losses", OutcomeCount.OwnLosses);
        Add(null, "cost", OutcomeCount.Cost);
        Add(null, "regret", OutcomeCount.Regret);
        return listing;

        void Add(string? header, string name, OutcomeCount count) => listing
            .Column(header, $"{name}_p50", d => d.Counts[count].P50, d => Numbers(d.Counts[count]))
            .Column(header: null, $"{name}_p5", d => d.Counts[count].P5)
            .Column(header: null, $"{name}_p95", d => d.Counts[count].P95)
            .Column(header: null, $"{name}_mean", d => d.Counts[count].Mean);
    }

    /// <summary>What a doctrine takes: mean months in place by class, own losses, cost; and its regret.</summary>
    public static Listing<DoctrineOutcome> Taken()
    {
        var listing = new Listing<DoctrineOutcome>().Column("Doctrine", "doctrine", static d => d.Doctrine.Name);
        foreach (var (header, name, count) in Months)
        {
            listing.Column(header, $"{name}_mean", d => d.Counts[count].Mean, d => Invariant($"{d.Counts[count].Mean:N0}"));
        }

        return listing
            .Column("Own losses", "own_losses_p50", static d => d.Counts[OutcomeCount.OwnLosses].P50, static d => Numbers(d.Counts[OutcomeCount.OwnLosses]))
            .Column("Cost index", "cost_p50", static d => d.Counts[OutcomeCount.Cost].P50, static d => Numbers(d.Counts[OutcomeCount.Cost]))
            .Column("Regret", "regret_p50", static d => d.Counts[OutcomeCount.Regret].P50, static d => Numbers(d.Counts[OutcomeCount.Regret]));
    }

    public static Listing<(string Doctrine, GroupOutcome Group)> Groups(string header, string name)
    {
        var listing = new Listing<(string Doctrine, GroupOutcome Group)>()
            .Column("Doctrine", "doctrine", static r => r.Doctrine)
            .Column(header, name, static r => r.Group.Name);
        Add("Deaths averted", "deaths_averted", static g => g.DeathsAverted);
        Add("Deaths caused", "deaths_caused", static g => g.DeathsCaused);
        Add("Crossings prevented", "crossings_prevented", static g => g.CrossingsPrevented);
        return listing;

        void Add(string title, string column, Func<GroupOutcome, Band> band) => listing
            .Column(title, $"{column}_p50", r => band(r.Group).P50, r => Numbers(band(r.Group)))
            .Column(header: null, $"{column}_p5", r => band(r.Group).P5)
            .Column(header: null, $"{column}_p95", r => band(r.Group).P95)
            .Column(header: null, $"{column}_mean", r => band(r.Group).Mean);
    }

    public static IReadOnlyCollection<(string Doctrine, GroupOutcome Group)> Rows(ReplayResult result, Func<DoctrineOutcome, IReadOnlyList<GroupOutcome>> groups) =>
        [.. result.Doctrines.SelectMany(d => groups(d).Select(g => (d.Doctrine.Name, g)))];

    public static Listing<(string Doctrine, EpisodeOutcome Episode)> Episodes() => new Listing<(string Doctrine, EpisodeOutcome Episode)>()
        .Column("Episode", "episode", static r => r.Episode.Id)
        .Column("Doctrine", "doctrine", static r => r.Doctrine)
        .Column("Recorded deaths", "recorded", static r => r.Episode.Recorded)
        .Column("Prevented", "probability_prevented", static r => r.Episode.Prevented, static r => WarningSentences.Percent(r.Episode.Prevented))
        .Column("Deaths averted", "deaths_averted_p50", static r => r.Episode.DeathsAverted.P50, static r => Numbers(r.Episode.DeathsAverted))
        .Column(header: null, "deaths_averted_p5", static r => r.Episode.DeathsAverted.P5)
        .Column(header: null, "deaths_averted_p95", static r => r.Episode.DeathsAverted.P95)
        .Column(header: null, "deaths_averted_mean", static r => r.Episode.DeathsAverted.Mean);

    public static IReadOnlyCollection<(string Doctrine, EpisodeOutcome Episode)> EpisodeRows(ReplayResult result) =>
        [.. result.Doctrines[0].Episodes.Index().SelectMany(e => result.Doctrines.Where(static d => d.Doctrine.Rules.Count > 0).Select(d => (d.Doctrine.Name, d.Episodes[e.Index])))];

    public static Listing<PairwiseOutcome> Pairs() => new Listing<PairwiseOutcome>()
        .Column("Doctrine", "a", static p => p.A)
        .Column("Fewer deaths than", "b", static p => p.B)
        .Column("In so many draws", "probability_a_less_harm", static p => p.ProbabilityALessHarm, static p => WarningSentences.Percent(p.ProbabilityALessHarm))
        .Column("The difference goes most with", "driver", static p => p.Drivers.Count > 0 ? p.Drivers[0].Parameter : string.Empty, static p => string.Join(", ", p.Drivers.Take(3).Where(static d => d.Share > 0).Select(static d => $"{d.Parameter} ({WarningSentences.Percent(d.Share)})")));

    private static string Numbers(Band band) => Invariant($"{band.P50:N0} ({band.P5:N0} – {band.P95:N0})");

    private static string Shares(Band band) => Invariant($"{100 * band.P50:N0} ({100 * band.P5:N0} – {100 * band.P95:N0}) %");
}
