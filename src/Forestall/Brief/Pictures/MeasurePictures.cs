using Forestall.Record.Curated;
using Forestall.Rubicon;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of what was done, on the time axis of the harm.</summary>
internal static class MeasurePictures
{
    private static readonly OxyColor[] Colours =
    [
        OxyColor.FromRgb(0, 114, 178),
        OxyColor.FromRgb(160, 70, 125),
        OxyColor.FromRgb(179, 107, 0),
        OxyColor.FromRgb(0, 130, 95),
        OxyColor.FromRgb(178, 34, 34),
        OxyColor.FromRgb(110, 110, 110),
    ];

    /// <summary>Classes are told apart by their mark as well as by colour.</summary>
    private static readonly (MeasureClass Class, MarkerType Mark)[] Marks =
    [
        (MeasureClass.NonCoercive, MarkerType.Circle),
        (MeasureClass.Economic, MarkerType.Square),
        (MeasureClass.Threat, MarkerType.Triangle),
        (MeasureClass.Deployment, MarkerType.Diamond),
        (MeasureClass.Force, MarkerType.Cross),
    ];

    /// <summary>Measures by class, one lane a class; a bar shows how long one lasted, a hollow mark what was threatened, refused or left undone.</summary>
    public static PlotModel Lanes(IReadOnlyList<Measure> measures, IReadOnlyList<Month> crossings, Month from, Month to)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid, PlotMargins = HarmPictures.SharedMargins };
        model.Axes.Add(HarmPictures.Time(from, to));
        var lanes = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, MinorTickSize = 0, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid };
        lanes.Labels.AddRange(Vocabulary.Classes);
        model.Axes.Add(lanes);
        foreach (var crossing in crossings)
        {
            model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = HarmPictures.At(crossing), Color = Palette.OneSided, LineStyle = LineStyle.Dash });
        }

        foreach (var kind in Enum.GetValues<MeasureClass>())
        {
            var colour = Colours[(int)kind];
            var lasting = new RectangleBarSeries { FillColor = OxyColor.FromAColor(70, colour), StrokeThickness = 0 };
            var taken = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = colour };
            var other = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 3.5, MarkerFill = OxyColors.White, MarkerStroke = colour, MarkerStrokeThickness = 1.4 };
            foreach (var measure in measures.Where(m => m.Class == kind))
            {
                var start = At(measure.Start);
                (measure.WasTaken ? taken : other).Points.Add(new ScatterPoint(start, (int)kind));
                var end = measure.End is { } known ? At(known) : measure.EndKind == "ongoing" ? HarmPictures.At(to + 1) : start;
                if (end - start > 1.0 / 12 && measure.WasTaken)
                {
                    lasting.Items.Add(new RectangleBarItem(start, (int)kind - 0.12, Math.Min(end, HarmPictures.At(to + 1)), (int)kind + 0.12));
                }
            }

            model.Series.Add(lasting);
            model.Series.Add(taken);
            model.Series.Add(other);
        }

        return model;
    }

    /// <summary>A row for each crossing, and in it a mark for the first measure of each class by months from the crossing; what came later than the edge stands at the edge.</summary>
    /// <param name="lines">Crossings whose measures were collected.</param>
    /// <param name="lookback">Months before a crossing from which measures count.</param>
    /// <param name="short">Whether rows are named by the ids of the crossings alone, for narrow screens.</param>
    public static PlotModel FirstMeasures(IReadOnlyList<LedgerLine> lines, int lookback, bool @short = false)
    {
        const int LatestMonth = 60;
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendBorderThickness = 0 });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -lookback - 3, Maximum = LatestMonth + 3, MajorStep = @short ? 24 : 12, MinorTickSize = 0, Title = "months from the crossing", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        var rows = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, MinorTickSize = 0, GapWidth = 0 };
        rows.Labels.AddRange(lines.Select(l => @short ? l.Crossing.Id : $"{Theatres.Title(l.Crossing)} {l.Crossing.Month}"));
        model.Axes.Add(rows);
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = 0, Color = Palette.OneSided, LineStyle = LineStyle.Dash });
        foreach (var (kind, mark) in Marks)
        {
            var series = new ScatterSeries { Title = Vocabulary.Name(kind), MarkerType = mark, MarkerSize = 4, MarkerFill = Colours[(int)kind], MarkerStroke = Colours[(int)kind], MarkerStrokeThickness = mark is MarkerType.Cross ? 2 : 0 };
            foreach (var (row, line) in lines.Index())
            {
                if (line.First.TryGetValue(kind, out var first))
                {
                    series.Points.Add(new ScatterPoint(Math.Clamp(first.Lag, -lookback - 2, LatestMonth + 2), row));
                }
            }

            model.Series.Add(series);
        }

        return model;
    }

    /// <summary>The colour of a class in every picture.</summary>
    public static OxyColor Colour(MeasureClass kind) => Colours[(int)kind];

    private static double At(PartialDate date) => date.Year + (((date.MonthNumber ?? 7) - 1) / 12.0) + (((date.Day ?? 15) - 1) / 372.0);
}
