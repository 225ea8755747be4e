using Forestall.Brief.Pictures;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Pictures of the ledger of missed opportunities.</summary>
public static class LedgerPictures
{
    private const int HeightOfLine = 15;
    private const int HeightOfFrame = 110;

    /// <summary>A row for each crossing, and in it the first measure of each class by months from the crossing.</summary>
    /// <param name="lines">Crossings whose measures were collected.</param>
    /// <param name="lookback">Months before a crossing from which measures count.</param>
    public static Picture FirstMeasures(IReadOnlyList<LedgerLine> lines, int lookback)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var late = lines.Count(static l => l.FirstCoercive is null or { Lag: >= 0 });
        return new Picture(
            () => MeasurePictures.FirstMeasures(lines, lookback),
            860,
            HeightOfFrame + (HeightOfLine * lines.Count),
            "First measures, by months from the crossing",
            Invariant($"{lines.Count} crossings; in {late} of them the first sanction, threat or use of force came at or after the crossing, or none is recorded."),
            () => MeasurePictures.FirstMeasures(lines, lookback, @short: true));
    }
}
