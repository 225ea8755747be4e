using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;
using Forestall.Warning.Evaluation;
using Forestall.Workbench.Shell;

namespace Forestall.Workbench.Start;

/// <summary>Where every situation stands as of a month, from the warnings kept with the record: at hand at once, without intervals and drivers.</summary>
/// <param name="AsOf">The month.</param>
/// <param name="Probabilities">Probability of a crossing within twelve months, the highest first; situations in no episode.</param>
/// <param name="InEpisode">Situations in an episode as far as was published.</param>
public sealed record Standing(Month AsOf, IReadOnlyList<(Situation Situation, double Probability)> Probabilities, IReadOnlyList<Situation> InEpisode)
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

    /// <summary>Gathers it; null where there are no warnings as of the month.</summary>
    internal static Standing? Of(Workspace workspace, Month asOf)
    {
        if (workspace.Warnings is not { } history || asOf < history.From || asOf > history.To)
        {
            return null;
        }

        var known = asOf - history.Settings.PublicationLag;
        var probabilities = new List<(Situation Situation, double Probability)>();
        foreach (var situation in workspace.Record.Situations)
        {
            if (history.TryGet(situation, asOf, Alarms.DefaultHorizon, out var probability))
            {
                probabilities.Add((situation, probability));
            }
        }

        return new Standing(
            asOf,
            [.. probabilities.OrderByDescending(static p => p.Probability).ThenBy(static p => p.Situation.Code, StringComparer.Ordinal)],
            [.. workspace.AllCrossings.Where(c => c.Kind == CrossingKind.Onset && c.Month <= known && (c.End is not { } end || end > known)).Select(static c => c.Situation).DistinctBy(static s => s.Code, StringComparer.Ordinal).OrderBy(static s => s.Name, StringComparer.Ordinal)]);
    }
}
