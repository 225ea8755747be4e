using System.IO.Compression;
using System.Text;
using CsCheck;
using Forestall.Record;
using Forestall.Record.Import;
using Forestall.Record.Internals;

namespace Forestall.Tests.Record.Import;

public sealed class BadInputTests
{
    private static readonly string[] Good = [Ged.Row(11, 70, "2020-05-06", best: 7), Ged.Row(12, 775, "2020-06-07", "2020-07-08", 3, 1, 9, 12, 4, "775"), Ged.Row(13, 652, "2019-06-07", type: 2, best: 3)];

    private static readonly string[] Texts = ["\"", ",", "\n", "\r\n", "-", "1e9", "NaN", "\0", ";", "é", "9999999999999999999999", "<", "2020-13-01"];
    private static readonly Gen<string> Inserted = Gen.Int[0, Texts.Length - 1].Select(static i => Texts[i]);

    [Theory]
    [InlineData("date_start", "2020-13-01", "month")]
    [InlineData("date_start", "2020-02-30", "day")]
    [InlineData("date_start", "soon", "yyyy-MM-dd")]
    [InlineData("date_start", "", "missing")]
    [InlineData("date_end", "2020-05-05", "before it starts")]
    [InlineData("date_end", "2032-05-05", "longer than events")]
    [InlineData("year", "2018", "does not fit")]
    [InlineData("best", "-3", "negative")]
    [InlineData("best", "many", "no number")]
    [InlineData("best", "1.5", "no whole number")]
    [InlineData("best", "", "missing")]
    [InlineData("low", "99999999999", "too large")]
    [InlineData("country_id", "9999", "Gleditsch-Ward")]
    [InlineData("type_of_violence", "4", "type of violence")]
    [InlineData("id", "0", "event id")]
    public void A_wrong_field_is_named_with_file_line_and_column(string column, string value, string mend)
    {
        using var folder = Existing(out var before);
        var fields = Good[0].Split(',');
        fields[Array.IndexOf(Ged.Header.Split(','), column)] = value;
        var text = Ged.FileWithNotes("\"two\nlines\"", Good[2], string.Join(',', fields));
        var error = Assert.Throws<InputException>(() => folder.Import(ImportKind.Ged, folder.Write("bad.csv", text)));
        Assert.Contains($"bad.csv, line 4, column '{column}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, folder.State());
    }

    public static TheoryData<string> WholeFiles => ["empty", "header only", "web page", "missing column", "truncated zip", "no table in the zip", "binary", "cut row", "open quote", "spaces"];

    [Theory]
    [MemberData(nameof(WholeFiles))]
    public void A_file_that_is_no_table_of_events_is_refused_in_one_sentence(string what)
    {
        using var folder = Existing(out var before);
        var file = what switch
        {
            "empty" => folder.Write("bad.csv", string.Empty),
            "header only" => folder.Write("bad.csv", Ged.Header + "\n"),
            "web page" => folder.Write("bad.csv", "\n<!DOCTYPE html><html><body>404</body></html>"),
            "missing column" => folder.Write("bad.csv", Ged.File(Good).Replace("best,", "bset,", StringComparison.Ordinal)),
            "truncated zip" => folder.Write("bad.zip", Zip(string.Concat(Enumerable.Range(0, 2000).Select(i => Ged.Row(i + 1, 70, "2020-05-06") + "\n")))[..900]),
            "no table in the zip" => folder.Write("bad.zip", Zip("x", "readme.txt")),
            "binary" => folder.Write("bad.csv", [.. Enumerable.Range(0, 5000).Select(static i => (byte)(i * 7919 >> 3))]),
            "cut row" => folder.Write("bad.csv", Ged.File(Good)[..^8]),
            "open quote" => folder.Write("bad.csv", Ged.File(Good[0], "\"" + Good[1])),
            _ => folder.Write("bad.csv", "   \n \n"),
        };
        var error = Assert.Throws<InputException>(() => folder.Import(ImportKind.Ged, file));
        Assert.Contains("bad.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, folder.State());
    }

    [Fact]
    public void Thousands_of_damaged_files_give_a_sentence_or_a_sound_record_and_never_touch_the_old_one_otherwise()
    {
        using var folder = Existing(out var before);
        var whole = Encoding.UTF8.GetBytes(Ged.File(Good));
        var damage = Gen.Select(Gen.Int[0, 5], Gen.Int[0, whole.Length - 1], Gen.Int[0, whole.Length - 1], Gen.Byte, Inserted);
        var refused = 0;
        damage.Sample(
            (kind, at, other, value, text) =>
            {
                var bytes = Damage(whole, kind, at, other, value, text);
                var file = folder.Write("damaged.csv", bytes);
                try
                {
                    folder.Import(ImportKind.Ged, file);
                    var record = folder.Load();
                    Assert.Empty(RecordCheck.Run(record, null, static _ => { }).Problems);
                    Directory.Delete(folder.Into, recursive: true);
                    Fill(folder);
                }
                catch (InputException e)
                {
                    refused++;
                    Assert.Contains("damaged.csv", e.Message, StringComparison.Ordinal);
                    Assert.DoesNotContain('\n', e.Message);
                    Assert.Equal(before, folder.State());
                }
            },
            iter: 3000,
            threads: 1);
        Assert.True(refused > 1000, $"only {refused} were refused");
    }

    [Theory]
    [InlineData(ImportKind.Acled, "event_id_cnty,event_date,event_type,inter1,inter2,country,iso,fatalities\nMMR1,2023-10-07,Battles,1,2,Myanmar,104,5\nMMR2,07 October 2023,Riots,5,,Kenya,404,0\n")]
    [InlineData(ImportKind.Table, "situation,month,deaths_best,low,high,type\nMMR,2020-01,10,5,20,state-based\nKenya,2020-02,3,3,3,all\n")]
    [InlineData(ImportKind.Unhcr, "year,coo_iso,refugees,asylum_seekers,returned_refugees,idps\n2020,MMR,150,1,7,33\n2020,PSE,1,2,3,4\n")]
    public void Damaged_files_of_other_kinds_give_a_sentence_or_a_sound_record(ImportKind kind, string good)
    {
        var whole = Encoding.UTF8.GetBytes(good);
        using var folder = Existing(out _);
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, whole.Length - 1], Gen.Int[0, whole.Length - 1], Gen.Byte, Inserted).Sample(
            (how, at, other, value, text) =>
            {
                var before = folder.State();
                try
                {
                    folder.Import(kind, folder.Write("damaged.csv", Damage(whole, how, at, other, value, text)));
                    Assert.Empty(RecordCheck.Run(folder.Load(), null, static _ => { }).Problems);
                    Directory.Delete(folder.Into, recursive: true);
                    Fill(folder);
                }
                catch (InputException e)
                {
                    Assert.DoesNotContain('\n', e.Message);
                    Assert.Equal(before, folder.State());
                }
            },
            iter: 400,
            threads: 1);
    }

