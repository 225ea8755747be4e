using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Record.Import;

/// <summary>The version of a UCDP event file, as its name tells it: 24.1 is a yearly release, 23.0.10 a candidate release.</summary>
/// <param name="IsCandidate">Whether the name is that of a candidate release.</param>
/// <param name="Parts">The numbers, most significant first; none when the name tells nothing.</param>
internal sealed partial record ReleaseVersion(bool IsCandidate, IReadOnlyList<int> Parts)
{
    /// <summary>Whether the name told a version.</summary>
    public bool IsKnown => Parts.Count > 0;

    /// <summary>Reads <c>GEDEvent_v24_1.csv</c>, <c>ged241-csv.zip</c>, <c>GEDEvent_v23_0_10.csv</c>, <c>GEDEvent_v23_01_23_03.csv</c>.</summary>
    public static ReleaseVersion Of(string fileName)
    {
        if (Spaced().Match(fileName) is { Success: true } spaced)
        {
            var parts = spaced.Groups["v"].Value.Split('_', '.', '-').Select(Number).ToList();
            return new ReleaseVersion(parts.Count > 2, parts);
        }

        return Short().Match(fileName) is { Success: true } match
            ? new ReleaseVersion(IsCandidate: false, [Number(match.Groups["a"].Value), Number(match.Groups["b"].Value)])
            : new ReleaseVersion(IsCandidate: false, []);
    }

    /// <summary>The version as text that sorts as the numbers do.</summary>
    public string SortKey => string.Join('.', Parts.Select(static p => p.ToString("0000", CultureInfo.InvariantCulture)));

    /// <summary>The version as published, such as 24.1.</summary>
    public override string ToString() => IsKnown ? string.Join('.', Parts) : "not stated";

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"v(?<v>\d{1,4}([_.\-]\d{1,4}){1,3})(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"(ged|cy|events?)[_\-]?(?<a>\d\d)(?<b>\d)(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Short();
}
