namespace Forestall.Doctrine.Planning;

/// <summary>
/// What came of every strategy in every draw. A draw is the same state of the world under each strategy: the same path, the same values of the parameters, the same luck.
/// </summary>
public sealed class PlanDraws
{
    private readonly Dictionary<string, double[][]> _counts;

    internal PlanDraws(IReadOnlyList<string> strategies, double[][][] counts, int draws)
    {
        (Strategies, Count) = (strategies, draws);
        _counts = strategies.Zip(counts).ToDictionary(static s => s.First, static s => s.Second, StringComparer.Ordinal);
    }

    /// <summary>The strategies; the first is to do nothing further.</summary>
    public IReadOnlyList<string> Strategies { get; }

    /// <summary>How many draws.</summary>
    public int Count { get; }

    /// <summary>A count of a strategy, draw by draw.</summary>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="count">What is counted.</param>
    /// <exception cref="InputException">There is no such strategy in the plan.</exception>
    public IReadOnlyList<double> Of(string strategy, PlanCount count) =>
        _counts.TryGetValue(strategy, out var counts)
            ? counts[(int)count]
            : throw new InputException($"'{strategy}' is no strategy of the plan; it has {string.Join(", ", Strategies)}.");
}
