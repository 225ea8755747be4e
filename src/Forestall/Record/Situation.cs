namespace Forestall.Record;

/// <summary>A country, watched month by month. Territories lie under the state UCDP counts them in: Kosovo under Serbia, East Timor under Indonesia until independence, Gaza under Israel.</summary>
/// <param name="Code">ISO 3166 alpha-3 code; <c>XKX</c> is Kosovo after 2008; <c>DDR</c>, <c>CSK</c> and <c>YMD</c> are withdrawn codes of states that ended.</param>
/// <param name="GleditschWard">Gleditsch-Ward number of the state.</param>
/// <param name="Name">Short English name.</param>
/// <param name="Region">UCDP region: Africa, Americas, Asia, Europe, Middle East.</param>
/// <param name="Theatres">Places by which crises in the situation are known, such as Kosovo.</param>
/// <param name="From">First month covered.</param>
/// <param name="To">Last month covered.</param>
public sealed record Situation(string Code, int GleditschWard, string Name, string Region, IReadOnlyList<string> Theatres, Month From, Month To)
{
    /// <summary>How many months are covered.</summary>
    public int Months => To - From + 1;

    /// <summary>Whether a month is covered.</summary>
    public bool Covers(Month month) => month >= From && month <= To;
}
