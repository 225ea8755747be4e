using Forestall.Record;
using Forestall.Warning;
using Forestall.Warning.Evaluation;

namespace Forestall.Brief;

/// <summary>Who may cross next, what may come there, and how good such warnings were.</summary>
/// <param name="List">The watch list at the end of the record.</param>
/// <param name="Outlooks">The first of it in full.</param>
/// <param name="Evaluation">How good the warnings were.</param>
/// <param name="OtherLevels">Alarms from other levels on, for the same horizon.</param>
public sealed record WarningOverview(WatchList List, IReadOnlyList<SituationOutlook> Outlooks, CrossingEvaluation Evaluation, IReadOnlyList<Alarms> OtherLevels)
{
    private const int Listed = 20;
    private const int InFull = 4;
    private static readonly double[] Others = [0.05, 0.2];

    /// <summary>Gathers it.</summary>
    internal static WarningOverview Of(ViolenceRecord record, WarningHistory history, CancellationToken cancellation)
    {
        var list = WatchList.Of(record, history, history.To, Alarms.DefaultHorizon, Listed, cancellation: cancellation);
        return new WarningOverview(
            list,
            SituationOutlook.Of(record, history, list, [.. list.Lines.Take(InFull).Select(static l => l.Warning.Situation)], cancellation),
            CrossingEvaluation.Of(record, history),
            [.. Others.Select(level => Alarms.Of(record, history, Alarms.DefaultHorizon, level))]);
    }
}
