using Forestall.Warning.Internals;

namespace Forestall.Warning.Evaluation;

/// <summary>
/// What simple rules would have said at the start of each year: the share of all earlier situation-months that saw a crossing, and the same share among
/// those with about as many deaths in the last twelve months. Only outcomes known by then count.
/// </summary>
internal sealed class CrossingBaselines
{
    /// <summary>A class with few cases is drawn towards the base rate as if it had seen it in this many.</summary>
    private const double PriorCount = 10;
    private static readonly double[] UpperBounds = [0, 9, 24, 49, 99, 249, 499, 749, double.PositiveInfinity];
    private readonly WarningPanel _panel;
    private readonly int _horizon;
    private readonly Dictionary<int, (double Base, double[] Rates)> _byYear = [];

    public CrossingBaselines(WarningPanel panel, int horizon)
    {
        _panel = panel;
        _horizon = horizon;
    }

    /// <summary>Share of earlier situation-months with a crossing to come.</summary>
    public double BaseRate(Cell cell) => Of(_panel.MonthAt(cell.AsOf).Year).Base;

    /// <summary>The same among those with about as many deaths.</summary>
    public double TrailingDeaths(Cell cell) => Of(_panel.MonthAt(cell.AsOf).Year).Rates[Class(cell)];

    private int Class(Cell cell)
    {
        var deaths = _panel.Series[cell.Series].DeathsIn(cell.AsOf - _panel.Settings.PublicationLag, 12);
        return Array.FindIndex(UpperBounds, b => deaths <= b);
    }

    private (double Base, double[] Rates) Of(int year)
    {
        if (_byYear.TryGetValue(year, out var known))
        {
            return known;
        }

        var january = _panel.IndexOf(new Month(year, 1));
        var count = new double[UpperBounds.Length];
        var events = new double[UpperBounds.Length];
        for (var t = _panel.FirstAsOf; t <= january - _panel.Settings.PublicationLag - _horizon; t++)
        {
            for (var s = 0; s < _panel.Series.Length; s++)
            {
                var cell = new Cell(s, t);
                if (_panel.IsAtRisk(cell) && _panel.Crosses(cell, _horizon) is { } crosses)
                {
                    var k = Class(cell);
                    count[k]++;
                    events[k] += crosses ? 1 : 0;
                }
            }
        }

        var total = count.Sum();
        var rate = total == 0 ? 0 : events.Sum() / total;
        return _byYear[year] = (rate, [.. count.Zip(events, (n, e) => (e + (PriorCount * rate)) / (n + PriorCount))]);
    }
}
