using Forestall.Workbench.Method;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A term of the field.</summary>
/// <param name="Name">The term.</param>
/// <param name="Words">What it means here.</param>
internal sealed record TermInWordsAnswer(string Name, string Words);

/// <summary>A note on a method.</summary>
/// <param name="Name">Its name in an address.</param>
/// <param name="Title">Its title.</param>
internal sealed record MethodLineAnswer(string Name, string Title);

/// <summary>A note on a method in full.</summary>
/// <param name="Name">Its name in an address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">The note, as Markdown.</param>
internal sealed record MethodAnswer(string Name, string Title, string Text);

/// <summary>Terms, methods and how to cite.</summary>
/// <param name="Version">Version of Forestall.</param>
/// <param name="Cite">How to cite it; the data are cited with it, as /api/v1/record says.</param>
/// <param name="Terms">The terms of the field as they are used here.</param>
/// <param name="Methods">The notes on methods.</param>
internal sealed record AboutAnswer(string Version, string Cite, IReadOnlyList<TermInWordsAnswer> Terms, IReadOnlyList<MethodLineAnswer> Methods);

/// <summary>What figures mean and where their methods are told.</summary>
internal static class AboutApi
{
    private const string Tag = "Methods";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/about", static (Workspace workspace) => TypedResults.Ok(Of(workspace)))
            .WithName("about").WithSummary("How to cite, the terms of the field as they are used here, and the notes on methods.").WithTags(Tag);
        api.MapGet("/methods/{name}", static (string name) => TypedResults.Ok(Of(name)))
            .WithName("method").WithSummary("A note on a method: equations, assumptions, limits and references.").WithTags(Tag);
    }

    private static AboutAnswer Of(Workspace workspace) => new(
        Citation.Version,
        Citation.Of(workspace.Record),
        [.. Glossary.Terms.Select(static t => new TermInWordsAnswer(t.Key, t.Value))],
        [.. MethodNotes.All.Select(static n => new MethodLineAnswer(n.Slug, n.Title))]);

    private static MethodAnswer Of(string name) => MethodNotes.Text(name) is { } note ? new(name, note.Title, note.Text) : throw MethodNotes.None(name);
}
