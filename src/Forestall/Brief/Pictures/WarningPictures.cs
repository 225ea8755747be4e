using System.Globalization;
using Forestall.Record;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Warning.Scores;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of warnings and of how good they were.</summary>
internal static class WarningPictures
{
    private const int LongestLead = 24;
    private static readonly OxyColor NineInTen = OxyColor.FromRgb(200, 220, 236);
    private static readonly OxyColor Half = OxyColor.FromRgb(130, 178, 212);
    private static readonly OxyColor[] Levels = [Palette.NonState, Palette.OneSided, Palette.StateBased];

    /// <summary>Probability and interval of every line of the watch list.</summary>
    public static PlotModel List(WatchList list, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        var names = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, GapWidth = 0.2, MajorTickSize = 0, FontSize = wide ? 12 : 10 };
        names.Labels.AddRange(list.Lines.Select(static l => l.Warning.Situation.Name));
        model.Axes.Add(names);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, MaximumPadding = 0.02, Title = "probability, %", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        var dots = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = Palette.StateBased };
        for (var i = 0; i < list.Lines.Count; i++)
        {
            var w = list.Lines[i].Warning;
            var line = new LineSeries { Color = Palette.StateBased, StrokeThickness = 2 };
            line.Points.Add(new DataPoint(100 * w.Low, i));
            line.Points.Add(new DataPoint(100 * w.High, i));
            model.Series.Add(line);
            dots.Points.Add(new ScatterPoint(100 * w.Probability, i));
        }

        model.Series.Add(dots);
        return model;
    }

    /// <summary>Deaths of the last months and of those to come.</summary>
    public static PlotModel Fan(ViolenceRecord record, SituationOutlook outlook, int monthsBack)
    {
        var (from, to) = (outlook.Deaths[0].Month - monthsBack, outlook.Deaths[^1].Month);
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Inside, LegendBorderThickness = 0 });
        model.Axes.Add(HarmPictures.Time(from, to));
        var past = record.Months(outlook.Situation).ToArray().Where(m => m.Month >= from && m.Month < outlook.Deaths[0].Month).ToList();
        var highest = Math.Max(outlook.Deaths.Max(static d => d.P95), past.Count == 0 ? 0 : past.Max(static m => m.Harm.All.Best));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = Math.Max(1, highest * 1.08), Title = "deaths a month", StringFormat = "#,0", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        model.Series.Add(Band("nine in ten", NineInTen, outlook.Deaths, static d => d.P5, static d => d.P95));
        model.Series.Add(Band("half", Half, outlook.Deaths, static d => d.P25, static d => d.P75));
        var median = new LineSeries { Title = "median", Color = Palette.Ink, StrokeThickness = 1.6 };
        median.Points.AddRange(outlook.Deaths.Select(static d => new DataPoint(Middle(d.Month), d.P50)));
        model.Series.Add(median);
        var bars = new RectangleBarSeries { Title = "recorded", FillColor = Palette.Trailing, StrokeThickness = 0 };
        foreach (var m in past.Where(static m => m.Harm.All.Best > 0))
        {
            bars.Items.Add(new RectangleBarItem(HarmPictures.At(m.Month) + 0.01, 0, HarmPictures.At(m.Month + 1) - 0.01, m.Harm.All.Best));
        }

        model.Series.Add(bars);
        return model;
    }

    /// <summary>The probability said every month; a gap where the situation was in an episode.</summary>
    public static PlotModel Past(SituationOutlook outlook, double alarm)
    {
        var to = outlook.AsOf;
        var from = outlook.Past.Count == 0 || outlook.Past[0].AsOf > to - 24 ? to - 24 : outlook.Past[0].AsOf;
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Axes.Add(HarmPictures.Time(from, to));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = Math.Min(100, Math.Max(20, 110 * outlook.Past.Select(static p => p.Probability).DefaultIfEmpty(0).Max())), Title = "probability, %", StringFormat = "0", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = 100 * alarm, Color = Palette.OneSided, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
        var line = new LineSeries { Color = Palette.StateBased, StrokeThickness = 1.6 };
        foreach (var (month, probability) in outlook.Past)
        {
            if (line.Points.Count > 0 && HarmPictures.At(month) - line.Points[^1].X > 1.5 / 12)
            {
                line.Points.Add(DataPoint.Undefined);
            }

            line.Points.Add(new DataPoint(HarmPictures.At(month), 100 * probability));
        }

        model.Series.Add(line);
        var alone = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 4, MarkerFill = Palette.StateBased };
        alone.Points.AddRange(line.Points.Index().Where(p => p.Item.IsDefined() && !Defined(line, p.Index - 1) && !Defined(line, p.Index + 1)).Select(static p => new ScatterPoint(p.Item.X, p.Item.Y)));
        model.Series.Add(alone);
        return model;
    }

    /// <summary>The share that came true against the probability said.</summary>
    public static PlotModel Reliability(Reliability reliability)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 100, Title = "said, %" });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 104, Title = "came true, %", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.LinearEquation, Slope = 1, Intercept = 0, Color = Palette.Trailing, LineStyle = LineStyle.Dash });
        var dots = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerFill = Palette.StateBased };
        foreach (var b in reliability.Bins)
        {
            var line = new LineSeries { Color = Palette.StateBased, StrokeThickness = 1.5 };
            line.Points.Add(new DataPoint(100 * b.MeanProbability, 100 * b.Interval.Low));
            line.Points.Add(new DataPoint(100 * b.MeanProbability, 100 * b.Interval.High));
            model.Series.Add(line);
            dots.Points.Add(new ScatterPoint(100 * b.MeanProbability, 100 * b.Frequency, 4));
        }

        model.Series.Add(dots);
        return model;
    }

    /// <summary>The share of crossings warned of for at least some months, by level of the alarm.</summary>
    public static PlotModel LeadTimes(IReadOnlyList<Alarms> levels)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopRight, LegendPlacement = LegendPlacement.Inside, LegendBorderThickness = 0 });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 1, Maximum = LongestLead, MajorStep = 3, MinorStep = 1, Title = "months of warning, at least" });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 104, Title = "crossings, %", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        foreach (var (k, alarms) in levels.Index())
        {
            var line = new StairStepSeries { Title = string.Create(CultureInfo.InvariantCulture, $"from {100 * alarms.Level:0} % on"), Color = Levels[k % Levels.Length], StrokeThickness = 2, LineStyle = k == 1 ? LineStyle.Solid : k == 0 ? LineStyle.Dash : LineStyle.Dot };
            line.Points.AddRange(Enumerable.Range(1, LongestLead).Select(m => new DataPoint(m, 100 * alarms.ShareWithLead(m) ?? 0)));
            model.Series.Add(line);
        }

        return model;
    }

    /// <summary>Whether a line has a point there: one without neighbours would not be seen.</summary>
    private static bool Defined(LineSeries line, int index) => index >= 0 && index < line.Points.Count && line.Points[index].IsDefined();

    private static AreaSeries Band(string title, OxyColor colour, IReadOnlyList<DeathsToCome> months, Func<DeathsToCome, double> low, Func<DeathsToCome, double> high)
    {
        var band = new AreaSeries { Title = title, Fill = colour, Color = OxyColors.Transparent, Color2 = OxyColors.Transparent };
        band.Points.AddRange(months.Select(m => new DataPoint(Middle(m.Month), high(m))));
        band.Points2.AddRange(months.Select(m => new DataPoint(Middle(m.Month), low(m))));
        return band;
    }

    private static double Middle(Month month) => HarmPictures.At(month) + (0.5 / 12);
}
