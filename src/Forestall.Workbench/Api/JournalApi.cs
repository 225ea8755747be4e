using System.Globalization;
using Forestall.Store;
using Forestall.Workbench.Journals;
using Forestall.Workbench.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>An entry of the journal.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Time">When it was appended, UTC.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">What it concerns; <c>-</c> for no one situation.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Role">In which role.</param>
/// <param name="Review">When it is to be looked at again.</param>
/// <param name="Words">What was written.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Before">The hash of the entry before.</param>
internal sealed record EntryAnswer(long Sequence, string Time, string Kind, string Subject, string Author, string Role, string? Review, string Words, string Hash, string Before)
{
    public static EntryAnswer Of(JournalEntry e) => new(e.Sequence, e.Time.ToString("O", CultureInfo.InvariantCulture), e.Kind.ToString().ToLowerInvariant(), e.Subject, e.Author, e.Role, e.Review?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), e.Words, e.Hash, e.Before);
}

/// <summary>A plan in the making.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Situation">Code of the situation.</param>
/// <param name="Name">The name under which it was asked for.</param>
/// <param name="AsOf">The month at whose end the first decision is made.</param>
/// <param name="Strategies">Strategies that ship with Forestall.</param>
/// <param name="OwnStrategy">A strategy of one's own, as a file's text; empty for none.</param>
/// <param name="Appraisals">How many appraisals there are.</param>
/// <param name="Change">What was changed last.</param>
internal sealed record PlanAnswer(string Id, int Version, string Situation, string Name, string AsOf, IReadOnlyList<string> Strategies, string OwnStrategy, int Appraisals, string Change)
{
    public static PlanAnswer Of(PlanDraft d) => new(d.Id, d.Version, d.Situation, d.Name, d.AsOf, d.Strategies, d.Own, d.Appraisals.Count, d.Change);
}

/// <summary>Plans and the journal, to be read.</summary>
internal static class JournalApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", static (DraftShelf shelf) => TypedResults.Ok(shelf.All().Select(PlanAnswer.Of).ToList()))
            .WithName("plans").WithSummary("Plans in the making, the one changed last first.").WithTags("Plans");
        api.MapGet("/journal", static (JournalDesk desk) => TypedResults.Ok(desk.Entries().Select(EntryAnswer.Of).ToList()))
            .WithName("journal").WithSummary("Entries of the journal, the newest first.").WithTags("Journal");
    }
}
