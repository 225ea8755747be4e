using Forestall.Brief.Documents;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Forestall.Tests.Brief.Documents;

/// <summary>A paper with one of everything.</summary>
internal static class SmallPaper
{
    public const string Foreign = "Milošević, Izetbegović, Türkiye, Côte d’Ivoire: − ≈ ± – “so” Ł ő";

    public static BriefDocument Of(int rows = 3, int sentences = 2) => new(
        "Forestall · Brief",
        "Côte d’Ivoire",
        "As of 1999-03",
        "The page to decide on",
        [
            new FiguresBlock([new("Deaths", "1,234", "low 1, high 2"), new("Within a year", "12 %", "3 % to 20 %")]),
            new HeadingBlock("What is coming?"),
            new TextBlock(string.Join(' ', Enumerable.Repeat("First comes this sentence about talks-and-threat.", sentences))),
            new TextBlock("Then an aside.", Small: true),
        ],
        [
            new Annex("A", "Everything", [
                new HeadingBlock("Heading"),
                new HeadingBlock("Under it", 3),
                new TextBlock(Foreign),
                new ListBlock(["one thing", "another thing"]),
                new TableBlock("A table", [new("Name"), new("Words", 3, IsText: true), new("Figure")], [.. Enumerable.Range(1, rows).Select(static k => (IReadOnlyList<string>)[$"row{k}", $"words of row {k}", $"{k},000"])]),
                new PictureBlock("line", "A line", "It rises from 1 to 3.", "What the line is.", Line, new TableBlock("Behind the line", [new("X"), new("Y")], [["1", "1"], ["2", "3"]])),
            ]),
            new Annex("B", "The rest", [new TextBlock("The end.")]),
        ]);

    private static PlotModel Line()
    {
        var model = new PlotModel();
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "steps" });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "height" });
        var line = new LineSeries();
        line.Points.Add(new DataPoint(1, 1));
        line.Points.Add(new DataPoint(2, 3));
        model.Series.Add(line);
        return model;
    }
}
