using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Workbench.Shell;

namespace Forestall.Workbench.Start;

/// <summary>Where every situation stands as of a month, from the warnings kept with the record: at hand at once, without intervals and drivers.</summary>
/// <param name="AsOf">The month.</param>
/// <param name="Horizon">Months ahead.</param>
/// <param name="Probabilities">Probability of a crossing within the horizon, the highest first; situations in no episode.</param>
/// <param name="InEpisode">Situations in an episode as far as was published.</param>
public sealed record Standing(Month AsOf, int Horizon, IReadOnlyList<(Situation Situation, double Probability)> Probabilities, IReadOnlyList<Situation> InEpisode)
{
    /// <summary>The month at whose end one looks; the last one where none was given, or where there are no warnings.</summary>
    /// <exception cref="InputException">It is none, or there are no warnings as of it.</exception>
    internal static Month MonthOf(Workspace workspace, string? asOf)
    {
        if (workspace.Warnings is not { } kept || AskedFor.Month(asOf) is not { } month)
        {
            return workspace.Latest;
        }

        return month >= kept.From && month <= kept.To ? month : throw new InputException($"there are no warnings as of {month}; choose a month from {kept.From} to {kept.To}.");
    }

    /// <summary>How many months ahead one looks; twelve where nothing was given.</summary>
    /// <exception cref="InputException">The warnings do not look so far.</exception>
    internal static int HorizonOf(int? horizon) => WarningSettings.CheckedHorizon(horizon ?? Alarms.DefaultHorizon);

    /// <summary>Gathers it; null where there are no warnings as of the month.</summary>
    internal static Standing? Of(Workspace workspace, Month asOf, int horizon)
    {
        if (workspace.Warnings is not { } history || asOf < history.From || asOf > history.To)
        {
            return null;
        }

        var known = asOf - history.Settings.PublicationLag;
        var probabilities = new List<(Situation Situation, double Probability)>();
        foreach (var situation in workspace.Record.Situations)
        {
            if (history.TryGet(situation, asOf, horizon, out var probability))
            {
                probabilities.Add((situation, probability));
            }
        }

        return new Standing(
            asOf,
            horizon,
            [.. probabilities.OrderByDescending(static p => p.Probability).ThenBy(static p => p.Situation.Code, StringComparer.Ordinal)],
            [.. workspace.AllCrossings.Where(c => c.Kind == CrossingKind.Onset && c.Month <= known && (c.End is not { } end || end > known)).Select(static c => c.Situation).DistinctBy(static s => s.Code, StringComparer.Ordinal).OrderBy(static s => s.Name, StringComparer.Ordinal)]);
    }
}
