using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Warning;

namespace Forestall.Tests.Warning;

public sealed class WarningFilesTests
{
    private const string Warnings = "warnings.csv";
    private const string Weights = "warning-weights.csv";

    [Fact]
    public void What_is_kept_with_a_record_is_what_was_made()
    {
        using var folder = Kept(out var record);
        var loaded = WarningHistory.Load(record, folder.Path)!;
        Assert.Equal((CrossingWorld.History.From, CrossingWorld.History.To), (loaded.From, loaded.To));
        foreach (var warning in CrossingWorld.History.Warnings)
        {
            Assert.Equal(warning.Probabilities, loaded.Find(warning.Situation, warning.AsOf)?.Probabilities);
        }

        Assert.Equal(CrossingWorld.History.Warnings.Count, loaded.Warnings.Count);
        Assert.All(CrossingWorld.History.Combinations, c => Assert.Equal(c.Value, loaded.Combinations[c.Key]));
    }

    [Fact]
    public void Warnings_of_another_record_or_incomplete_ones_do_not_count()
    {
        using var folder = Kept(out var record);
        Assert.Null(WarningHistory.Load(CrossingWorld.With(static (_, m) => m, static y => y), folder.Path));
        File.Move(folder.File(Warnings), folder.File("elsewhere.csv"));
        Assert.Null(WarningHistory.Load(record, folder.Path));
        File.Move(folder.File("elsewhere.csv"), folder.File(Warnings));
        File.Delete(folder.File(Weights));
        Assert.Null(WarningHistory.Load(record, folder.Path));
    }

    [Fact]
    public void Only_warnings_with_the_default_settings_are_kept()
    {
        using var folder = new TemporaryFolder();
        var other = new WarningHistory(CrossingWorld.Record, new WarningSettings { PublicationLag = 2 }, [], CrossingWorld.History.Combinations);
        Assert.Contains("default settings", Assert.Throws<InputException>(() => other.Write(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(Warnings, "situation,year,horizon,", "situation,jahr,horizon,", "line 1: the column 'year' is missing")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1994,3,7 ", "line 2, column 'january_to_december'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1994,3,x", "line 2, column 'january_to_december'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1994,3,999999", "line 2, column 'january_to_december'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1994,3,-", "line 2, column 'january_to_december'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1994,4,", "line 2, column 'horizon'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,nineteen,3,", "line 2, column 'year'")]
    [InlineData(Warnings, "AAA,1994,3,", "QQQ,1994,3,", "line 2, column 'situation'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1980,3,", "line 2, column 'year'")]
    [InlineData(Warnings, "AAA,1994,3,", "AAA,1994,6,", "line 3, column 'horizon'")]
    [InlineData(Weights, ",1994,3,0,", ",1994,3,NaN,", "line 2, column 'intercept'")]
    [InlineData(Weights, ",1994,3,0,", ",1994,3,much,", "line 2, column 'intercept'")]
    [InlineData(Weights, ",1994,3,0,", ",1994,5,0,", "line 2, column 'horizon'")]
    [InlineData(Weights, ",trees", ",", "the column 'trees' is missing")]
    public void Damage_is_named_with_file_line_and_column(string file, string old, string damaged, string place)
    {
        using var folder = Kept(out var record);
        var text = File.ReadAllText(folder.File(file));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(folder.File(file), string.Concat(text.AsSpan(0, at), damaged, text.AsSpan(at + old.Length)));
        var message = Assert.Throws<InputException>(() => WarningHistory.Load(record, folder.Path)).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("AAA,1995,3,- - - - - - - - - - - -", "there is no warning in the file")]
    [InlineData("AAA,1995,3,1 1 1 1 1 1 1 1 1 1 1 1", "AAA has no probability as of 1995-01 for some horizons")]
    [InlineData("AAA,1997,3,- - - - - - - - - - - 1\nAAA,1997,6,- - - - - - - - - - - -", "AAA has no probability as of 1997-12 for some horizons")]
    public void Missing_rows_and_values_are_named(string rows, string what)
    {
        using var folder = Kept(out var record);
        File.WriteAllText(folder.File(Warnings), $"situation,year,horizon,january_to_december\n{rows}\n");
        Assert.StartsWith($"{Warnings}: {what}", Assert.Throws<InputException>(() => WarningHistory.Load(record, folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probability_after_the_month_after_the_record_is_named()
    {
        using var folder = Kept(out _);
        var cut = CrossingWorld.Content(static (_, m) => m, static y => y);
        var last = new Month(1997, 6);
        RecordFiles.Write(folder.Path, cut with
        {
            Situations = [.. cut.Situations.Select(s => s with { To = last })],
            Months = [.. cut.Months.Where(m => m.Month.Month <= last)],
        });
        var shorter = ViolenceRecord.Load(folder.Path);
        new WarningHistory(shorter, WarningSettings.Default, CrossingWorld.History.Warnings, CrossingWorld.History.Combinations).Write(folder.Path);
        Assert.Contains("as of 1997-08, and the record allows 1990-01 to 1997-07", Assert.Throws<InputException>(() => WarningHistory.Load(shorter, folder.Path)).Message, StringComparison.Ordinal);
    }

    /// <summary>A record's folder with its warnings, damaged as the tests like.</summary>
    private static TemporaryFolder Kept(out ViolenceRecord record)
    {
        var folder = new TemporaryFolder();
        RecordFiles.Write(folder.Path, CrossingWorld.Content(static (_, m) => m, static y => y));
        record = ViolenceRecord.Load(folder.Path);
        new WarningHistory(record, WarningSettings.Default, CrossingWorld.History.Warnings, CrossingWorld.History.Combinations).Write(folder.Path);
        return folder;
    }
}
