using System.Globalization;
using Forestall.Store;
using Forestall.Store.Reviewing;
using Forestall.Workbench.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>An entry of the journal.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Time">When it was appended, UTC.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">What it concerns; <c>-</c> for no one situation.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Review">When it is to be looked at again.</param>
/// <param name="Words">What was written.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Before">The hash of the entry before.</param>
internal sealed record EntryAnswer(long Sequence, string Time, string Kind, string Subject, string Author, string Role, string? Review, string Words, string Hash, string Before)
{
    public static EntryAnswer Of(JournalEntry e) => new(e.Sequence, e.Time.ToString("O", CultureInfo.InvariantCulture), e.Kind.ToString().ToLowerInvariant(), e.Subject, e.Author, e.Role, e.Review?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), e.Words, e.Hash, e.Before);
}

/// <summary>Something an author expected, and what came of it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Probability">Its probability as stated.</param>
/// <param name="Outcome">yes, no or void, by the latest review; null while no review has said.</param>
internal sealed record ExpectationAnswer(string Statement, double Probability, string? Outcome);

/// <summary>What a review says came of a statement of the entry it is about.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Outcome">yes, no or void.</param>
internal sealed record StatementOutcomeAnswer(string Statement, string Outcome);

/// <summary>A file that an entry holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Address">Where it can be had.</param>
internal sealed record EntryFileAnswer(string Name, string Hash, int Bytes, string Address);

/// <summary>Something an entry rests on.</summary>
/// <param name="Kind">record, file or entry.</param>
/// <param name="Name">A file's name, an entry's number, or what a record is called.</param>
/// <param name="Hash">A record's version, or a SHA-256.</param>
internal sealed record SupportAnswer(string Kind, string Name, string Hash);

/// <summary>An entry in full.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Expectations">What its author expected.</param>
/// <param name="About">The number of the entry that it reviews; null where it reviews none.</param>
/// <param name="Outcomes">What came of the statements of that entry.</param>
/// <param name="Files">What it holds.</param>
/// <param name="RestsOn">What it rests on.</param>
/// <param name="Reviews">Numbers of the entries that review it.</param>
/// <param name="Reviewed">When it is to be looked at again, and how good its statements were; null where no day is named.</param>
/// <param name="Text">The entry as the lines that are hashed.</param>
internal sealed record EntryInFullAnswer(EntryAnswer Entry, IReadOnlyList<ExpectationAnswer> Expectations, string? About, IReadOnlyList<StatementOutcomeAnswer> Outcomes, IReadOnlyList<EntryFileAnswer> Files, IReadOnlyList<SupportAnswer> RestsOn, IReadOnlyList<long> Reviews, ReviewedEntryAnswer? Reviewed, string Text);

/// <summary>How near stated probabilities came to what happened.</summary>
/// <param name="Statements">How many statements were scored.</param>
/// <param name="Score">Brier score: 0 best, 1 worst.</param>
/// <param name="IfRight">The score to be expected had every probability been exactly right.</param>
/// <param name="Chance">The standard deviation of that by chance alone.</param>
/// <param name="Sentence">The same in words.</param>
internal sealed record BrierAnswer(int Statements, double Score, double IfRight, double Chance, string Sentence)
{
    public static BrierAnswer? Of(BrierScore? score) => score is null ? null : new(score.Statements, score.Score, score.IfRight, score.Chance, score.InWords());
}

/// <summary>When an entry is to be looked at again, by itself or by its latest review.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Due">The day.</param>
/// <param name="Open">Whether something is still to be said of it.</param>
/// <param name="IsDue">Whether the day has come and something is still to be said.</param>
/// <param name="Score">The score of its statements; null where none can be scored.</param>
internal sealed record ReviewedEntryAnswer(long Sequence, string Due, bool Open, bool IsDue, BrierAnswer? Score)
{
    public static ReviewedEntryAnswer Of(ReviewedEntry r, DateOnly today) => new(r.Entry.Sequence, r.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.IsOpen, r.IsDue(today), BrierAnswer.Of(BrierScore.Of(r.Statements)));
}

/// <summary>Whether the journal is whole, and what is to be looked at again.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Head">The hash of the last; null where there is none. Whoever notes it down elsewhere can prove later that nothing up to it was changed.</param>
/// <param name="Faults">What is wrong; empty where it is whole. A journal with faults is not reviewed.</param>
/// <param name="Score">The score of all statements; null where none can be scored.</param>
/// <param name="Reviews">The entries with a day of review, by that day.</param>
internal sealed record JournalSummaryAnswer(long Entries, string? Head, IReadOnlyList<string> Faults, BrierAnswer? Score, IReadOnlyList<ReviewedEntryAnswer> Reviews);

/// <summary>The journal, to be read.</summary>
internal static class JournalApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/journal", static (JournalDesk desk) => TypedResults.Ok(desk.Entries().Select(EntryAnswer.Of).ToList()))
            .WithName("journal").WithSummary("Entries of the journal, the newest first.").WithTags("Journal");
        api.MapGet("/journal/summary", static (JournalDesk desk) => TypedResults.Ok(Of(desk)))
            .WithName("journalSummary").WithSummary("Whether the journal is whole, how good its stated probabilities were, and what is to be looked at again when.").WithTags("Journal");
        api.MapGet("/journal/{sequence}", static (JournalDesk desk, long sequence) => TypedResults.Ok(Of(desk, desk.Find(sequence), desk.Review()?.Entries.FirstOrDefault(r => r.Entry.Sequence == sequence))))
            .WithName("entry").WithSummary("An entry of the journal: what was expected and what came of it, the files it holds, what it rests on.").WithTags("Journal");
    }

    private static JournalSummaryAnswer Of(JournalDesk desk)
    {
        var report = desk.Verify();
        var review = report is { Faults.Count: 0 } ? desk.Review() : null;
        return new(
            report?.Entries ?? 0,
            report?.Head.Hash,
            [.. report?.Faults.Select(static f => f.What) ?? []],
            BrierAnswer.Of(review?.Overall),
            [.. review?.Entries.Select(r => ReviewedEntryAnswer.Of(r, desk.Today)) ?? []]);
    }

    private static EntryInFullAnswer Of(JournalDesk desk, JournalEntry entry, ReviewedEntry? reviewed) => new(
        EntryAnswer.Of(entry),
        [.. entry.Expectations.Select(e => new ExpectationAnswer(e.Statement, e.Probability, reviewed?.Statements.FirstOrDefault(s => s.Expected.Statement == e.Statement)?.Verdict is { } verdict ? Word(verdict) : null))],
        entry.About?.Name,
        [.. entry.Outcomes.Select(static o => new StatementOutcomeAnswer(o.Statement, Word(o.Verdict)))],
        [.. entry.Contents.Select(c => new EntryFileAnswer(c.Name, c.Hash, c.Bytes.Length, string.Create(CultureInfo.InvariantCulture, $"/journal/{entry.Sequence}/files/{Uri.EscapeDataString(c.Name)}")))],
        [.. entry.RestsOn.Select(static s => new SupportAnswer(s.Kind, s.Name, s.Hash))],
        [.. reviewed?.Reviews.Select(static r => r.Sequence) ?? []],
        reviewed is null ? null : ReviewedEntryAnswer.Of(reviewed, desk.Today),
        entry.Text);

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
