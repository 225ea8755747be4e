namespace Forestall.Lessons.Robustness;

/// <summary>Consistency and coverage in one cluster, or across the clusters in one unit.</summary>
/// <param name="Name">The cluster (a region, a decade) or the unit (a country).</param>
/// <param name="Cases">How many cases it has.</param>
/// <param name="Consistency">Consistency; 1 where its divisor is zero, since nothing contradicts the relation there.</param>
/// <param name="Coverage">Coverage; likewise.</param>
public sealed record ClusterFit(string Name, int Cases, double Consistency, double Coverage);

/// <summary>
/// Consistency and coverage of a set pooled, between clusters and within units (García-Castro and Ariño 2016).
/// The distance of a profile c₁ … cₖ of consistencies from evenness is √Σ(cᵢ / Σc − 1/k)².
/// </summary>
public sealed record ClusterDiagnostics
{
    /// <summary>The set.</summary>
    public required string Expression { get; init; }

    /// <summary>Whether it is looked at as necessary; otherwise as sufficient.</summary>
    public required bool Necessity { get; init; }

    /// <summary>All cases.</summary>
    public required ClusterFit Pooled { get; init; }

    /// <summary>Each cluster.</summary>
    public required IReadOnlyList<ClusterFit> Between { get; init; }

    /// <summary>The distance of the clusters' consistencies.</summary>
    public required double BetweenDistance { get; init; }

    /// <summary>Each unit, across the clusters; empty where no units are named.</summary>
    public required IReadOnlyList<ClusterFit> Within { get; init; }

    /// <summary>The distance of the units' consistencies; null where no units are named.</summary>
    public required double? WithinDistance { get; init; }

    /// <summary>Diagnoses a set.</summary>
    /// <param name="formula">The set.</param>
    /// <param name="clusters">The cluster of every case.</param>
    /// <param name="units">The unit of every case; null: no units.</param>
    /// <param name="necessity">As necessary rather than sufficient.</param>
    public static ClusterDiagnostics Of(Formula formula, IReadOnlyList<string> clusters, IReadOnlyList<string>? units = null, bool necessity = false)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(clusters);
        var x = formula.Membership();
        var y = formula.Study.Y;
        var between = By(clusters);
        var within = units is null ? [] : By(units);
        return new ClusterDiagnostics
        {
            Expression = formula.Expression,
            Necessity = necessity,
            Pooled = Fit("pooled", [.. Enumerable.Range(0, x.Length)]),
            Between = between,
            BetweenDistance = Distance(between),
            Within = within,
            WithinDistance = units is null ? null : Distance(within),
        };

        List<ClusterFit> By(IReadOnlyList<string> names) =>
            [.. Enumerable.Range(0, x.Length).GroupBy(i => names[i], StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(g => Fit(g.Key, [.. g]))];

        ClusterFit Fit(string name, int[] rows)
        {
            var both = rows.Sum(i => Math.Min(x[i], y[i]));
            var ofX = SufficiencyFit.Ratio(both, rows.Sum(i => x[i])) ?? 1;
            var ofY = SufficiencyFit.Ratio(both, rows.Sum(i => y[i])) ?? 1;
            return necessity ? new(name, rows.Length, ofY, ofX) : new(name, rows.Length, ofX, ofY);
        }
    }

    private static double Distance(List<ClusterFit> fits)
    {
        var sum = fits.Sum(static f => f.Consistency);
        return sum > 0 ? Math.Sqrt(fits.Sum(f => Math.Pow((f.Consistency / sum) - (1.0 / fits.Count), 2))) : 0;
    }
}
