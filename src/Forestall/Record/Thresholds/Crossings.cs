namespace Forestall.Record.Thresholds;

/// <summary>
/// Finds crossings into mass violence. Month t is an onset when the situation is in no episode and the deaths of months t−w+1…t reach the threshold;
/// the episode ends in the first month whose trailing deaths are below the end fraction of it. A surge is a month inside an episode
/// in which the trailing deaths reach both the threshold and k times their median over the b months before, and in the month before did not.
/// </summary>
public static class Crossings
{
    /// <summary>All onsets and surges of a record, by situation and month.</summary>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static IReadOnlyList<Crossing> Find(ViolenceRecord record, RubiconSettings settings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        return [.. record.Situations.SelectMany(s => Find(new HarmCurve(record, s, settings)))];
    }

    /// <summary>All onsets and surges of one situation, by month.</summary>
    public static IReadOnlyList<Crossing> Find(HarmCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return [.. Marks(curve.Trailing, curve.Settings.Checked()).Select(m => Describe(curve, m.Kind, m.At, m.End))];
    }

    /// <summary>Onsets and surges in trailing deaths, by month, with the first month after their episode; null while it goes on.</summary>
    /// <param name="trailing">Trailing deaths, month by month.</param>
    /// <param name="settings">What counts as a crossing.</param>
    /// <param name="from">The month to begin with: one in no episode, or an onset.</param>
    internal static IReadOnlyList<(CrossingKind Kind, int At, int? End)> Marks(ReadOnlySpan<long> trailing, RubiconSettings settings, int from = 0)
    {
        var end = settings.EndFraction * settings.Threshold;
        var found = new List<(CrossingKind Kind, int At, int? End)>();
        var marks = new List<(CrossingKind Kind, int At)>();
        var surgedBefore = true;
        for (var t = from; t < trailing.Length; t++)
        {
            var surges = Surges(trailing, settings, t);
            if (marks.Count == 0)
            {
                if (trailing[t] >= settings.Threshold)
                {
                    marks.Add((CrossingKind.Onset, t));
                }
            }
            else if (trailing[t] < end)
            {
                Close(t);
            }
            else if (surges is true && !surgedBefore)
            {
                marks.Add((CrossingKind.Surge, t));
            }

            surgedBefore = surges ?? true;
        }

        Close(null);
        return found;

        void Close(int? at)
        {
            found.AddRange(marks.Select(m => (m.Kind, m.At, at)));
            marks.Clear();
        }
    }

    /// <summary>Whether the condition of a surge holds; null where the record does not reach back far enough to say.</summary>
    private static bool? Surges(ReadOnlySpan<long> trailing, RubiconSettings settings, int t)
    {
        var baseline = Math.Min(t, settings.SurgeBaseline);
        return t < settings.ShortestBaseline ? null
            : trailing[t] >= settings.Threshold && trailing[t] >= settings.SurgeFactor * Median(trailing.Slice(t - baseline, baseline));
    }

    private static double Median(ReadOnlySpan<long> values)
    {
        Span<long> sorted = stackalloc long[values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static Crossing Describe(HarmCurve curve, CrossingKind kind, int at, int? end)
    {
        var situation = curve.Situation;
        var month = situation.From + at;
        var last = end is { } e ? situation.From + e - 1 : situation.To;
        var worst = Enumerable.Range(0, last - month + 1).Select(i => month + i).MaxBy(m => curve.Pick(curve.In(m)));
        return new Crossing(
            $"{situation.Code}-{month}",
            situation,
            kind,
            month,
            end is { } e2 ? situation.From + e2 : null,
            curve.Between(month, last),
            curve.Between(new Month(month.Year, 1), new Month(month.Year, 12)),
            curve.Trailing[at],
            worst,
            LeftCensored: kind == CrossingKind.Onset && month - curve.RecordFrom < curve.Settings.Window,
            curve.AnyEstimated(month - (curve.Settings.Window - 1), month));
    }
}
