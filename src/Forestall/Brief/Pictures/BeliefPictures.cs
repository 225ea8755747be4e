using Forestall.Doctrine.Beliefs;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of Sobol indices and of the better option over two parameters.</summary>
internal static class BeliefPictures
{
    private const double HalfBar = 0.3;
    private const byte Faint = 70;
    private static readonly OxyColor Bar = OxyColor.FromRgb(196, 216, 230);
    private static readonly OxyColor[] Colours = [Palette.StateBased, Palette.NonState, Palette.OneSided, OxyColor.FromRgb(90, 90, 90)];

    /// <summary>A bar for each total index and a mark for each first-order index, with their intervals.</summary>
    public static PlotModel Indices(IReadOnlyList<SobolIndex> indices, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(ReplayPictures.Legend(wide));
        var names = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, GapWidth = 0.2, MajorTickSize = 0, FontSize = wide ? 12 : 9 };
        names.Labels.AddRange(indices.Select(static i => i.Name));
        model.Axes.Add(names);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, MinimumPadding = 0.02, MaximumPadding = 0.04, Title = "share of the variance", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        var bars = new RectangleBarSeries { Title = "total", FillColor = Bar, StrokeThickness = 0 };
        var marks = new ScatterSeries { Title = "first-order", MarkerType = MarkerType.Diamond, MarkerSize = 4.5, MarkerFill = Palette.OneSided };
        model.Series.Add(bars);
        foreach (var (row, index) in indices.Index())
        {
            bars.Items.Add(new RectangleBarItem(0, row - HalfBar, index.Total.Value, row + HalfBar));
            model.Series.Add(Interval(index.Total, row - 0.1, Palette.StateBased));
            model.Series.Add(Interval(index.First, row + 0.15, Palette.OneSided));
            marks.Points.Add(new ScatterPoint(index.First.Value, row + 0.15));
        }

        model.Series.Add(marks);
        return model;
    }

    /// <summary>The better option in each cell.</summary>
    public static PlotModel Map(BestOptionMap map, IReadOnlyList<string> options, string across, string up, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(ReplayPictures.Legend(wide));
        var (xs, ys) = (Edges(map.AcrossValues), Edges(map.UpValues));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = xs[0], Maximum = xs[^1], Title = across, AxisTitleDistance = 6 });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = ys[0], Maximum = ys[^1], Title = up, AxisTitleDistance = 8, TitleFontSize = wide ? double.NaN : 9 });
        foreach (var (k, option) in options.Index())
        {
            var colour = Colours[k % Colours.Length];
            var decided = new RectangleBarSeries { Title = $"{Letter(k)} {option}", FillColor = colour, StrokeColor = OxyColors.White, StrokeThickness = 1 };
            var open = new RectangleBarSeries { Title = $"{char.ToLowerInvariant(Letter(k))} not decided", FillColor = OxyColor.FromAColor(Faint, colour), StrokeColor = OxyColors.White, StrokeThickness = 1 };
            foreach (var (y, row) in map.Cells.Index())
            {
                foreach (var (x, cell) in row.Index().Where(c => c.Item.Best == k))
                {
                    (cell.Decided ? decided : open).Items.Add(new RectangleBarItem(xs[x], ys[y], xs[x + 1], ys[y + 1]));
                    model.Annotations.Add(new TextAnnotation
                    {
                        Text = (cell.Decided ? Letter(k) : char.ToLowerInvariant(Letter(k))).ToString(),
                        TextPosition = new DataPoint((xs[x] + xs[x + 1]) / 2, (ys[y] + ys[y + 1]) / 2),
                        TextHorizontalAlignment = HorizontalAlignment.Center,
                        TextVerticalAlignment = VerticalAlignment.Middle,
                        Stroke = OxyColors.Transparent,
                        TextColor = cell.Decided ? OxyColors.White : Palette.Ink,
                        FontWeight = cell.Decided ? FontWeights.Bold : FontWeights.Normal,
                        FontSize = wide ? 12 : 10,
                    });
                }
            }

            foreach (var series in new[] { decided, open }.Where(static s => s.Items.Count > 0))
            {
                model.Series.Add(series);
            }
        }

        return model;
    }

    private static LineSeries Interval(Estimate estimate, double row, OxyColor colour)
    {
        var line = new LineSeries { Color = colour, StrokeThickness = 1.8 };
        line.Points.AddRange([new DataPoint(estimate.Low, row), new DataPoint(estimate.High, row)]);
        return line;
    }

    /// <summary>The borders between neighbouring values, and as far beyond the first and the last.</summary>
    private static double[] Edges(IReadOnlyList<double> values)
    {
        var half = (values[1] - values[0]) / 2;
        return [.. values.Select(v => v - half), values[^1] + half];
    }

    private static char Letter(int option) => (char)('A' + option);
}
