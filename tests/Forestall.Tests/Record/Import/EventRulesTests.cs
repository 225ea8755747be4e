using CsCheck;
using Forestall.Record;
using Forestall.Record.Import;

namespace Forestall.Tests.Record.Import;

public sealed class EventRulesTests
{
    private const int Myanmar = 775;
    private const int Mexico = 70;

    [Fact]
    public void An_event_over_three_months_is_spread_by_days_and_adds_up()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, EventSpread.Days, folder.Write("ged.csv", Ged.File(Ged.Row(1, Myanmar, "2020-01-31", "2020-03-01", 1, 3, 31, 62, civilians: 31))));
        var months = Months(folder, "MMR").Where(static m => m.Harm != default).ToList();
        Assert.Equal([1, 29, 1], months.Select(static m => m.Harm.StateBased.Best));
        Assert.Equal([1, 0, 0], months.Select(static m => m.Events));
        Assert.Equal(62, months.Sum(static m => m.Harm.All.High));
        Assert.All(months, static m => Assert.True(m.Harm.All.Low <= m.Harm.All.Best && m.Harm.All.Best <= m.Harm.All.High && m.Harm.Civilian <= m.Harm.All.Best));
    }

    [Fact]
    public void Spread_events_keep_sums_and_order_whatever_their_length() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 800], Gen.Int[0, 5000], Gen.Int[0, 5000], Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((from, length, a, b, c, civilians) =>
        {
            var sorted = new long[] { a, b, c }.Order().ToArray();
            var start = new DateOnly(2000, 1, 1).AddDays(from);
            var spread = new MonthSpread();
            spread.Spread(start, start.AddDays(length), new Deaths(sorted[0], sorted[1], sorted[2]), Math.Min(civilians, sorted[1]));
            var parts = Enumerable.Range(0, spread.Months).Select(spread.Deaths).ToList();
            return parts.Aggregate(default(Deaths), static (x, y) => x + y) == new Deaths(sorted[0], sorted[1], sorted[2])
                && Enumerable.Range(0, spread.Months).Sum(spread.Civilian) == Math.Min(civilians, sorted[1])
                && parts.TrueForAll(static d => d.Low >= 0 && d.Low <= d.Best && d.Best <= d.High)
                && Enumerable.Range(0, spread.Months).All(i => spread.Civilian(i) >= 0 && spread.Civilian(i) <= parts[i].Best);
        });

    [Fact]
    public void Low_and_high_stay_as_published_where_they_are_out_of_order() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 200]).Sample((low, best, high, length) =>
        {
            var spread = new MonthSpread();
            var start = new DateOnly(2019, 12, 20);
            spread.Spread(start, start.AddDays(length), new Deaths(low, best, high), 0);
            return Enumerable.Range(0, spread.Months).Select(spread.Deaths).Aggregate(default(Deaths), static (x, y) => x + y) == new Deaths(low, best, high);
        });

    [Fact]
    public void Civilians_never_exceed_the_deaths_of_an_event()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write("ged.csv", Ged.File(Ged.Row(1, Myanmar, "2020-01-31", "2020-01-31", 3, 3, 5, 9, civilians: 8))));
        Assert.Equal(5, Months(folder, "MMR").Sum(static m => m.Harm.Civilian));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_be_many() =>
        Gen.Shuffle(Ged.Header.Split(',').Concat(["note", "side_a", "conflict_name"]).ToArray()).Sample(
            columns =>
            {
                using var folder = new ImportFolder();
                var row = Ged.Header.Split(',').Zip(Ged.Row(7, Mexico, "2020-05-06", "2020-05-07", 2, 1, 2, 3, 1).Split(',')).ToDictionary(static p => p.First, static p => p.Second, StringComparer.Ordinal);
                var text = string.Join(',', columns) + "\n" + string.Join(',', columns.Select(c => row.GetValueOrDefault(c, "\"a, \"\"b\"\"\nc\""))) + "\n";
                folder.Import(ImportKind.Ged, folder.Write("ged.csv", text));
                return Months(folder, "MEX").Single(static m => m.Events > 0) is { NonStateEvents: 1, Harm: { NonState: { Low: 1, Best: 2, High: 3 }, Civilian: 1 } };
            },
            iter: 30);

    [Fact]
    public void Earliest_versions_name_their_estimates_otherwise()
    {
        using var folder = new ImportFolder();
        var text = Ged.File(Ged.Row(1, Mexico, "2020-05-06", "2020-05-07", 2, 1, 2, 3)).Replace("best,high,low", "best_est,high_est,low_est", StringComparison.Ordinal);
        folder.Import(ImportKind.Ged, folder.Write("ged.csv", text));
        Assert.Equal(new Deaths(1, 2, 3), Months(folder, "MEX").Single(static m => m.Events > 0).Harm.All);
    }

    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        var first = Ged.File(Ged.Row(1, Mexico, "2023-01-06", best: 10), Ged.Row(2, Mexico, "2023-01-07", best: 20));
        var second = Ged.File(Ged.Row(2, Mexico, "2023-02-07", best: 21), Ged.Row(3, Myanmar, "2023-02-09", type: 3, best: 5));
        var third = Ged.File(Ged.Row(3, Myanmar, "2023-03-09", type: 3, best: 6), Ged.Row(4, Myanmar, "2023-03-09", best: 7));
        var states = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            using var folder = new ImportFolder();
            string[] files = [folder.Write("GEDEvent_v23_0_1.csv", first), folder.Write("GEDEvent_v23_0_2.csv", second), folder.Write("GEDEvent_v23_0_3.csv", third)];
            var report = folder.Import(ImportKind.GedCandidate, [.. order.Select(i => files[i])]);
            Assert.Equal((4L, 2L), (report.Taken, report.Duplicates));
            states.Add(folder.State());
            Assert.Equal(10 + 21 + 6 + 7, Months(folder, "MEX").Concat(Months(folder, "MMR")).Sum(static m => m.Harm.All.Best));
        }

        Assert.Single(states);
    }

    [Fact]
    public void Candidates_extend_the_record_and_leave_counted_events_out()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write("GEDEvent_v23_1.csv", Ged.File(Ged.Row(1, Mexico, "2022-01-06", best: 10), Ged.Row(2, Myanmar, "2022-12-30", best: 20))));
        var report = folder.Import(ImportKind.GedCandidate, folder.Write("GEDEvent_v23_0_1.csv", Ged.File(Ged.Row(2, Myanmar, "2022-12-31", best: 99), Ged.Row(3, Mexico, "2023-01-31", best: 4))));
        Assert.Equal((1L, 1L), (report.Taken, report.Duplicates));
        var record = folder.Load();
        Assert.Equal(new Month(2023, 1), record.To);
        Assert.Equal(new Month(2023, 1), record.Find("AFG").To);
        Assert.Equal(20, Months(folder, "MMR").Sum(static m => m.Harm.All.Best));
        Assert.Equal(14, Months(folder, "MEX").Sum(static m => m.Harm.All.Best));
        Assert.Empty(RecordCheck.Run(record, null, static _ => { }).Problems);
    }

    [Fact]
    public void A_new_release_takes_the_place_of_the_old_one_and_of_candidates_in_its_years()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write("GEDEvent_v23_1.csv", Ged.File(Ged.Row(1, Mexico, "2022-01-06", best: 10), Ged.Row(2, Myanmar, "2022-12-30", best: 20))));
        folder.Import(ImportKind.GedCandidate, folder.Write("GEDEvent_v23_0_1.csv", Ged.File(Ged.Row(3, Mexico, "2023-01-31", best: 4), Ged.Row(5, Myanmar, "2023-02-01", best: 3))));
        var report = folder.Import(ImportKind.Ged, folder.Write("GEDEvent_v24_1.csv", Ged.File(
            Ged.Row(1, Mexico, "2022-02-06", best: 11), Ged.Row(2, Myanmar, "2022-12-30", best: 21), Ged.Row(3, Mexico, "2023-01-30", best: 5), Ged.Row(6, Myanmar, "2023-06-01", best: 1))));
        Assert.Equal((4L, 0L), (report.Taken, report.Duplicates));
        Assert.Equal(16, Months(folder, "MEX").Sum(static m => m.Harm.All.Best));
        Assert.Equal(22, Months(folder, "MMR").Sum(static m => m.Harm.All.Best));
        var record = folder.Load();
        Assert.Equal(new Month(2023, 12), record.To);
        Assert.DoesNotContain(record.Sources, static s => s.File is "GEDEvent_v23_1.csv");
        Assert.Empty(RecordCheck.Run(record, null, static _ => { }).Problems);
    }

    [Fact]
    public void Candidates_are_not_added_to_months_whose_events_are_not_known()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Table, folder.Write("table.csv", "situation,month,deaths_best\nMEX,2023-01,100\n"));
        var before = folder.State();
        Assert.Throws<InputException>(() => folder.Import(ImportKind.GedCandidate, folder.Write("GEDEvent_v23_0_1.csv", Ged.File(Ged.Row(3, Mexico, "2023-01-31", best: 4)))));
        Assert.Equal(before, folder.State());
        var report = folder.Import(ImportKind.GedCandidate, folder.Write("GEDEvent_v23_0_2.csv", Ged.File(Ged.Row(3, Mexico, "2023-01-31", best: 4), Ged.Row(4, Mexico, "2023-02-01", best: 5))));
        Assert.Equal(1, report.Taken);
        Assert.Equal(105, Months(folder, "MEX").Sum(static m => m.Harm.All.Best));
    }

    [Fact]
    public void A_gap_between_record_and_file_is_refused()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write("GEDEvent_v20_1.csv", Ged.File(Ged.Row(1, Mexico, "2019-01-06"))));
        var error = Assert.Throws<InputException>(() => folder.Import(ImportKind.GedCandidate, folder.Write("GEDEvent_v23_0_2.csv", Ged.File(Ged.Row(3, Mexico, "2023-01-31")))));
        Assert.Contains("2019-12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_is_remembered_with_its_situation_and_month() =>
        Gen.Select(Gen.Long[1, 3000], Gen.Int[0, 2], Gen.Int[0, 60]).Array[1, 300].Sample(
            events =>
            {
                using var folder = new ImportFolder();
                var counted = new CountedEvents();
                var expected = new SortedDictionary<long, int>();
                string[] codes = ["MMR", "SYR", "AFG"];
                foreach (var (id, situation, month) in events)
                {
                    expected[id] = counted.Of("UCDP").At(id) = EventPlace.Of(codes[situation], new Month(1999, 1) + month);
                }

                counted.Write(folder.PathOf("."), CancellationToken.None);
                return CountedEvents.Read(folder.PathOf(".")).Of("UCDP").All().SequenceEqual(expected.Select(static e => (e.Key, e.Value)));
            },
            iter: 100);

    [Theory]
    [InlineData("3/25/2020 0:00:00", "3/4/2020 0:00:00", 3)]
    [InlineData("25/3/2020", "3/4/2020", 4)]
    public void Slashed_days_are_read_in_the_order_the_column_shows(string telling, string open, int month)
    {
        using var folder = new ImportFolder();
        var text = Ged.File(
            Ged.Row(1, Mexico, "2020-01-01", best: 3).Replace("2020-01-01", open, StringComparison.Ordinal),
            Ged.Row(2, Mexico, "2020-01-01", best: 5).Replace("2020-01-01", telling, StringComparison.Ordinal));
        folder.Import(ImportKind.Ged, folder.Write("ged.csv", text));
        Assert.Equal(3, Months(folder, "MEX").Where(m => m.Month == new Month(2020, month)).Sum(static m => m.Harm.All.Best) % 5);
    }

    [Fact]
    public void Slashed_days_that_may_be_either_are_refused_with_their_line()
    {
        using var folder = new ImportFolder();
        var text = Ged.File(Ged.Row(1, Mexico, "2020-01-01"), Ged.Row(2, Mexico, "2020-01-01").Replace("2020-01-01", "3/4/2020", StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => folder.Import(ImportKind.Ged, folder.Write("ged.csv", text)));
        Assert.Contains("line 3, column 'date_start'", error.Message, StringComparison.Ordinal);
    }

    private static HarmMonth[] Months(ImportFolder folder, string code)
    {
        var record = folder.Load();
        return record.Months(record.Find(code)).ToArray();
    }
}
