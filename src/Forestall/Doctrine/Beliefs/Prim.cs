using Forestall.Doctrine.Beliefs.Internals;

namespace Forestall.Doctrine.Beliefs;

/// <summary>
/// The patient rule induction method (Friedman and Fisher 1999) as used for scenario discovery (Bryant and Lempert 2010): limits on few inputs within which
/// most draws are of interest.
/// </summary>
public static class Prim
{
    /// <summary>Finds boxes.</summary>
    /// <param name="columns">The inputs.</param>
    /// <param name="ofInterest">Which draws are of interest, such as those in which an option is the best.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The boxes, in the order found; none where no draw is of interest. A box after the first is kept only if it is denser than all draws are.</returns>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static IReadOnlyList<PrimFinding> Of(IReadOnlyList<PrimColumn> columns, IReadOnlyList<bool> ofInterest, PrimSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(ofInterest);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Checked();
        foreach (var column in columns)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(column.Values.Count, ofInterest.Count, nameof(columns));
        }

        var search = new PrimSearch(columns, ofInterest, settings, cancellation);
        var findings = new List<PrimFinding>();
        while (findings.Count < settings.Boxes && search.InterestLeft > 0)
        {
            var found = search.Next();
            if (findings.Count > 0 && found.Box.Fit.Density <= search.BaseRate)
            {
                break;
            }

            findings.Add(found);
            search.Remove(found.Box);
        }

        return findings;
    }
}
