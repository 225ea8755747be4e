namespace Forestall.Doctrine;

/// <summary>A place in a text file a person wrote, for messages that name it.</summary>
/// <param name="File">The file, as the person named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public sealed record TextPlace(string File, int Line, int Column)
{
    /// <summary>The place as messages name it.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}, line {Line}, column {Column}");
}
