using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Forestall.Workbench.Method;

/// <summary>Sentences that name a note of the repository lead to its page here.</summary>
internal static partial class NoteLinks
{
    /// <summary>A sentence with links in place of the files it names.</summary>
    public static MarkupString Of(string sentence) => (MarkupString)InHtml(WebUtility.HtmlEncode(sentence));

    /// <summary>The same in what is HTML already.</summary>
    public static string InHtml(string html) => Files().Replace(html, static m => m.Groups["method"] is { Success: true, Value: var name }
        ? $"<a href=\"/methods/{name}\">method note: {name.Replace('-', ' ')}</a>"
        : "<a href=\"/lab/instruments\">instruments</a>");

    [GeneratedRegex(@"docs/(methods/(?<method>[a-z0-9-]+)|instruments)\.md", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Files();
}
