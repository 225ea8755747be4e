using System.Globalization;
using Forestall.Doctrine.Replay;
using Forestall.Record.Curated;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Forestall.Brief.Pictures;

/// <summary>Pictures of what came out of a replay. Doctrines keep their colour and mark in all of them.</summary>
internal static class ReplayPictures
{
    private static readonly (OxyColor Colour, MarkerType Mark)[] Looks =
    [
        (OxyColor.FromRgb(90, 90, 90), MarkerType.Circle),
        (Palette.StateBased, MarkerType.Square),
        (Palette.NonState, MarkerType.Diamond),
        (Palette.OneSided, MarkerType.Triangle),
        (OxyColor.FromRgb(0, 130, 95), MarkerType.Circle),
        (OxyColor.FromRgb(160, 70, 125), MarkerType.Square),
    ];

    private static readonly LineStyle[] Styles = [LineStyle.Solid, LineStyle.Dash, LineStyle.LongDash, LineStyle.DashDot, LineStyle.Solid];

    /// <summary>Deaths averted and caused under each doctrine that acts: median and 5th to 95th percentile.</summary>
    public static PlotModel Deaths(ReplayResult result, bool wide) => Bands(
        [.. result.Doctrines.Index().Where(static d => d.Item.Doctrine.Rules.Count > 0).SelectMany(static d => new[]
        {
            (Under(d.Item, "averted"), d.Item.Counts[OutcomeCount.DeathsAverted], Look(d.Index)),
            (Under(d.Item, "caused"), d.Item.Counts[OutcomeCount.DeathsCaused], Look(d.Index)),
        })],
        "deaths",
        1,
        null,
        wide);

    /// <summary>Share of the harm done before the first coercive instrument, under each doctrine that acts.</summary>
    public static PlotModel BeforeCoercion(ReplayResult result, bool wide) => Bands(
        [.. result.Doctrines.Index().Where(static d => d.Item.Doctrine.Rules.Count > 0).Select(static d => (d.Item.Doctrine.Name, d.Item.Counts[OutcomeCount.HarmShareBeforeCoercion], Look(d.Index)))],
        "harm before the first coercive instrument, %",
        100,
        104,
        wide);

