namespace Forestall.Store;

/// <summary>A statement that can be checked later, and how probable its author held it.</summary>
/// <param name="Statement">One line, such as "both sides sign by 1999-03-31".</param>
/// <param name="Probability">From 0 to 1.</param>
public sealed record Expectation(string Statement, double Probability);
