using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>How long a piece of work takes.</summary>
internal enum WorkLength
{
    /// <summary>Seconds, at most a few minutes.</summary>
    Short,

    /// <summary>So long that short work should not wait for it.</summary>
    Long,
}

/// <summary>
/// Work in the background: one short and one long piece at a time, each on a thread that lets readers go first. What was found is kept for the next who asks.
/// </summary>
internal sealed class LabJobs : IDisposable
{
    private const int MostKept = 200;
    private const int MostWaiting = 100;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LabJob> _jobs = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _byUse = new();
    private readonly Dictionary<WorkLength, Lane> _lanes = Enum.GetValues<WorkLength>().ToDictionary(static l => l, static _ => new Lane());
    private bool _isClosed;

    /// <summary>Work of one length, in the order in which it was asked for.</summary>
    private sealed class Lane
    {
        public Queue<LabJob> Waiting { get; } = new();

        public bool IsWorking { get; set; }
    }

    /// <summary>The piece of work of this name: kept, under way, or begun now.</summary>
    /// <exception cref="InputException">Too many are waiting.</exception>
    public LabJob Ask(string key, WorkLength length, Func<LabJob, object> work)
    {
        lock (_lock)
        {
            if (_jobs.TryGetValue(key, out var known))
            {
                Touch(key);
                return known;
            }

            var lane = _lanes[length];
            if (lane.Waiting.Count(static j => j.State == JobState.Waiting) >= MostWaiting)
            {
                throw new InputException(Invariant($"{MostWaiting} pieces of work are waiting already; ask again when some are done."));
            }

            var job = new LabJob(key, work);
            _jobs[key] = job;
            Touch(key);
            Drop();
            lane.Waiting.Enqueue(job);
            if (!lane.IsWorking && !_isClosed)
            {
                lane.IsWorking = true;
                new Thread(() => Work(lane)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "lab" }.Start();
            }

            return job;
        }
    }

    /// <summary>The piece of work of this name; null if it was never asked for or is no longer kept.</summary>
    public LabJob? Find(string key)
    {
        lock (_lock)
        {
            return _jobs.GetValueOrDefault(key);
        }
    }

    /// <summary>Forgets a piece of work that failed or was cancelled, so that asking for it begins it again.</summary>
    public void Forget(string key)
    {
        lock (_lock)
        {
            if (_jobs.TryGetValue(key, out var job) && job.State is JobState.Failed or JobState.Cancelled)
            {
                _jobs.Remove(key);
                _byUse.Remove(key);
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
            LabJob job;
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

    private void Touch(string key)
    {
        _byUse.Remove(key);
        _byUse.AddFirst(key);
    }

    /// <summary>Lets the answers go that were asked for least recently; what is under way stays.</summary>
    private void Drop()
    {
        for (var node = _byUse.Last; node is not null && _jobs.Count > MostKept;)
        {
            var before = node.Previous;
            if (!_jobs[node.Value].IsUnderWay)
            {
                _jobs.Remove(node.Value);
                _byUse.Remove(node);
            }

            node = before;
        }
    }
}
