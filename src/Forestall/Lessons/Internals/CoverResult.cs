namespace Forestall.Lessons.Internals;

/// <summary>Covers of all positive rows by prime implicants.</summary>
/// <param name="Size">Implicants in the smallest cover found.</param>
/// <param name="LowerBound">No cover can be smaller.</param>
/// <param name="Models">Covers, each a list of implicants.</param>
/// <param name="Count">How many there are, or were found before a limit.</param>
/// <param name="Counted">Whether every one was counted.</param>
internal sealed record CoverResult(int Size, int LowerBound, List<int[]> Models, double Count, bool Counted)
{
    public bool Proven => LowerBound >= Size;
}
