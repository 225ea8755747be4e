namespace Forestall.Record.Curated;

/// <summary>A published or recomputed estimate of what an instrument does.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Instrument">Instrument or class it is about.</param>
/// <param name="Outcome">What it acts on.</param>
/// <param name="Estimate">The estimate as a number; null where only a direction is published.</param>
/// <param name="Low">Lower bound of the interval; null where none is published.</param>
/// <param name="High">Upper bound of the interval; null where none is published.</param>
/// <param name="IntervalLevel">Level of the interval in per cent; null where there is none.</param>
/// <param name="Unit">What the number means.</param>
/// <param name="Direction"><c>lowers</c>, <c>raises</c>, <c>none</c> or <c>mixed</c>.</param>
/// <param name="Population">What it was estimated on.</param>
/// <param name="Method">How.</param>
/// <param name="Origin"><c>published</c> or <c>recomputed</c> (by <c>forestall effects recompute</c>).</param>
/// <param name="Citation">Source.</param>
/// <param name="Weakness">Its known weakness.</param>
/// <param name="Disagrees">Ids of estimates it disagrees with.</param>
/// <param name="Line">Line of the file.</param>
public sealed record Effect(
    string Id,
    string Instrument,
    string Outcome,
    double? Estimate,
    double? Low,
    double? High,
    double? IntervalLevel,
    string Unit,
    string Direction,
    string Population,
    string Method,
    string Origin,
    Citation Citation,
    string Weakness,
    IReadOnlyList<string> Disagrees,
    long Line);
