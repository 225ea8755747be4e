namespace Forestall.Doctrine.Replay;

/// <summary>A count over the draws.</summary>
/// <param name="P5">5th percentile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Mean">Mean.</param>
/// <param name="StandardError">Standard error of the mean; not a number with one draw.</param>
public sealed record Band(double P5, double P50, double P95, double Mean, double StandardError);

/// <summary>Deaths and crossings of a region or a decade.</summary>
/// <param name="Name">The region, or the decade such as <c>1990s</c>.</param>
/// <param name="DeathsAverted">Deaths averted.</param>
/// <param name="DeathsCaused">Deaths caused.</param>
/// <param name="CrossingsPrevented">Crossings prevented.</param>
public sealed record GroupOutcome(string Name, Band DeathsAverted, Band DeathsCaused, Band CrossingsPrevented);

/// <summary>A recorded episode under a doctrine.</summary>
/// <param name="Id">The crossing that begins it, such as <c>RWA-1994-04</c>.</param>
/// <param name="Recorded">Recorded deaths of the episode.</param>
/// <param name="Prevented">Share of draws in which the crossing was prevented.</param>
/// <param name="DeathsAverted">Deaths averted in it.</param>
public sealed record EpisodeOutcome(string Id, long Recorded, double Prevented, Band DeathsAverted);

/// <summary>What came of a doctrine.</summary>
/// <param name="Doctrine">The doctrine.</param>
/// <param name="Counts">Each count over all draws.</param>
/// <param name="Regions">By region of the situation.</param>
/// <param name="Decades">By decade of the month.</param>
/// <param name="Episodes">By recorded episode.</param>
public sealed record DoctrineOutcome(
    PreventionDoctrine Doctrine,
    IReadOnlyDictionary<OutcomeCount, Band> Counts,
    IReadOnlyList<GroupOutcome> Regions,
    IReadOnlyList<GroupOutcome> Decades,
    IReadOnlyList<EpisodeOutcome> Episodes);

/// <summary>How often a doctrine leaves fewer deaths than another in the same draw; ties count half.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="ProbabilityALessHarm">Share of draws.</param>
/// <param name="Drivers">The parameters the difference goes with most, most first.</param>
public sealed record PairwiseOutcome(string A, string B, double ProbabilityALessHarm, IReadOnlyList<ReplayDriver> Drivers);

/// <summary>A parameter with which the difference between two doctrines goes.</summary>
/// <param name="Parameter">Its name, such as <c>mediation.harm</c>.</param>
/// <param name="Share">Share of the variance of the difference that goes with it in a straight line (squared correlation), 0 to 1; what goes with it otherwise is left out.</param>
public sealed record ReplayDriver(string Parameter, double Share);

/// <summary>What came out of a replay.</summary>
/// <param name="Settings">How it was made.</param>
/// <param name="RecordVersion">Version of the record.</param>
/// <param name="Instruments">The instruments.</param>
/// <param name="Answers">The answer taken to each question on which estimates compete.</param>
/// <param name="From">First month replayed.</param>
/// <param name="To">Last month replayed.</param>
/// <param name="WarningsFrom">First month with warnings.</param>
/// <param name="RecordedDeaths">Recorded deaths in the months replayed.</param>
/// <param name="RecordedCrossings">Recorded onsets that could be prevented.</param>
/// <param name="Done">Draws done.</param>
/// <param name="Doctrines">What came of each doctrine.</param>
/// <param name="Pairwise">Every pair, both ways.</param>
public sealed record ReplayResult(
    ReplaySettings Settings,
    string RecordVersion,
    InstrumentSet Instruments,
    IReadOnlyDictionary<string, string> Answers,
    Month From,
    Month To,
    Month WarningsFrom,
    long RecordedDeaths,
    int RecordedCrossings,
    long Done,
    IReadOnlyList<DoctrineOutcome> Doctrines,
    IReadOnlyList<PairwiseOutcome> Pairwise);
