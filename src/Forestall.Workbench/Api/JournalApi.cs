using System.Globalization;
using Forestall.Store;
using Forestall.Workbench.Journals;
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

/// <summary>The journal, to be read.</summary>
internal static class JournalApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/journal", static (JournalDesk desk) => TypedResults.Ok(desk.Entries().Select(EntryAnswer.Of).ToList()))
            .WithName("journal").WithSummary("Entries of the journal, the newest first.").WithTags("Journal");
    }
}
