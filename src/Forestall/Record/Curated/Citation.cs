namespace Forestall.Record.Curated;

/// <summary>Where a statement comes from.</summary>
/// <param name="Document">The document and its reference.</param>
/// <param name="Read">Whether the statement was read in a text at <paramref name="Address"/>; otherwise it stands from general knowledge and the document is named, not read.</param>
/// <param name="Address">Web address of what was read; empty otherwise.</param>
public sealed record Citation(string Document, bool Read, string Address)
{
    /// <summary><c>read</c> or <c>general</c>.</summary>
    public string Status => Read ? "read" : "general";
}
