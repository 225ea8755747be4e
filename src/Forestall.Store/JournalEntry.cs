using System.Text;

namespace Forestall.Store;

/// <summary>An entry of the journal. Its hash is the SHA-256 of <see cref="Text"/>, which names the hashes of all it holds and rests on and of the entry before.</summary>
public sealed record JournalEntry
{
    /// <summary>Its number, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was appended, in UTC to the millisecond, by the clock of the machine.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>What it is.</summary>
    public required JournalKind Kind { get; init; }

    /// <summary>What it concerns.</summary>
    public required string Subject { get; init; }

    /// <summary>The day on which it is to be looked at again.</summary>
    public required DateOnly? Review { get; init; }

    /// <summary>What its author expected.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>What it holds.</summary>
    public required IReadOnlyList<KeptContent> Contents { get; init; }

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<JournalSupport> RestsOn { get; init; }

    /// <summary>The entry a review is about.</summary>
    public required JournalSupport? About { get; init; }

    /// <summary>What came of the statements of that entry.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>The hash of the entry before; zeros for the first.</summary>
    public required string Before { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8.</summary>
    public required string Hash { get; init; }

    /// <summary>The entry as the lines of text that are hashed.</summary>
    public required string Text { get; init; }

    /// <summary>The code of the situation, or <see cref="JournalDraft.NoSubject"/>.</summary>
    public string SubjectCode => Subject.Split(' ')[0];

    /// <summary>What the author wrote; empty when the entry holds files only.</summary>
    public string Words => Contents.FirstOrDefault(static c => c.Name == JournalContent.TextName) is { } text ? Encoding.UTF8.GetString(text.Bytes.Span).TrimEnd('\n') : string.Empty;
}
