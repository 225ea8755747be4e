namespace Forestall.Doctrine.Replay;

/// <summary>What is counted in each draw, over all situations and months replayed (docs/methods/replay.md, section 6).</summary>
public enum OutcomeCount
{
    /// <summary>Deaths averted.</summary>
    DeathsAverted,

    /// <summary>Deaths caused.</summary>
    DeathsCaused,

    /// <summary>Deaths remaining: recorded, less averted, plus caused.</summary>
    DeathsRemaining,

    /// <summary>Crossings prevented.</summary>
    CrossingsPrevented,

    /// <summary>Episodes begun by backfire.</summary>
    EpisodesBegun,

    /// <summary>Share of the harm done before the first coercive instrument, 0 to 1.</summary>
    HarmShareBeforeCoercion,

    /// <summary>Responses to a warning after which no crossing came.</summary>
    FalseAlarmsActedOn,

    /// <summary>Instrument-months of those responses.</summary>
    FalseAlarmInstrumentMonths,

    /// <summary>Cost index of those responses.</summary>
    FalseAlarmCost,

    /// <summary>Deaths caused in those responses.</summary>
    FalseAlarmDeathsCaused,

    /// <summary>Months in place of non-coercive instruments.</summary>
    NonCoerciveMonths,

    /// <summary>Months in place of economic coercion.</summary>
    EconomicMonths,

    /// <summary>Months in place of threats.</summary>
    ThreatMonths,

    /// <summary>Months in place of deployments.</summary>
    DeploymentMonths,

    /// <summary>Months in place of force.</summary>
    ForceMonths,

    /// <summary>Own losses: deaths among those sent.</summary>
    OwnLosses,

    /// <summary>Cost index.</summary>
    Cost,

    /// <summary>Months in place of all instruments together.</summary>
    InstrumentMonths,

    /// <summary>Months in place of coercive instruments: economic coercion, threats and force.</summary>
    CoerciveMonths,

    /// <summary>Deaths remaining less those under the doctrine with fewest in the draw.</summary>
    Regret,
}
