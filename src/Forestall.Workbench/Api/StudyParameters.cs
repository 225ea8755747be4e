using Microsoft.AspNetCore.Mvc;

namespace Forestall.Workbench.Api;

/// <summary>The parameters every question about a study has. They stand here for the document; the reader of the pages' addresses reads and checks them all.</summary>
/// <param name="Table">The cases: cases, or the hash of a table that was sent.</param>
/// <param name="Outcome">What is explained.</param>
/// <param name="Negate">1 where its absence is explained.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Inclusion">The inclusion cut-off of a row.</param>
/// <param name="Pri">The PRI cut-off of a row.</param>
/// <param name="Frequency">The frequency cut-off of a row.</param>
internal sealed record StudyParameters(
    [property: FromQuery(Name = "table")] string? Table,
    [property: FromQuery(Name = "outcome")] string? Outcome,
    [property: FromQuery(Name = "negate")] string? Negate,
    [property: FromQuery(Name = "c")] string[]? Conditions,
    [property: FromQuery(Name = "incl")] string? Inclusion,
    [property: FromQuery(Name = "pri")] string? Pri,
    [property: FromQuery(Name = "n")] string? Frequency)
{
    /// <summary>What a summary says of them.</summary>
    public const string Described = "The study's own parameters are those of /api/v1/lessons/study: table, outcome, negate, c (many), incl, pri, n, x.NAME, and e.NAME, c.NAME, i.NAME for the anchors of a measured column.";
}
