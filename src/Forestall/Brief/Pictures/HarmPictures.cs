using System.Globalization;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of harm over time.</summary>
internal static class HarmPictures
{
    private const double LogFloor = 10;
    private const double LogCeiling = 2_000_000;

    /// <summary>The margins of pictures that stand one below the other on the same time axis.</summary>
    public static readonly OxyThickness SharedMargins = new(92, double.NaN, 12, double.NaN);

    private static readonly (string Name, HarmKind Kind, OxyColor Colour)[] Types =
    [
        ("state-based", HarmKind.StateBased, Palette.StateBased),
        ("non-state", HarmKind.NonState, Palette.NonState),
        ("one-sided", HarmKind.OneSided, Palette.OneSided),
    ];

    /// <summary>Deaths in the world per year, by type.</summary>
    public static PlotModel World(ViolenceRecord record)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopRight, LegendPlacement = LegendPlacement.Inside, LegendBorderThickness = 0 });
        var years = record.Years.GroupBy(static y => y.Year).OrderBy(static g => g.Key).ToList();
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, MajorStep = 5, MinorStep = 1, Minimum = years[0].Key - 0.7, Maximum = years[^1].Key + 0.7, StringFormat = "0" });
        model.Axes.Add(Deaths("deaths a year"));
        var below = new double[years.Count];
        foreach (var (name, kind, colour) in Types)
        {
            var bars = new RectangleBarSeries { Title = name, FillColor = colour, StrokeThickness = 0 };
            for (var i = 0; i < years.Count; i++)
            {
                var deaths = years[i].Sum(y => y.Harm.Of(kind).Best);
                bars.Items.Add(new RectangleBarItem(years[i].Key - 0.4, below[i], years[i].Key + 0.4, below[i] + deaths));
                below[i] += deaths;
            }

            model.Series.Add(bars);
        }

        return model;
    }

    /// <summary>Monthly deaths by type around a crossing, with the trailing sum, the episode and the threshold.</summary>
    public static PlotModel Full(ViolenceRecord record, CrossingAccount account, Month from, Month to)
    {
        var model = Course(record, account.Crossing.Situation, account.Settings, from, to);
        Mark(model, account.Crossing, from);
        return model;
    }

    /// <summary>Monthly deaths by type with the trailing sum, all episodes and surges.</summary>
    public static PlotModel Course(ViolenceRecord record, Situation situation, RubiconSettings settings, Month from, Month to)
    {
        var curve = new HarmCurve(record, situation, settings);
        var months = record.Months(situation).ToArray().Where(m => m.Month >= from && m.Month <= to).ToList();
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid, PlotMargins = SharedMargins };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendBorderThickness = 0, LegendItemSpacing = 12 });
        model.Axes.Add(Time(from, to));
        var highest = months.Max(m => Math.Max(m.Harm.All.Best, curve.TrailingAt(m.Month)));
        var deaths = Deaths("deaths");
        deaths.Maximum = Math.Max(1, highest * 1.08);
        model.Axes.Add(deaths);
        Shade(model, curve, from, to);
        var below = new double[months.Count];
        foreach (var (name, kind, colour) in Types)
        {
            var bars = new RectangleBarSeries { Title = name, FillColor = colour, StrokeThickness = 0 };
            for (var i = 0; i < months.Count; i++)
            {
                var inMonth = record.Known(months[i], kind)?.Best ?? 0;
                if (inMonth > 0)
                {
                    bars.Items.Add(new RectangleBarItem(At(months[i].Month) + 0.005, below[i], At(months[i].Month + 1) - 0.005, below[i] + inMonth));
                    below[i] += inMonth;
                }
            }

            model.Series.Add(bars);
        }

        if (months.Any(m => record.TypeNotYetKnown(m) > 0))
        {
            var open = new RectangleBarSeries { Title = "type not yet known", FillColor = Palette.NoType, StrokeThickness = 0 };
            foreach (var (i, month) in months.Index().Where(m => record.TypeNotYetKnown(m.Item) > 0))
            {
                open.Items.Add(new RectangleBarItem(At(month.Month) + 0.005, below[i], At(month.Month + 1) - 0.005, below[i] + record.TypeNotYetKnown(month)));
            }

            model.Series.Add(open);
        }

        var trailing = new LineSeries { Title = string.Create(CultureInfo.InvariantCulture, $"{settings.Window} months up to then"), Color = Palette.Trailing, StrokeThickness = 1.5 };
        trailing.Points.AddRange(months.Select(m => new DataPoint(At(m.Month + 1), curve.TrailingAt(m.Month))));
        model.Series.Add(trailing);
        return model;
    }

    /// <summary>The trailing sum around a crossing on a scale that is the same in every picture.</summary>
    public static PlotModel Small(HarmCurve curve, Crossing crossing, int monthsBefore, int monthsAfter)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid, PlotMargins = new OxyThickness(34, 4, 6, 18), DefaultFontSize = 9 };
        var (from, to) = (crossing.Month - monthsBefore, crossing.Month + monthsAfter);
        var time = Time(from, to);
        (time.MinorTickSize, time.MajorTickSize) = (0, 2);
        model.Axes.Add(time);
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Minimum = Math.Log10(LogFloor),
            Maximum = Math.Log10(LogCeiling),
            MajorStep = 1,
            MinorTickSize = 0,
            MajorTickSize = 0,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Palette.Grid,
            LabelFormatter = PowerOfTen,
        });
        var end = Math.Min(At(crossing.Last + 1), At(to + 1));
        model.Annotations.Add(new RectangleAnnotation { MinimumX = At(crossing.Month), MaximumX = end, Fill = Palette.Episode, Layer = AnnotationLayer.BelowSeries });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = Math.Log10(curve.Settings.Threshold), Color = Palette.OneSided, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
        var line = new LineSeries { Color = Palette.Trailing, StrokeThickness = 1.6 };
        for (var m = from; m <= to; m += 1)
        {
            if (curve.Situation.Covers(m))
            {
                line.Points.Add(new DataPoint(At(m + 1), Math.Log10(Math.Max(LogFloor, curve.TrailingAt(m)))));
            }
        }

        model.Series.Add(line);
        return model;
    }

    /// <summary>The place of a month's first day on the time axis.</summary>
    public static double At(Month month) => month.Year + ((month.Number - 1) / 12.0);

    /// <summary>The time axis of a picture.</summary>
    public static LinearAxis Time(Month from, Month to) => new()
    {
        Position = AxisPosition.Bottom,
        Minimum = At(from),
        Maximum = At(to + 1),
        MajorStep = to - from > 180 ? 5 : to - from > 84 ? 2 : 1,
        MinorStep = 1,
        StringFormat = "0",
    };

    private static string PowerOfTen(double exponent) => Math.Round(exponent) switch
    {
        3 => "1 k",
        4 => "10 k",
        5 => "100 k",
        6 => "1 m",
        var small => Math.Pow(10, small).ToString("0", CultureInfo.InvariantCulture),
    };

    private static void Shade(PlotModel model, HarmCurve curve, Month from, Month to)
    {
        foreach (var crossing in Crossings.Find(curve).Where(c => c.Month <= to && c.Last >= from))
        {
            if (crossing.Kind == CrossingKind.Surge)
            {
                model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = At(crossing.Month), Color = Palette.OneSided, LineStyle = LineStyle.Dot });
                continue;
            }

            model.Annotations.Add(new RectangleAnnotation
            {
                MinimumX = At(crossing.Month),
                MaximumX = Math.Min(At(crossing.Last + 1), At(to + 1)),
                Fill = Palette.Episode,
                Layer = AnnotationLayer.BelowSeries,
            });
        }
    }

    private static void Mark(PlotModel model, Crossing crossing, Month from) =>
        model.Annotations.Add(new LineAnnotation
        {
            Type = LineAnnotationType.Vertical,
            X = At(crossing.Month),
            Color = Palette.OneSided,
            LineStyle = LineStyle.Dash,
            Text = $"crossing {crossing.Month}",
            TextColor = Palette.OneSided,
            TextOrientation = AnnotationTextOrientation.Horizontal,
            TextVerticalAlignment = VerticalAlignment.Top,
            TextHorizontalAlignment = crossing.Month - from < 24 ? HorizontalAlignment.Left : HorizontalAlignment.Right,
        });

    private static LinearAxis Deaths(string title) => new()
    {
        Position = AxisPosition.Left,
        Minimum = 0,
        Title = title,
        StringFormat = "#,0",
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = Palette.Grid,
    };
}
