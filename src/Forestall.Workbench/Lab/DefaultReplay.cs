using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lab;

/// <summary>Begins the replay that the start shows once the first page was answered, so that nobody waits for it.</summary>
/// <param name="replays">Replays in the background.</param>
/// <param name="bench">What they stand on.</param>
internal sealed class DefaultReplay(ReplayJobs replays, LabBench bench)
{
    private int _isDue;

    /// <summary>The replay; null until the first page was answered, or where it cannot be made.</summary>
    public BackgroundJob? Job => bench.CanReplay && Volatile.Read(ref _isDue) == 1 ? replays.Ask(replays.Default) : null;

    /// <summary>Lets the answer go first.</summary>
    public Task AfterFirstAnswer(HttpContext context, RequestDelegate next)
    {
        if (Volatile.Read(ref _isDue) == 0)
        {
            context.Response.OnCompleted(() =>
            {
                if (Interlocked.Exchange(ref _isDue, 1) == 0)
                {
                    _ = Job;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
