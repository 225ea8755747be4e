using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Record.Curated;

/// <summary>Where a statement comes from.</summary>
/// <param name="Document">The document and its reference.</param>
/// <param name="Read">Whether the statement was read in a text at <paramref name="Address"/>; otherwise it stands from general knowledge and the document is named, not read.</param>
/// <param name="Address">Web address of what was read; empty otherwise.</param>
public sealed partial record Citation(string Document, bool Read, string Address)
{
    /// <summary><c>read</c> or <c>general</c>.</summary>
    public string Status => Read ? "read" : "general";

    /// <summary>The earliest date that the document's reference names, to the month where it names one; null where it names none. Numbers of resolutions and spans of years, as in titles, are no dates.</summary>
    public PartialDate? Earliest => Dates().Matches(Document) is { Count: > 0 } dates ? dates.Select(Date).MinBy(static d => d.FirstMonth) : null;

    /// <summary>
    /// The date of the source where all that is cited is later than the month; null otherwise.
    /// Then the record does not show that the statement could be read in that month.
    /// </summary>
    public PartialDate? LaterThan(Month asOf) => Earliest is { } date && date.FirstMonth > asOf ? date : null;

    private static PartialDate Date(Match match) => new(
        int.Parse(match.Groups["year"].Value, NumberStyles.None, CultureInfo.InvariantCulture),
        match.Groups["month"] is { Success: true } name ? Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, name.Value) + 1 : null,
        Day: null);

    [GeneratedRegex(@"(?<!\d)(?<!RES/)(?<!esolutions? )(?<!(19|20)\d\d[-–])((?<month>January|February|March|April|May|June|July|August|September|October|November|December) )?(?<year>(19|20)\d\d)(?!\d)(?![-–](19|20)\d\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dates();
}
