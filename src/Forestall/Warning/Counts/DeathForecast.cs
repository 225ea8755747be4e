using Forestall.Record;
using Forestall.Warning.Counts.Internals;

namespace Forestall.Warning.Counts;

/// <summary>Deaths to come in one situation: for each of 24 months a distribution, as 1,000 equally likely whole numbers.</summary>
public sealed class DeathForecast
{
    /// <summary>Draws for each month.</summary>
    public const int DrawCount = 1000;

    /// <summary>Months after the last known one that are forecast.</summary>
    public const int Steps = AnaloguePool.Steps;

    private readonly int[] _draws;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<int>>> _paths;

    internal DeathForecast(Situation situation, Month lastKnown, int[] draws, Func<int[][]> paths)
    {
        (Situation, LastKnown, _draws) = (situation, lastKnown, draws);
        _paths = new Lazy<IReadOnlyList<IReadOnlyList<int>>>(paths);
    }

    /// <summary>The situation.</summary>
    public Situation Situation { get; }

    /// <summary>The last month whose figures were known.</summary>
    public Month LastKnown { get; }

    /// <summary>
    /// 1,000 joint paths over the 24 months, first index the path, second the month after the last known one less one. Month by month they hold the same
    /// numbers as <see cref="Draws(int)"/>; which go together follows what happened after similar months of the past (Schaake shuffle, Clark et al. 2004).
    /// Sums over months must be taken path by path.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Paths => _paths.Value;

    /// <summary>Deaths in the month <paramref name="step"/> months after the last known one: 1,000 equally likely values, ascending, 0 or more.</summary>
    /// <param name="step">1 to 24.</param>
    public ReadOnlySpan<int> Draws(int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Steps);
        return _draws.AsSpan((step - 1) * DrawCount, DrawCount);
    }

    /// <summary>Deaths in a month, as <see cref="Draws(int)"/>.</summary>
    /// <param name="month">One of the 24 months after the last known one.</param>
    public ReadOnlySpan<int> Draws(Month month) => Draws(month - LastKnown);
}
