using Forestall.CrashTrial;
using Forestall.Store;

namespace Forestall.Tests.Store;

public sealed class CrashTests
{
    [Fact]
    public void No_confirmed_entry_is_lost_and_none_is_half_when_processes_are_killed()
    {
        var result = Trial.Run(kills: 60, seed: 7, lanes: 2);
        Assert.Empty(result.Faults);
        Assert.Equal((60, 240), (result.Kills, result.Journals));
        Assert.True(result.Confirmed > 0);
    }

    [Fact]
    public void Two_processes_append_at_once_and_the_chain_is_whole()
    {
        const int Each = 40;
        using var folder = new TemporaryFolder();
        using var one = Trial.Start(Each, folder.Path);
        using var other = Trial.Start(Each, folder.Path);
        var said = new[] { one, other }.Select(static p => (Lines: p.StandardOutput.ReadToEnd(), Errors: p.StandardError.ReadToEnd())).ToList();
        one.WaitForExit();
        other.WaitForExit();
        Assert.All(said, static s => Assert.Equal("", s.Errors));
        Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        Assert.Equal(2 * Each, said.SelectMany(static s => s.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Count());
        using var journal = new JournalFolder(folder.Path).Open(TimeProvider.System);
        var report = journal.Verify();
        Assert.Empty(report.Faults);
        Assert.Equal(2 * Each, report.Entries);
        Assert.All(journal.Entries(), static e => Assert.True(Appender.IsWhole(e)));
    }
}
