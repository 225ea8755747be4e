namespace Forestall.Workbench.Lessons;

/// <summary>Work on studies that takes longer than a page may. What was stopped begins anew when it is asked for again.</summary>
/// <typeparam name="TAnswer">What comes out.</typeparam>
/// <param name="jobs">Where it runs.</param>
/// <param name="kind">Its name among all work.</param>
/// <param name="lane">What it waits for.</param>
internal sealed class StudyJobs<TAnswer>(BackgroundJobs jobs, string kind, JobLane lane)
    where TAnswer : class
{
    /// <summary>The work for a key: kept, under way, or begun now.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="work">The work; it is told how to report progress.</param>
    public StudyJob<TAnswer> Of(string key, Func<Action<string>, CancellationToken, TAnswer> work)
    {
        if (jobs.Find(Name(key)) is { WasStopped: true })
        {
            jobs.Forget(Name(key));
        }

        return new(jobs.Ask(Name(key), lane, job => work(step => job.Report(step, 0, 1), job.Cancellation)));
    }

    /// <summary>Stops the work for a key, if it is under way.</summary>
    public void Stop(string key)
    {
        if (jobs.Find(Name(key)) is { IsUnderWay: true } job)
        {
            job.Cancel();
        }
    }

    private string Name(string key) => $"{kind} {key}";
}

/// <summary>One piece of work on a study.</summary>
/// <typeparam name="TAnswer">What comes out.</typeparam>
internal readonly record struct StudyJob<TAnswer>(BackgroundJob Job)
    where TAnswer : class
{
    /// <summary>How far it is, in words.</summary>
    public string Progress => Job.Step.Length == 0 ? "waiting for other work to end" : Job.Step;

    /// <summary>Whether it has ended, in whatever way.</summary>
    public bool IsDone => !Job.IsUnderWay;

    /// <summary>The answer once it is there, after a wait of at most so long; null while it is not.</summary>
    /// <exception cref="InputException">The work could not be done.</exception>
    public Task<TAnswer?> Within(TimeSpan patience) => Job.Within<TAnswer>(patience);
}
