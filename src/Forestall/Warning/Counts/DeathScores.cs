namespace Forestall.Warning.Counts;

/// <summary>The three scores of the VIEWS prediction challenge, as means over cells (a cell is one place in one month). Smaller is better.</summary>
/// <param name="Crps">Continuous ranked probability score, in deaths.</param>
/// <param name="Ignorance">Ignorance over eleven bins, in bits.</param>
/// <param name="IntervalScore">Score of the central 90 % interval, in deaths.</param>
public readonly record struct DeathScore(double Crps, double Ignorance, double IntervalScore);

/// <summary>Scores of the forecast and of the benchmarks on the same cells.</summary>
/// <param name="Model">The forecast.</param>
/// <param name="Conflictology">The last twelve known months as draws; for the ignorance score widened to 1,000 by the challenge's published rule.</param>
/// <param name="ConflictologyRepeated">As <paramref name="Conflictology"/>, its twelve draws repeated for the ignorance score instead.</param>
/// <param name="Last">A Poisson distribution whose mean is the last known month.</param>
/// <param name="Zero">No deaths.</param>
public sealed record DeathScoreTable(DeathScore Model, DeathScore Conflictology, DeathScore ConflictologyRepeated, DeathScore Last, DeathScore Zero)
{
    /// <summary>The mean of several tables, each weighing the same.</summary>
    public static DeathScoreTable Mean(IReadOnlyCollection<DeathScoreTable> tables)
    {
        return new(
            Of(static t => t.Model),
            Of(static t => t.Conflictology),
            Of(static t => t.ConflictologyRepeated),
            Of(static t => t.Last),
            Of(static t => t.Zero));

        DeathScore Of(Func<DeathScoreTable, DeathScore> row) => new(
            tables.Average(t => row(t).Crps),
            tables.Average(t => row(t).Ignorance),
            tables.Average(t => row(t).IntervalScore));
    }
}

/// <summary>Scores of one window: forecasts on data to October, for January to December of the next year.</summary>
/// <param name="Year">The year forecast.</param>
/// <param name="Places">Countries scored.</param>
/// <param name="All">Scores over all cells.</param>
/// <param name="TopRemoved">Scores without the ten cells with most deaths.</param>
/// <param name="ByPlace">Scores by country, in the order of the data.</param>
public sealed record DeathWindow(int Year, int Places, DeathScoreTable All, DeathScoreTable TopRemoved, IReadOnlyList<DeathScoreTable> ByPlace);

/// <summary>How often, as a share of windows, the forecast scored better than conflictology.</summary>
/// <param name="Crps">By continuous ranked probability score.</param>
/// <param name="Ignorance">By ignorance.</param>
/// <param name="IntervalScore">By interval score.</param>
/// <param name="Every">By all three.</param>
public readonly record struct DeathWins(double Crps, double Ignorance, double IntervalScore, double Every);

/// <summary>The forecast's mean score as a share of conflictology's; below 1 is better.</summary>
/// <param name="Value">The ratio.</param>
/// <param name="Low">Lower end of its 90 % interval.</param>
/// <param name="High">Upper end of its 90 % interval.</param>
public readonly record struct DeathRatio(double Value, double Low, double High);
