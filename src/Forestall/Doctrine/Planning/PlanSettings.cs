namespace Forestall.Doctrine.Planning;

/// <summary>How a plan is made.</summary>
public sealed record PlanSettings
{
    /// <summary>Draws unless told otherwise.</summary>
    public const int DefaultDraws = 10_000;

    /// <summary>Most draws.</summary>
    public const int MostDraws = 200_000;

    /// <summary>Months by which strategies are put off, at most.</summary>
    public const int LatestStart = 12;

    /// <summary>Seed of all luck.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many draws: a multiple of the number of paths (1,000 for a forecast), so that every path counts the same; at most 200,000.</summary>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>Draws at each point of the range of a parameter in the search for what would change the ranking, rounded up to a multiple of the number of paths; 0 leaves the search out.</summary>
    public int RankingDraws { get; init; } = 2000;

    /// <summary>Chosen answers to the instruments' questions; the default answer where none is chosen.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
