using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Forestall.Store;

namespace Forestall.Tests.Store;

public sealed class JournalTests : IDisposable
{
    private readonly Journal _journal = new(new MemoryStorage([]), new FixedClock());

    [Fact]
    public void The_hashed_lines_are_these()
    {
        var entry = _journal.Append(JournalSamples.Decision("Propose observers.", new Expectation("both sides sign by 1999-03-31", 0.7)));
        var content = Convert.ToHexStringLower(SHA256.HashData("Propose observers.\n"u8));
        var brief = Convert.ToHexStringLower(SHA256.HashData("brief"u8));
        Assert.Equal(
            $"""
            forestall-journal/1
            sequence: 1
            time: 1999-01-15T09:30:00.000Z
            author: A. Adviser
            role: desk officer
            kind: decision
            subject: SRB Kosovo
            review: 1999-03-31
            expect: 0.7 both sides sign by 1999-03-31
            content: {content} 19 text.txt
            rests-on: record 273e294aeab4 record
            rests-on: file {brief} brief.html
            before: {new string('0', 64)}

            """.ReplaceLineEndings("\n"),
            entry.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Text))), entry.Hash);
        Assert.Equal("SRB", entry.SubjectCode);
        Assert.Equal("Propose observers.", entry.Words);
    }

    [Fact]
    public void Each_entry_names_the_one_before()
    {
        var entries = Enumerable.Range(0, 5).Select(_ => _journal.Append(JournalSamples.Decision())).ToList();
        Assert.Equal(entries.Select(static e => e.Hash).SkipLast(1), entries.Skip(1).Select(static e => e.Before));
        Assert.Equal(new JournalHead(5, entries[^1].Hash), _journal.Head());
        Assert.Empty(_journal.Verify().Faults);
    }

    [Fact]
    public void What_goes_in_comes_out()
    {
        var line = Gen.String[Gen.Char[' ', '\u2fff'], 1, 40].Where(static s => s.Trim().Length > 0 && !s.Any(char.IsControl) && !s.Any(static c => c is '\u2028' or '\u2029')).Select(static s => s.Trim());
        Gen.Select(line, line, line.Array[0, 3], Gen.Double[0, 1].Array[3], Gen.Byte.Array[0, 300].Array[1, 3]).Sample(
            (author, role, statements, probabilities, contents) =>
            {
                var draft = new JournalDraft
                {
                    Kind = JournalKind.Strategy,
                    Author = author,
                    Role = role,
                    Review = new DateOnly(2026, 1, 2),
                    Expectations = [.. statements.Distinct(StringComparer.Ordinal).Select((s, i) => new Expectation(s, probabilities[i]))],
                    Contents = [.. contents.Select(static (b, i) => new JournalContent($"file {i}.json", b))],
                };
                _journal.Append(draft);
                var found = _journal.Find(_journal.Head().Sequence);
                Assert.Equal((draft.Kind, draft.Author, draft.Role, draft.Review), (found.Kind, found.Author, found.Role, found.Review));
                Assert.Equal(draft.Expectations, found.Expectations);
                Assert.Equal(contents, found.Contents.Select(static c => c.Bytes.ToArray()));
                Assert.Empty(_journal.Verify().Faults);
            },
            iter: 100,
            threads: 1);
    }

    public static TheoryData<JournalDraft, string> Unfit() => new()
    {
        { JournalSamples.Decision() with { Author = " " }, "the author is missing" },
        { JournalSamples.Decision() with { Role = "a\nbefore: 0" }, "the author's role is not one line" },
        { JournalSamples.Decision() with { Author = "\ud800" }, "the author is not one line of plain text" },
        { JournalSamples.Decision() with { Subject = new string('x', 2000) }, "the subject is longer" },
        { JournalSamples.Decision() with { Contents = [] }, "holds nothing" },
        { JournalSamples.Decision() with { RestsOn = [JournalSupport.Record("12 34")] }, "has no kind and hash" },
        { JournalSamples.Decision() with { RestsOn = [new JournalSupport("file", new string('0', 64), "a\nb")] }, "is not one line" },
        { JournalSamples.Decision() with { Contents = [.. Enumerable.Range(0, 100).Select(static i => new JournalContent($"{i}", "x"u8.ToArray()))] }, "more than 99 files" },
        { JournalSamples.Decision("x", new Expectation("a", 1.5)), "no probability from 0 to 1" },
        { JournalSamples.Decision("x", new Expectation("a", double.NaN)), "no probability from 0 to 1" },
        { JournalSamples.Decision("x", new Expectation("a", 0.5), new Expectation(" a ", 0.4)), "expected twice" },
        { JournalSamples.Decision("x", new Expectation("a", 0.5)) with { Review = null }, "give a review date" },
        { JournalSamples.Decision() with { Kind = JournalKind.Review }, "which entry it is about" },
        { JournalSamples.Decision() with { Outcomes = [new Outcome("a", Verdict.Yes)] }, "make it a review" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_is_not_fit_is_refused_in_a_sentence(JournalDraft draft, string why)
    {
        Assert.Contains(why, Assert.Throws<InputException>(() => _journal.Append(draft)).Message, StringComparison.Ordinal);
        Assert.Equal(JournalHead.Empty, _journal.Head());
    }

    [Fact]
    public void Nothing_is_built_on_a_damaged_entry()
    {
        var entries = new List<StoredEntry>();
        using var journal = new Journal(new MemoryStorage(entries), new FixedClock());
        journal.Append(JournalSamples.Decision());
        entries[0] = entries[0] with { Body = new byte[entries[0].Body.Length] };
        Assert.Contains("damaged", Assert.Throws<InputException>(() => journal.Append(JournalSamples.Decision())).Message, StringComparison.Ordinal);
        Assert.Single(entries);
    }

    [Fact]
    public void A_clock_that_was_set_back_is_remarked_on()
    {
        var entries = new List<StoredEntry>();
        using (var first = new Journal(new MemoryStorage(entries), new FixedClock()))
        {
            first.Append(JournalSamples.Decision());
        }

        using var journal = new Journal(new MemoryStorage(entries), new FixedClock(new DateTimeOffset(1998, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        journal.Append(JournalSamples.Decision());
        var report = journal.Verify();
        Assert.Empty(report.Faults);
        Assert.Contains("entry 2 bears an earlier time", Assert.Single(report.Remarks), StringComparison.Ordinal);
    }

    public void Dispose() => _journal.Dispose();
}
