using CsCheck;
using Forestall.Record;

namespace Forestall.Tests.Record;

public sealed class RecordFilesTests
{
    [Fact]
    public void The_same_sources_give_the_committed_files_byte_for_byte()
    {
        var sources = SharedData.Data;
        using var folder = new TemporaryFolder();
        RecordBuild.Run(sources, folder.File("record"), static _ => { });
        foreach (var name in new[] { "situations.csv", "months.csv", "years.csv", "sources.csv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Checkout.Record, name)), File.ReadAllBytes(Path.Combine(folder.File("record"), name)));
        }
    }

    [Fact]
    public void A_folder_is_read_as_the_embedded_record() =>
        Assert.Equal(ViolenceRecord.Embedded.Version, ViolenceRecord.Load(Checkout.Record).Version);

    [Fact]
    public void Building_keeps_what_it_did_not_make()
    {
        var sources = SharedData.Data;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("record"));
        File.WriteAllText(Path.Combine(folder.File("record"), "measures.csv"), "mine");
        RecordBuild.Run(sources, folder.File("record"), static _ => { });
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder.File("record"), "measures.csv")));
    }

    [Fact]
    public void A_folder_of_other_things_is_left_alone()
    {
        var sources = SharedData.Data;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("home"));
        File.WriteAllText(folder.File("home/letter.txt"), "mine");
        Assert.Contains("other things", Assert.Throws<InputException>(() => RecordBuild.Run(sources, folder.File("home"), static _ => { })).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("home/letter.txt")));
    }

    [Fact]
    public void A_backup_beside_a_record_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var target = Copy(folder);
        Directory.CreateDirectory(folder.File("record.old"));
        File.WriteAllText(folder.File("record.old/situations.csv"), "mine");
        _ = ViolenceRecord.Load(target);
        Assert.Equal("mine", File.ReadAllText(folder.File("record.old/situations.csv")));
    }

    [Fact]
    public void A_missing_source_leaves_the_old_record_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var target = Copy(folder);
        Directory.CreateDirectory(folder.File("empty"));
        Assert.Contains("missing", Assert.Throws<InputException>(() => RecordBuild.Run(folder.File("empty"), target, static _ => { })).Message, StringComparison.Ordinal);
        Assert.Equal(ViolenceRecord.Embedded.Version, ViolenceRecord.Load(target).Version);
        Assert.Equal(["empty", "record"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("months.csv", "AFG,1989-01,13,", "AFG,1989-13,13,", "line 2, column 'month'")]
    [InlineData("months.csv", "AFG,1989-01,13,", "AFG,1989-01,-1,", "line 2, column 'state_based_events'")]
    [InlineData("months.csv", "AFG,1989-01,13,0,0,714,", "AFG,1989-01,13,0,0,715,", "line 2, column 'deaths_best'")]
    [InlineData("months.csv", "AFG,1989-01,13,", "QQQ,1989-01,13,", "line 2, column 'situation'")]
    [InlineData("months.csv", "situation,month,", "situation,when,", "line 1: the column 'month' is missing")]
    [InlineData("years.csv", "AFG,1989,5411,", "AFG,1989,abc,", "line 2, column 'deaths_best'")]
    [InlineData("situations.csv", "1989-01,2024-12", "1989-01,1988-12", "line 2, column 'to'")]
    public void Damage_is_named_with_file_line_and_column(string file, string old, string damaged, string place)
    {
        using var folder = new TemporaryFolder();
        var target = Copy(folder);
        var path = Path.Combine(target, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), damaged, text.AsSpan(at + old.Length)));
        Assert.Contains($"{file}, {place}", Assert.Throws<InputException>(() => ViolenceRecord.Load(target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_figure_is_found_by_the_check()
    {
        using var folder = new TemporaryFolder();
        var target = Copy(folder);
        var path = Path.Combine(target, "months.csv");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("AFG,1989-01,13,0,0,714,705,1124,714,705,1124,", "AFG,1989-01,13,0,0,713,705,1124,713,705,1124,", StringComparison.Ordinal));
        var report = RecordCheck.Run(ViolenceRecord.Load(target), sources: null, static _ => { });
        Assert.Contains("AFG 1989", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_done_to_a_file_only_a_sentence_comes_out()
    {
        using var folder = new TemporaryFolder();
        var target = Copy(folder);
        var original = File.ReadAllBytes(Path.Combine(target, "situations.csv"));
        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, value, cut) =>
            {
                var bytes = cut ? original[..at] : [.. original];
                if (!cut)
                {
                    bytes[at] = value;
                }

                File.WriteAllBytes(Path.Combine(target, "situations.csv"), bytes);
                try
                {
                    _ = ViolenceRecord.Load(target);
                }
                catch (InputException e)
                {
                    Assert.DoesNotContain('\n', e.Message);
                }
            },
            iter: 60,
            threads: 1);
    }

    private static string Copy(TemporaryFolder folder)
    {
        var target = folder.File("record");
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Checkout.Record, "*.csv"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }
}
