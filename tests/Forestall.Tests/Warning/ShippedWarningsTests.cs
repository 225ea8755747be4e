using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Warning;

namespace Forestall.Tests.Warning;

public sealed class ShippedWarningsTests
{
    private static readonly ViolenceRecord Embedded = ViolenceRecord.Embedded;
    private static readonly WarningHistory Shipped = WarningHistory.Shipped(Embedded, WarningSettings.Default)!;

    [Fact]
    public void Warnings_of_1994_and_1995_follow_from_what_was_published_by_then()
    {
        var last = new Month(1995, 11);
        var situations = Embedded.Situations.Where(s => s.From <= last).Select(s => s.To > last ? s with { To = last } : s).ToList();
        var known = new ViolenceRecord(
            new RecordContent(
                situations,
                [.. situations.SelectMany(s => Embedded.Months(s)[..s.Months].ToArray().Select(m => (s.Code, m)))],
                [.. Embedded.Years.Where(static y => y.Year <= 1994)],
                []),
            "known by 1995-12");
        var rebuilt = WarningHistory.Build(known, WarningSettings.Default, WarningHistory.DefaultFirstYear, static (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.Equal((new Month(1994, 1), new Month(1995, 12)), (rebuilt.From, rebuilt.To));
        Assert.Equal(Rows(Shipped, rebuilt.To), Rows(rebuilt, rebuilt.To));
        for (var year = 1994; year <= 1995; year++)
        {
            Assert.Equal(Shipped.Combinations[year], rebuilt.Combinations[year]);
        }
    }

    [Fact]
    public void Every_month_from_1994_to_the_month_after_the_last_has_warnings() =>
        Assert.Equal(
            Enumerable.Range(0, Embedded.To + 1 - new Month(1994, 1) + 1).Select(static i => new Month(1994, 1) + i),
            Shipped.Warnings.Select(static w => w.AsOf).Distinct().Order());

    [Fact]
    public void The_files_round_trip_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        Shipped.Write(folder.Path);
        foreach (var name in new[] { "warnings.csv", "warning-weights.csv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Checkout.Record, name)), File.ReadAllBytes(folder.File(name)));
        }
    }

    [Fact]
    public void They_were_made_from_the_record_they_ship_with()
    {
        Assert.Equal(Embedded.Version, Shipped.RecordVersion);
        Assert.All(File.ReadLines(Path.Combine(Checkout.Record, "warning-weights.csv")).Skip(1), static l => Assert.StartsWith(Embedded.Version + ",", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_records_and_other_settings_have_none()
    {
        Assert.Null(WarningHistory.Shipped(CrossingWorld.Record, WarningSettings.Default));
        Assert.Null(WarningHistory.Shipped(Embedded, new WarningSettings { PublicationLag = 2 }));
        Assert.NotNull(WarningHistory.Shipped(Embedded, new WarningSettings()));
    }

    private static List<string> Rows(WarningHistory history, Month until) =>
        [.. history.Warnings.Where(w => w.AsOf <= until).OrderBy(static w => w.AsOf).ThenBy(static w => w.Situation, StringComparer.Ordinal).Select(static w => FormattableString.Invariant($"{w.Situation} {w.AsOf} {w.Probabilities[0]:R} {w.Probabilities[1]:R} {w.Probabilities[2]:R} {w.Probabilities[3]:R}"))];
}
