using Forestall.Workbench.Lab;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using static System.FormattableString;

namespace Forestall.Workbench.Api;

/// <summary>Work under way.</summary>
/// <param name="State">waiting or running.</param>
/// <param name="Step">What is being done; empty before it begins.</param>
/// <param name="Done">How much is done, of <c>total</c>.</param>
/// <param name="Total">How much there is.</param>
/// <param name="SecondsLeft">Seconds left at the pace so far; null before there is one.</param>
internal sealed record WorkProgressAnswer(string State, string Step, long Done, long Total, double? SecondsLeft);

/// <summary>Answers with what was found in the background, or with how far it is.</summary>
internal static class WorkAnswer
{
    /// <summary>What a program is told of a piece of work.</summary>
    /// <param name="job">The work.</param>
    /// <param name="what">What it is, such as <c>search</c>.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">Turns what was found into what is answered.</param>
    public static Results<Ok<TAnswer>, Accepted<WorkProgressAnswer>, ProblemHttpResult> Of<TFound, TAnswer>(BackgroundJob job, string what, HttpRequest request, Func<TFound, TAnswer> answer)
        where TFound : class => job.State switch
        {
            JobState.Done => TypedResults.Ok(answer(job.Answer<TFound>()!)),
            JobState.Failed => TypedResults.Problem(job.Failure, statusCode: StatusCodes.Status422UnprocessableEntity),
            JobState.Cancelled => TypedResults.Problem(Invariant($"The {what} was cancelled after {job.Done:N0} of {job.Total:N0}; ask with again=true to begin it again."), statusCode: StatusCodes.Status409Conflict),
            _ => TypedResults.Accepted($"{request.Path}{request.QueryString}", new WorkProgressAnswer(job.State == JobState.Waiting ? "waiting" : "running", job.Step, job.Done, job.Total, job.SecondsLeft)),
        };
}
