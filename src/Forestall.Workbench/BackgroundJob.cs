using Forestall.Workbench.Shell;

namespace Forestall.Workbench;

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
public sealed class BackgroundJob(string key, Func<BackgroundJob, object> work) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InputException? _failure;
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
    public string? Failure => _failure is { } failure ? Sentences.Capital(failure.Message) : null;

    public bool IsUnderWay => State is JobState.Waiting or JobState.Running;

    /// <summary>Whether somebody stopped it, even if it has not noticed yet.</summary>
    public bool WasStopped => _cancel.IsCancellationRequested;

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

    /// <summary>The answer once it is there, after a wait of at most so long; null while it is not.</summary>
    /// <exception cref="InputException">The work failed, or was stopped.</exception>
    public async Task<T?> Within<T>(TimeSpan patience)
        where T : class
    {
        await Task.WhenAny(_ended.Task, Task.Delay(patience)).ConfigureAwait(false);
        return State switch
        {
            JobState.Failed => throw _failure!,
            JobState.Cancelled => throw new InputException("the work was stopped; ask again to begin anew."),
            _ => Answer<T>(),
        };
    }

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
            _ended.TrySetResult();
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
            Fail(e);
        }
        catch (Exception e)
        {
            Fail(new($"something went wrong that should not ({e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}).", e));
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancel.Dispose();

    private void Fail(InputException failure)
    {
        _failure = failure;
        State = JobState.Failed;
    }
}
