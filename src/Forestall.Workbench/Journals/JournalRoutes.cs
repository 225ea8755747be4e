using System.Globalization;
using System.Text;
using Forestall.Brief.Documents;
using Forestall.Store;
using Forestall.Store.Reviewing;
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
        routes.MapPost("/journal/{number:long}/review", Review).ExcludeFromDescription();

        // A page that came in answer to a form stands at the form's address; looked at again, it is the entry.
        routes.MapGet("/journal/{number:long}/review", static (long number) => Results.Redirect(FormattableString.Invariant($"/journal/{number}"))).ExcludeFromDescription();
        routes.MapGet("/journal/{number:long}/files/{name}", Content).ExcludeFromDescription();
        routes.MapGet("/journal/export.zip", static (JournalDesk desk) => Results.File(desk.Export(), "application/zip", "journal.zip")).ExcludeFromDescription();
    }

    private static IResult Append(IFormCollection form, Workspace workspace, DraftShelf shelf, PlanWork work, JournalDesk desk) => FilledForm.TakenOr<NewEntryPage>(form, () =>
    {
        var text = form.Text("text");
        Require(text, "what was decided is missing; write it, and why.");
        var draft = form.Text("plan") is { Length: > 0 } plan ? shelf.Find(plan, form.Whole("version")) : null;
        var entry = new JournalDraft
        {
            Kind = JournalKind.Decision,
            Author = Require(form.Text("author"), "the author is missing; give a name or an office."),
            Role = Require(form.Text("role"), "the author's role is missing; say in what role this was decided."),
            Subject = draft is null ? JournalDraft.NoSubject : $"{draft.Situation} {draft.Name}",
            Review = form.DayToCome("review", desk.Today),
            Expectations = Expected(form.Texts("statements"), form.Texts("probabilities")),
            Contents = [JournalContent.Text(text), .. draft is null ? [] : Kept(draft, work)],
            RestsOn = [JournalSupport.Record(workspace.Record.Version)],
        };
        return Results.Redirect(FormattableString.Invariant($"/journal/{desk.Append(entry).Sequence}"));
    });

    private static IResult Review(long number, IFormCollection form, JournalDesk desk) => FilledForm.TakenOr<EntryPage>(
        form,
        () =>
        {
            var about = desk.Find(number);
            var outcomes = about.Expectations.Select((e, i) => (e.Statement, Said: form.Text(EntryPage.OutcomeField(i)))).Where(static o => o.Said.Length > 0).Select(static o => new Outcome(o.Statement, Verdicts(o.Said))).ToList();
            var text = form.Text("text");
            if (outcomes.Count == 0)
            {
                Require(text, "the review says nothing; say what came of a statement, or what happened, in words.");
            }

            var draft = JournalReview.Draft(
                about,
                Require(form.Text("author"), "the author is missing; give a name or an office."),
                Require(form.Text("role"), "the author's role is missing; say in what role this is reviewed."),
                outcomes,
                text,
                form.DayToCome("next", desk.Today));
            return Results.Redirect(FormattableString.Invariant($"/journal/{desk.Append(draft).Sequence}"));
        },
        (nameof(EntryPage.Number), number));

    private static Verdict Verdicts(string text) => text switch
    {
        "yes" => Verdict.Yes,
        "no" => Verdict.No,
        "void" => Verdict.Void,
        _ => throw new InputException($"'{text}' does not say what came of a statement; choose yes, no or void."),
    };

    private static string Require(string text, string sentence) => text.Length > 0 ? text : throw new InputException(sentence);

    /// <summary>The brief and what it was made from, byte for byte.</summary>
    private static IEnumerable<JournalContent> Kept(PlanDraft draft, PlanWork work)
    {
        yield return new JournalContent("brief.html", BriefFile.Bytes("brief.html", work.Of(draft).Brief));
        yield return new JournalContent(EntryPage.PlanFile, Encoding.UTF8.GetBytes(DraftShelf.Text(draft)));
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
                    : throw new InputException($"'{p.Second}' is no probability of '{p.First.Trim()}'; write a number from 0 to 100.")),
        ];
    }

    private static IResult Content(long number, string name, JournalDesk desk) =>
        desk.Find(number).Contents.FirstOrDefault(c => c.Name == name) is { } content
            ? Results.File(content.Bytes.ToArray(), "application/octet-stream", content.Name)
            : throw new InputException(FormattableString.Invariant($"entry {number} holds no file '{name}'; its page lists what it holds.")) { NamesNothing = true };
}
