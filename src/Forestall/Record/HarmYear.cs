namespace Forestall.Record;

/// <summary>Harm, displacement and population of one situation in one calendar year.</summary>
/// <param name="Situation">ISO 3166 alpha-3 code of the situation.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Harm">Deaths by type.</param>
/// <param name="OneSidedByGovernments">Best estimate of deaths in one-sided violence by any government.</param>
/// <param name="Displacement">Displacement at the end of the year and returns during it.</param>
/// <param name="Population">Mid-year population; null where no source has it.</param>
public readonly record struct HarmYear(
    string Situation,
    int Year,
    HarmByType Harm,
    long OneSidedByGovernments,
    Displacement Displacement,
    long? Population);

/// <summary>
/// People displaced from a situation. Stocks are those at the end of the year: people who fled and came back within it
/// (Kosovo 1999) show in the returns only. Null where the source has no row.
/// </summary>
/// <param name="Refugees">Refugees by country of origin under UNHCR's mandate, at the end of the year.</param>
/// <param name="AsylumSeekers">Asylum-seekers by country of origin, at the end of the year.</param>
/// <param name="ReturnedRefugees">Refugees who returned during the year.</param>
/// <param name="InternallyDisplaced">Internally displaced people protected or assisted by UNHCR, at the end of the year.</param>
/// <param name="ConflictDisplaced">People internally displaced by conflict and violence, at the end of the year, as estimated by IDMC.</param>
public readonly record struct Displacement(
    long? Refugees,
    long? AsylumSeekers,
    long? ReturnedRefugees,
    long? InternallyDisplaced,
    long? ConflictDisplaced)
{
    /// <summary>
    /// Internally displaced people: IDMC's figure where there is one above zero, else UNHCR's; null where neither has one above zero.
    /// UNHCR's zero says that it assisted none, not that there were none.
    /// </summary>
    public long? Internal => ConflictDisplaced is > 0 ? ConflictDisplaced : InternallyDisplaced is > 0 ? InternallyDisplaced : null;

    /// <summary>Refugees and internally displaced people together; null where the sources have neither.</summary>
    public long? Total => Refugees is null && Internal is null ? null : (Refugees ?? 0) + (Internal ?? 0);

    /// <summary>Adds figure by figure; an unknown one counts nothing where the other is known.</summary>
    public static Displacement operator +(Displacement left, Displacement right) => new(
        Sum(left.Refugees, right.Refugees),
        Sum(left.AsylumSeekers, right.AsylumSeekers),
        Sum(left.ReturnedRefugees, right.ReturnedRefugees),
        Sum(left.InternallyDisplaced, right.InternallyDisplaced),
        Sum(left.ConflictDisplaced, right.ConflictDisplaced));

    private static long? Sum(long? left, long? right) => left is null && right is null ? null : (left ?? 0) + (right ?? 0);
}