    /// <summary>Deaths remaining against months in place: means, with 5th to 95th percentiles; full marks for doctrines no other dominates.</summary>
    public static PlotModel Frontier(ReplayResult result, OutcomeCount months, string axis, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(Legend(wide));
        var furthest = Math.Max(1, result.Doctrines.Max(d => Math.Max(d.Counts[months].P95, d.Counts[months].Mean)));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -0.02 * furthest, Maximum = 1.06 * furthest, Title = axis, LabelFormatter = Short });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, MinimumPadding = 0.06, MaximumPadding = 0.06, Title = "deaths remaining", LabelFormatter = Short, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        foreach (var (k, outcome) in result.Doctrines.Index())
        {
            var (x, y) = (outcome.Counts[months], outcome.Counts[OutcomeCount.DeathsRemaining]);
            var (colour, mark) = Look(k);
            foreach (var (from, to) in new[] { (new DataPoint(x.P5, y.Mean), new DataPoint(x.P95, y.Mean)), (new DataPoint(x.Mean, y.P5), new DataPoint(x.Mean, y.P95)) })
            {
                var line = new LineSeries { Color = colour, StrokeThickness = 1.5 };
                line.Points.AddRange([from, to]);
                model.Series.Add(line);
            }

            var free = ReplaySection.DominatedBy(result, outcome, months).Count == 0;
            var dot = new ScatterSeries { Title = outcome.Doctrine.Name, MarkerType = mark, MarkerSize = 6, MarkerFill = free ? colour : OxyColors.White, MarkerStroke = colour, MarkerStrokeThickness = 1.6 };
            dot.Points.Add(new ScatterPoint(x.Mean, y.Mean));
            model.Series.Add(dot);
        }

        return model;
    }

    /// <summary>The chance that the crossing of each episode is prevented, by doctrine.</summary>
    public static PlotModel Prevented(IReadOnlyList<string> names, IReadOnlyList<(string Doctrine, int Number, IReadOnlyList<double?> Shares)> doctrines, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(Legend(wide));
        model.Axes.Add(Names(names, wide));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -0.5, MaximumPadding = 0.04, Title = "chance that the crossing is prevented, %", MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        foreach (var (doctrine, number, shares) in doctrines)
        {
            var (colour, mark) = Look(number);
            var dots = new ScatterSeries { Title = doctrine, MarkerType = mark, MarkerSize = 4.5, MarkerFill = OxyColor.FromAColor(190, colour), MarkerStroke = colour, MarkerStrokeThickness = 1 };
            dots.Points.AddRange(shares.Index().Where(static s => s.Item is not null).Select(static s => new ScatterPoint(100 * s.Item!.Value, s.Index)));
            model.Series.Add(dots);
        }

        return model;
    }

    /// <summary>Share of draws with each class of instrument in place by month around the crossing, with the warning and the recorded deaths.</summary>
    public static PlotModel Timeline(EpisodeStory story, DoctrineStory told, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Legends.Add(Legend(wide));
        var (from, to) = (story.Months[0].Month, story.Months[^1].Month);
        model.Axes.Add(HarmPictures.Time(from, to));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 104, Title = "%", MajorStep = 25, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Right, Key = "deaths", Minimum = 0, Maximum = Math.Max(1, 1.05 * story.Months.Max(static m => m.Deaths)), Title = wide ? "deaths recorded" : null, LabelFormatter = Short });
        var bars = new RectangleBarSeries { Title = "deaths recorded", YAxisKey = "deaths", FillColor = OxyColor.FromRgb(215, 212, 206), StrokeThickness = 0 };
        foreach (var month in story.Months.Where(static m => m.Deaths > 0))
        {
            bars.Items.Add(new RectangleBarItem(HarmPictures.At(month.Month) + 0.005, 0, HarmPictures.At(month.Month + 1) - 0.005, month.Deaths));
        }

        model.Series.Add(bars);
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = HarmPictures.At(story.Crossing.Month), Color = Palette.OneSided, LineStyle = LineStyle.Dash });
        foreach (var (kind, shares) in told.InPlace.Where(static c => c.Value.Any(static s => s > 0)))
        {
            var line = new LineSeries { Title = Vocabulary.Name(kind), Color = MeasurePictures.Colour(kind), StrokeThickness = 2, LineStyle = Styles[(int)kind % Styles.Length] };
            line.Points.AddRange(story.Months.Select((m, t) => new DataPoint(Middle(m.Month), 100 * shares[t])));
            model.Series.Add(line);
        }

        var warning = new LineSeries { Title = "warning, 12 months", Color = Palette.Ink, StrokeThickness = 1.4, LineStyle = LineStyle.Dot };
        warning.Points.AddRange(story.Months.Select(static m => new DataPoint(Middle(m.Month), m.Warning is { } w ? 100 * w : double.NaN)));
        model.Series.Add(warning);
        return model;
    }

    private static double Middle(Month month) => HarmPictures.At(month) + (0.5 / 12);

    private static PlotModel Bands(IReadOnlyList<(string Label, Band Band, (OxyColor Colour, MarkerType Mark) Look)> rows, string axis, double scale, double? most, bool wide)
    {
        var model = new PlotModel { PlotAreaBorderColor = Palette.Grid };
        model.Axes.Add(Names([.. rows.Select(static r => r.Label)], wide));
        var values = new LinearAxis { Position = AxisPosition.Bottom, MaximumPadding = 0.04, Title = axis, LabelFormatter = Short, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Palette.Grid };
        values.Maximum = most ?? double.NaN;
        values.Minimum = -0.012 * (most ?? scale * rows.Max(static r => r.Band.P95));
        model.Axes.Add(values);
        foreach (var (i, (_, band, look)) in rows.Index())
        {
            var line = new LineSeries { Color = look.Colour, StrokeThickness = 2.5 };
            line.Points.AddRange([new DataPoint(scale * band.P5, i), new DataPoint(scale * band.P95, i)]);
            model.Series.Add(line);
            var dot = new ScatterSeries { MarkerType = look.Mark, MarkerSize = 5, MarkerFill = look.Colour };
            dot.Points.Add(new ScatterPoint(scale * band.P50, i));
            model.Series.Add(dot);
        }

        return model;
    }

    private static CategoryAxis Names(IReadOnlyList<string> names, bool wide)
    {
        var axis = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, GapWidth = 0.2, MajorTickSize = 0, FontSize = wide ? 12 : 10 };
        axis.Labels.AddRange(names);
        return axis;
    }

    /// <summary>The legend above a picture of doctrines.</summary>
    public static Legend Legend(bool wide) => new()
    {
        LegendPosition = LegendPosition.TopCenter,
        LegendPlacement = LegendPlacement.Outside,
        LegendOrientation = LegendOrientation.Horizontal,
        LegendBorderThickness = 0,
        LegendItemSpacing = 12,
        LegendFontSize = wide ? 12 : 10,
    };

    private static (OxyColor Colour, MarkerType Mark) Look(int doctrine) => Looks[doctrine % Looks.Length];

    private static string Under(DoctrineOutcome outcome, string what) => $"{outcome.Doctrine.Name}: {what}";

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture) + " m",
        >= 1_000 => (value / 1_000).ToString("#,0.##", CultureInfo.InvariantCulture) + " k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
