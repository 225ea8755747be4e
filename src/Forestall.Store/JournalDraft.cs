using Forestall.Store.Internals;

namespace Forestall.Store;

/// <summary>An entry to be appended. Number, time and hashes are given when it is.</summary>
public sealed record JournalDraft
{
    /// <summary>The subject of an entry that concerns no one situation.</summary>
    public const string NoSubject = "-";

    /// <summary>What it is.</summary>
    public required JournalKind Kind { get; init; }

    /// <summary>Who writes it: a name or an office, on one line.</summary>
    public required string Author { get; init; }

    /// <summary>In which role, on one line.</summary>
    public required string Role { get; init; }

    /// <summary>What it concerns: a situation's code and, after a space, its name.</summary>
    public string Subject { get; init; } = NoSubject;

    /// <summary>The day on which it is to be looked at again.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>What the author expects; needs a day of review.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>What it holds.</summary>
    public IReadOnlyList<JournalContent> Contents { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<JournalSupport> RestsOn { get; init; } = [];

    /// <summary>The entry a review is about.</summary>
    public JournalSupport? About { get; init; }

    /// <summary>What came of the statements of that entry.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>Makes sure that it is fit to be appended, before a journal is opened for it.</summary>
    /// <exception cref="InputException">It is not; the sentence says why.</exception>
    public void Validate() => DraftCheck.Checked(this);
}
