using Forestall.Record.Curated;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>What was missed in comparable episodes, in sentences.</summary>
internal static class ComparableWords
{
    /// <summary>Episodes told in full.</summary>
    public const int Told = 5;

    /// <summary>The nearest whose measures were collected.</summary>
    public static IReadOnlyList<ComparableEpisode> InFull(BriefMaterial m) => [.. m.Comparable.Nearest.Where(static c => c.Line.Episode is not null).Take(Told)];

    /// <summary>What the nearest have in common.</summary>
    public static IEnumerable<string> Together(BriefMaterial m)
    {
        var near = InFull(m);
        if (near.Count == 0)
        {
            yield return m.Comparable.Nearest.Count == 0
                ? $"By {m.Known} the record held no earlier episode to compare with."
                : $"None of the {m.Comparable.Nearest.Count} earlier episodes that can be compared has had its measures collected.";
            yield break;
        }

        var lines = near.Select(static c => c.Line).ToList();
        yield return $"Of {m.Comparable.Nearest.Count} earlier episodes the nearest whose measures were collected, by the distance of annex B, are {Words.List([.. near.Select(static c => $"{Theatres.Title(c.Line.Crossing)} {c.Line.Crossing.Month}")])}.";
        var coercive = lines.Count(static l => l.FirstCoercive is { Lag: < 0 });
        var military = lines.Count(static l => l.FirstMilitary is { Lag: < 0 });
        yield return Invariant($"Before their crossings outsiders had mediated, observed or offered something in {Words.CountOrNone(lines.Count(static l => l.First.TryGetValue(MeasureClass.NonCoercive, out var f) && f.Lag < 0))} of {lines.Count}, sanctioned, threatened or used force in {Words.CountOrNone(coercive)}, and threatened force, sent troops or observers, or used force in {Words.CountOrNone(military)}.");
        var warned = lines.Where(static l => l.Warning is not null).ToList();
        if (warned.Count > 0)
        {
            var stood = warned.Count(static l => l.Warning!.First is not null);
            yield return warned.Count == 1
                ? Invariant($"Only one crossing came after warnings began; a warning of {100 * m.Ledger.Alarms!.Level:0} % or more had {(stood == 1 ? string.Empty : "not ")}stood the month before it.")
                : Invariant($"A warning of {100 * m.Ledger.Alarms!.Level:0} % or more had stood the month before the crossing in {Words.CountOrNone(stood)} of the {warned.Count} whose crossing came after warnings began.");
        }

        foreach (var sentence in TooLate(m, lines))
        {
            yield return sentence;
        }
    }

    /// <summary>The account of one.</summary>
    public static IEnumerable<string> Account(BriefMaterial m, ComparableEpisode c)
    {
        var (line, crossing) = (c.Line, c.Line.Crossing);
        yield return $"It is compared as it stood in {c.At}, {Words.FromCrossing(c.FromCrossing)} of {crossing.Month}.";
        yield return crossing.End is { } end
            ? Invariant($"From the crossing to {end - 1} {crossing.Deaths.Best:N0} people died (low {crossing.Deaths.Low:N0}, high {crossing.Deaths.High:N0}); then the episode was over.")
            : Invariant($"From the crossing to {crossing.Last} {crossing.Deaths.Best:N0} people died (low {crossing.Deaths.Low:N0}, high {crossing.Deaths.High:N0}); by then the episode was not over.");
        yield return (line.Warning, m.Ledger.Alarms) switch
        {
            ({ First: { } first } lead, { } alarms) => Invariant($"The warning for twelve months had stood at {100 * alarms.Level:0} % or more since {first}, {Words.Months(lead.Months)} before the crossing."),
            ({ Highest: { } highest }, { } alarms) => Invariant($"No warning of {100 * alarms.Level:0} % or more stood in the month before the crossing; the highest of the twelve months before was {Words.Percent(highest)}."),
            ({ }, _) => "No warning was given in the twelve months before the crossing.",
            _ => m.History is { } history ? $"There were no warnings before its crossing; they begin in {history.From}." : "There are no warnings to look back on.",
        };
        if (line.Episode is null)
        {
            yield return "Its measures were not collected.";
            yield break;
        }

        var classes = Enum.GetValues<MeasureClass>().Where(k => k != MeasureClass.NonMeasure && !line.First.ContainsKey(k)).Select(Vocabulary.Name).ToList();
        if (classes.Count > 0)
        {
            yield return $"By {m.AsOf} no measure of these classes is on record: {Words.List(classes)}.";
        }

        yield return line.FirstCoercive is { } coercive
            ? $"The first sanction, threat or use of force ({coercive.Measure.Instrument}, {coercive.Measure.Actor}) came in {coercive.Month}, {Words.FromCrossing(coercive.Lag)}{(coercive.InForce ? ", and was still in force" : string.Empty)}; {Done(coercive, m)}"
            : Invariant($"No sanction, threat or use of force is on record by {m.AsOf}: the {line.Harm.Best:N0} deaths counted from {crossing.Month - (m.Ledger.Settings.Window - 1)} on came without one.");
        yield return line.FirstMilitary is { } military
            ? $"The first threat of force, presence or use of force ({military.Measure.Instrument}, {military.Measure.Actor}) came in {military.Month}, {Words.FromCrossing(military.Lag)}; {Done(military, m)}"
            : $"No threat of force, presence or use of force is on record by {m.AsOf}.";
    }

    /// <summary>Where coercion came at or after the crossing, or not at all.</summary>
    private static IEnumerable<string> TooLate(BriefMaterial m, List<LedgerLine> lines)
    {
        var late = lines.Select(static l => l.FirstCoercive).OfType<FirstMeasure>().Where(static f => f.Lag >= 0).ToList();
        if (late.Count > 0)
        {
            var (least, most) = (late.Min(static f => f.Share), late.Max(static f => f.Share));
            yield return Invariant($"In {late.Count} the first sanction, threat or use of force came at or after the crossing, when at least {Words.Between(least, most)} of the deaths known by {m.Known} had happened.");
        }

        var never = lines.Where(static l => l.FirstCoercive is null).Select(static l => Theatres.Title(l.Crossing)).ToList();
        if (never.Count > 0)
        {
            yield return $"For {Words.List(never)} none is on record by {m.AsOf}.";
        }
    }

    private static string Done(FirstMeasure first, BriefMaterial m) =>
        $"{Words.Between(first.Share, first.ShareThrough)} of the deaths known by {m.Known} had then happened.";
}
