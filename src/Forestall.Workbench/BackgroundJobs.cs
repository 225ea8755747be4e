using static System.FormattableString;

namespace Forestall.Workbench;

/// <summary>Work that does not wait for work of another kind.</summary>
internal enum JobLane
{
    /// <summary>Replays, and episodes told out: seconds, at most a few minutes.</summary>
    Replays,

    /// <summary>What one must believe, and what drives the choice: minutes.</summary>
    Beliefs,

    /// <summary>Solutions of a study, and the comparison of the cases: seconds.</summary>
    Solutions,

    /// <summary>Further analyses of a study: at most a minute.</summary>
    Analyses,
}

/// <summary>
/// Work in the background: in each lane one piece at a time, on a thread that lets readers go first. What was found is kept for the next who asks.
/// </summary>
internal sealed class BackgroundJobs : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BackgroundJob> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<JobLane, Lane> _lanes = new()
    {
        [JobLane.Replays] = new(MostKept: 100, MostUnderWay: 100, LetsGo: false),
        [JobLane.Beliefs] = new(MostKept: 100, MostUnderWay: 100, LetsGo: false),

        // Whoever drags a slider leaves work behind that nobody waits for.
        [JobLane.Solutions] = new(MostKept: 60, MostUnderWay: 4, LetsGo: true),
        [JobLane.Analyses] = new(MostKept: 150, MostUnderWay: 8, LetsGo: true),
    };

    private bool _isClosed;

    /// <summary>The piece of work of this name: kept, under way, or begun now.</summary>
    /// <param name="key">What it is, with everything it depends on.</param>
    /// <param name="lane">What it waits for.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="InputException">Too many are waiting.</exception>
    public BackgroundJob Ask(string key, JobLane lane, Func<BackgroundJob, object> work)
    {
        lock (_lock)
        {
            var at = _lanes[lane];
            if (_jobs.TryGetValue(key, out var known))
            {
                at.Touch(key);
                return known;
            }

            MakeRoom(at);
            var job = new BackgroundJob(key, work);
            _jobs[key] = job;
            at.Touch(key);
            at.Waiting.Enqueue(job);
            if (!at.IsWorking && !_isClosed)
            {
                at.IsWorking = true;
                new Thread(() => Work(at)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = $"{lane}" }.Start();
            }

            return job;
        }
    }

    /// <summary>The piece of work of this name; null if it was never asked for or is no longer kept.</summary>
    public BackgroundJob? Find(string key)
    {
        lock (_lock)
        {
            return _jobs.GetValueOrDefault(key);
        }
    }

    /// <summary>Forgets a piece of work that failed or was stopped, so that asking for it begins it again.</summary>
    public void Forget(string key)
    {
        lock (_lock)
        {
            if (_jobs.TryGetValue(key, out var job) && (job.State == JobState.Failed || job.WasStopped))
            {
                Drop(key);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var job in _jobs.Values.Where(static j => j.IsUnderWay))
            {
                job.Cancel();
            }
        }
    }

    private void Work(Lane lane)
    {
        while (true)
        {
            BackgroundJob job;
            lock (_lock)
            {
                if (_isClosed || !lane.Waiting.TryDequeue(out job!))
                {
                    lane.IsWorking = false;
                    return;
                }
            }

            job.Run();
        }
    }

    /// <summary>Lets the answers go that were asked for least recently; of the work under way only where the lane lets it go.</summary>
    private void MakeRoom(Lane lane)
    {
        var underWay = lane.ByUse.Where(key => _jobs[key].IsUnderWay).ToList();
        if (underWay.Count >= lane.MostUnderWay)
        {
            if (!lane.LetsGo)
            {
                throw new InputException(Invariant($"{lane.MostUnderWay} pieces of work are waiting already; ask again when some are done."));
            }

            _jobs[underWay[^1]].Cancel();
            Drop(underWay[^1]);
        }

        foreach (var key in lane.ByUse.Reverse().Where(key => !_jobs[key].IsUnderWay).Take(1 + lane.ByUse.Count - lane.MostKept).ToList())
        {
            Drop(key);
        }
    }

    private void Drop(string key)
    {
        _jobs.Remove(key);
        foreach (var lane in _lanes.Values)
        {
            lane.ByUse.Remove(key);
        }
    }

    /// <summary>Work of one kind, in the order in which it was asked for.</summary>
    /// <param name="MostKept">How many pieces are kept.</param>
    /// <param name="MostUnderWay">How many may be waiting or under way.</param>
    /// <param name="LetsGo">Whether the one asked for least recently is stopped when there are more; else the next is refused.</param>
    private sealed record Lane(int MostKept, int MostUnderWay, bool LetsGo)
    {
        public Queue<BackgroundJob> Waiting { get; } = new();

        /// <summary>Keys, the one asked for last first.</summary>
        public LinkedList<string> ByUse { get; } = new();

        public bool IsWorking { get; set; }

        public void Touch(string key)
        {
            ByUse.Remove(key);
            ByUse.AddFirst(key);
        }
    }
}
