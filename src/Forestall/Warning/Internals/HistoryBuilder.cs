using Forestall.Record;

namespace Forestall.Warning.Internals;

/// <summary>Makes the warnings of every month since a year, each from what was known then.</summary>
internal sealed class HistoryBuilder
{
    private readonly WarningPanel _panel;
    private readonly List<(Cell Cell, Candidates[] Candidates)> _forecasts = [];
    private readonly Dictionary<int, Combination[]> _combinations = [];

    private HistoryBuilder(WarningPanel panel) => _panel = panel;

    /// <summary>Makes the warnings.</summary>
    /// <param name="record">The record.</param>
    /// <param name="settings">What is forecast, and what was known when.</param>
    /// <param name="firstYear">First year.</param>
    /// <param name="progress">Told the year in work and the share done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static WarningHistory Build(ViolenceRecord record, WarningSettings settings, int firstYear, Action<string, double> progress, CancellationToken cancellation)
    {
        var panel = new WarningPanel(record, Neighbours.Embedded, settings);
        var builder = new HistoryBuilder(panel);
        var lastYear = panel.MonthAt(panel.LastAsOf).Year;
        if (firstYear > lastYear)
        {
            throw new InputException($"warnings from {firstYear} on cannot be made: the record ends in {record.To}; choose an earlier year.");
        }

        for (var year = firstYear; year <= lastYear; year++)
        {
            progress($"learning from what was known in {year}-01", (year - firstYear) / (double)(lastYear - firstYear + 1));
            builder.Add(YearOfModels.Learn(panel, year, [.. Enumerable.Range(0, WarningSettings.FittedHorizons.Count)], cancellation));
        }

        return builder.Finish(record);
    }

    private void Add(YearOfModels models)
    {
        // The weights use only forecasts of earlier years, and of these only outcomes known by January.
        var january = _panel.IndexOf(new Month(models.Year, 1));
        _combinations[models.Year] = [.. WarningSettings.FittedHorizons.Select((horizon, k) => Combination.Learn(
            [.. _forecasts
                .Where(f => f.Cell.AsOf + horizon <= january - _panel.Settings.PublicationLag)
                .Select(f => (f.Candidates[k].Logit, f.Candidates[k].Trees, Happened: _panel.Crosses(f.Cell, horizon)))
                .Where(static f => f.Happened is not null)
                .Select(static f => (f.Logit, f.Trees, f.Happened!.Value))],
            horizon))];
        _forecasts.AddRange(models.CellsAtRisk().Select(c => (c, models.Forecast(c))));
    }

    private WarningHistory Finish(ViolenceRecord record)
    {
        var rows = _forecasts.GroupBy(static f => f.Cell.Series).SelectMany(g =>
        {
            var situation = _panel.Series[g.Key].Situation;
            return g.Select(f => new StoredWarning(situation.Code, _panel.MonthAt(f.Cell.AsOf), [.. f.Candidates.Select((c, k) =>
                Rounded(LogOddsScale.Probability(_combinations[_panel.MonthAt(f.Cell.AsOf).Year][k].LogOdds(c.Logit, c.Trees))))]));
        });
        return new WarningHistory(record, _panel.Settings, [.. rows], _combinations);
    }

    /// <summary>Warnings are kept, shown and scored in hundred-thousandths.</summary>
    private static double Rounded(double probability) => Math.Round(probability * StoredWarning.Unit) / StoredWarning.Unit;
}
