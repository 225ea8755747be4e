using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Shell;

/// <summary>Turns what goes wrong into one sentence that names the place and the mend: a page for people, problem details for programs.</summary>
internal static class Failures
{
    private const string TraceVariable = "FORESTALL_TRACE";

    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (BadHttpRequestException e) when (e.InnerException is AntiforgeryValidationException && !context.Response.HasStarted)
        {
            await Say(context, StatusCodes.Status400BadRequest, "this form is too old to be taken; load its page again and send it once more.").ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Say(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "what was sent is larger than 4 MB; send a smaller file." : $"{e.Message.TrimEnd('.')}.").ConfigureAwait(false);
        }
        catch (InputException e) when (!context.Response.HasStarted)
        {
            await Say(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (Environment.GetEnvironmentVariable(TraceVariable) is not null)
            {
                await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            }

            await Say(context, StatusCodes.Status500InternalServerError, $"something went wrong that should not ({e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); nothing that you kept is lost.").ConfigureAwait(false);
        }
    }

    private static async Task Say(HttpContext context, int status, string sentence)
    {
        context.Response.Clear();
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();

        // The services that drew half a page cannot draw another.
        var before = context.RequestServices;
        var scope = before.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        context.RequestServices = scope.ServiceProvider;
        await SecurityHeaders.Add(context, static _ => Task.CompletedTask).ConfigureAwait(false);
        var said = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        var answer = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? TypedResults.Problem(said, statusCode: status).ExecuteAsync(context)
            : new RazorComponentResult<FailurePage>(new { Sentence = said }) { StatusCode = status }.ExecuteAsync(context);
        await answer.ConfigureAwait(false);
        context.RequestServices = before;
    }
}
