namespace Forestall.Warning.Internals;

/// <summary>
/// The models in use during one year: learnt as of its January from what was known then, one for each fitted horizon asked for.
/// All warnings of the year are made with them.
/// </summary>
internal sealed class YearOfModels
{
    private readonly WarningPanel _panel;
    private readonly CrossingModel?[] _models;

    private YearOfModels(WarningPanel panel, int year, CrossingModel?[] models)
    {
        _panel = panel;
        Year = year;
        _models = models;
    }

    public int Year { get; }

    /// <summary>Learns the models of a year; several at once, with the same result.</summary>
    /// <param name="panel">Features and outcomes.</param>
    /// <param name="year">The year.</param>
    /// <param name="positions">Which of the fitted horizons.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static YearOfModels Learn(WarningPanel panel, int year, IReadOnlyList<int> positions, CancellationToken cancellation) =>
        Gather(panel, year, positions, position => Learn(panel, year, position), cancellation);

    /// <summary>Learns the model of a year at one of the fitted horizons.</summary>
    public static CrossingModel Learn(WarningPanel panel, int year, int position) =>
        CrossingModel.Learn(panel, panel.IndexOf(new Month(year, 1)), WarningSettings.FittedHorizons[position]);

    /// <summary>Gathers the models of a year; several at once.</summary>
    public static YearOfModels Gather(WarningPanel panel, int year, IReadOnlyList<int> positions, Func<int, CrossingModel> learn, CancellationToken cancellation)
    {
        var models = new CrossingModel?[WarningSettings.FittedHorizons.Count];
        var errors = new InputException?[models.Length];
        Parallel.For(0, positions.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, k =>
        {
            try
            {
                models[positions[k]] = learn(positions[k]);
            }
            catch (InputException e)
            {
                errors[k] = e;
            }
        });
        return errors.FirstOrDefault(static e => e is not null) is { } error ? throw error : new YearOfModels(panel, year, models);
    }

    /// <summary>Cells of the year for which a warning can be given.</summary>
    public IEnumerable<Cell> CellsAtRisk()
    {
        for (var number = 1; number <= 12; number++)
        {
            var asOf = _panel.IndexOf(new Month(Year, number));
            for (var s = 0; s < _panel.Series.Length; s++)
            {
                if (_panel.IsAtRisk(new Cell(s, asOf)))
                {
                    yield return new Cell(s, asOf);
                }
            }
        }
    }

    /// <summary>The candidates' forecasts for a cell, one for each fitted horizon.</summary>
    public Candidates[] Forecast(Cell cell) => [.. Enumerable.Range(0, _models.Length).Select(k => Forecast(cell, k))];

    /// <summary>The candidates' forecasts for a cell at one fitted horizon.</summary>
    public Candidates Forecast(Cell cell, int position) => _models[position]!.Forecast(_panel.Features(cell));

    /// <summary>What each feature adds to the combined log-odds at a fitted horizon.</summary>
    public double[] Contributions(Cell cell, int position, Combination combination) => _models[position]!.Contributions(_panel.Features(cell), combination);
}
