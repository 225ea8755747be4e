namespace Forestall.Rubicon;

/// <summary>One thing two situations are compared on.</summary>
/// <param name="Name">What, such as <c>deaths in twelve months</c>.</param>
/// <param name="Own">The situation's value, as people read it; null where it is not known.</param>
/// <param name="Other">The other's.</param>
/// <param name="Apart">How far apart they are, in standard deviations over all moments compared with; null where one is not known, and then it is left out of the distance.</param>
public sealed record DistancePart(string Name, double? Own, double? Other, double? Apart);

/// <summary>An earlier episode beside a situation: the month of it that is most alike, and how far away it is. Method note: docs/methods/comparable-episodes.md.</summary>
/// <param name="Line">The episode's crossing, with what was done about it as far as is known.</param>
/// <param name="At">The month of it that is compared, the last whose figures count.</param>
/// <param name="FromCrossing">Months from the crossing to that month; below zero before it.</param>
/// <param name="Distance">The root of the mean square of the parts that are known.</param>
/// <param name="Parts">The parts.</param>
public sealed record ComparableEpisode(LedgerLine Line, Month At, int FromCrossing, double Distance, IReadOnlyList<DistancePart> Parts);
