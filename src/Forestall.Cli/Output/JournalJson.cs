using System.Globalization;
using Forestall.Cli.Commands.Journals;
using Forestall.Store;
using Forestall.Store.Reviewing;

namespace Forestall.Cli.Output;

/// <summary>Entries and reviews of the journal as JSON.</summary>
internal static class JournalJson
{
    public static object Of(JournalEntry entry) => new
    {
        Entry = entry.Sequence,
        Time = entry.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        Kind = JournalPrinting.Word(entry.Kind),
        Situation = entry.Subject == JournalDraft.NoSubject ? null : entry.SubjectCode,
        Subject = entry.Subject == JournalDraft.NoSubject ? null : entry.Subject,
        entry.Author,
        entry.Role,
        Text = entry.Words,
        entry.Review,
        Expectations = entry.Expectations.Select(static e => new { e.Statement, e.Probability }),
        About = entry.About is { } about ? long.Parse(about.Name, CultureInfo.InvariantCulture) : (long?)null,
        Outcomes = entry.Outcomes.Select(static o => new { o.Statement, Outcome = JournalPrinting.Word(o.Verdict) }),
        Contents = entry.Contents.Select(static c => new { c.Name, Sha256 = c.Hash, Bytes = c.Bytes.Length }),
        RestsOn = entry.RestsOn.Select(static s => new { s.Kind, s.Name, s.Hash }),
        entry.Before,
        entry.Hash,
    };

    public static object Of(ReviewedEntry reviewed, DateOnly today) => new
    {
        Entry = reviewed.Entry.Sequence,
        reviewed.Due,
        IsDue = reviewed.IsDue(today),
        reviewed.IsOpen,
        Kind = JournalPrinting.Word(reviewed.Entry.Kind),
        Situation = reviewed.Entry.Subject == JournalDraft.NoSubject ? null : reviewed.Entry.SubjectCode,
        reviewed.Entry.Author,
        reviewed.Entry.Role,
        Text = reviewed.Entry.Words,
        Statements = reviewed.Statements.Select(static s => new { s.Expected.Statement, s.Expected.Probability, Outcome = s.Verdict is null ? null : JournalPrinting.Word(s.Verdict), s.Score }),
        Reviews = reviewed.Reviews.Select(static r => r.Sequence),
    };

    public static object? Of(BrierScore? score) => score is null ? null : new { score.Statements, score.Score, score.IfRight, score.Chance, score.RestsOnFew };
}
