namespace Forestall.Store;

/// <summary>Whether something expected has happened.</summary>
public enum Verdict
{
    /// <summary>It has not.</summary>
    No,

    /// <summary>It has.</summary>
    Yes,

    /// <summary>It cannot be said, now or later; the statement is not scored.</summary>
    Void,
}

/// <summary>What came of a statement.</summary>
/// <param name="Statement">The statement as it was made.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record Outcome(string Statement, Verdict Verdict);
