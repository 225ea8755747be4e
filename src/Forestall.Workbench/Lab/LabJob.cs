namespace Forestall.Workbench.Lab;

/// <summary>How far a piece of work is.</summary>
public enum JobState
{
    /// <summary>Others come first.</summary>
    Waiting,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>There is an answer.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,
}

/// <summary>A piece of work in the background. Whoever asks for the same gets the same piece.</summary>
/// <param name="key">What it is, with everything it depends on.</param>
/// <param name="work">The work.</param>
public sealed class LabJob(string key, Func<LabJob, object> work) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private long _startedAt;
    private long _done;
    private long _total = 1;
    private volatile JobState _state = JobState.Waiting;

    public string Key => key;

    public JobState State
    {
        get => _state;
        private set => _state = value;
    }

    /// <summary>What is being done, in words.</summary>
    public string Step { get; private set; } = string.Empty;

    /// <summary>How much is done, of <see cref="Total"/>.</summary>
    public long Done => Interlocked.Read(ref _done);

    public long Total => Interlocked.Read(ref _total);

    /// <summary>Why it failed, in a sentence; null unless it did.</summary>
    public string? Failure { get; private set; }

    public bool IsUnderWay => State is JobState.Waiting or JobState.Running;

    public CancellationToken Cancellation => _cancel.Token;

    /// <summary>Seconds left at the pace so far; null before there is one.</summary>
    public double? SecondsLeft
    {
        get
        {
            var (done, spent) = (Done, TimeProvider.System.GetElapsedTime(Interlocked.Read(ref _startedAt)).TotalSeconds);
            return State == JobState.Running && done > 0 && spent > 1 ? Math.Ceiling(spent * (Total - done) / done) : null;
        }
    }

    private object? Found { get; set; }

    /// <summary>The answer; null while there is none.</summary>
    public T? Answer<T>()
        where T : class => State == JobState.Done ? (T)Found! : null;

    /// <summary>Says how far it is.</summary>
    public void Report(string step, long done, long total)
    {
        Step = step;
        Interlocked.Exchange(ref _total, total);
        Interlocked.Exchange(ref _done, done);
    }

    public void Cancel()
    {
        _cancel.Cancel();
        if (State == JobState.Waiting)
        {
            State = JobState.Cancelled;
        }
    }

    /// <summary>Does the work.</summary>
    public void Run()
    {
        if (State != JobState.Waiting)
        {
            return;
        }

        Interlocked.Exchange(ref _startedAt, TimeProvider.System.GetTimestamp());
        State = JobState.Running;
        try
        {
            Found = work(this);
            State = JobState.Done;
        }
        catch (OperationCanceledException)
        {
            State = JobState.Cancelled;
        }
        catch (InputException e)
        {
            Fail(e.Message);
        }
        catch (Exception e)
        {
            Fail($"something went wrong that should not ({e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}).");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancel.Dispose();

    private void Fail(string sentence)
    {
        Failure = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        State = JobState.Failed;
    }
}
