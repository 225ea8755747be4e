namespace Forestall.Workbench.Lessons;

/// <summary>Work that takes longer than a page may: done once for each who asks the same, in the background, with progress, and it can be stopped.</summary>
/// <typeparam name="TAnswer">What comes out.</typeparam>
/// <param name="most">How many answers are kept, at least 1.</param>
internal sealed class BackgroundWork<TAnswer>(int most) : IDisposable
    where TAnswer : class
{
    private const int MostUnderWay = 4;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    /// <summary>The work for a key, begun now if it was not before.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="work">The work; it is told how to report progress.</param>
    public Job Of(string key, Func<Action<string>, CancellationToken, TAnswer> work)
    {
        lock (_lock)
        {
            if (_jobs.TryGetValue(key, out var known) && !known.WasStopped)
            {
                known.Used = Environment.TickCount64;
                return known;
            }

            while (_jobs.Count >= most && _jobs.Where(static j => j.Value.IsDone).OrderBy(static j => j.Value.Used).Select(static j => j.Key).FirstOrDefault() is { } oldest)
            {
                _jobs.Remove(oldest, out var done);
                done?.Dispose();
            }

            // Whoever drags a slider leaves work behind that nobody waits for.
            while (_jobs.Where(static j => !j.Value.IsDone).OrderBy(static j => j.Value.Used).ToList() is { Count: >= MostUnderWay } many)
            {
                many[0].Value.Stop();
                _jobs.Remove(many[0].Key);
            }

            var job = new Job { Used = Environment.TickCount64 };
            _jobs[key] = job;
            job.Begin(work, _turn);
            return job;
        }
    }

    /// <summary>Stops the work for a key, if it is under way.</summary>
    public void Stop(string key)
    {
        lock (_lock)
        {
            if (_jobs.TryGetValue(key, out var job) && !job.IsDone)
            {
                job.Stop();
                _jobs.Remove(key);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var job in _jobs.Values)
            {
                job.Stop();
            }
        }
    }

    /// <summary>One piece of work.</summary>
    internal sealed class Job : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private volatile string _progress = "waiting for other work to end";
        private Task<TAnswer> _task = null!;

        /// <summary>How far it is, in words.</summary>
        public string Progress => _progress;

        /// <summary>Whether it has ended, in whatever way.</summary>
        public bool IsDone => _task.IsCompleted;

        /// <summary>Whether somebody stopped it.</summary>
        public bool WasStopped => _stop.IsCancellationRequested;

        internal long Used { get; set; }

        /// <summary>The answer once it is there, after a wait of at most so long; null while it is not.</summary>
        /// <exception cref="InputException">The work could not be done.</exception>
        public async Task<TAnswer?> Within(TimeSpan patience)
        {
            await Task.WhenAny(_task, Task.Delay(patience)).ConfigureAwait(false);
            return !_task.IsCompleted ? null
                : _task.IsCanceled ? throw new InputException("the work was stopped; ask again to begin anew.")
                : await _task.ConfigureAwait(false);
        }

        /// <inheritdoc/>
        public void Dispose() => _stop.Dispose();

        internal void Stop() => _stop.Cancel();

        internal void Begin(Func<Action<string>, CancellationToken, TAnswer> work, SemaphoreSlim turn) => _task = Task.Run(
            async () =>
            {
                await turn.WaitAsync(_stop.Token).ConfigureAwait(false);
                try
                {
                    return work(text => _progress = text, _stop.Token);
                }
                finally
                {
                    turn.Release();
                }
            },
            _stop.Token);
    }
}
