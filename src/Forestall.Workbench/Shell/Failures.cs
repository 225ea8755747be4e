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
            await Say(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "what was sent is larger than 4 MB; send a smaller file." : Unread.Sentence(context)).ConfigureAwait(false);
        }
        catch (InputException e) when (!context.Response.HasStarted)
        {
            await Say(context, IsAddress(context) && e.NamesNothing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (Environment.GetEnvironmentVariable(TraceVariable) is not null)
            {
                await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            }

            await Say(context, StatusCodes.Status500InternalServerError, $"something went wrong that should not; nothing that you kept is lost. Go back and try once more; if it comes again, {TraceVariable}=1 before 'forestall serve' makes it say there what it was.").ConfigureAwait(false);
        }
    }

    /// <summary>Whether a name stands in the path of what is looked at, so that there is nothing at this address; a name in a query or a form is merely wrong. What a picture shows is named in its query.</summary>
    private static bool IsAddress(HttpContext context) => (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.Request.RouteValues.Count > 0 && !context.Request.Path.StartsWithSegments("/pictures", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments(Api.FigureApi.Path, StringComparison.Ordinal);

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
        var said = Sentences.Begun(sentence);
        var answer = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? TypedResults.Problem(said, statusCode: status).ExecuteAsync(context)
            : new RazorComponentResult<FailurePage>(new { Sentence = said }) { StatusCode = status }.ExecuteAsync(context);
        await answer.ConfigureAwait(false);
        context.RequestServices = before;
    }
}
