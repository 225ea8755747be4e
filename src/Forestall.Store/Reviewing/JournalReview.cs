using System.Globalization;

namespace Forestall.Store.Reviewing;

/// <summary>What was expected, set beside what happened.</summary>
/// <param name="Entries">The entries that have a day of review, by that day.</param>
/// <param name="Overall">The score of all statements; null when none can be scored.</param>
/// <param name="ByAuthor">The score of each author.</param>
/// <param name="ByRole">The score of each role.</param>
public sealed record JournalReview(IReadOnlyList<ReviewedEntry> Entries, BrierScore? Overall, IReadOnlyList<(string Name, BrierScore Score)> ByAuthor, IReadOnlyList<(string Name, BrierScore Score)> ByRole)
{
    /// <summary>Reads a journal.</summary>
    /// <exception cref="InputException">An entry cannot be read.</exception>
    public static JournalReview Of(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var entries = journal.Entries().ToList();
        var reviews = entries.Where(static e => e is { Kind: JournalKind.Review, About: not null }).ToLookup(static e => e.About!.Hash, StringComparer.Ordinal);
        var reviewed = entries.Where(static e => e is { Review: not null, Kind: not JournalKind.Review }).Select(e => Beside(e, [.. reviews[e.Hash]])).OrderBy(static r => r.Due).ThenBy(static r => r.Entry.Sequence).ToList();
        return new JournalReview(reviewed, BrierScore.Of(reviewed.SelectMany(static r => r.Statements)), By(reviewed, static e => e.Author), By(reviewed, static e => e.Role));
    }

    /// <summary>A review of an entry, to be appended. A statement may be named by its number, from 1.</summary>
    /// <exception cref="InputException">The entry has nothing to review, or no such statement.</exception>
    public static JournalDraft Draft(JournalEntry about, string author, string role, IReadOnlyList<Outcome> outcomes, string? text, DateOnly? next)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (about.Kind == JournalKind.Review)
        {
            throw new InputException($"entry {Number(about.Sequence)} is itself a review; review entry {about.About?.Name} again.");
        }

        if (about.Review is null)
        {
            throw new InputException($"entry {Number(about.Sequence)} has no review date and expects nothing; 'forestall journal review --all' shows the entries that do.");
        }

        var named = outcomes.Select(o => o with { Statement = Statement(about, o.Statement) }).ToList();
        if (named.CountBy(static o => o.Statement, StringComparer.Ordinal).FirstOrDefault(static c => c.Value > 1) is { Key: { } twice })
        {
            throw new InputException($"'{twice}' is given two outcomes; give one.");
        }

        return new JournalDraft
        {
            Kind = JournalKind.Review,
            Author = author,
            Role = role,
            Subject = about.Subject,
            Review = next,
            About = JournalSupport.Entry(about),
            Outcomes = named,
            Contents = string.IsNullOrWhiteSpace(text) ? [] : [JournalContent.Text(text)],
        };
    }

    private static ReviewedEntry Beside(JournalEntry entry, IReadOnlyList<JournalEntry> reviews) => new(
        entry,
        reviews.Select(static r => r.Review).LastOrDefault(static d => d is not null) ?? entry.Review!.Value,
        [.. entry.Expectations.Select(e => new ReviewedStatement(e, reviews.SelectMany(static r => r.Outcomes).LastOrDefault(o => o.Statement == e.Statement)?.Verdict))],
        reviews);

    private static List<(string Name, BrierScore Score)> By(List<ReviewedEntry> reviewed, Func<JournalEntry, string> name) =>
        [.. reviewed.GroupBy(r => name(r.Entry), StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => (g.Key, BrierScore.Of(g.SelectMany(static r => r.Statements)))).Where(static s => s.Item2 is not null).Select(static s => (s.Key, s.Item2!))];

    private static string Statement(JournalEntry about, string named)
    {
        var text = named.Trim();
        if (about.Expectations.FirstOrDefault(e => e.Statement == text) is { } exact)
        {
            return exact.Statement;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= about.Expectations.Count)
        {
            return about.Expectations[number - 1].Statement;
        }

        throw new InputException(about.Expectations.Count == 0
            ? $"entry {Number(about.Sequence)} expects nothing that could have an outcome; say what happened with --text."
            : $"entry {Number(about.Sequence)} does not state '{text}'; it states {string.Join(", ", about.Expectations.Select(static (e, i) => $"{Number(i + 1)}: '{e.Statement}'"))}.");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
