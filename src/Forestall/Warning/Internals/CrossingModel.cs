using Forestall.Warning.Learning;

namespace Forestall.Warning.Internals;

/// <summary>
/// The two candidate models for one horizon, learnt from what was known at the start of a year: a ridge logit, and boosted trees of depth two that are
/// monotone where the literature gives a sign.
/// </summary>
internal sealed class CrossingModel
{
    private const int FewestCrossings = 8;
    private const double PriorDeviation = 0.1;
    private static readonly BoostingSettings Trees = new()
    {
        Rounds = 150,
        LearningRate = 0.05,
        MostDepth = 2,
        MostLeaves = 4,
        FewestRows = 200,
        Bins = 64,
        Directions = [.. FeatureSet.All.Select(static f => f.Sign)],
    };
    private readonly RidgeLogit _logit;
    private readonly BoostedTrees _trees;

    private CrossingModel(RidgeLogit logit, BoostedTrees trees)
    {
        _logit = logit;
        _trees = trees;
    }

    /// <summary>Learns from every cell whose outcome was known as of a month.</summary>
    /// <param name="panel">Features and outcomes.</param>
    /// <param name="asOf">Index of the month.</param>
    /// <param name="horizon">Months within which a crossing counts.</param>
    /// <exception cref="InputException">There is too little to learn from.</exception>
    public static CrossingModel Learn(WarningPanel panel, int asOf, int horizon)
    {
        var cells = new List<Cell>();
        var happened = new List<bool>();
        var last = Math.Min(asOf - panel.Settings.PublicationLag, panel.Months - 1) - horizon;
        for (var t = panel.FirstAsOf; t <= last; t++)
        {
            for (var s = 0; s < panel.Series.Length; s++)
            {
                var cell = new Cell(s, t);
                if (panel.IsAtRisk(cell) && panel.Crosses(cell, horizon) is { } crosses)
                {
                    cells.Add(cell);
                    happened.Add(crosses);
                }
            }
        }

        // The months before one crossing are one crossing, not many.
        var crossings = panel.Series.Sum(s => Enumerable.Range(panel.FirstAsOf, Math.Max(0, last + horizon - panel.FirstAsOf + 1)).Count(t => s.Onset[t]));
        if (crossings < FewestCrossings)
        {
            throw new InputException($"as of {panel.MonthAt(asOf)} only {crossings} crossings were known to learn from, and a warning {horizon} months ahead needs {FewestCrossings}; choose a later month, a shorter horizon or a lower threshold.");
        }

        var columns = Enumerable.Range(0, FeatureSet.Count).Select(_ => new double[cells.Count]).ToArray();
        for (var i = 0; i < cells.Count; i++)
        {
            var features = panel.Features(cells[i]);
            for (var j = 0; j < columns.Length; j++)
            {
                columns[j][i] = features[j];
            }
        }

        var matrix = new FeatureMatrix([.. FeatureSet.All.Select(static f => f.Name)], columns);
        bool[] outcomes = [.. happened];
        return new CrossingModel(
            RidgeLogit.Fit(matrix, outcomes, [.. cells.Select(static c => c.Series)], PriorDeviation),
            BoostedTrees.Fit(matrix, [.. outcomes.Select(static y => y ? 1.0 : 0.0)], Trees));
    }

    /// <summary>Log-odds of both candidates, and the standard error of the logit's.</summary>
    public Candidates Forecast(ReadOnlySpan<double> features) => new(_logit.LogOdds(features), _trees.Score(features), _logit.StandardError(features));

    /// <summary>What each feature adds to the combined log-odds.</summary>
    public double[] Contributions(ReadOnlySpan<double> features, Combination combination)
    {
        var contributions = _trees.Contributions(features);
        for (var j = 0; j < contributions.Length; j++)
        {
            contributions[j] = (combination.Trees * contributions[j]) + (combination.Logit * _logit.Contribution(features, j));
        }

        return contributions;
    }
}

/// <summary>Forecasts of the candidates for one cell.</summary>
/// <param name="Logit">Log-odds of the ridge logit.</param>
/// <param name="Trees">Log-odds of the boosted trees.</param>
/// <param name="StandardError">Standard error of <paramref name="Logit"/>.</param>
internal readonly record struct Candidates(double Logit, double Trees, double StandardError);
