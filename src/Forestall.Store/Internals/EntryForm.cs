using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Forestall.Store.Internals;

/// <summary>An entry as lines of text, each a name, a colon, a space and a value, always in the same order; and back.</summary>
internal static class EntryForm
{
    public const string FirstLine = "forestall-journal/1";
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>The entry that follows another.</summary>
    public static StoredEntry Next(JournalDraft draft, JournalHead last, DateTimeOffset now)
    {
        var body = Body(draft.Contents);
        var lines = new StringBuilder();
        void Line(string name, string value) => lines.Append(name).Append(": ").Append(value).Append('\n');
        lines.Append(FirstLine).Append('\n');
        Line("sequence", Invariant($"{last.Sequence + 1}"));
        Line("time", now.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
        Line("author", draft.Author);
        Line("role", draft.Role);
        Line("kind", Name(draft.Kind));
        Line("subject", draft.Subject);
        if (draft.Review is { } day)
        {
            Line("review", day.ToString(DayForm, CultureInfo.InvariantCulture));
        }

        draft.Expectations.ToList().ForEach(e => Line("expect", Invariant($"{e.Probability:R} {e.Statement}")));
        if (draft.About is { } about)
        {
            Line("about", $"{about.Hash} {about.Name}");
        }

        draft.Outcomes.ToList().ForEach(o => Line("outcome", $"{Name(o.Verdict)} {o.Statement}"));
        draft.Contents.ToList().ForEach(c => Line("content", Invariant($"{Sha256.Of(c.Bytes.Span)} {c.Bytes.Length} {c.Name}")));
        draft.RestsOn.ToList().ForEach(s => Line("rests-on", $"{s.Kind} {s.Hash} {s.Name}"));
        Line("before", last.Hash);
        var header = Encoding.UTF8.GetBytes(lines.ToString());
        return new StoredEntry(last.Sequence + 1, header, body, Convert.FromHexString(Sha256.Of(header)));
    }

    /// <summary>Reads an entry and checks that its hashes are its own.</summary>
    /// <exception cref="DamagedStorageException">They are not, or the text is none of an entry.</exception>
    public static JournalEntry Read(StoredEntry stored)
    {
        var hash = Sha256.Of(stored.Header.Span);
        if (hash != Convert.ToHexStringLower(stored.Hash.Span))
        {
            throw new DamagedStorageException("its text and its hash do not belong together");
        }

        EntryLines lines;
        try
        {
            lines = new EntryLines(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stored.Header.Span), FirstLine);
        }
        catch (DecoderFallbackException e)
        {
            throw new DamagedStorageException("its text is no UTF-8", e);
        }

        var entry = new JournalEntry
        {
            Sequence = lines.One<long>("sequence", static t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null),
            Time = lines.One<DateTimeOffset>("time", static t => DateTimeOffset.TryParseExact(t, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null),
            Author = lines.Text("author"),
            Role = lines.Text("role"),
            Kind = lines.One<JournalKind>("kind", Kinds),
            Subject = lines.Text("subject"),
            Review = lines.Any<DateOnly?>("review", static t => DateOnly.TryParseExact(t, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? [day] : []).FirstOrDefault(),
            Expectations = lines.Any<Expectation>("expect", static t => Two(t) is [var p, var s] && double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) ? [new Expectation(s, probability)] : []),
            About = lines.Any<JournalSupport>("about", static t => Two(t) is [var h, var n] && Sha256.IsOne(h) ? [new JournalSupport("entry", h, n)] : []).FirstOrDefault(),
            Outcomes = lines.Any<Outcome>("outcome", static t => Two(t) is [var v, var s] && Verdicts(v) is { } verdict ? [new Outcome(s, verdict)] : []),
            Contents = Contents(lines, stored.Body),
            RestsOn = lines.Any<JournalSupport>("rests-on", static t => t.Split(' ', 3) is [var k, var h, var n] ? [new JournalSupport(k, h, n)] : []),
            Before = lines.OneText("before", static t => Sha256.IsOne(t) ? t : null),
            Hash = hash,
            Text = lines.Whole,
        };
        lines.End();
        return entry;
    }

    public static string Name(JournalKind kind) => kind.ToString().ToLowerInvariant();

    public static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static List<KeptContent> Contents(EntryLines lines, ReadOnlyMemory<byte> body)
    {
        var contents = new List<KeptContent>();
        foreach (var (hash, size, name) in lines.Any<(string Hash, int Size, string Name)>("content", static t => t.Split(' ', 3) is [var h, var s, var n] && Sha256.IsOne(h) && int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? [(h, size, n)] : []))
        {
            if (size > body.Length)
            {
                throw new DamagedStorageException($"its content '{name}' is cut");
            }

            if (Sha256.Of(body.Span[..size]) != hash)
            {
                throw new DamagedStorageException($"its content '{name}' is not the one that was stored");
            }

            contents.Add(new KeptContent(name, hash, body[..size]));
            body = body[size..];
        }

        return body.IsEmpty ? contents : throw new DamagedStorageException("it holds more than its text names");
    }

    private static byte[] Body(IReadOnlyList<JournalContent> contents)
    {
        var body = new byte[contents.Sum(static c => c.Bytes.Length)];
        var at = 0;
        foreach (var content in contents)
        {
            content.Bytes.CopyTo(body.AsMemory(at));
            at += content.Bytes.Length;
        }

        return body;
    }

    private static string[] Two(string text) => text.Split(' ', 2);

    private static JournalKind? Kinds(string text) => Enum.GetValues<JournalKind>().Where(k => Name(k) == text).Select(static k => (JournalKind?)k).FirstOrDefault();

    private static Verdict? Verdicts(string text) => Enum.GetValues<Verdict>().Where(v => Name(v) == text).Select(static v => (Verdict?)v).FirstOrDefault();
}
