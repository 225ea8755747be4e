using System.Text;
using Forestall.Brief.Documents;
using Forestall.Dilemmas.Appraisals;
using Forestall.Record;
using Forestall.Workbench.Shell;
using Forestall.Workbench.Situations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Plans;

/// <summary>Changes of a plan. Each names the version it changes, so that two tabs cannot write over each other.</summary>
internal static class PlanRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/plans").ExcludeFromDescription();
        plans.MapPost("/", Begin);
        plans.MapPost("/{id}/strategies", Strategies);
        plans.MapPost("/{id}/appraisals", Appraise);
        plans.MapPost("/{id}/undo", Undo);
        foreach (var sent in (string[])["strategies", "appraisals", "undo"])
        {
            // A page that came in answer to a form stands at the form's address; looked at again, it is the plan.
            plans.MapGet($"/{{id}}/{sent}", static (string id) => Results.Redirect($"/plans/{Uri.EscapeDataString(id)}"));
        }

        plans.MapGet("/{id}/brief.{ending}", Brief);
        plans.MapGet("/{id}/appraisals.json", AppraisalFile);
        plans.MapGet("/{id}/own-strategy.json", OwnStrategy);
    }

    private static IResult Begin(IFormCollection form, Workspace workspace, PlanWork work, DraftShelf shelf) => FilledForm.TakenOr<PlansPage>(form, () =>
    {
        var (situation, strategies) = (form.Text("situation"), form.Texts("strategies"));
        var view = SituationView.Of(workspace, situation, form.Text("asOf"), wait: false);
        var draft = new PlanDraft { Id = "new", Version = 0, Situation = view.Situation.Code, Name = Named(workspace, view.Situation, situation), AsOf = view.AsOf.ToString(), Strategies = strategies.Count > 0 ? strategies : Forestall.Doctrine.Reading.DoctrineFiles.BuiltInStrategyNames, Change = string.Empty, At = default };
        work.Strategies(draft);
        return Results.Redirect($"/plans/{shelf.Begin(draft.Situation, draft.Name, draft.AsOf, draft.Strategies).Id}");
    });

    /// <summary>The name that was given, where every part of Forestall knows it.</summary>
    private static string Named(Workspace workspace, Situation situation, string named) =>
        string.Equals(named, situation.Code, StringComparison.OrdinalIgnoreCase) || !workspace.Record.TryFind(named, out _) ? situation.Name : named;

    private static IResult Strategies(string id, IFormCollection form, PlanWork work, DraftShelf shelf) => Changed(id, form, shelf, draft =>
    {
        var text = form.Text("own").ReplaceLineEndings("\n");
        var next = draft with { Strategies = form.Texts("strategies"), Own = text.Length == 0 ? string.Empty : text + "\n" };
        var names = work.Strategies(next).Select(static s => s.Name).ToList();
        if (names.Count == 0)
        {
            throw new InputException("a plan needs at least one strategy beside doing nothing further; choose one or write your own.");
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw new InputException("two strategies have the same name; give your own another one.");
        }

        // Appraisals of strategies that are no longer in the plan go with them; undo brings both back.
        var kept = next.Appraisals.Where(a => a.Strategy is null || a.Strategy == Forestall.Doctrine.Planning.PlanModel.Nothing || names.Contains(a.Strategy, StringComparer.Ordinal)).ToList();
        return shelf.Keep(draft, $"Strategies: {string.Join(", ", names)}.", _ => next with { Appraisals = kept });
    });

    private static IResult Appraise(string id, IFormCollection form, PlanWork work, DraftShelf shelf) => Changed(id, form, shelf, draft =>
    {
        var parts = form.Text("criterion").Split('/', 2);
        var appraisal = new Appraisal
        {
            Strategy = form.Text("strategy"),
            Checklist = parts[0],
            Criterion = parts.Length > 1 ? parts[1] : string.Empty,
            Role = form.Text("role"),
            Low = form.Number("low", "Lowest defensible grade"),
            High = form.Number("high", "Highest defensible grade"),
            Confidence = Sure(form.Number("confidence", "How sure, %")),
            Evidence = form.Text("evidence"),
            Dissent = form.Text("dissent") is { Length: > 0 } dissent ? dissent : null,
        };
        var book = (work.Blank(draft) with { Appraisals = draft.Appraisals }).With(appraisal);
        return shelf.Keep(draft, $"{appraisal.Role} appraised {appraisal.Criterion} of {appraisal.Strategy}.", d => d with { Appraisals = book.Appraisals });
    }, "#appraisals");

    private static double Sure(double percent) =>
        percent is > 0 and <= 100 ? percent / 100 : throw new InputException(FormattableString.Invariant($"{percent} is out of range for how sure an appraisal is, in per cent; choose above 0, up to 100."));

    private static IResult Undo(string id, IFormCollection form, DraftShelf shelf) => Changed(id, form, shelf, shelf.Undo);

    private static IResult Changed(string id, IFormCollection form, DraftShelf shelf, Func<PlanDraft, PlanDraft> change, string place = "")
    {
        var (current, version) = (shelf.Find(id), form.Whole("version"));
        if (current.Version != version)
        {
            return Meanwhile(current);
        }

        try
        {
            return FilledForm.TakenOr<PlanPage>(
                form,
                () =>
                {
                    change(current);
                    return Results.Redirect($"/plans/{id}{place}");
                },
                (nameof(PlanPage.Id), id));
        }
        catch (DraftConflictException e)
        {
            return Meanwhile(e.Current);
        }

        IResult Meanwhile(PlanDraft now) => FilledForm.Again<PlanPage>(
            form,
            FormattableString.Invariant($"The plan was changed meanwhile, in another tab or by somebody else (version {version} is now version {now.Version}). Nothing is lost: here is how it stands. {(form.Keys.Any(static k => k is "own" or "evidence") ? "What you were writing is still in the form; look it over and send it again." : "Nothing was undone.")}"),
            StatusCodes.Status409Conflict,
            (nameof(PlanPage.Id), id));
    }

    private static IResult Brief(string id, string ending, int? version, string? paper, DraftShelf shelf, PlanWork work)
    {
        var name = $"{id}.{ending}";
        BriefFile.CheckedEnding(name);
        var size = string.IsNullOrEmpty(paper) ? PaperSize.A4 : Enum.TryParse<PaperSize>(paper, ignoreCase: true, out var given) ? given : throw new InputException($"there is no paper '{paper}'; choose a4 or letter.");
        return Results.File(BriefFile.Bytes(name, work.Of(shelf.Find(id, version)).Brief, size), ending switch { "pdf" => "application/pdf", "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ => "text/html" }, name);
    }

    private static IResult AppraisalFile(string id, int? version, DraftShelf shelf, PlanWork work) =>
        Results.File(Encoding.UTF8.GetBytes(AppraisalFiles.Text(work.Book(shelf.Find(id, version)) ?? work.Blank(shelf.Find(id, version)))), "application/json", "appraisals.json");

    private static IResult OwnStrategy(string id, int? version, DraftShelf shelf) =>
        shelf.Find(id, version).Own is { Length: > 0 } own ? Results.File(Encoding.UTF8.GetBytes(own), "application/json", "own-strategy.json") : throw new InputException("the plan has no strategy of its own.");
}
