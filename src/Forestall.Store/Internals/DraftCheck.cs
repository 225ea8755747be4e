using System.Globalization;

namespace Forestall.Store.Internals;

/// <summary>Makes sure that a draft says what an entry must.</summary>
internal static class DraftCheck
{
    private const long LargestBody = 256L << 20;
    private const int MostContents = 99;

    /// <summary>The draft with its lines trimmed.</summary>
    /// <exception cref="InputException">It is not fit to be appended.</exception>
    public static JournalDraft Checked(JournalDraft draft)
    {
        var made = draft with
        {
            Author = OneLine.Checked(draft.Author, "the author"),
            Role = OneLine.Checked(draft.Role, "the author's role"),
            Subject = OneLine.Checked(draft.Subject, "the subject"),
            Expectations = [.. draft.Expectations.Select(static e => e with { Statement = OneLine.Checked(e.Statement, "what is expected") })],
            Contents = [.. draft.Contents.Select(static c => c with { Name = OneLine.Checked(Path.GetFileName(c.Name), "the name of what the entry holds") })],
            RestsOn = [.. draft.RestsOn.Select(Support)],
            About = draft.About is null ? null : Support(draft.About),
            Outcomes = [.. draft.Outcomes.Select(static o => o with { Statement = OneLine.Checked(o.Statement, "the statement that has an outcome") })],
        };
        if (made.Contents.Count == 0 && made.Outcomes.Count == 0)
        {
            throw new InputException("the entry holds nothing; give it a text or a file.");
        }

        if (made.Contents.Count > MostContents)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"the entry would hold more than {MostContents} files; put them into one archive, or into several entries."));
        }

        if (made.Contents.Sum(static c => (long)c.Bytes.Length) > LargestBody)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"the entry would hold more than {LargestBody >> 20} MB; keep large files elsewhere and let the entry rest on them, which keeps their hashes."));
        }

        Expectations(made);
        Reviews(made);
        return made;
    }

    private static JournalSupport Support(JournalSupport support) => IsWord(support.Kind) && IsWord(support.Hash)
        ? support with { Name = OneLine.Checked(support.Name, "the name of what the entry rests on") }
        : throw new InputException($"'{support.Name}', on which the entry rests, has no kind and hash of plain letters and digits; make it from a record, a file or an entry.");

    private static bool IsWord(string text) => text.Length is > 0 and <= OneLine.Longest && text.All(char.IsAsciiLetterOrDigit);

    private static void Expectations(JournalDraft draft)
    {
        if (draft.Expectations.FirstOrDefault(static e => e.Probability is not (>= 0 and <= 1)) is { } wrong)
        {
            throw new InputException($"'{wrong.Statement}' has no probability from 0 to 1; give one.");
        }

        if (draft.Expectations.CountBy(static e => e.Statement, StringComparer.Ordinal).FirstOrDefault(static c => c.Value > 1) is { Key: { } twice })
        {
            throw new InputException($"'{twice}' is expected twice; keep one.");
        }

        if (draft.Expectations.Count > 0 && draft.Review is null)
        {
            throw new InputException("what is expected needs a day on which it is checked; give a review date.");
        }
    }

    private static void Reviews(JournalDraft draft)
    {
        if (draft.Kind == JournalKind.Review && draft.About is null)
        {
            throw new InputException("a review must say which entry it is about; name it.");
        }

        if (draft.Kind != JournalKind.Review && (draft.About is not null || draft.Outcomes.Count > 0))
        {
            throw new InputException("only a review is about another entry and says what came of it; make it a review.");
        }
    }
}
