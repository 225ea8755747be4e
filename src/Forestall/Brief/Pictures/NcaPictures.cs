using Forestall.Lessons.NecessaryConditions;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of necessary condition analysis.</summary>
internal static class NcaPictures
{
    /// <summary>The cases, the scope (dotted), the steps of CE-FDH and the line of CR-FDH.</summary>
    public static PlotModel Ceilings(IReadOnlyList<(double X, double Y)> cases, NecessaryCondition condition, NcaResult result)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendBorderThickness = 0, LegendItemSpacing = 12 });
        var scope = condition.Scope;
        model.Axes.Add(Axis(AxisPosition.Bottom, condition.Name, scope.XMin, scope.XMax));
        model.Axes.Add(Axis(AxisPosition.Left, result.Outcome, scope.YMin, scope.YMax));
        model.Annotations.Add(new RectangleAnnotation { MinimumX = scope.XMin, MaximumX = scope.XMax, MinimumY = scope.YMin, MaximumY = scope.YMax, Fill = OxyColors.Transparent, Stroke = Palette.Trailing, StrokeThickness = 0.8, Layer = AnnotationLayer.BelowSeries });
        var marks = new ScatterSeries { Title = "cases", MarkerType = MarkerType.Circle, MarkerSize = 3.8, MarkerFill = OxyColor.FromAColor(170, Palette.StateBased), MarkerStroke = Palette.Ink, MarkerStrokeThickness = 0.4 };
        marks.Points.AddRange(cases.Select(static c => new ScatterPoint(c.X, c.Y)));
        foreach (var ceiling in condition.Ceilings)
        {
            if (ceiling.Technique == CeilingTechnique.CeFdh && condition.Peers.Count > 0)
            {
                model.Series.Add(Steps(condition, result.Settings.Corner));
            }
            else if (ceiling.Technique == CeilingTechnique.CrFdh && ceiling is { Slope: { } slope, Intercept: { } intercept })
            {
                model.Series.Add(Line(scope, slope, intercept));
            }
        }

        model.Series.Add(marks);
        return model;
    }

    /// <summary>From peer to peer, from the edge next to the empty corner to the opposite one.</summary>
    private static LineSeries Steps(NecessaryCondition condition, Corner corner)
    {
        var (scope, peers) = (condition.Scope, condition.Peers);
        var line = new LineSeries { Title = "CE-FDH", Color = Palette.OneSided, StrokeThickness = 1.6 };
        line.Points.Add(new DataPoint(peers[0].X, corner is Corner.UpperLeft or Corner.UpperRight ? scope.YMin : scope.YMax));
        for (var i = 0; i < peers.Count; i++)
        {
            if (i > 0)
            {
                line.Points.Add(new DataPoint(peers[i].X, peers[i - 1].Y));
            }

            line.Points.Add(new DataPoint(peers[i].X, peers[i].Y));
        }

        line.Points.Add(new DataPoint(corner is Corner.UpperLeft or Corner.LowerLeft ? scope.XMax : scope.XMin, peers[^1].Y));
        return line;
    }

    /// <summary>The part of the line that lies within the scope.</summary>
    private static LineSeries Line(Scope scope, double slope, double intercept)
    {
        var line = new LineSeries { Title = "CR-FDH", Color = Palette.NonState, StrokeThickness = 1.6, LineStyle = LineStyle.Dash };
        double[] ends = [Math.Clamp((scope.YMin - intercept) / slope, scope.XMin, scope.XMax), Math.Clamp((scope.YMax - intercept) / slope, scope.XMin, scope.XMax)];
        line.Points.AddRange(ends.Order().Select(x => new DataPoint(x, (slope * x) + intercept)));
        return line;
    }

    private static LinearAxis Axis(AxisPosition position, string title, double low, double high)
    {
        var room = (high - low) * 0.05;
        return new LinearAxis { Position = position, Title = title, Minimum = low - room, Maximum = high + room, MinorTickSize = 0, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid };
    }
}
