using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Forestall.Brief.Pictures;

/// <summary>
/// Makes a drawing shorter that a page holds: marks that follow on one another and look the same stand in a group that says once how they look,
/// lines and full dots among them in one path, and white space between elements is left out. What is drawn stays the same.
/// </summary>
internal static partial class SvgGroups
{
    public static string Of(string svg)
    {
        var text = new StringBuilder(svg.Length);
        var alike = new List<Match>();
        foreach (var line in svg.AsSpan().EnumerateLines())
        {
            var element = line.Trim().ToString();
            if (element.Length == 0)
            {
                continue;
            }

            var mark = Mark().Match(element);
            if (alike.Count > 0 && !(mark.Success && Look(mark) == Look(alike[0])))
            {
                Write(text, alike);
            }

            if (mark.Success)
            {
                alike.Add(mark);
            }
            else
            {
                // Text goes on over lines; there white space parts words.
                text.Append(element[0] == '<' ? string.Empty : "\n").Append(element);
            }
        }

        Write(text, alike);
        return text.ToString();
    }

    private static string Look(Match mark) => mark.Groups["look"].Value;

    private static void Write(StringBuilder text, List<Match> alike)
    {
        if (alike.Count > 1)
        {
            var look = Look(alike[0]);
            text.Append(Path(alike, look) ?? $"<g{look}>{string.Concat(alike.Select(static m => m.Groups["place"].Value + m.Groups["end"].Value))}</g>");
        }
        else if (alike.Count == 1)
        {
            text.Append(alike[0].Value);
        }

        alike.Clear();
    }

    /// <summary>Opaque lines, or dots of one size without a rim, as one path; null where the marks are anything else.</summary>
    private static string? Path(List<Match> alike, string look)
    {
        var lines = alike.ConvertAll(static m => Line().Match(m.Groups["place"].Value));
        if (look.Contains(" fill=\"none\" stroke=\"", StringComparison.Ordinal) && !look.Contains("opacity", StringComparison.Ordinal) && lines.TrueForAll(static l => l.Success))
        {
            return $"<path{look} d=\"{string.Concat(lines.Select(static l => $"M{l.Groups["from"].Value}L{l.Groups["to"].Value}"))}\" />";
        }

        var dots = alike.ConvertAll(static m => Dot().Match(m.Groups["place"].Value));
        if (!Full().IsMatch(look) || !dots.TrueForAll(d => d.Success && d.Groups["r"].Value == dots[0].Groups["r"].Value))
        {
            return null;
        }

        var width = 2 * double.Parse(dots[0].Groups["r"].Value, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"<path fill=\"none\" stroke=\"{Full().Match(look).Groups["colour"].Value}\" stroke-width=\"{width}\" stroke-linecap=\"round\" d=\"{string.Concat(dots.Select(static d => $"M{d.Groups["x"].Value},{d.Groups["y"].Value}h0"))}\" />");
    }

    /// <summary>A whole mark on a line of its own: where it is, how it looks, and its end with its text.</summary>
    [GeneratedRegex("""^(?<place><(?:ellipse|polyline|polygon|rect|line|path|text) [^>]*?)(?<look> (?:fill|stroke|font-family)="[^>]*?")(?<end> ?/>|>[^<>]*</text>)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("""^<polyline points="(?<from>[^ "]+) (?<to>[^ "]+)"$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("""^<ellipse cx="(?<x>[^"]+)" cy="(?<y>[^"]+)" rx="(?<r>[^"]+)" ry="\k<r>"$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dot();

    [GeneratedRegex("""^ fill="(?<colour>rgb\([^"]*|black)" stroke="none"(?! fill-opacity)[^>]*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Full();
}