    [Fact]
    public void Stopping_at_any_moment_leaves_the_record_as_it_was()
    {
        using var folder = Existing(out var before);
        var file = folder.Write("many.csv", Ged.File([.. Enumerable.Range(1, 20_000).Select(static i => Ged.Row(i + 1000, 70, "2021-05-06"))]));
        for (var at = 1; at <= 19; at++)
        {
            using var stop = new CancellationTokenSource();
            var calls = 0;
            Assert.ThrowsAny<OperationCanceledException>(() => RecordImport.Run(
                new ImportRequest(ImportKind.Ged, [file], folder.Into, ViolenceRecord.Embedded),
                _ =>
                {
                    if (++calls == at)
                    {
                        stop.Cancel();
                    }
                },
                stop.Token));
            Assert.Equal(before, folder.State());
        }
    }

    [Fact]
    public void A_disk_that_fills_up_while_writing_leaves_the_record_as_it_was()
    {
        using var folder = Existing(out var before);
        Assert.Throws<IOException>(() => RecordFolder.Replace(folder.Into, static stage =>
        {
            File.WriteAllText(Path.Combine(stage, RecordFiles.MonthsFile), "half of it");
            throw new IOException("No space left on device");
        }));
        Assert.Equal(before, folder.State());
    }

    [Fact]
    public void A_record_that_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        using var folder = Existing(out _);
        var file = folder.Write("many.csv", Ged.File([.. Enumerable.Range(1, 5_000).Select(static i => Ged.Row(i + 1000, 70, "2021-05-06"))]));
        var changed = string.Empty;
        var error = Assert.Throws<InputException>(() => RecordImport.Run(
            new ImportRequest(ImportKind.Ged, [file], folder.Into, ViolenceRecord.Embedded),
            _ =>
            {
                if (changed.Length == 0)
                {
                    folder.Import(ImportKind.Ged, folder.Write("other.csv", Ged.File(Ged.Row(9, 652, "2020-01-01"))));
                    changed = folder.State();
                }
            },
            TestContext.Current.CancellationToken));
        Assert.Contains("meanwhile", error.Message, StringComparison.Ordinal);
        Assert.Equal(changed, folder.State());
    }

    [Fact]
    public void What_was_imported_is_forgotten_when_the_record_is_computed_anew_and_other_files_stay()
    {
        using var folder = Existing(out _);
        File.WriteAllText(Path.Combine(folder.Into, "notes.txt"), "keep me");
        RecordFolder.Replace(folder.Into, static _ => { }, CountedEvents.File, Coverage.File);
        Assert.False(File.Exists(Path.Combine(folder.Into, CountedEvents.File)));
        Assert.True(File.Exists(Path.Combine(folder.Into, "notes.txt")));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_not_taken_for_a_record()
    {
        using var folder = new ImportFolder();
        Directory.CreateDirectory(folder.Into);
        File.WriteAllText(Path.Combine(folder.Into, "letter.txt"), "keep me");
        var before = folder.State();
        Assert.Throws<InputException>(() => folder.Import(ImportKind.Ged, folder.Write("ged.csv", Ged.File(Good))));
        Assert.Equal(before, folder.State());
    }

    [Fact]
    public void The_same_rows_under_two_names_are_one_file()
    {
        using var folder = new ImportFolder();
        var error = Assert.Throws<InputException>(() => folder.Import(ImportKind.Ged, folder.Write("a.csv", Ged.File(Good)), folder.Write("b.csv", Ged.File(Good))));
        Assert.Contains("same file", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Into));
    }

    private static ImportFolder Existing(out string state)
    {
        var folder = new ImportFolder();
        Fill(folder);
        state = folder.State();
        return folder;
    }

    private static void Fill(ImportFolder folder) =>
        folder.Import(ImportKind.Ged, folder.Write("first.csv", Ged.File(Ged.Row(1, 70, "2019-01-06", best: 10), Ged.Row(2, 775, "2021-12-30", best: 20))));

    private static byte[] Damage(byte[] whole, int kind, int at, int other, byte value, string text)
    {
        var (first, last) = (Math.Min(at, other), Math.Max(at, other));
        return kind switch
        {
            0 => [.. whole[..at], .. Encoding.UTF8.GetBytes(text), .. whole[at..]],
            1 => [.. whole[..at], value, .. whole[(at + 1)..]],
            2 => whole[..at],
            3 => [.. whole[..first], .. whole[last..]],
            4 => [.. whole[..last], .. whole[first..]],
            _ => [.. whole[..at], .. Encoding.UTF8.GetBytes(text), .. whole[(at + 1)..]],
        };
    }

    private static byte[] Zip(string rows, string name = "ged.csv")
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(Ged.Header + "\n" + rows);
        }

        return bytes.ToArray();
    }
}
