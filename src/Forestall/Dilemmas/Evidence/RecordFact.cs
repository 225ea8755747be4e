namespace Forestall.Dilemmas.Evidence;

/// <summary>Something the record says that bears on a criterion. It is no grade.</summary>
/// <param name="Name">What it is about, one of <see cref="RecordEvidence.Names"/>.</param>
/// <param name="Sentence">What the record says.</param>
/// <param name="Figure">The figure in it; null where there is none.</param>
/// <param name="Unit">What the figure counts, such as <c>deaths</c> or <c>probability</c>.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record RecordFact(string Name, string Sentence, double? Figure, string Unit, string Source);
