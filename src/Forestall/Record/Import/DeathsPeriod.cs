namespace Forestall.Record.Import;

/// <summary>The months for which files with deaths speak.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month.</param>
/// <param name="IsWorldwide">Whether a situation that is not named had no deaths, as in UCDP's releases.</param>
internal readonly record struct DeathsPeriod(Month From, Month To, bool IsWorldwide)
{
    /// <summary>Whether a month lies in it.</summary>
    public bool Covers(Month month) => month >= From && month <= To;
}
