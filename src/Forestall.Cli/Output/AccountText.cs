using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Cli.Output;

/// <summary>An account of a crossing in sentences.</summary>
internal static class AccountText
{
    public static IEnumerable<string> Lines(CrossingAccount a)
    {
        var c = a.Crossing;
        var theatre = c.Situation.Theatres.Count > 0 ? $" ({string.Join(", ", c.Situation.Theatres)})" : string.Empty;
        yield return $"{c.Id}: {c.Situation.Name}{theatre}, {(c.Kind == CrossingKind.Onset ? "onset" : "surge inside an episode")}";
        yield return Invariant($"Crossing      {c.Month}: {c.TrailingDeaths:N0} deaths in the {a.Settings.Window} months up to it (threshold {a.Settings.Threshold:N0}, {HarmKinds.Name(a.Settings.Harm)}){(c.LeftCensored ? "; the record begins less than a window before, so the real crossing may be earlier" : string.Empty)}");
        yield return c.End is { } end
            ? Invariant($"End           {end}, after {end - c.Month} months")
            : Invariant($"End           none by {c.Situation.To}: the episode goes on");
        yield return Invariant($"Harm before   {Range(a.BeforeInRun)} from {a.RunFrom} to {c.Month - 1}; {a.WindowBefore.Best:N0} in the {a.Settings.Window - 1} months before the crossing month");
        yield return Invariant($"Harm after    {Range(a.After)} from {c.Month} to {c.Last}; of these {a.CrossingMonth.Best:N0} in the crossing month; worst month {c.WorstMonth}");
        yield return Displaced("Displaced", "at the end of the year before", a.YearBefore);
        yield return Displaced("         ", "at the end of the crossing's year", a.CrossingYear);
        yield return Displaced("         ", "at the peak", a.Peak);
        if (a.MostReturned is { } returned)
        {
            yield return Invariant($"              in {returned.Year} {returned.Displacement.ReturnedRefugees:N0} refugees returned, more than any year-end shows");
        }

        if (a.Months.Any(static m => m.Estimated))
        {
            yield return "Monthly figures by type are estimated where marked; see docs/methods/monthly-split.md.";
        }
    }

    private static string Displaced(string label, string when, DisplacedAt? at)
    {
        if (at is null)
        {
            return $"{label}     {when}: no figures";
        }

        var d = at.Displacement;
        var returned = d.ReturnedRefugees is > 0 ? Invariant($"; {d.ReturnedRefugees:N0} refugees returned during the year") : string.Empty;
        return $"{label}     {when} ({at.Year}): {Number(d.Refugees)} refugees, {Number(d.Internal)} internally displaced{returned}";
    }

    private static string Number(long? value) => value is { } known ? Invariant($"{known:N0}") : "unknown";

    private static string Range(Deaths d) => Invariant($"{d.Best:N0} deaths (low {d.Low:N0}, high {d.High:N0})");
}
