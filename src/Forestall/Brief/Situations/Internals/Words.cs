using Forestall.Doctrine.Replay;
using Forestall.Record;
using static System.FormattableString;

namespace Forestall.Brief.Situations.Internals;

/// <summary>How figures are written in a brief.</summary>
internal static class Words
{
    public static string Percent(double share) => WarningSentences.Percent(share);

    public static string Number(double value) => Invariant($"{value:N0}");

    public static string Range(Deaths deaths) => Invariant($"{deaths.Low:N0} to {deaths.High:N0}");

    public static string Band(Band band) => Invariant($"{band.P50:N0} ({band.P5:N0} to {band.P95:N0})");

    public static string Mean(double mean, double error) => double.IsNaN(error) ? Invariant($"{mean:N0}") : Invariant($"{mean:N0} ± {error:N0}");

    public static string Months(int count) => count == 1 ? "1 month" : Invariant($"{count} months");

    /// <summary>When something came, seen from a crossing.</summary>
    public static string FromCrossing(int lag) => lag switch
    {
        0 => "in the month of the crossing",
        < 0 => $"{Months(-lag)} before the crossing",
        _ => $"{Months(lag)} after the crossing",
    };

    /// <summary>How much of the deaths had happened, where the month of a date leaves a range.</summary>
    public static string Between(double least, double most)
    {
        var (low, high) = (Invariant($"{100 * least:0} %"), Invariant($"{100 * most:0} %"));
        return low == high ? low : Invariant($"{100 * least:0} to {high}");
    }

    /// <summary>A count at the end of a phrase: none, or the number.</summary>
    public static string CountOrNone(int count) => count == 0 ? "none" : Invariant($"{count}");

    public static string Signed(int lag) => Invariant($"{lag:+0;−0;0}");

    public static string List(IReadOnlyList<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
