using Forestall.Doctrine.Replay;

namespace Forestall.Cli.Output;

/// <summary>A replay as JSON. The number of threads is not in it: it changes nothing.</summary>
internal static class ReplayJson
{
    public static object Of(ReplayResult result) => new
    {
        seed = result.Settings.Seed,
        draws = result.Done,
        recordVersion = result.RecordVersion,
        instruments = result.Instruments.Name,
        instrumentsVersion = result.Instruments.Version,
        answers = result.Answers.OrderBy(static a => a.Key, StringComparer.Ordinal).ToDictionary(static a => a.Key, static a => a.Value, StringComparer.Ordinal),
        expected = result.Settings.Expected,
        from = result.From,
        to = result.To,
        warningsFrom = result.WarningsFrom,
        recordedDeaths = result.RecordedDeaths,
        recordedCrossings = result.RecordedCrossings,
        doctrines = result.Doctrines.Select(Doctrine),
        pairwise = result.Pairwise.Select(static p => new
        {
            a = p.A,
            b = p.B,
            probabilityALessHarm = p.ProbabilityALessHarm,
            drivers = p.Drivers.Select(static d => new { parameter = d.Parameter, share = d.Share }),
        }),
    };

    private static object Doctrine(DoctrineOutcome outcome)
    {
        return new
        {
            name = outcome.Doctrine.Name,
            version = outcome.Doctrine.Version,
            deathsAverted = Band(OutcomeCount.DeathsAverted),
            deathsCaused = Band(OutcomeCount.DeathsCaused),
            deathsRemaining = Band(OutcomeCount.DeathsRemaining),
            crossingsPrevented = Band(OutcomeCount.CrossingsPrevented),
            episodesBegun = Band(OutcomeCount.EpisodesBegun),
            harmShareBeforeCoercion = Band(OutcomeCount.HarmShareBeforeCoercion),
            falseAlarmsActedOn = Band(OutcomeCount.FalseAlarmsActedOn),
            falseAlarmCosts = new
            {
                instrumentMonths = Band(OutcomeCount.FalseAlarmInstrumentMonths),
                cost = Band(OutcomeCount.FalseAlarmCost),
                deathsCaused = Band(OutcomeCount.FalseAlarmDeathsCaused),
            },
            instrumentMonths = new
            {
                nonCoercive = Mean(OutcomeCount.NonCoerciveMonths),
                economic = Mean(OutcomeCount.EconomicMonths),
                threat = Mean(OutcomeCount.ThreatMonths),
                deployment = Mean(OutcomeCount.DeploymentMonths),
                force = Mean(OutcomeCount.ForceMonths),
            },
            instrumentMonthBands = new
            {
                nonCoercive = Band(OutcomeCount.NonCoerciveMonths),
                economic = Band(OutcomeCount.EconomicMonths),
                threat = Band(OutcomeCount.ThreatMonths),
                deployment = Band(OutcomeCount.DeploymentMonths),
                force = Band(OutcomeCount.ForceMonths),
                coercive = Band(OutcomeCount.CoerciveMonths),
                all = Band(OutcomeCount.InstrumentMonths),
            },
            ownLosses = Band(OutcomeCount.OwnLosses),
            cost = Band(OutcomeCount.Cost),
            regret = Band(OutcomeCount.Regret),
            regions = outcome.Regions.Select(Group),
            decades = outcome.Decades.Select(Group),
            episodes = outcome.Episodes.Select(static e => new { id = e.Id, recorded = e.Recorded, probabilityPrevented = e.Prevented, deathsAverted = Of(e.DeathsAverted) }),
        };

        object Band(OutcomeCount count) => Of(outcome.Counts[count]);

        double Mean(OutcomeCount count) => outcome.Counts[count].Mean;
    }

    private static object Group(GroupOutcome group) => new
    {
        name = group.Name,
        deathsAverted = Of(group.DeathsAverted),
        deathsCaused = Of(group.DeathsCaused),
        crossingsPrevented = Of(group.CrossingsPrevented),
    };

    private static object Of(Band band) => new { p5 = band.P5, p50 = band.P50, p95 = band.P95, mean = band.Mean };
}
