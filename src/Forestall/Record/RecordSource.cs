namespace Forestall.Record;

/// <summary>Where a part of the record comes from.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Version">Its version.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Licence">Licence of the data set.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="Provides">What the record takes from it.</param>
/// <param name="File">Name of the file that was read.</param>
/// <param name="Sha256">SHA-256 of that file, lower-case hexadecimal.</param>
/// <param name="Rows">Data rows read from it.</param>
public sealed record RecordSource(string Name, string Version, string Publisher, string Licence, string Citation, string Provides, string File, string Sha256, long Rows);
