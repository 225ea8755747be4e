using System.Globalization;
using System.Text.Json;
using Forestall.Cli;
using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Tests.Warning;

namespace Forestall.Tests.Cli;

public sealed class WatchCommandTests
{
    private static readonly string[] Watch = ["watch", "--as-of", "1994-08", "--top", "4"];

    [Fact]
    public void Json_has_rank_situation_probability_interval_and_drivers()
    {
        var lines = CommandLine.Json(Watch).EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4], lines.Select(static l => l.GetProperty("rank").GetInt32()));
        foreach (var line in lines)
        {
            Assert.True(ViolenceRecord.Embedded.TryFind(line.GetProperty("situation").GetString()!, out _));
            Assert.InRange(line.GetProperty("probability").GetDouble(), line.GetProperty("low").GetDouble(), line.GetProperty("high").GetDouble());
            Assert.Equal(JsonValueKind.False, line.GetProperty("inEpisode").ValueKind);
            var drivers = line.GetProperty("drivers").EnumerateArray().ToList();
            Assert.NotEmpty(drivers);
            Assert.All(drivers, static d => Assert.False(string.IsNullOrWhiteSpace(d.GetProperty("words").GetString())));
            Assert.Contains(drivers, static d => d.GetProperty("contribution").GetDouble() != 0);
        }
    }

    [Fact]
    public void Csv_and_table_say_the_same()
    {
        using var folder = new TemporaryFolder();
        RecordFiles.Write(folder.Path, CrossingWorld.Content(static (_, m) => m, static y => y));
        CrossingWorld.Build(ViolenceRecord.Load(folder.Path)).Write(folder.Path);
        string[] watch = [.. Watch, "--record", folder.Path];
        var lines = CommandLine.Json(watch).EnumerateArray().ToList();
        var csv = CommandLine.Run([.. watch, "--format", "csv"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("rank,rank_year_before,situation,name,probability,low,high,", csv[0], StringComparison.Ordinal);
        Assert.Equal(1 + lines.Count, csv.Length);
        var (code, table, errors) = CommandLine.Run(watch);
        Assert.Equal((App.Done, string.Empty), (code, errors));
        Assert.Contains("within 12 months after 1994-08, on figures up to 1994-07", table, StringComparison.Ordinal);
        Assert.Contains("In an episode, so past the crossing:", table, StringComparison.Ordinal);
        foreach (var (line, row) in lines.Zip(csv.Skip(1)))
        {
            Assert.Contains($",{line.GetProperty("situation").GetString()},", row, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $",{line.GetProperty("probability").GetDouble()},"), row, StringComparison.Ordinal);
            Assert.Contains(line.GetProperty("name").GetString()!, table, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(App.WrongUsage, "is no month", "watch", "--as-of", "1995-13")]
    [InlineData(App.WrongUsage, "choose --top of at least 1", "watch", "--top", "0")]
    [InlineData(App.WrongUsage, "give a whole number", "watch", "--horizon", "soon")]
    [InlineData(App.Failed, "choose 1 to 24 months", "watch", "--horizon", "25")]
    [InlineData(App.Failed, "choose 1 to 24 months", "watch", "--horizon", "0")]
    [InlineData(App.Failed, "choose a month from 1994-01 to 2025-01", "watch", "--as-of", "1993-12")]
    [InlineData(App.WrongUsage, "everything", "warn", "evaluate", "--task", "everything")]
    [InlineData(App.WrongUsage, "is no number", "warn", "evaluate", "--alarm", "0,1")]
    [InlineData(App.Failed, "choose a probability above 0 and below 1", "warn", "evaluate", "--alarm", "1")]
    [InlineData(App.Failed, "choose 1 to 24 months", "warn", "evaluate", "--horizon", "0")]
    [InlineData(App.WrongUsage, "--into", "warn", "build")]
    [InlineData(App.Failed, "there is no such folder", "warn", "build", "--into", "nowhere")]
    public void Wrong_use_is_answered_with_one_sentence(int exitCode, string expected, params string[] args)
    {
        var (code, output, errors) = CommandLine.Run(args);
        Assert.Equal((exitCode, string.Empty), (code, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.StartsWith("forestall: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_built_into_a_record_and_used_from_there()
    {
        using var folder = new TemporaryFolder();
        RecordFiles.Write(folder.Path, CrossingWorld.Content(static (_, m) => m, static y => y));
        var (code, output, _) = CommandLine.Run("warn", "build", "--into", folder.Path);
        Assert.Equal(App.Done, code);
        Assert.Contains("from 1994-01 to 1997-12", output, StringComparison.Ordinal);
        var kept = File.ReadAllBytes(folder.File("warnings.csv"));
        var lines = CommandLine.Json("watch", "--record", folder.Path, "--as-of", "1996-08").EnumerateArray().ToList();
        foreach (var line in lines)
        {
            var situation = CrossingWorld.Record.Find(line.GetProperty("situation").GetString()!);
            Assert.True(CrossingWorld.History.TryGet(situation, new Month(1996, 8), 12, out var probability));
            Assert.Equal(probability, line.GetProperty("probability").GetDouble());
        }

        Assert.NotEmpty(lines);
        Assert.Equal(kept, File.ReadAllBytes(folder.File("warnings.csv")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    public void A_record_with_too_few_crossings_gets_a_sentence_and_stays_as_it_was(long deaths)
    {
        using var folder = new TemporaryFolder();
        RecordFiles.Write(folder.Path, CrossingWorld.Content((s, m) => CrossingWorld.Of(m.Month, s == "RWA" ? deaths : 0), static y => y));
        File.WriteAllText(folder.File("warnings.csv"), "mine");
        var before = Contents(folder);
        var (code, output, errors) = CommandLine.Run("warn", "build", "--into", folder.Path);
        Assert.Equal((App.Failed, string.Empty), (code, output));
        Assert.Contains("only 0 crossings were known to learn from", errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents(folder));
    }

    private static Dictionary<string, string> Contents(TemporaryFolder folder) => Directory.GetFiles(folder.Path).ToDictionary(static f => f, File.ReadAllText, StringComparer.Ordinal);
}
