namespace Forestall.Warning.Counts;

/// <summary>What a forecast of deaths may know, and with how many threads it is made.</summary>
public sealed record DeathForecastSettings
{
    private readonly int _publicationLag = 1;
    private readonly int? _threads;

    /// <summary>
    /// Months until a month's figures are out, 0 to 12; by default 1: in month M the figures through M − 1 are known.
    /// </summary>
    public int PublicationLag
    {
        get => _publicationLag;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(PublicationLag));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 12, nameof(PublicationLag));
            _publicationLag = value;
        }
    }

    /// <summary>Threads at work at once, 1 or more; by default as many as the machine offers. The results are the same.</summary>
    public int? Threads
    {
        get => _threads;
        init
        {
            if (value is { } threads)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(Threads));
            }

            _threads = value;
        }
    }

    internal ParallelOptions Parallel(CancellationToken cancellation) => new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Threads ?? -1 };
}
