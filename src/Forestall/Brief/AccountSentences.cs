using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>An account of a crossing in complete sentences; each says only what its figures carry.</summary>
public static class AccountSentences
{
    /// <summary>The sentences.</summary>
    public static IEnumerable<string> Of(CrossingAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var c = account.Crossing;
        yield return Invariant($"In {c.Month} the deaths of the {account.Settings.Window} months up to then reached {c.TrailingDeaths:N0}.");
        yield return Invariant($"Of these, {account.WindowBefore.Best:N0} had died before that month (low {account.WindowBefore.Low:N0}, high {account.WindowBefore.High:N0}).");
        yield return c.End is { } end
            ? Invariant($"From the crossing until {end - 1} another {account.After.Best:N0} people died (low {account.After.Low:N0}, high {account.After.High:N0}); the worst month was {c.WorstMonth}.")
            : Invariant($"From the crossing until the record ends in {c.Last}, {account.After.Best:N0} people died (low {account.After.Low:N0}, high {account.After.High:N0}); the worst month was {c.WorstMonth}.");
        if (account.CrossingYear is { Displacement.Total: not null } then && account.Peak is { Displacement.Total: not null } peak)
        {
            yield return Invariant($"At the end of {then.Year}, {People(then.Displacement)} were displaced; {(peak.Year == then.Year ? "no later year-end in the episode shows more." : Invariant($"at the highest year-end of the episode, {peak.Year}, {People(peak.Displacement)}."))}");
        }

        if (account.MostReturned is { } returned)
        {
            yield return Returned(returned);
        }
    }

    private static string Returned(DisplacedAt at) =>
        Invariant($"In {at.Year} {at.Displacement.ReturnedRefugees:N0} refugees returned: they had fled and come back between two year-ends, or earlier, and no year-end shows them all.");

    private static string People(Displacement d) => (d.Refugees, d.Internal) switch
    {
        ({ } refugees, { } within) => Invariant($"{refugees:N0} refugees and {within:N0} people inside the country"),
        ({ } refugees, null) => Invariant($"{refugees:N0} refugees (no figure for people inside the country)"),
        (null, { } within) => Invariant($"{within:N0} people inside the country (no figure for refugees)"),
        _ => "an unknown number of people",
    };
}
