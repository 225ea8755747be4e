using Forestall.Doctrine.Planning;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of what comes of strategies.</summary>
internal static class StrategyPictures
{
    /// <summary>Deaths under each strategy: nine in ten draws as a line, the median as a dot, on a logarithmic scale.</summary>
    public static PlotModel Deaths(PlanResult result)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        var names = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, MajorTickSize = 0 };
        names.Labels.AddRange(result.Strategies.Select(static s => s.Strategy.Name));
        model.Axes.Add(names);
        model.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Minimum = 1, MaximumPadding = 0.05, Title = "deaths over the plan (one more than counted, logarithmic)", StringFormat = "#,0", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid, MinorTickSize = 0 });
        var medians = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 4.5, MarkerFill = Palette.StateBased };
        for (var i = 0; i < result.Strategies.Count; i++)
        {
            var band = result.Strategies[i].Counts[PlanCount.Deaths];
            var line = new LineSeries { Color = Palette.StateBased, StrokeThickness = 2.5 };
            line.Points.Add(new DataPoint(1 + band.P5, i));
            line.Points.Add(new DataPoint(1 + band.P95, i));
            model.Series.Add(line);
            medians.Points.Add(new ScatterPoint(1 + band.P50, i));
        }

        model.Series.Add(medians);
        return model;
    }
}
