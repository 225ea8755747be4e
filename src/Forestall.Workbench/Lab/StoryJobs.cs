using Forestall.Doctrine.Replay;

namespace Forestall.Workbench.Lab;

/// <summary>Episodes told out in the background.</summary>
/// <param name="bench">What they stand on.</param>
/// <param name="jobs">Where they run.</param>
internal sealed class StoryJobs(LabBench bench, BackgroundJobs jobs)
{
    private const string Kind = "story-";

    /// <summary>An episode under a set-up: kept, under way, or begun now.</summary>
    /// <exception cref="InputException">There is no such episode, or it cannot be told.</exception>
    public BackgroundJob Ask(LabSetUp setUp, string crossing)
    {
        var onset = bench.Onsets.FirstOrDefault(o => o.Id == crossing)
            ?? throw new InputException($"there is no crossing '{crossing}' that begins an episode; choose one in the list of episodes.") { NamesNothing = true };
        var from = bench.History(setUp.From).From;
        return onset.Month < from
            ? throw new InputException($"{crossing} lies before {from}, the first month replayed; choose an earlier first month.")
            : jobs.Ask(Key(setUp, crossing), JobLane.Replays, job => Tell(setUp, crossing, job));
    }

    /// <summary>Begins one again that failed or was cancelled.</summary>
    public BackgroundJob Again(LabSetUp setUp, string crossing)
    {
        jobs.Forget(Key(setUp, crossing));
        return Ask(setUp, crossing);
    }

    /// <summary>An episode told by the name of its work.</summary>
    /// <exception cref="InputException">It is not kept, or not done.</exception>
    public EpisodeStory Story(string key) => jobs.Find(Kind + key)?.Answer<EpisodeStory>()
        ?? throw new InputException("that episode is not told yet, or no longer kept; open its page in the lab again.");

    /// <summary>The name of an episode's work in the address of its pictures.</summary>
    public static string Name(LabSetUp setUp, string crossing) => $"{setUp.Key}-{crossing}";

    private static string Key(LabSetUp setUp, string crossing) => Kind + Name(setUp, crossing);

    private EpisodeStory Tell(LabSetUp setUp, string crossing, BackgroundJob job)
    {
        job.Report("telling", 0, 1);
        return EpisodeStory.Of(setUp.Model(bench), crossing, (int)Math.Min(setUp.Draws, EpisodeStory.DefaultDraws), bench.Workspace.Settings.ReplayThreads, job.Cancellation);
    }
}
