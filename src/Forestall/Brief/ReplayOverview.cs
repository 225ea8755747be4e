using Forestall.Doctrine.Replay;

namespace Forestall.Brief;

/// <summary>Doctrines run through the record.</summary>
/// <param name="Result">What came out of the replay.</param>
/// <param name="Stories">Episodes told out in full.</param>
public sealed record ReplayOverview(ReplayResult Result, IReadOnlyList<EpisodeStory> Stories)
{
    /// <summary>Crossings whose episodes are told out in full where the record has them: Kosovo and East Timor.</summary>
    public static IReadOnlyList<string> ToldOut { get; } = ["SRB-1998-05", "IDN-1999-07"];
}
