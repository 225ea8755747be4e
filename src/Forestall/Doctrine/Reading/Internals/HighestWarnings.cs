using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>
/// A bound on the warnings that rules can see on a record. In each month the highest of the warning recorded there and those that are seen there instead
/// when a crossing before it is prevented; over months in a row the lowest of these. No replay of the record shows a higher one.
/// </summary>
internal sealed class HighestWarnings(ViolenceRecord record, WarningHistory warnings, RubiconSettings rubicon)
{
    private const int Year = 12;
    private const double NoWarning = -1;

    private readonly ILookup<string, Crossing> _onsets = Crossings.Find(record, rubicon)
        .Where(static c => c.Kind == CrossingKind.Onset && !c.LeftCensored)
        .ToLookup(static c => c.Situation.Code, StringComparer.Ordinal);

    private readonly Dictionary<int, IReadOnlyList<double[]>> _seen = [];

    /// <summary>The highest warning within a horizon that stands for some months in a row anywhere; negative when there is none.</summary>
    public double For(int horizon, int months)
    {
        if (!_seen.TryGetValue(horizon, out var seen))
        {
            _seen[horizon] = seen = [.. record.Situations.Select(s => Seen(s, horizon))];
        }

        return seen.Max(s => HighestRun(s, months));
    }

    private static double HighestRun(double[] seen, int months)
    {
        var highest = NoWarning;
        for (var last = months - 1; last < seen.Length; last++)
        {
            highest = Math.Max(highest, seen.AsSpan(last - months + 1, months).ToArray().Min());
        }

        return highest;
    }

    private double[] Seen(Situation situation, int horizon)
    {
        var seen = new double[situation.Months];
        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = warnings.TryGet(situation, situation.From + i, horizon, out var probability) ? probability : NoWarning;
        }

        foreach (var onset in _onsets[situation.Code].OrderBy(static c => c.Month))
        {
            var crossing = onset.Month - situation.From;
            var end = (onset.End ?? situation.To + 1) - situation.From;
            for (var j = 0; crossing + 1 + j <= Math.Min(end + Year, seen.Length - 1); j++)
            {
                var instead = crossing - Year + 1 + (j % Year);
                seen[crossing + 1 + j] = Math.Max(seen[crossing + 1 + j], instead < 0 ? NoWarning : seen[instead]);
            }
        }

        return seen;
    }
}
