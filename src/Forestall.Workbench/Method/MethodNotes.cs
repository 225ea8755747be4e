using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;

namespace Forestall.Workbench.Method;

/// <summary>The notes on methods, as they stand in docs.</summary>
internal static partial class MethodNotes
{
    private const string Prefix = "notes/";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();
    private static readonly KeptAnswers<string, string> Pages = new(100);

    /// <summary>Addresses and titles of all notes, by title.</summary>
    public static IReadOnlyList<(string Slug, string Title)> All { get; } =
        [.. typeof(MethodNotes).Assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(static n => (n[Prefix.Length..], TitleOf(Read(n)))).OrderBy(static n => n.Item2, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Title and text of a note; null if there is none.</summary>
    public static (string Title, string Html)? Find(string slug) =>
        All.FirstOrDefault(n => n.Slug == slug) is { Slug: not null } note ? (note.Title, Pages.Of(slug, static s => Html(Read(Prefix + s)))) : null;

    /// <summary>Title and text of a note as it was written; null if there is none.</summary>
    public static (string Title, string Text)? Text(string slug) =>
        All.FirstOrDefault(n => n.Slug == slug) is { Slug: not null } note ? (note.Title, Read(Prefix + slug)) : null;

    /// <summary>What is said where there is no such note.</summary>
    public static InputException None(string slug) => new($"there is no note on a method '{slug}'; the page 'Sources, methods and how to cite' lists them.") { NamesNothing = true };

    /// <summary>The text with links to other notes turned to their pages here, without its title; wide tables scroll by themselves.</summary>
    private static string Html(string markdown)
    {
        var html = Markdown.ToHtml(Linked().Replace(markdown, static m => $"](/methods/{m.Groups["slug"].Value})"), Pipeline);
        html = html[(html.IndexOf("</h1>", StringComparison.Ordinal) + "</h1>".Length)..];
        html = Elsewhere().Replace(html, "${text}");
        var table = 0;
        return Tables().Replace(html, m => string.Create(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table {++table}\">{m.Value}</div>"));
    }

    private static string TitleOf(string markdown) => markdown.Split('\n', 2)[0].TrimStart('#', ' ').TrimEnd();

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(MethodNotes).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\]\((\.\./)?(methods/)?(?<slug>[a-z-]+)\.md(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Linked();

    [GeneratedRegex("<table>.*?</table>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tables();

    /// <summary>Links to files that are not here.</summary>
    [GeneratedRegex("<a href=\"(?!/|http|#)[^\"]*\">(?<text>.*?)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elsewhere();
}
