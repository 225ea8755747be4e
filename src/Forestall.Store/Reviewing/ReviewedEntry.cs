namespace Forestall.Store.Reviewing;

/// <summary>A statement and, when a review has said it, what came of it.</summary>
/// <param name="Expected">The statement with its probability.</param>
/// <param name="Verdict">What came of it, by the latest review; null when none has said.</param>
public sealed record ReviewedStatement(Expectation Expected, Verdict? Verdict)
{
    /// <summary>The squared distance between the probability and what happened; null when it is not scored.</summary>
    public double? Score => Verdict switch
    {
        Store.Verdict.Yes => (1 - Expected.Probability) * (1 - Expected.Probability),
        Store.Verdict.No => Expected.Probability * Expected.Probability,
        _ => null,
    };
}

/// <summary>An entry that is to be looked at again, beside what its reviews say.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Due">The day, by the entry or by its latest review that names another.</param>
/// <param name="Statements">What was expected, beside what happened.</param>
/// <param name="Reviews">The reviews of it, in order.</param>
public sealed record ReviewedEntry(JournalEntry Entry, DateOnly Due, IReadOnlyList<ReviewedStatement> Statements, IReadOnlyList<JournalEntry> Reviews)
{
    /// <summary>Whether something is still to be said: what came of a statement, or anything at all.</summary>
    public bool IsOpen => Statements.Count > 0 ? Statements.Any(static s => s.Verdict is null) : Reviews.Count == 0 || Reviews[^1].Review is not null;

    /// <summary>Whether it is to be looked at on a day.</summary>
    public bool IsDue(DateOnly day) => IsOpen && Due <= day;
}
