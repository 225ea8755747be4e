using Forestall.Doctrine;
using Forestall.Doctrine.Planning;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
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

    /// <summary>A lane for each instrument of each strategy: when it is decided, how long it is prepared, and by when it would have to be decided to be in time.</summary>
    /// <param name="result">The plan.</param>
    /// <param name="preparation">Median months of preparation of an instrument.</param>
    public static PlotModel Timeline(PlanResult result, Func<Instrument, double> preparation)
    {
        var months = result.To - result.From;
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendBorderThickness = 0 });
        var lanes = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, MajorTickSize = 0, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid };
        lanes.Labels.AddRange(result.Deadlines.Select(static d => $"{d.Strategy}: {d.Instrument.Name}"));
        model.Axes.Add(lanes);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -0.6, Maximum = months + 0.6, MajorStep = 3, MinorTickSize = 0, Title = $"months from the first decision, at the end of {result.From}", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        var prepared = new RectangleBarSeries { Title = "preparation", FillColor = OxyColor.FromAColor(90, Palette.StateBased), StrokeThickness = 0 };
        var decided = new ScatterSeries { Title = "decided", MarkerType = MarkerType.Circle, MarkerSize = 4.5, MarkerFill = Palette.StateBased };
        var half = new ScatterSeries { Title = "latest for 50 %", MarkerType = MarkerType.Triangle, MarkerSize = 5, MarkerFill = OxyColors.White, MarkerStroke = Palette.NonState, MarkerStrokeThickness = 1.6 };
        var most = new ScatterSeries { Title = "latest for 80 %", MarkerType = MarkerType.Diamond, MarkerSize = 5, MarkerFill = Palette.OneSided };
        foreach (var (lane, d) in result.Deadlines.Index())
        {
            if (d.DecidedAsWritten is { } month)
            {
                decided.Points.Add(new ScatterPoint(month, lane));
                prepared.Items.Add(new RectangleBarItem(month, lane - 0.18, Math.Min(month + preparation(d.Instrument), months + 0.6), lane + 0.18));
            }

            if (d.LatestForHalf is { } latest)
            {
                half.Points.Add(new ScatterPoint(latest, lane));
            }

            if (d.LatestForMost is { } surer)
            {
                most.Points.Add(new ScatterPoint(surer, lane));
            }
        }

        model.Series.Add(prepared);
        model.Series.Add(half);
        model.Series.Add(most);
        model.Series.Add(decided);
        return model;
    }
}
