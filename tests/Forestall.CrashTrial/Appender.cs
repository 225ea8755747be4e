using System.Globalization;
using Forestall.Store;

namespace Forestall.CrashTrial;

/// <summary>Appends entries as fast as it can, and says the journal and number of each once it is confirmed.</summary>
public static class Appender
{
    private const int LongestContent = 12_000;
    private const int Stride = 7919;
    private static readonly Lock Speech = new();

    /// <summary>Appends to the journals of several folders at once.</summary>
    public static int Run(IReadOnlyList<string> folders, int count, TextWriter confirmed)
    {
        var workers = folders.Select((f, i) => new Thread(() => Append(f, count, sequence => Confirm(confirmed, i, sequence)))).ToList();
        workers.ForEach(static w => w.Start());
        workers.ForEach(static w => w.Join());
        return 0;
    }

    private static void Append(string folder, int count, Action<long> confirm)
    {
        using var journal = new JournalFolder(folder).OpenOrCreate(TimeProvider.System);
        for (var i = 0; i < count; i++)
        {
            confirm(journal.Append(Draft(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {i}"))).Sequence);
        }
    }

    private static void Confirm(TextWriter confirmed, int folder, long sequence)
    {
        lock (Speech)
        {
            confirmed.Write(string.Create(CultureInfo.InvariantCulture, $"{folder} {sequence}\n"));
            confirmed.Flush();
        }
    }

    /// <summary>Whether an entry is one of those appended here, whole.</summary>
    public static bool IsWhole(JournalEntry entry) =>
        entry.Contents is [var content] && content.Bytes.Span.SequenceEqual(Draft(entry.Role).Contents[0].Bytes.Span);

    /// <summary>An entry whose content, of very different lengths, follows from its name.</summary>
    private static JournalDraft Draft(string name)
    {
        var turn = int.Parse(name.Split(' ')[1], CultureInfo.InvariantCulture);
        return new JournalDraft
        {
            Kind = JournalKind.Decision,
            Author = "trial",
            Role = name,
            Contents = [new JournalContent("content.bin", Enumerable.Range(0, 1 + (turn * Stride % LongestContent)).Select(i => (byte)((i * Stride) + turn)).ToArray())],
        };
    }
}
