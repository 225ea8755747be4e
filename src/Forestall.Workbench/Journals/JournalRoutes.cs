using System.Globalization;
using System.Text;
using Forestall.Brief.Documents;
using Forestall.Store;
using Forestall.Workbench.Plans;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Journals;

/// <summary>Entries of the journal, and what they hold.</summary>
internal static class JournalRoutes
{
    private const int MostExpectations = 5;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/journal", Append).ExcludeFromDescription();
        routes.MapGet("/journal/{number:long}/files/{name}", Content).ExcludeFromDescription();
    }

    private static IResult Append(IFormCollection form, Workspace workspace, DraftShelf shelf, PlanWork work, JournalDesk desk)
    {
        var (text, review) = (form.Text("text"), form.Text("review"));
        var draft = form.Text("plan") is { Length: > 0 } plan ? shelf.Find(plan, form.Whole("version")) : null;
        var entry = new JournalDraft
        {
            Kind = JournalKind.Decision,
            Author = form.Text("author"),
            Role = form.Text("role"),
            Subject = draft is null ? JournalDraft.NoSubject : $"{draft.Situation} {draft.Name}",
            Review = review.Length == 0 ? null : DateOnly.TryParseExact(review, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new InputException($"'{review}' is no day; write it as yyyy-MM-dd."),
            Expectations = Expected(form.Texts("statements"), form.Texts("probabilities")),
            Contents = [.. text.Length == 0 ? [] : new[] { JournalContent.Text(text) }, .. draft is null ? [] : Kept(draft, work)],
            RestsOn = [JournalSupport.Record(workspace.Record.Version)],
        };
        return Results.Redirect(FormattableString.Invariant($"/journal/{desk.Append(entry).Sequence}"));
    }

    /// <summary>The brief and what it was made from, byte for byte.</summary>
    private static IEnumerable<JournalContent> Kept(PlanDraft draft, PlanWork work)
    {
        yield return new JournalContent("brief.html", BriefFile.Bytes("brief.html", work.Of(draft).Brief));
        if (draft.Own.Length > 0)
        {
            yield return new JournalContent("own-strategy.json", Encoding.UTF8.GetBytes(draft.Own));
        }

        if (work.Book(draft) is { } book)
        {
            yield return new JournalContent("appraisals.json", Encoding.UTF8.GetBytes(Forestall.Dilemmas.Appraisals.AppraisalFiles.Text(book)));
        }
    }

    private static IReadOnlyList<Expectation> Expected(IReadOnlyList<string> statements, IReadOnlyList<string> probabilities)
    {
        if (statements.Count > MostExpectations || statements.Count != probabilities.Count)
        {
            throw new InputException(FormattableString.Invariant($"each statement needs a probability, and there can be {MostExpectations} of them."));
        }

        return
        [
            .. statements.Zip(probabilities).Where(static p => !string.IsNullOrWhiteSpace(p.First)).Select(static p =>
                double.TryParse(p.Second, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
                    ? new Expectation(p.First.Trim(), percent / 100)
                    : throw new InputException($"'{p.Second}' is no probability; write a number from 0 to 100.")),
        ];
    }

    private static IResult Content(long number, string name, JournalDesk desk) =>
        desk.Find(number).Contents.FirstOrDefault(c => c.Name == name) is { } content
            ? Results.File(content.Bytes.ToArray(), "application/octet-stream", content.Name)
            : throw new InputException(FormattableString.Invariant($"entry {number} holds no file '{name}'."));
}
