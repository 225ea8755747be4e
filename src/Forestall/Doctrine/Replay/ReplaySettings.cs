using Forestall.Record.Thresholds;

namespace Forestall.Doctrine.Replay;

/// <summary>How history is replayed.</summary>
public sealed record ReplaySettings
{
    /// <summary>Draws unless told otherwise.</summary>
    public const int DefaultDraws = 10_000;

    /// <summary>Seed of all luck.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many draws, at least 1.</summary>
    public long Draws { get; init; } = DefaultDraws;

    /// <summary>Whether harm is thinned in expectation instead of death by death.</summary>
    public bool Expected { get; init; }

    /// <summary>First month replayed; null for the first month of the record.</summary>
    public Month? From { get; init; }

    /// <summary>What counts as a crossing.</summary>
    public RubiconSettings Rubicon { get; init; } = RubiconSettings.Default;

    /// <summary>Chosen answers to the instruments' questions; the default answer where none is chosen.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
