using System.Diagnostics;
using System.Globalization;
using Forestall.Store;

namespace Forestall.CrashTrial;

/// <summary>
/// Kills appending processes (SIGKILL) at random moments, and looks after each whether every confirmed entry is there, whole, and nothing else but at most one
/// that was kept and not yet confirmed. One kill in five falls anywhere from the start of a process with a new journal, the others after its first confirmed entry.
/// </summary>
public static class Trial
{
    private const int KillsPerJournal = 12;
    private const int JournalsPerProcess = 4;
    private const double ShareFromTheStart = 0.2;
    private const double LongestLife = 0.3;
    private const double LongestWork = 0.06;

    public static TrialResult Run(int kills, ulong seed, int lanes)
    {
        var results = new TrialResult[lanes];
        Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = lanes }, lane => results[lane] = Lane((kills + lanes - 1 - lane) / lanes, new CounterRandom(seed, (ulong)lane)));
        return results.Aggregate(new TrialResult(), static (sum, r) => sum.With(r));
    }

    /// <summary>Starts a process that appends to the journals of folders.</summary>
    public static Process Start(int count, params IEnumerable<string> folders)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Forestall.CrashTrial" + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));
        return Process.Start(new ProcessStartInfo(program, ["append", count.ToString(CultureInfo.InvariantCulture), .. folders]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
    }

    private static TrialResult Lane(int kills, CounterRandom random)
    {
        var result = new TrialResult();
        List<string> folders = [];
        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % KillsPerJournal == 0)
            {
                Remove(folders);
                folders = New();
            }

            var place = (ulong)kill * 2;
            if (random.Uniform(place) < ShareFromTheStart)
            {
                var fresh = New();
                result = result.With(Kill(fresh, TimeSpan.FromSeconds(LongestLife * random.Uniform(place + 1)), afterTheFirst: false));
                Remove(fresh);
            }
            else
            {
                result = result.With(Kill(folders, TimeSpan.FromSeconds(LongestWork * random.Uniform(place + 1)), afterTheFirst: true));
            }
        }

        Remove(folders);
        return result;
    }

    private static TrialResult Kill(List<string> folders, TimeSpan wait, bool afterTheFirst)
    {
        var before = folders.Select(Count).ToList();
        using var child = Start(int.MaxValue, folders);
        var first = afterTheFirst ? child.StandardOutput.ReadLine() : null;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < wait)
        {
            Thread.SpinWait(50);
        }

        child.Kill();

        // A line without an end was cut in the middle, and confirms nothing.
        IEnumerable<string> said = [.. first is null ? [] : new[] { first }, .. child.StandardOutput.ReadToEnd().Split('\n').SkipLast(1)];
        var confirmed = said.Select(static l => l.Split(' ')).ToLookup(static l => l[0], static l => long.Parse(l[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        child.WaitForExit();
        var errors = child.StandardError.ReadToEnd();
        return folders
            .Select((f, i) => Judge(f, before[i], [.. confirmed[i.ToString(CultureInfo.InvariantCulture)]]))
            .Aggregate(new TrialResult { Kills = 1, Faults = errors.Length > 0 ? [errors] : [] }, static (sum, r) => sum.With(r));
    }

    private static TrialResult Judge(string folder, long before, List<long> confirmed)
    {
        var store = new JournalFolder(folder);
        var rolledBack = new FileInfo(store.File + "-journal") is { Exists: true, Length: > 0 };
        var faults = new List<string>();
        var last = confirmed.LastOrDefault(before);
        var count = 0L;
        if (File.Exists(store.File))
        {
            using var journal = store.Open(TimeProvider.System);
            faults.AddRange(journal.Verify().Faults.Select(static f => f.What));
            faults.AddRange(journal.Entries().Where(static e => !Appender.IsWhole(e)).Select(static e => string.Create(CultureInfo.InvariantCulture, $"entry {e.Sequence} is not whole")));
            count = journal.Head().Sequence;
        }

        if (count < last || count > last + 1)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{last} entries were confirmed, and {count} are there"));
        }

        return new TrialResult { Journals = 1, Confirmed = confirmed.Count, RolledBack = rolledBack ? 1 : 0, KeptUnconfirmed = count == last + 1 ? 1 : 0, BeforeTheFirst = confirmed.Count == 0 ? 1 : 0, Faults = faults };
    }

    private static long Count(string folder)
    {
        var store = new JournalFolder(folder);
        if (!File.Exists(store.File))
        {
            return 0;
        }

        using var journal = store.Open(TimeProvider.System);
        return journal.Head().Sequence;
    }

    private static List<string> New() => [.. Enumerable.Range(0, JournalsPerProcess).Select(static _ => Directory.CreateTempSubdirectory("forestall-trial-").FullName)];

    private static void Remove(List<string> folders) => folders.ForEach(static f => Directory.Delete(f, recursive: true));
}
