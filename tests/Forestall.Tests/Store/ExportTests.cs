using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Forestall.Store;

namespace Forestall.Tests.Store;

/// <summary>The export is checked with sha256sum as docs/journal.md says, by the very lines that stand there.</summary>
public sealed partial class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _export;
    private readonly JournalHead _head;

    public ExportTests()
    {
        var store = JournalSamples.Filled(_folder, 12);
        _export = _folder.File("export");
        using var journal = store.Open(new FixedClock());
        journal.Append(JournalSamples.Decision() with { Contents = [new JournalContent("../../Brief.HTML", "<p>"u8.ToArray()), new JournalContent("no ending", "x"u8.ToArray())] });
        _head = JournalExport.Write(journal, _export);
        JournalExport.Write(journal, _folder.File("one.zip"));
        JournalExport.Write(journal, _folder.File("two.zip"));
    }

    [Fact]
    public void The_steps_of_the_manual_find_it_whole()
    {
        var output = Steps();
        Assert.Contains("entries/000013.txt: OK", output, StringComparison.Ordinal);
        Assert.Contains("contents/000013-01.html: OK", output, StringComparison.Ordinal);
        Assert.Contains("contents/000013-02.bin: OK", output, StringComparison.Ordinal);
        Assert.Contains("each entry follows from the one before", output, StringComparison.Ordinal);
        Assert.Contains("what each entry holds is what its text names", output, StringComparison.Ordinal);
        Assert.Contains(_head.Hash, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_the_manual_find_a_changed_byte()
    {
        File.AppendAllText(Path.Combine(_export, "entries", "000004.txt"), " ");
        var output = Steps();
        Assert.Contains("entries/000004.txt: FAILED", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_the_manual_find_an_entry_forged_together_with_its_sum()
    {
        var entry = Path.Combine(_export, "entries", "000004.txt");
        File.WriteAllText(entry, File.ReadAllText(entry).Replace("0.5", "0.9", StringComparison.Ordinal));
        Run("{ grep -v entries/000004.txt SHA256SUMS; sha256sum entries/000004.txt; } > new; mv new SHA256SUMS");
        var output = Steps();
        Assert.DoesNotContain("FAILED", output, StringComparison.Ordinal);
        Assert.DoesNotContain("each entry follows from the one before", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_the_manual_find_content_forged_together_with_its_sum()
    {
        File.WriteAllText(Path.Combine(_export, "contents", "000003-01.txt"), "Forged.\n");
        Run("{ grep -v 000003-01.txt SHA256SUMS; sha256sum contents/000003-01.txt; } > new; mv new SHA256SUMS");
        var output = Steps();
        Assert.DoesNotContain("what each entry holds is what its text names", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_journal_gives_the_same_file_with_the_same_contents()
    {
        Assert.Equal(File.ReadAllBytes(_folder.File("one.zip")), File.ReadAllBytes(_folder.File("two.zip")));
        var unpacked = _folder.File("unpacked");
        ZipFile.ExtractToDirectory(_folder.File("one.zip"), unpacked);
        var names = Directory.EnumerateFiles(_export, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_export, f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names, Directory.EnumerateFiles(unpacked, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(unpacked, f)).Order(StringComparer.Ordinal));
        Assert.All(names, n => Assert.Equal(File.ReadAllBytes(Path.Combine(_export, n)), File.ReadAllBytes(Path.Combine(unpacked, n))));
    }

    [Fact]
    public void Nothing_that_is_there_is_overwritten()
    {
        using var journal = new JournalFolder(_folder.File("store")).Open(new FixedClock());
        Assert.Contains("name a new folder", Assert.Throws<InputException>(() => JournalExport.Write(journal, _export)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Steps() => Run(Block().Match(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "journal.md"))).Groups["script"].Value);

    private string Run(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = _export, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = bash.StandardOutput.ReadToEnd() + bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        return output;
    }

    [GeneratedRegex("```sh\n(?<script>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
