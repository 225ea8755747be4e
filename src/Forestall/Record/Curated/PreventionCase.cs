namespace Forestall.Record.Curated;

/// <summary>One opportunity for prevention (docs/codebook-cases.md).</summary>
/// <param name="Id">Situation and month of opening, such as <c>SRB-1997-05</c>.</param>
/// <param name="Episode">Id of the covered episode.</param>
/// <param name="Situation">ISO alpha-3 code.</param>
/// <param name="Theatre">The name people use.</param>
/// <param name="Opens">Month in which the window opens.</param>
/// <param name="Closes">Last month of the window.</param>
/// <param name="Rule">Rule by which it was chosen, 1 to 3.</param>
/// <param name="Name">Short name.</param>
/// <param name="Question">What prevention could have meant then.</param>
/// <param name="Values">Settled values by condition and outcome, fuzzy; null where one does not apply.</param>
/// <param name="Line">Line of the file.</param>
public sealed record PreventionCase(
    string Id,
    string Episode,
    string Situation,
    string Theatre,
    Month Opens,
    Month Closes,
    int Rule,
    string Name,
    string Question,
    IReadOnlyDictionary<string, double?> Values,
    long Line);
