using System.Globalization;
using Forestall.Lessons;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of sets and their relations.</summary>
internal static class SetPictures
{
    private const int MostNames = 12;

    /// <summary>
    /// Membership in a set against membership in the outcome. A set is sufficient where no case lies below the diagonal, necessary where none lies above it.
    /// Cases in one place are one mark, as large as they are many, with their number.
    /// </summary>
    public static PlotModel Xy(IReadOnlyList<(string Name, double X, double Y)> cases, string set, string outcome)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Axes.Add(Membership(AxisPosition.Bottom, set));
        model.Axes.Add(Membership(AxisPosition.Left, outcome));
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.LinearEquation, Slope = 1, Intercept = 0, Color = Palette.Trailing, LineStyle = LineStyle.Solid, StrokeThickness = 1, MinimumX = 0, MaximumX = 1 });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = 0.5, Color = Palette.Trailing, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = 0.5, Color = Palette.Trailing, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
        var places = cases.GroupBy(static c => (X: Math.Round(c.X, 3), Y: Math.Round(c.Y, 3))).OrderBy(static g => g.Key).ToList();
        var most = places.Max(static g => g.Count());
        var marks = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerFill = OxyColor.FromAColor(190, Palette.StateBased), MarkerStroke = Palette.Ink, MarkerStrokeThickness = 0.5 };
        var named = places.Where(static g => g.Count() == 1 && g.Key.X > 0.5 != g.Key.Y > 0.5).Take(MostNames).Select(static g => g.Key).ToHashSet();
        foreach (var place in places)
        {
            var size = most == 1 ? 4 : 4 + (11 * Math.Sqrt((place.Count() - 1) / (double)Math.Max(1, most - 1)));
            marks.Points.Add(new ScatterPoint(place.Key.X, place.Key.Y, size));
            var text = place.Count() > 1 ? place.Count().ToString(CultureInfo.InvariantCulture) : named.Contains(place.Key) ? place.First().Name : null;
            if (text is not null)
            {
                var left = place.Key.X > 0.8;
                model.Annotations.Add(new TextAnnotation
                {
                    Text = text,
                    TextPosition = new DataPoint(place.Key.X, place.Key.Y),
                    TextHorizontalAlignment = left ? HorizontalAlignment.Right : HorizontalAlignment.Left,
                    TextVerticalAlignment = VerticalAlignment.Middle,
                    Offset = new ScreenVector((size + 3) * (left ? -1 : 1), 0),
                    Stroke = OxyColors.Transparent,
                    FontSize = place.Count() > 1 ? 12 : 10,
                    TextColor = Palette.Ink,
                });
            }
        }

        model.Series.Add(marks);
        return model;
    }

    /// <summary>
    /// The rows of a truth table that have cases: how many, with and without the outcome, above the conditions that make the row (after Lex and others 2014, UpSet).
    /// Rows that are sufficient stand on a shade.
    /// </summary>
    public static PlotModel UpSet(TruthTable table, int mostRows)
    {
        var rows = table.Observed.OrderByDescending(static r => r.Cases.Count).ThenBy(static r => r.Number).Take(mostRows).ToList();
        var conditions = table.Study.Conditions;
        var margin = Math.Max(64, 22 + (7.5 * conditions.Max(static c => c.Name.Length)));
        var model = new PlotModel { PlotAreaBorderThickness = new OxyThickness(0), PlotMargins = new OxyThickness(margin, 8, 8, 8) };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopRight, LegendPlacement = LegendPlacement.Inside, LegendBorderThickness = 0, LegendBackground = OxyColors.White });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -0.6, Maximum = rows.Count - 0.4, IsAxisVisible = false });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Key = "n", StartPosition = 0.45, EndPosition = 1, Minimum = 0, MinimumMajorStep = 1, MinorTickSize = 0, Title = "cases", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid, AxisTitleDistance = margin - 58 });
        var lanes = new CategoryAxis { Position = AxisPosition.Left, Key = "c", StartPosition = 0.42, EndPosition = 0, MinorTickSize = 0, MajorTickSize = 0, GapWidth = 0 };
        lanes.Labels.AddRange(conditions.Select(static c => c.Name));
        model.Axes.Add(lanes);
        var with = new RectangleBarSeries { Title = table.Study.Outcome, YAxisKey = "n", FillColor = Palette.StateBased, StrokeThickness = 0 };
        var without = new RectangleBarSeries { Title = "not " + table.Study.Outcome, YAxisKey = "n", FillColor = Palette.NonState, StrokeThickness = 0 };
        var absent = new ScatterSeries { YAxisKey = "c", MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = OxyColor.FromRgb(215, 215, 215) };
        var present = new ScatterSeries { YAxisKey = "c", MarkerType = MarkerType.Circle, MarkerSize = 4.5, MarkerFill = Palette.Ink };
        for (var i = 0; i < rows.Count; i++)
        {
            var (n, failed) = (rows[i].Cases.Count, rows[i].DeviantCases.Count);
            with.Items.Add(new RectangleBarItem(i - 0.35, 0, i + 0.35, n - failed));
            without.Items.Add(new RectangleBarItem(i - 0.35, n - failed, i + 0.35, n));
            if (rows[i].Output == RowOutput.Positive)
            {
                model.Annotations.Add(new RectangleAnnotation { MinimumX = i - 0.48, MaximumX = i + 0.48, YAxisKey = "c", MinimumY = -0.5, MaximumY = conditions.Count - 0.5, Fill = OxyColor.FromRgb(255, 236, 179), Layer = AnnotationLayer.BelowSeries });
                model.Annotations.Add(new RectangleAnnotation { MinimumX = i - 0.48, MaximumX = i + 0.48, YAxisKey = "n", Fill = OxyColor.FromRgb(255, 236, 179), Layer = AnnotationLayer.BelowSeries });
            }

            var there = Enumerable.Range(0, conditions.Count).Where(c => rows[i].Values[c] > 0).ToList();
            foreach (var c in Enumerable.Range(0, conditions.Count))
            {
                (rows[i].Values[c] > 0 ? present : absent).Points.Add(new ScatterPoint(i, c));
                if (conditions[c].Kind == ConditionKind.MultiValue)
                {
                    model.Annotations.Add(new TextAnnotation { Text = rows[i].Values[c] < 0 ? "-" : rows[i].Values[c].ToString(CultureInfo.InvariantCulture), YAxisKey = "c", TextPosition = new DataPoint(i, c), TextHorizontalAlignment = HorizontalAlignment.Left, TextVerticalAlignment = VerticalAlignment.Middle, Offset = new ScreenVector(5, 0), Stroke = OxyColors.Transparent, FontSize = 10 });
                }
            }

            if (there.Count > 1)
            {
                var line = new LineSeries { YAxisKey = "c", Color = Palette.Ink, StrokeThickness = 1.5 };
                line.Points.Add(new DataPoint(i, there[0]));
                line.Points.Add(new DataPoint(i, there[^1]));
                model.Series.Add(line);
            }
        }

        foreach (var series in (Series[])[with, without, absent, present])
        {
            model.Series.Add(series);
        }

        return model;
    }

    /// <summary>Figures under groups of changes: one lane a group, necessity above sufficiency, with the cut-offs (dashed) and the figures without any change (full lines).</summary>
    public static PlotModel Changes(IReadOnlyList<(string Group, double? Necessity, double? Sufficiency)> figures, (double Necessity, double Sufficiency) cuts, (double? Necessity, double? Sufficiency) usual)
    {
        var groups = figures.Select(static f => f.Group).Distinct(StringComparer.Ordinal).ToList();
        var margin = 14 + (6.4 * groups.Max(static g => g.Length));
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid, PlotMargins = new OxyThickness(margin, double.NaN, 12, double.NaN) };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendBorderThickness = 0, LegendItemSpacing = 12 });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 1.02, MajorStep = 0.2, Title = "inclusion", StringFormat = "0.0" });
        var lanes = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, MinorTickSize = 0, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid, GapWidth = 0 };
        lanes.Labels.AddRange(groups);
        model.Axes.Add(lanes);
        Add("necessity", Palette.StateBased, -0.18, static f => f.Necessity, cuts.Necessity, usual.Necessity);
        Add("sufficiency", Palette.NonState, 0.18, static f => f.Sufficiency, cuts.Sufficiency, usual.Sufficiency);
        return model;

        void Add(string name, OxyColor colour, double shift, Func<(string Group, double? Necessity, double? Sufficiency), double?> value, double cut, double? now)
        {
            var marks = new ScatterSeries { Title = name, MarkerType = MarkerType.Circle, MarkerSize = 3.6, MarkerFill = OxyColor.FromAColor(110, colour) };
            // What falls on one pixel is drawn once.
            var places = figures.Where(f => value(f) is not null).Select(f => (f.Group, X: Math.Round(value(f)!.Value, 3))).Distinct();
            marks.Points.AddRange(places.Select(p => new ScatterPoint(p.X, groups.IndexOf(p.Group) + shift)));
            model.Series.Add(marks);
            model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = cut, Color = colour, LineStyle = LineStyle.Dash, StrokeThickness = 1.4, Layer = AnnotationLayer.BelowSeries });
            if (now is { } x)
            {
                model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = x, Color = colour, LineStyle = LineStyle.Solid, StrokeThickness = 1.2, Layer = AnnotationLayer.BelowSeries });
            }
        }
    }

    /// <summary>Where measured values lie, with the anchors or thresholds of a calibration, and the membership each value gets.</summary>
    public static PlotModel Calibrated(string column, IReadOnlyList<double> values, IReadOnlyList<double> memberships, IReadOnlyList<(string Name, double Value)> anchors)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendBorderThickness = 0, LegendItemSpacing = 12 });
        var (low, high) = (values.Concat(anchors.Select(static a => a.Value)).Min(), values.Concat(anchors.Select(static a => a.Value)).Max());
        var room = (high - low) * 0.04;
        var highest = memberships.Append(1).Max();
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = column, Minimum = low - room, Maximum = high + room });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Key = "n", Title = "cases", Minimum = 0, MinimumMajorStep = 1, MinorTickSize = 0, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Right, Key = "m", Title = "membership", AxisTitleDistance = 14, MajorStep = highest > 1 ? 1 : 0.25, MinorTickSize = 0, StringFormat = highest > 1 ? "0" : "0.00", Minimum = 0, Maximum = highest * 1.03 });
        var bins = Math.Clamp((int)Math.Ceiling(Math.Sqrt(values.Count) * 1.5), 5, 30);
        var width = (values.Max() - values.Min()) / bins;
        var bars = new RectangleBarSeries { Title = "cases", YAxisKey = "n", FillColor = OxyColor.FromRgb(190, 205, 220), StrokeColor = OxyColors.White, StrokeThickness = 0.5 };
        for (var b = 0; b < bins && width > 0; b++)
        {
            var from = values.Min() + (b * width);
            var count = values.Count(v => v >= from && (v < from + width || (b == bins - 1 && v <= values.Max())));
            bars.Items.Add(new RectangleBarItem(from, 0, from + width, count));
        }

        model.Series.Add(bars);
        if (memberships.Count > 0)
        {
            var marks = new ScatterSeries { Title = "membership", YAxisKey = "m", MarkerType = MarkerType.Circle, MarkerSize = 3.5, MarkerFill = Palette.StateBased };
            // What falls on one place is drawn once.
            marks.Points.AddRange(values.Select((v, i) => (X: v, Y: memberships[i])).Distinct().Select(static p => new ScatterPoint(p.X, p.Y)));
            model.Series.Add(marks);
        }

        foreach (var (name, value) in anchors)
        {
            model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = value, YAxisKey = "n", Color = Palette.OneSided, LineStyle = LineStyle.Dash, Text = $"{name} {value.ToString("0.###", CultureInfo.InvariantCulture)}".Trim(), TextColor = Palette.OneSided, TextOrientation = AnnotationTextOrientation.Vertical });
        }

        return model;
    }

    private static LinearAxis Membership(AxisPosition position, string title) => new()
    {
        Position = position,
        Title = title,
        Minimum = -0.06,
        Maximum = 1.06,
        MajorStep = 0.2,
        StringFormat = "0.0",
        MinorTickSize = 0,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = Palette.Grid,
    };
}
