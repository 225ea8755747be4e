using Forestall.Brief;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Workbench.Situations;

/// <summary>A crossing as it could be told at the end of a month.</summary>
internal static class CrossingWords
{
    /// <summary>The first sentences, on deaths; those after them are on displacement.</summary>
    private const int OnDeaths = 3;

    public static IEnumerable<string> Of(SituationView view, Crossing crossing, RubiconSettings rubicon) =>
        AccountSentences.Of(CrossingAccount.Of(view.Record, crossing.Id, rubicon)).Take(OnDeaths);
}
