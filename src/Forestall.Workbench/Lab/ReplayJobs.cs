using Forestall.Doctrine.Replay;

namespace Forestall.Workbench.Lab;

/// <summary>Replays in the background.</summary>
/// <param name="bench">What they stand on.</param>
/// <param name="jobs">Where they run.</param>
internal sealed class ReplayJobs(LabBench bench, BackgroundJobs jobs)
{
    private const string Kind = "replay-";

    /// <summary>The replay nobody chose anything for: the doctrines that ship with Forestall.</summary>
    public LabSetUp Default => field ??= new LabSetUp { BuiltIn = bench.BuiltIn, HasAllBuiltIn = true };

    /// <summary>The replay of a set-up: kept, under way, or begun now.</summary>
    /// <exception cref="InputException">The set-up cannot be replayed, or too much work is waiting.</exception>
    public BackgroundJob Ask(LabSetUp setUp)
    {
        if (jobs.Find(Kind + setUp.Key) is null && !bench.CanReplay)
        {
            _ = bench.History(setUp.From);
        }

        return jobs.Ask(Kind + setUp.Key, JobLane.Replays, job => Replay(setUp, job));
    }

    /// <summary>Begins a replay again that failed or was cancelled.</summary>
    public BackgroundJob Again(LabSetUp setUp)
    {
        jobs.Forget(Kind + setUp.Key);
        return Ask(setUp);
    }

    /// <summary>The result of a replay by the key of its set-up.</summary>
    /// <exception cref="InputException">It is not kept, or not done.</exception>
    public ReplayResult Result(string key) => jobs.Find(Kind + key)?.Answer<ReplayResult>()
        ?? throw new InputException("that replay is not done, or no longer kept; open its page in the lab again.");

    private ReplayResult Replay(LabSetUp setUp, BackgroundJob job)
    {
        var model = setUp.Model(bench);
        var session = new ReplaySession(model);
        session.Run(bench.Workspace.Settings.ReplayThreads, done => job.Report("replaying", done, setUp.Draws), job.Cancellation);
        return session.Result();
    }
}
