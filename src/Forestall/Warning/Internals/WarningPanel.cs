using Forestall.Record;

namespace Forestall.Warning.Internals;

/// <summary>A situation at the end of a month, as it could be known then.</summary>
/// <param name="Series">Index of the situation.</param>
/// <param name="AsOf">Index of the month, counted from the record's first.</param>
internal readonly record struct Cell(int Series, int AsOf);

/// <summary>
/// Features and outcomes of all situations and months. Features as of month t use months up to t less the publication lag, and figures that are
/// published by year only from July of the next year on. Everything is a function of what was known then and of nothing later.
/// </summary>
internal sealed class WarningPanel
{
    private const int FullWindow = 12;
    private readonly double[][] _population;
    private readonly double[][] _displaced;
    private readonly int[][][] _neighbours;
    private readonly double[]?[] _features;
    private readonly int _firstYear;

    public WarningPanel(ViolenceRecord record, Neighbours neighbours, WarningSettings settings)
    {
        Settings = settings.Checked();
        From = record.From;
        Months = record.To - record.From + 1;
        _firstYear = From.Year;
        Series = [.. record.Situations.Select(s => new SituationSeries(record, s, settings.Crossing))];
        var index = Series.Select(static (s, i) => (s.Situation.Code, i)).ToDictionary(static p => p.Code, static p => p.i, StringComparer.Ordinal);
        var years = record.To.Year - _firstYear + 1;
        _population = [.. Series.Select(_ => Filled(years, double.NaN))];
        _displaced = [.. Series.Select(_ => Filled(years, double.NaN))];
        foreach (var year in record.Years.Where(y => y.Year >= _firstYear))
        {
            var i = index[year.Situation];
            _population[i][year.Year - _firstYear] = year.Population is { } people ? people : double.NaN;
            _displaced[i][year.Year - _firstYear] = year.Displacement.Total ?? 0;
        }

        _neighbours = [.. Series.Select(s => Enumerable.Range(_firstYear, years)
            .Select(y => neighbours.Of(s.Situation.Code, new Month(y, 1)).Where(index.ContainsKey).Select(c => index[c]).ToArray()).ToArray())];
        _features = new double[]?[Series.Length * Months];
    }

    public WarningSettings Settings { get; }

    public Month From { get; }

    public int Months { get; }

    public SituationSeries[] Series { get; }

    /// <summary>Index of the first month as of which features can be made: twelve months must be known.</summary>
    public int FirstAsOf => FullWindow - 1 + Settings.PublicationLag;

    /// <summary>Index of the last month as of which features can be made from the record.</summary>
    public int LastAsOf => Months - 1 + Settings.PublicationLag;

    /// <summary>The month with an index.</summary>
    public Month MonthAt(int index) => From + index;

    /// <summary>The index of a month.</summary>
    public int IndexOf(Month month) => month - From;

    /// <summary>Whether a warning can be given: the situation exists and, as far as is known, is in no episode.</summary>
    public bool IsAtRisk(Cell cell)
    {
        var (series, known) = (Series[cell.Series], cell.AsOf - Settings.PublicationLag);
        return known >= FullWindow - 1 && known < Months && series.Covered[known] && !series.InEpisode[known];
    }

    /// <summary>
    /// Whether the situation crosses in the <paramref name="horizon"/> months after the cell's; null where the record does not reach that far,
    /// the situation ended before, or a crossing not yet published had come already.
    /// </summary>
    public bool? Crosses(Cell cell, int horizon)
    {
        var series = Series[cell.Series];
        if (cell.AsOf + horizon >= Months || !series.Covered[cell.AsOf])
        {
            return null;
        }

        for (var t = cell.AsOf - Settings.PublicationLag + 1; t <= cell.AsOf; t++)
        {
            if (series.Onset[t])
            {
                return null;
            }
        }

        for (var t = cell.AsOf + 1; t <= cell.AsOf + horizon; t++)
        {
            if (series.Onset[t])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The features of a cell, in the order of <see cref="FeatureSet.All"/>; NaN where not known.</summary>
    public double[] Features(Cell cell)
    {
        var known = cell.AsOf - Settings.PublicationLag;
        ref var kept = ref _features[(cell.Series * Months) + known];
        return kept ??= Compute(cell.Series, known, cell.AsOf);
    }

    /// <summary>Index of the month, among the twelve last known, in which long events must stand; null where there is none.</summary>
    public int? LongEventsIn(Cell cell) => Series[cell.Series].LumpIn(cell.AsOf - Settings.PublicationLag, FullWindow);

    /// <summary>Deaths in the neighbouring situations in the months up to a known one.</summary>
    public double NeighboursDeaths(int series, int known, int window) => Around(series, known).Sum(n => Series[n].DeathsIn(known, window));

    /// <summary>Neighbouring situations in an episode in a known month.</summary>
    public int NeighboursInEpisode(int series, int known) => Around(series, known).Count(n => Series[n].InEpisode[known]);

    /// <summary>The last yearly figure of displaced people published as of a month; NaN when none was.</summary>
    public double Displaced(int series, int asOf) => Published(_displaced[series], asOf);

    /// <summary>The last yearly figure of the population published as of a month; NaN when none was.</summary>
    public double Population(int series, int asOf) => Published(_population[series], asOf);

    private static double[] Filled(int length, double value)
    {
        var array = new double[length];
        Array.Fill(array, value);
        return array;
    }

    private double[] Compute(int series, int known, int asOf)
    {
        var s = Series[series];
        var (d1, d3, d12) = (s.DeathsIn(known, 1), s.DeathsIn(known, 3), s.DeathsIn(known, 12));
        var before = s.DeathsIn(known - 12, 12);
        var threshold = (double)Settings.Crossing.Threshold;
        return
        [
            Log(d1),
            Log(d3),
            Log(s.DeathsIn(known, 6)),
            Log(d12),
            Log(s.DeathsIn(known, 24)),
            Log(s.DeathsIn(known, 60)),
            Log(s.HighIn(known, 12)),
            Math.Max(0, Math.Log(threshold / Math.Max(1, d12))),
            Log(d3 * 4) - Log(d12),
            Log(d12) - Log(before),
            Log(s.WorstIn(known, 12)),
            Log(s.StateBasedIn(known, 12)),
            Log(s.StateBasedIn(known, 3)),
            Log(s.NonStateIn(known, 12)),
            Log(s.OneSidedIn(known, 12)),
            Log(s.OneSidedIn(known, 3)),
            Log(s.Decayed[0][known]),
            Log(s.Decayed[1][known]),
            Log(s.Decayed[2][known]),
            Log(s.SinceDeath[known]),
            Log(s.SinceDeadly[known]),
            Log(s.SinceEpisode[known]),
            Log(s.PastOnsets[known]),
            Log(NeighboursDeaths(series, known, 12)),
            Log(NeighboursDeaths(series, known, 3)),
            NeighboursInEpisode(series, known),
            Log(Displaced(series, asOf)),
            Math.Log(Population(series, asOf)),
        ];

        static double Log(double x) => Math.Log(1 + x);
    }

    private int[] Around(int series, int known) => _neighbours[series][MonthAt(known).Year - _firstYear];

    private double Published(double[] byYear, int asOf)
    {
        var year = YearlyFigures.LastPublished(MonthAt(asOf)) - _firstYear;
        return year < 0 ? double.NaN : byYear[Math.Min(year, byYear.Length - 1)];
    }
}
