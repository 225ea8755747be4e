namespace Forestall.Record.Curated;

/// <summary>An episode or near-episode whose measures were collected.</summary>
/// <param name="Id">Id: that of its first covered crossing, or <c>MKD-near-1992</c>.</param>
/// <param name="Situation">ISO alpha-3 code.</param>
/// <param name="Theatre">The name people use.</param>
/// <param name="IsNear">Whether mass violence was expected and did not come or stayed small.</param>
/// <param name="From">First month of the span in which measures were collected.</param>
/// <param name="To">Last month; null while it goes on.</param>
/// <param name="Crossings">Ids of the crossings in it.</param>
/// <param name="Expectation">Near-episodes: who expected mass violence, and when.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Citation">Source of summary and expectation.</param>
public sealed record CoveredEpisode(
    string Id,
    string Situation,
    string Theatre,
    bool IsNear,
    Month From,
    Month? To,
    IReadOnlyList<string> Crossings,
    string Expectation,
    string Summary,
    Citation Citation)
{
    /// <summary><c>episode</c> or <c>near-episode</c>.</summary>
    public string Kind => IsNear ? "near-episode" : "episode";
}
